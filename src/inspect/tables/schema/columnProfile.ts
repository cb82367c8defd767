import { saysNoValue } from '../cellKind.ts';
import { cellYear } from '../cellDate.ts';
import { DATE_PATTERNS, fitsPattern } from './datePatterns.ts';
import { numberShape } from './numberShape.ts';

/** How the cells of one column are written, counted row by row: what a field of a schema is made of. */
export type ColumnProfile = {
  filled: number;
  empty: number;
  /** Words for „no value“ as written, and how often. */
  missing: Map<string, number>;
  numbers: number;
  /** Signs before the fraction, between groups, and those that may be either. */
  decimal: Map<string, number>;
  group: Map<string, number>;
  either: Map<string, number>;
  units: number;
  leadingZeros: number;
  mostDigits: number;
  years: number;
  /** By index into DATE_PATTERNS. */
  dates: Map<number, number>;
  /** Words as written, while they may be those of a yes-or-no column. */
  words: Set<string>;
  emails: number;
  links: number;
  /** Cells of nothing but digits by their number; a column of codes has one or two. */
  codeLengths: Map<number, number>;
  /** Different values; null when there are too many to hold. */
  different: Set<string> | null;
};

/** Values held to tell whether all differ. */
const MAX_DIFFERENT = 50_000;
/** More different words than this are no yes or no. */
const MAX_WORDS = 4;
const MAX_MISSING = 20;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;
const LINK = /^https?:\/\/[^\s]+$/i;

export function emptyProfile(): ColumnProfile {
  return {
    filled: 0,
    empty: 0,
    missing: new Map(),
    numbers: 0,
    decimal: new Map(),
    group: new Map(),
    either: new Map(),
    units: 0,
    leadingZeros: 0,
    mostDigits: 0,
    years: 0,
    dates: new Map(),
    words: new Set(),
    emails: 0,
    links: 0,
    codeLengths: new Map(),
    different: new Set(),
  };
}

export function profileCell(profile: ColumnProfile, cell: string): void {
  const text = cell.trim();
  if (text === '') profile.empty += 1;
  else if (saysNoValue(text) && (profile.missing.has(text) || profile.missing.size < MAX_MISSING))
    more(profile.missing, text);
  else {
    profileValue(profile, text);
    // Only as it stands: the text of a code is not trimmed by who reads it.
    if (/^\d+$/.test(cell)) more(profile.codeLengths, cell.length);
  }
}

function profileValue(profile: ColumnProfile, text: string): void {
  profile.filled += 1;
  if (profile.words.size <= MAX_WORDS) profile.words.add(text);
  profile.different?.add(text);
  if ((profile.different?.size ?? 0) > MAX_DIFFERENT) profile.different = null;
  const first = text.charCodeAt(0);
  if ((first >= 48 && first <= 57) || '+-.,'.includes(text.charAt(0))) {
    profileNumber(profile, text);
    for (const [index, pattern] of DATE_PATTERNS.entries()) if (fitsPattern(text, pattern)) more(profile.dates, index);
  }
  if (text.includes('@') && EMAIL.test(text)) profile.emails += 1;
  else if (LINK.test(text)) profile.links += 1;
}

function profileNumber(profile: ColumnProfile, text: string): void {
  if (cellYear(text) !== null && text.length === 4) profile.years += 1;
  const shape = numberShape(text);
  if (shape === null) return;
  profile.numbers += 1;
  if (shape.decimal !== null) more(profile.decimal, shape.decimal);
  if (shape.group !== null) more(profile.group, shape.group);
  if (shape.either !== null) more(profile.either, shape.either);
  if (shape.unit) profile.units += 1;
  if (shape.leadingZero) profile.leadingZeros += 1;
  profile.mostDigits = Math.max(profile.mostDigits, shape.digits);
}

function more<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
