import type { FieldType } from '../../../model/tableSchema.ts';

/** A way to write dates: as Table Schema names it (C `strptime`), and what it looks like. */
export type DatePattern = {
  readonly type: Extract<FieldType, 'date' | 'datetime' | 'time' | 'yearmonth'>;
  /** `default` = as ISO 8601 has it. */
  readonly format: string;
  readonly shape: RegExp;
};

const DAY = String.raw`(?<day>\d{1,2})`;
const MONTH = String.raw`(?<month>\d{1,2})`;
const YEAR = String.raw`(?<year>\d{4})`;
const MINUTES = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})`;
const SECONDS = String.raw`${MINUTES}:(?<second>\d{2})`;
const ISO_DAY = String.raw`${YEAR}-(?<month>\d{2})-(?<day>\d{2})`;

function pattern(type: DatePattern['type'], format: string, shape: string): DatePattern {
  return { type, format, shape: new RegExp(`^${shape}$`) };
}

/** Where a cell fits several, the first that fits the column is meant: Bulgarians write the day before the month. */
export const DATE_PATTERNS: readonly DatePattern[] = [
  pattern('date', 'default', ISO_DAY),
  pattern('date', '%d.%m.%Y', String.raw`${DAY}\.${MONTH}\.${YEAR}`),
  pattern('date', '%d.%m.%Y г.', String.raw`${DAY}\.${MONTH}\.${YEAR} г\.`),
  pattern('date', '%d.%m.%Yг.', String.raw`${DAY}\.${MONTH}\.${YEAR}г\.`),
  pattern('date', '%d.%m.%Y г', String.raw`${DAY}\.${MONTH}\.${YEAR} г`),
  pattern('date', '%d/%m/%Y', `${DAY}/${MONTH}/${YEAR}`),
  pattern('date', '%m/%d/%Y', `${MONTH}/${DAY}/${YEAR}`),
  pattern('date', '%d-%m-%Y', `${DAY}-${MONTH}-${YEAR}`),
  pattern('date', '%Y/%m/%d', `${YEAR}/${MONTH}/${DAY}`),
  pattern('date', '%Y.%m.%d', String.raw`${YEAR}\.${MONTH}\.${DAY}`),
  pattern('date', '%m.%Y', String.raw`${MONTH}\.${YEAR}`),
  pattern('yearmonth', 'default', String.raw`${YEAR}-(?<month>\d{2})`),
  pattern('datetime', 'default', String.raw`${ISO_DAY}T(?<hour>\d{2}):(?<minute>\d{2}):(?<second>\d{2})Z?`),
  pattern('datetime', '%Y-%m-%d %H:%M:%S', `${ISO_DAY} ${SECONDS}`),
  pattern('datetime', '%Y-%m-%d %H:%M', `${ISO_DAY} ${MINUTES}`),
  pattern('datetime', '%d.%m.%Y %H:%M:%S', String.raw`${DAY}\.${MONTH}\.${YEAR} ${SECONDS}`),
  pattern('datetime', '%d.%m.%Y %H:%M', String.raw`${DAY}\.${MONTH}\.${YEAR} ${MINUTES}`),
  pattern('datetime', '%d.%m.%Y г. %H:%M', String.raw`${DAY}\.${MONTH}\.${YEAR} г\. ${MINUTES}`),
  pattern('time', 'default', String.raw`(?<hour>\d{2}):(?<minute>\d{2}):(?<second>\d{2})`),
  pattern('time', '%H:%M', MINUTES),
];

/** Does a cell hold a date or time that exists, written so? */
export function fitsPattern(text: string, { shape }: DatePattern): boolean {
  const groups = shape.exec(text)?.groups;
  if (groups === undefined) return false;
  const number = (name: string, missing: number): number => Number(groups[name] ?? missing);
  const [year, month, day] = [number('year', 2000), number('month', 1), number('day', 1)];
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= new Date(Date.UTC(year, month, 0)).getUTCDate() &&
    number('hour', 0) <= 23 &&
    number('minute', 0) <= 59 &&
    number('second', 0) <= 59
  );
}
