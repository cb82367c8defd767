import { editionYear } from './editionYear.ts';

/** What a text says of the year of the thing that it names. */
export type StatedYears = {
  /** The latest that it states as the thing's own; null when it states none. */
  readonly year: number | null;
  /** A later one in it that may be that of an act or of an upload, and may be the thing's. Absent when there is none. */
  readonly otherYear?: number;
};

const YEAR = /(?<!\d)(?:19|20)\d{2}(?!\d)/g;
/** Since when somebody claims rights: never the year of a thing. */
const RIGHTS = /(?:©|\(c\)|copyright)\s{0,3}(?:19|20)\d{2}(?:\s?[-–]\s?(?:19|20)\d{2})?/giu;

/** Every year of a text in four digits, told apart by whether the text states it as the thing's own. */
export function statedYears(text: string): StatedYears {
  const all = [...text.replace(RIGHTS, ' ').matchAll(YEAR)].map(([digits]) => Number(digits));
  return laterYears({ year: editionYear(text) }, ...all.map((otherYear) => ({ year: null, otherYear })));
}

/** The latest of several statements; another year counts only where it is later than any that is stated as one's own. */
export function laterYears(...stated: readonly StatedYears[]): StatedYears {
  const year = laterYear(...stated.map((one) => one.year));
  const otherYear = laterYear(...stated.map((one) => one.otherYear ?? null));
  return otherYear === null || (year !== null && otherYear <= year) ? { year } : { year, otherYear };
}

/** The latest of those that are known; null when none is. */
export function laterYear(...years: readonly (number | null)[]): number | null {
  const known = years.filter((year) => year !== null);
  return known.length === 0 ? null : Math.max(...known);
}
