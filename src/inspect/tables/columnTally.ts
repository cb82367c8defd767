import type { DatePoint } from '../../model/factValues.ts';
import { cellYear } from './cellDate.ts';
import type { CellKind, CellReading } from './cellKind.ts';
import { readCell, saysNoValue } from './cellKind.ts';
import { type PersonalTally, tallyPersonal } from './personalTally.ts';

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
    tally.firstNumber ??= { row, cell };
    const year = cellYear(cell);
    if (year !== null) {
      tally.years += 1;
      tally.earliestYear = Math.min(tally.earliestYear, year);
      tally.latestYear = Math.max(tally.latestYear, year);
    }
  } else if (kind === 'date') {
    tallyDate(tally, date);
  } else if (kind === 'text' && !saysNoValue(cell)) {
    tally.texts += 1;
    tally.firstText ??= { row, cell };
  }
  return kind;
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
  if (known.size < MOST_KNOWN) known.set(cell, reading);
  // A column of different values: looking them up is for nothing.
  else if (tally.hits < MOST_KNOWN) tally.known = null;
  return reading;
}

const MOST_KNOWN = 256;

function tallyDate(tally: ColumnTally, point: DatePoint | null): void {
  if (point === null) return;
  tally.dates += 1;
  if (tally.latest === null || point.date > tally.latest.date) tally.latest = point;
  if (tally.earliest === null || point.date < tally.earliest.date) tally.earliest = point;
}

/** Mostly numbers or dates, so that text in it is a foreign body. */
export function isNumericTally(tally: ColumnTally): boolean {
  const values = tally.numbers + tally.dates;
  return values >= 3 && values >= 0.7 * (values + tally.texts);
}
