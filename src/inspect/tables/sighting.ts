/** Where something was seen first, and how often. */
export type Sighting = {
  count: number;
  readonly row: number;
  readonly column: number | null;
  readonly quote: string;
};

/** One more of the kind; the words are asked for only when it is the first. */
export function seen(
  before: Sighting | null,
  row: number,
  column: number | null,
  words: () => string,
  count = 1,
): Sighting {
  if (before === null) return { count, row, column, quote: words() };
  before.count += count;
  return before;
}
