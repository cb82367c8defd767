import type { AuditResult } from '../../model/audit.ts';
import type { Lang } from '../../model/lang.ts';
import { shownSummary } from '../numbers/shownSummary.ts';

/** One institution with its place, scores and coverage; also those without a score, with the reason. */
export type RankingRow = {
  readonly institution: string;
  readonly institutionName: string;
  readonly kind: string;
  readonly rankBest: number | null;
  readonly rankWorst: number | null;
  readonly withheld: string | null;
  readonly technicalLevel: number | null;
  readonly technicalLevelLow: number | null;
  readonly technicalLevelHigh: number | null;
  readonly openLicencePercent: number | null;
  readonly notStatedPercent: number | null;
  readonly strictStars: number | null;
  readonly formatPercent: number | null;
  readonly licencePercent: number | null;
  readonly machineReadabilityPercent: number | null;
  readonly freshnessPercent: number | null;
  readonly qualityPercent: number | null;
  readonly coverageWeightPercent: number;
  readonly coverageResourcesPercent: number;
  readonly datasets: number;
  readonly resources: number;
  readonly documents: number;
};

/** Ranked bodies first, in their order; then the others in the result's order. */
export function rankingRows(result: AuditResult, lang: Lang = 'bg'): readonly RankingRow[] {
  const ranks = new Map(result.ranking.map((rank, index) => [rank.institutionId, { ...rank, index }]));
  return result.institutions
    .map(({ institution, summary: whole }, index) => {
      const summary = shownSummary(whole);
      const rank = ranks.get(institution.id);
      const row: RankingRow = {
        institution: institution.id,
        institutionName: institution.name[lang],
        kind: institution.kind,
        rankBest: rank?.best ?? null,
        rankWorst: rank?.worst ?? null,
        withheld: summary.withheld,
        technicalLevel: summary.technicalLevel?.mean.value ?? null,
        technicalLevelLow: summary.technicalLevel?.low ?? null,
        technicalLevelHigh: summary.technicalLevel?.high ?? null,
        openLicencePercent: summary.openLicencePercent?.value ?? null,
        notStatedPercent: summary.notStatedPercent?.value ?? null,
        strictStars: summary.strictStars?.value ?? null,
        formatPercent: summary.dimensionPercents.format?.value ?? null,
        licencePercent: summary.dimensionPercents.licence?.value ?? null,
        machineReadabilityPercent: summary.dimensionPercents['machine-readability']?.value ?? null,
        freshnessPercent: summary.dimensionPercents.freshness?.value ?? null,
        qualityPercent: summary.qualityPercent?.value ?? null,
        coverageWeightPercent: summary.coverage.weightPercent.value,
        coverageResourcesPercent: summary.coverage.resourcesPercent.value,
        datasets: summary.counts.datasets,
        resources: summary.counts.resources,
        documents: summary.counts.documents,
      };
      return { row, order: rank?.index ?? ranks.size + index };
    })
    .sort((a, b) => a.order - b.order)
    .map(({ row }) => row);
}
