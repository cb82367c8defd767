import type { InstitutionResult } from '../../model/audit.ts';
import { compareText } from '../../model/json.ts';
import type { Rank } from '../../model/score.ts';

/**
 * Ranks as ranges by technical level (DESIGN §2): a body is surely above another when even its lower bound is more than
 * the other's upper bound. Bodies without a printed score have no rank. Sorted by mean level (a body whose wide range merely begins early must not stand
 * above one with a higher level), then best, worst, id.
 */
export function rankInstitutions(results: readonly InstitutionResult[]): readonly Rank[] {
  const ranked = results.flatMap(({ summary }) =>
    summary.withheld === null && summary.technicalLevel !== null
      ? [
          {
            id: summary.id,
            institutionId: summary.institutionId,
            mean: summary.technicalLevel.mean.value,
            low: summary.technicalLevel.low,
            high: summary.technicalLevel.high,
          },
        ]
      : [],
  );
  return ranked
    .map((own): { readonly mean: number; readonly rank: Rank } => {
      const above = ranked.filter((other) => other.low > own.high).map(({ id }) => id);
      const below = ranked.filter((other) => other.high < own.low).map(({ id }) => id);
      const rank = {
        institutionId: own.institutionId,
        best: 1 + above.length,
        worst: ranked.length - below.length,
        above: above.toSorted(compareText),
        below: below.toSorted(compareText),
      };
      return { mean: own.mean, rank };
    })
    .toSorted((a, b) => b.mean - a.mean || compareRanks(a.rank, b.rank))
    .map(({ rank }) => rank);
}

function compareRanks(a: Rank, b: Rank): number {
  return a.best - b.best || a.worst - b.worst || compareText(a.institutionId, b.institutionId);
}
