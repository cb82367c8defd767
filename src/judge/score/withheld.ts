import type { Institution } from '../../model/institution.ts';
import type { Withheld } from '../../model/score.ts';
import type { Site } from '../derive/siteIdentity.ts';

/** Why no score is printed for a body; null when one is. The nearest reason to the beginning of the crawl is told. */
export function withheldReason(from: {
  readonly institution: Institution;
  readonly sites: readonly Site[];
  readonly discovered: number;
  readonly datasets: number;
  readonly weightPercent: number;
  readonly resourcesPercent: number;
  readonly minCoveragePercent: number;
}): Withheld | null {
  const { institution, sites, discovered } = from;
  if (sites.length === 0 && institution.portalOrganisation === null && discovered === 0) return 'no-address';
  const unreached = reasonOfSites(sites);
  if (unreached !== null) return unreached;
  if (discovered === 0) return 'no-resources';
  if (from.resourcesPercent < from.minCoveragePercent) return 'coverage-resources';
  if (from.weightPercent < from.minCoveragePercent) return 'coverage-weight';
  return from.datasets === 0 ? 'no-resources' : null;
}

/** Being unreachable or blocking us must not pay: it is told even where the portal alone would give a score. */
function reasonOfSites(sites: readonly Site[]): Withheld | null {
  if (sites.length === 0) return null;
  const reached = sites.filter((site) => site.reached === 'yes');
  if (reached.length === 0) return sites.some((site) => site.reached === 'blocked') ? 'blocked' : 'unreachable';
  return reached.some((site) => site.identified === true) ? null : 'not-identified';
}
