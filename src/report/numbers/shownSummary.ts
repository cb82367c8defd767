import type { InstitutionResult } from '../../model/audit.ts';
import type { InstitutionScore, Score } from '../../model/score.ts';

/**
 * A summary as it may be printed: without a score when one is withheld, whatever was computed on the way. The report
 * promises „no score is printed“; a mean left over in a column would break that for a body that nobody judged.
 */
export function shownSummary(summary: InstitutionScore): InstitutionScore {
  if (summary.withheld === null) return summary;
  return {
    ...summary,
    technicalLevel: null,
    openLicencePercent: null,
    notStatedPercent: null,
    strictStars: null,
    dimensionPercents: { format: null, licence: null, 'machine-readability': null, freshness: null },
    qualityPercent: null,
  };
}

/**
 * A score of one subject as it may be printed: of a body whose score is withheld only what its coverage was made from.
 * Its points would be the withheld score by the back door.
 */
export function shownScore(score: Score, summary: InstitutionScore): object {
  return summary.withheld === null ? score : { ...score, points: null, maxPoints: null };
}

/**
 * Institutions whose sites are known to be theirs. What stands on a site that does not show whose it is belongs to
 * nobody yet: it is listed on that institution's page and counted nowhere (DESIGN §2, „Whose site is it?“).
 */
export function attributed(institutions: readonly InstitutionResult[]): readonly InstitutionResult[] {
  return institutions.filter(({ summary }) => summary.withheld !== 'not-identified');
}
