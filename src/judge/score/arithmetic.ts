/** Four decimals: enough for every mean shown, and the same on every machine whatever the order of adding. */
const PLACES = 10_000;

export function rounded(value: number): number {
  return Math.round(value * PLACES) / PLACES;
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Null for no values: a mean of nothing is not zero. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : rounded(sum(values) / values.length);
}

/** Null when there is no whole. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : rounded((100 * part) / whole);
}
