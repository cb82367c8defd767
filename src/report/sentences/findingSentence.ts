import type { Finding } from '../../model/finding.ts';
import type { ReportContext } from '../reportContext.ts';
import { fillText, pluralForm } from './fillText.ts';
import { formatValue } from './formatValue.ts';
import { typesetText } from './typesetText.ts';

/**
 * What a finding says, in the context's language: the message of its rule's check with the finding's data. A finding
 * whose rule or message this rule set no longer has is told by the rule's title and the outcome.
 */
export function findingSentence(context: ReportContext, finding: Finding): string {
  const rule = context.index.rules.get(finding.ruleId);
  const message =
    rule === undefined ? undefined : context.input.ruleSet.messages[context.lang][rule.check]?.[finding.messageKey];
  if (message === undefined) {
    const title = rule === undefined ? finding.ruleId : context.prose(rule.title);
    return `${title}: ${context.label('outcomes', finding.outcome)}.`;
  }
  const count = finding.data['count'];
  const values = Object.entries(finding.data).map(
    ([name, value]) => [name, formatValue(context, name, value)] as const,
  );
  const form = pluralForm(message, typeof count === 'number' ? count : undefined);
  return fillText(typesetText(form, context.lang), new Map(values));
}
