import type { DatePoint } from '../../model/factValues.ts';
import { readDates } from '../dates/readDates.ts';
import { isBeginningLabel } from './beginningLabel.ts';
import { cellDate, cellYear, yearPoint } from './cellDate.ts';
import type { TableReading, TableTally } from './tableTally.ts';

/** Columns about the future (valid until, term, expiry) say nothing about how fresh a table is. */
const FUTURE_LABEL = /валид|срок|изтич|краен|крайна|до дата|expir|valid|until|deadline/i;
const YEAR_LABEL = /годин|^г\.|year/i;

/**
 * The latest and earliest date that the table itself holds: in columns that are mostly dates, in a column of years, in
 * labels that are dates, else in its title rows. Null when it holds none.
 */
export function tablePeriod(tally: TableTally): TableReading['period'] {
  const fromColumns = columnDates(tally);
  if (fromColumns.length > 0)
    return { ...span(fromColumns, 'column'), ...(isMeasured(tally) ? { measured: true } : {}), ...stepOf(tally) };
  const labels = tally.layout.labels.map(labelDate).filter((point) => point !== null);
  if (labels.length > 1) return span(labels, 'title');
  const titles = tally.titles.flatMap((title) => readDates(title)).map(({ date, precision }) => ({ date, precision }));
  return titles.length > 0 ? span(titles, 'title') : null;
}

function columnDates(tally: TableTally): DatePoint[] {
  const points: DatePoint[] = [];
  for (const [index, column] of tally.columns.entries()) {
    const label = tally.layout.labels[index] ?? '';
    if (column === undefined || FUTURE_LABEL.test(label) || isBeginningLabel(label)) continue;
    if (column.dates > 0 && column.dates >= 0.7 * (column.dates + column.texts + column.numbers)) {
      if (column.latest !== null) points.push(column.latest);
      if (column.earliest !== null) points.push(column.earliest);
    } else if (YEAR_LABEL.test(label) && column.years > 0 && column.years >= 0.9 * (column.numbers + column.texts)) {
      points.push(yearPoint(column.latestYear), yearPoint(column.earliestYear));
    }
  }
  return points;
}

/** „Дата;Коли“ with numbers below: where the dates end the data end, which is not so in „Дата;Решение“. */
function isMeasured({ columns, rows }: TableTally): boolean {
  const [first, ...others] = columns;
  if (first === undefined || first.dates < 3 || first.dates < 0.9 * rows || others.length === 0) return false;
  return others.every(
    (column) =>
      column !== undefined &&
      column.numbers > 0 &&
      column.numbers >= 0.9 * (column.texts + column.numbers + column.dates),
  );
}

const FEWEST_STEPS = 3;
/** Days between rows, shortest and longest as they may be, and what they are: working days, weeks, fortnights, months. */
const STEPS: readonly (readonly [number, number, 1 | 7 | 14 | 31])[] = [
  [1, 4, 1],
  [6, 8, 7],
  [13, 16, 14],
  [28, 31, 31],
];

/** How far apart the rows are where a first or second column is a time, in order, and others hold values. */
function stepOf({ columns, layout, rows }: TableTally): { readonly step?: 1 | 7 | 14 | 31 } {
  const at = columns.findIndex((column) => column !== undefined && column.dates > FEWEST_STEPS);
  const column = columns[at];
  if (column === undefined || at > 1 || column.dates < 0.9 * rows || isBeginningLabel(layout.labels[at] ?? ''))
    return {};
  if (column.steps < FEWEST_STEPS || column.direction === 0 || FUTURE_LABEL.test(layout.labels[at] ?? '')) return {};
  const hasValues = columns.some(
    (other, index) =>
      index > at && other !== undefined && other.numbers > 0 && other.numbers >= 0.8 * (other.texts + other.numbers),
  );
  const { shortestStep, longestStep } = column;
  const found = STEPS.find(([shortest, longest]) => shortestStep >= shortest && longestStep <= longest);
  return hasValues && found !== undefined ? { step: found[2] } : {};
}

function labelDate(label: string): DatePoint | null {
  const year = cellYear(label);
  return cellDate(label) ?? (year === null ? null : yearPoint(year));
}

function span(points: readonly DatePoint[], from: 'column' | 'title'): NonNullable<TableReading['period']> {
  const sorted = points.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const [earliest] = sorted;
  const latest = sorted.at(-1) ?? sorted[0];
  if (latest === undefined || earliest === undefined) throw new RangeError('a span needs at least one date');
  return { latest, earliest: earliest.date === latest.date ? null : earliest, from };
}
