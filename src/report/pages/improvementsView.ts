import type { InstitutionResult } from '../../model/audit.ts';
import type { Improvement, Step } from '../../model/improvement.ts';
import { improvementTraceId } from '../numbers/improvementTraces.ts';
import type { ReportContext } from '../reportContext.ts';
import { tracePath } from '../reportPaths.ts';
import { formatDecimal, formatPercent } from '../sentences/formatNumber.ts';
import { hasEffect, improvementSentence } from '../sentences/improvementSentence.ts';
import { exampleView } from './resourceView.ts';

/** What to mend first: each remedy with what it would change, the means of the body before and after, and how. */
export function improvementsView(
  context: ReportContext,
  { institution, summary }: InstitutionResult,
): readonly object[] {
  return (summary.improvements ?? []).filter(hasEffect).map((improvement) => {
    const rule = improvement.rule === null ? undefined : context.index.rules.get(improvement.rule);
    return {
      remedy: improvement.remedy,
      sentence: improvementSentence(context, improvement),
      means: meansOf(context, improvement),
      href: tracePath(improvementTraceId(institution.id, improvement), 1),
      example: rule === undefined ? null : exampleView(context, rule, institution.id),
    };
  });
}

function meansOf(context: ReportContext, { body }: Improvement): string {
  if (body === null) return '';
  const decimal = (value: number): string => formatDecimal(value, context.lang);
  const percent = (value: number): string => formatPercent(value, context.lang);
  const parts = [
    meanText(context, 'improve.meanStars', body.stars, decimal),
    meanText(context, 'improve.meanLevel', body.level, decimal),
    meanText(context, 'improve.openShare', body.openPercent, percent),
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : context.say('improve.means', { means: parts.join('; ') });
}

function meanText(context: ReportContext, key: string, step: Step | null, write: (value: number) => string): string {
  if (step === null || write(step[0]) === write(step[1])) return '';
  return context.say(key, { before: write(step[0]), after: write(step[1]) });
}
