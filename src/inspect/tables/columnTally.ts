import type { DatePoint } from '../../model/factValues.ts';
import { cellYear } from './cellDate.ts';
import type { CellKind, CellReading } from './cellKind.ts';
import { readCell, saysNoValue } from './cellKind.ts';
import { type CodeRow, cellText } from './codeRow.ts';
import { ownText } from './ownText.ts';
import { type PersonalTally, tallyNineDigits, tallyNumber, tallyPersonal } from './personalTally.ts';
import { FIRST_DAY, FIRST_YEAR, PLAIN } from './plainCell.ts';

/** What the cells of one column were, counted row by row. */
export type ColumnTally = {
  numbers: number;
  dates: number;
  texts: number;
  years: number;
  /** First text among numbers: what to show when the column turns out to be one of numbers. */
  firstText: { row: number; cell: string } | null;
  firstNumber: { row: number; cell: string } | null;
  earliest: DatePoint | null;
  latest: DatePoint | null;
  /** The same as numbers, yyyymmdd. */
  earliestDay: number;
  latestDay: number;
  /** Days from one date to the next one beyond all before it, the shortest and the longest; `steps` counts them. */
  steps: number;
  shortestStep: number;
  longestStep: number;
  /** Dates went forwards (1), backwards (-1), both (0); null before the second one. */
  direction: 1 | -1 | 0 | null;
  earliestYear: number;
  latestYear: number;
  /** Cells that were read before, by their words; null when they do not repeat. */
  known: Map<string, CellReading> | null;
  hits: number;
  /** Null until a cell looked like personal data. */
  personal: PersonalTally | null;
};

export function emptyTally(): ColumnTally {
  return {
    numbers: 0,
    dates: 0,
    texts: 0,
    years: 0,
    firstText: null,
    firstNumber: null,
    earliest: null,
    latest: null,
    earliestDay: Infinity,
    latestDay: 0,
    steps: 0,
    shortestStep: Infinity,
    longestStep: 0,
    direction: null,
    earliestYear: 9999,
    latestYear: 0,
    known: new Map(),
    hits: 0,
    personal: null,
  };
}

/** Adds one cell; answers what it was. */
export function tallyCell(tally: ColumnTally, cell: string, row: number): CellKind {
  const { kind, date } = readAgain(tally, cell);
  tally.personal = tallyPersonal(tally.personal, cell, kind);
  if (kind === 'number') {
    tally.numbers += 1;
    tally.firstNumber ??= { row, cell: ownText(cell) };
    const year = cellYear(cell);
    if (year !== null) tallyYear(tally, year);
  } else if (kind === 'date') {
    tallyDate(tally, date);
  } else if (kind === 'text' && !saysNoValue(cell)) {
    tally.texts += 1;
    tally.firstText ??= { row, cell: ownText(cell) };
  }
  return kind;
}

/** Adds one cell that `plainCell` was sure of. */
export function tallyPlain(tally: ColumnTally, plain: number, row: CodeRow, cell: number, number: number): void {
  if (plain === PLAIN.words) {
    tally.texts += 1;
    if (tally.firstText === null) tally.firstText = { row: number, cell: ownText(cellText(row, cell)) };
  } else if (plain >= FIRST_DAY) {
    tally.dates += 1;
    if (plain > tally.latestDay || plain < tally.earliestDay) keepDay(tally, plain, dayPoint(plain));
  } else if (plain !== PLAIN.blank) {
    tally.numbers += 1;
    if (tally.firstNumber === null) tally.firstNumber = { row: number, cell: ownText(cellText(row, cell)) };
    if (plain === PLAIN.nineDigits) tally.personal = tallyNineDigits(tally.personal);
    else if (plain === PLAIN.tenDigits) tally.personal = tallyNumber(tally.personal, cellText(row, cell).trim());
    else if (plain >= FIRST_YEAR) tallyYear(tally, plain);
  }
}

function tallyYear(tally: ColumnTally, year: number): void {
  tally.years += 1;
  tally.earliestYear = Math.min(tally.earliestYear, year);
  tally.latestYear = Math.max(tally.latestYear, year);
}

/** Cells of a column repeat: days, names, yes and no. Looking one up costs a tenth of reading it. */
function readAgain(tally: ColumnTally, cell: string): CellReading {
  const { known } = tally;
  if (known === null) return readCell(cell);
  const before = known.get(cell);
  if (before !== undefined) {
    tally.hits += 1;
    return before;
  }
  const reading = readCell(cell);
  if (known.size < MOST_KNOWN) known.set(ownText(cell), reading);
  // A column of different values: looking them up is for nothing.
  else if (tally.hits < MOST_KNOWN) tally.known = null;
  return reading;
}

const MOST_KNOWN = 256;

function tallyDate(tally: ColumnTally, point: DatePoint | null): void {
  if (point === null) return;
  tally.dates += 1;
  keepDay(tally, Number(point.date.replaceAll('-', '')), point);
}

/** Enough to know whether a column goes by days, weeks or months. */
const MOST_STEPS = 5_000;

function countStep(tally: ColumnTally, day: number): void {
  const isForward = day > tally.latestDay;
  const before = isForward ? tally.latestDay : tally.earliestDay;
  const days = Math.abs(dayNumber(day) - dayNumber(before));
  const direction = isForward ? 1 : -1;
  tally.direction = tally.direction === null || tally.direction === direction ? direction : 0;
  tally.steps += 1;
  tally.shortestStep = Math.min(tally.shortestStep, days);
  tally.longestStep = Math.max(tally.longestStep, days);
}

/** Days since 1970 of a yyyymmdd. */
function dayNumber(day: number): number {
  return Math.round(Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100) / 86_400_000);
}

/** The first of equal days stays. */
function keepDay(tally: ColumnTally, day: number, point: DatePoint): void {
  if (tally.latestDay > 0 && tally.steps < MOST_STEPS && (day > tally.latestDay || day < tally.earliestDay))
    countStep(tally, day);
  if (day > tally.latestDay) {
    tally.latest = point;
    tally.latestDay = day;
  }
  if (day < tally.earliestDay) {
    tally.earliest = point;
    tally.earliestDay = day;
  }
}

function dayPoint(day: number): DatePoint {
  const digits = String(day);
  return { date: `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`, precision: 'day' };
}

/** Mostly numbers or dates, so that text in it is a foreign body. */
export function isNumericTally(tally: ColumnTally): boolean {
  const values = tally.numbers + tally.dates;
  return values >= 3 && values >= 0.7 * (values + tally.texts);
}
