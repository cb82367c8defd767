import { compareText } from '../../model/json.ts';
import type { Resource } from '../../model/resource.ts';

/**
 * The resource that a dataset stands for: the best current one. Editions kept for the record come last, so that an
 * old good file does not hide a new bad one; among the others the higher level, the open licence and the newer date.
 */
export function representativeOf(resources: readonly Resource[]): Resource {
  const best = resources.toSorted(
    (a, b) =>
      Number(a.freshness === 'archive') - Number(b.freshness === 'archive') ||
      (b.level ?? -1) - (a.level ?? -1) ||
      Number(b.licence === 'open') - Number(a.licence === 'open') ||
      compareText(b.date ?? '', a.date ?? '') ||
      compareText(a.subject, b.subject),
  )[0];
  if (best === undefined) throw new RangeError('a dataset without resources');
  return best;
}
