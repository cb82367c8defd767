import type { DatePoint } from '../../model/factValues.ts';
import { cellDate, cellYear } from './cellDate.ts';
import type { CellKind } from './cellKind.ts';
import { cellKind, saysNoValue } from './cellKind.ts';
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
    personal: null,
  };
}

/** Adds one cell; answers what it was. */
export function tallyCell(tally: ColumnTally, cell: string, row: number): CellKind {
  const kind = cellKind(cell);
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
    tallyDate(tally, cellDate(cell));
  } else if (kind === 'text' && !saysNoValue(cell)) {
    tally.texts += 1;
    tally.firstText ??= { row, cell };
  }
  return kind;
}

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
