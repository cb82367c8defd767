import type { InstitutionResult } from '../../model/audit.ts';
import type { InstitutionId } from '../../model/ids.ts';
import type { Improvement } from '../../model/improvement.ts';
import type { ReportContext } from '../reportContext.ts';
import { hasEffect, improvementSentence } from '../sentences/improvementSentence.ts';
import type { Trace } from './trace.ts';
import { findingRows, resourceRow } from './traceRows.ts';

export function improvementTraceId(institution: InstitutionId, { remedy }: Improvement): string {
  return `i-${institution}-improve-${remedy}`;
}

/** What each „would change“ rests on: the resources that gain, and the failures that would be mended. */
export function improvementTraces(
  context: ReportContext,
  { institution, summary }: InstitutionResult,
): readonly Trace[] {
  return (summary.improvements ?? []).filter(hasEffect).map((improvement) => ({
    id: improvementTraceId(institution.id, improvement),
    title: `${context.say('improve.trace')} – ${context.name(institution.name)}`,
    value: String(improvement.changes.length),
    formula: `${improvementSentence(context, improvement)}\n${context.say('improve.formula')}`,
    sections: [
      {
        heading: context.say('improve.resources'),
        rows: () =>
          improvement.changes.flatMap(({ subject, level, stars }) => {
            const resource = context.index.resource(institution.id, subject);
            if (resource === undefined) return [];
            return [
              resourceRow(
                context,
                resource,
                context.say('improve.change', { level: level.join(' → '), stars: stars?.join(' → ') ?? '–' }),
              ),
            ];
          }),
      },
      { heading: context.say('improve.mended'), rows: () => findingRows(context, improvement.findings) },
    ],
  }));
}
