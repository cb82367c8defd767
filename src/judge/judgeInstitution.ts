import type { InstitutionResult, JudgeInput } from '../model/audit.ts';
import type { Fact } from '../model/facts.ts';
import type { Finding } from '../model/finding.ts';
import { compareText } from '../model/json.ts';
import type { RuleSet } from '../model/rule.ts';
import type { InstitutionScore } from '../model/score.ts';
import type { Tables } from '../model/tables.ts';
import { deriveAll } from './derive/deriveAll.ts';
import { makeFindings } from './makeFindings.ts';
import { methodTotals } from './methods/methodTotals.ts';
import { scoreMethods } from './methods/scoreMethods.ts';
import { improvements } from './score/improvements.ts';
import { scoreSubjects } from './score/scoreSubjects.ts';
import { summarise } from './score/summarise.ts';

/**
 * What the evidence of one institution says under one rule set. Pure and total: the same input in any order gives the
 * same bytes; a fault in one check costs one finding. Documents stand in `resources` and have no findings; findings of
 * trial rules are there and count in no score.
 */
export function judgeInstitution(input: JudgeInput, ruleSet: RuleSet, tables: Tables): InstitutionResult {
  const { institution } = input;
  const derived = deriveAll(input, tables);
  const findings = makeFindings(derived, ruleSet, { input, tables });
  const points = new Map(ruleSet.rules.map((rule) => [rule.id, rule.points]));
  const scores = scoreSubjects(findings, ({ ruleId }: Finding) => points.get(ruleId) ?? 0);
  const summary = summarise({ institution, derived, findings, scores, profile: ruleSet.profile });
  return {
    institution,
    facts: [derived, ...derived.resources, ...derived.listed].flatMap(({ facts }) => facts).toSorted(bySubject),
    resources: derived.resources.map(({ resource }) => resource),
    datasets: derived.datasets,
    findings,
    scores,
    summary: {
      ...summary,
      improvements: improvements({ input, derived, findings, summary, ruleSet, tables }),
      ...byOthers(input, ruleSet, tables),
    },
  };
}

/** Only of a body whose datasets a catalogue lists; rule sets of audits of early versions hold no methods. */
function byOthers(input: JudgeInput, ruleSet: RuleSet, tables: Tables): Pick<InstitutionScore, 'methods'> {
  const { methods = [] } = ruleSet as { readonly methods?: RuleSet['methods'] };
  const totals = methodTotals(scoreMethods(input, methods, tables));
  return totals.length === 0 ? {} : { methods: totals };
}

function bySubject(a: Fact, b: Fact): number {
  return compareText(a.subject, b.subject) || compareText(a.key, b.key);
}
