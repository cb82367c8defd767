import { DATE_PATTERNS } from './datePatterns.ts';
import { strptime } from './strptime.ts';

export type MomentType = 'date' | 'datetime' | 'time' | 'yearmonth';

const ZONE = String.raw`(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?`;
const TIME = String.raw`(?<hour>\d{2}):(?<minute>\d{2}):(?<second>\d{2})`;
const DAY = String.raw`(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})`;
/** As ISO 8601 and XML Schema have them. */
const DEFAULTS: Readonly<Record<MomentType, RegExp>> = {
  date: new RegExp(`^${DAY}$`),
  datetime: new RegExp(`^${DAY}T${TIME}${ZONE}$`),
  time: new RegExp(`^${TIME}${ZONE}$`),
  yearmonth: /^(?<year>\d{4})-(?<month>\d{2})$/,
};

/** How a date or time of this format looks: one of several; null when we cannot read the format. */
export function momentShapes(type: MomentType, format: string, native: boolean): readonly RegExp[] | null {
  const iso = DEFAULTS[type];
  if (format === 'default' || format === '') return [iso];
  if (format === 'any')
    return [iso, ...DATE_PATTERNS.filter((pattern) => pattern.type === type).map(({ shape }) => shape)];
  const shape = strptime(format.replace(/^fmt:/, ''));
  if (shape === null) return null;
  // A cell of a workbook that is a date has no way of writing: its reader gives it as ISO.
  return native ? [shape, DEFAULTS.date, iso] : [shape];
}

/** A moment that exists, as text that sorts by time; null when the cell is none of the shapes. */
export function readMoment(text: string, shapes: readonly RegExp[]): string | null {
  for (const shape of shapes) {
    const groups = shape.exec(text)?.groups;
    const moment = groups === undefined ? null : momentOf(groups);
    if (moment !== null) return moment;
  }
  return null;
}

function momentOf(groups: Readonly<Record<string, string | undefined>>): string | null {
  const part = (name: string, missing: number): number => Number(groups[name] ?? missing);
  const short = groups['short'];
  const year = short === undefined ? part('year', 2000) : Number(short) + (Number(short) < 69 ? 2000 : 1900);
  const [month, day, hour, minute, second] = [
    part('month', 1),
    part('day', 1),
    part('hour', 0),
    part('minute', 0),
    part('second', 0),
  ];
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  if (hour > 23 || minute > 59 || second > 60) return null;
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
}
