import { FACTS } from '../model/facts.ts';
import type { Lang } from '../model/lang.ts';
import { explainRule, writeCatalogue } from '../rules/writeCatalogue.ts';
import { loadRuleBook } from './loadRuleBook.ts';

/** Texts of `zvezdomer rules`: generated from the rule files, so that they cannot say something else. */
export function describeRules(lang: Lang): string {
  return writeCatalogue(loadRuleBook('five-star').ruleSet, lang);
}

export function explainRuleText(id: string, lang: Lang): string {
  return explainRule(loadRuleBook('five-star').ruleSet, id, lang);
}

export function describeFacts(): string {
  return Object.entries(FACTS)
    .map(
      ([key, { origin, type, unit, meaning }]) =>
        `${key.padEnd(24)} ${origin.padEnd(9)} ${type.padEnd(7)} ${(unit ?? '').padEnd(14)} ${meaning}`,
    )
    .join('\n');
}
