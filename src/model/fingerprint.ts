/** What is compared of two pages of one host: never their look, which all pages of a host share. */
export type Fingerprint = {
  /** Hash of the title's words. */
  readonly title: number;
  /** Hash of the words of all headings up to the third rank. */
  readonly headings: number;
  readonly links: number;
  /** Distinct pairs of neighbouring words in the content. */
  readonly pairs: number;
  /** The smallest hashes of those pairs, ascending, at most `SKETCH_SIZE`. */
  readonly sketch: readonly number[];
};

export const SKETCH_SIZE = 32;
/** „Latest news“ and the hour differ between two answers of one error page. */
const LEAST_LIKENESS = 0.8;
const LINKS_APART = 2;

/**
 * Whether two pages say the same: equal title and headings, about as many links, nearly the same words. All of it,
 * since a page that is wrongly taken for an error page is a page nobody reads. Two pages without words are not alike.
 */
export function resembles(a: Fingerprint, b: Fingerprint): boolean {
  if (a.title !== b.title || a.headings !== b.headings) return false;
  if (Math.abs(a.links - b.links) > LINKS_APART) return false;
  return a.pairs > 0 && b.pairs > 0 && likeness(a, b) >= LEAST_LIKENESS;
}

/**
 * Share of common word pairs (Jaccard), estimated from the smallest hashes of the union (Broder 1997); exact for pages
 * with fewer pairs than a sketch holds.
 */
export function likeness(a: Pick<Fingerprint, 'sketch'>, b: Pick<Fingerprint, 'sketch'>): number {
  const union = [...new Set([...a.sketch, ...b.sketch])].toSorted((x, y) => x - y).slice(0, SKETCH_SIZE);
  if (union.length === 0) return 0;
  const [inA, inB] = [new Set(a.sketch), new Set(b.sketch)];
  return union.filter((hash) => inA.has(hash) && inB.has(hash)).length / union.length;
}
