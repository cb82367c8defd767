/** A way to write dates and times (UAX 35), as far as CSVW asks for it (Model for Tabular Data, 6.4.4). */
export type MomentPattern = RegExp;

const DATES = (
  'yyyy-MM-dd yyyyMMdd dd-MM-yyyy d-M-yyyy MM-dd-yyyy M-d-yyyy dd/MM/yyyy d/M/yyyy MM/dd/yyyy M/d/yyyy ' +
  'dd.MM.yyyy d.M.yyyy MM.dd.yyyy M.d.yyyy'
).split(' ');
const TIMES = ['HH:mm:ss', 'HHmmss', 'HH:mm', 'HHmm'];

const FIELDS: Readonly<Record<string, string>> = {
  yyyy: String.raw`(?<year>-?\d{4,})`,
  MM: String.raw`(?<month>\d{2})`,
  M: String.raw`(?<month>\d{1,2})`,
  dd: String.raw`(?<day>\d{2})`,
  d: String.raw`(?<day>\d{1,2})`,
  HH: String.raw`(?<hour>\d{2})`,
  mm: String.raw`(?<minute>\d{2})`,
  ss: String.raw`(?<second>\d{2})`,
  X: String.raw`(?<zone>Z|[-+]\d{2}(?:\d{2})?)`,
  XX: String.raw`(?<zone>Z|[-+]\d{4})`,
  XXX: String.raw`(?<zone>Z|[-+]\d{2}:\d{2})`,
  x: String.raw`(?<zone>[-+]\d{2}(?:\d{2})?)`,
  xx: String.raw`(?<zone>[-+]\d{4})`,
  xxx: String.raw`(?<zone>[-+]\d{2}:\d{2})`,
};

/** Null for a format that CSVW does not ask to be known for the type (`date`, `time` or a date with a time). */
export function readMomentPattern(format: string, base: string): MomentPattern | null {
  const zone = / ?(?:X{1,3}|x{1,3})$/.exec(format)?.[0] ?? '';
  const rest = format.slice(0, format.length - zone.length);
  const parts = /^(?<date>.*?)(?:(?<between>[ T])(?=H)|(?=H|$))(?<time>.*)$/.exec(rest)?.groups;
  if (parts === undefined) return null;
  const { date = '', between = '', time = '' } = parts;
  const fraction = /\.S+$/.exec(time)?.[0] ?? '';
  const clock = time.slice(0, time.length - fraction.length);
  const hasDate = DATES.includes(date);
  const hasTime = TIMES.includes(clock) && (fraction === '' || clock.endsWith('ss'));
  const isRight =
    base === 'date'
      ? hasDate && time === ''
      : base === 'time'
        ? hasTime && date === '' && between === ''
        : hasDate && hasTime && between !== '';
  if (!isRight) return null;
  const shape = (date + between + clock).replace(
    /yyyy|MM|M|dd|d|HH|mm|ss|[./]/g,
    (field) => FIELDS[field] ?? `\\${field}`,
  );
  const parted = fraction === '' ? '' : String.raw`(?:\.\d{1,${fraction.length - 1}})?`;
  return new RegExp(`^${shape}${parted}${zone.startsWith(' ') ? ' ' : ''}${FIELDS[zone.trim()] ?? ''}$`);
}

/**
 * Number that orders moments of one column, in milliseconds; null when there is no such moment (31 February), or the
 * text is not written so. A moment without a zone counts as UTC.
 */
export function readPatternMoment(text: string, pattern: MomentPattern): number | null {
  const groups = pattern.exec(text)?.groups;
  if (groups === undefined) return null;
  const of = (name: string, missing: number): number => Number(groups[name] ?? missing);
  return momentNumber(
    {
      year: of('year', 1970),
      month: of('month', 1),
      day: of('day', 1),
      hour: of('hour', 0),
      minute: of('minute', 0),
      second: of('second', 0),
    },
    groups['zone'] ?? '',
  );
}

const NATIVE =
  /^(?:(?<year>-?\d{4,})(?:-(?<month>\d\d)(?:-(?<day>\d\d))?)?|--(?<month2>\d\d)(?:-(?<day2>\d\d))?|---(?<day3>\d\d))?T?(?:(?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d(?:\.\d+)?))?(?<zone>Z|[-+]\d\d:\d\d)?$/;

/** The same for the ways of XML Schema; the text is already known to have one of its shapes. */
export function readNativeMoment(text: string): number | null {
  const groups = NATIVE.exec(text)?.groups;
  if (groups === undefined) return null;
  const of = (missing: number, ...names: string[]): number =>
    Number(names.map((name) => groups[name]).find((value) => value !== undefined) ?? missing);
  return momentNumber(
    {
      year: of(2000, 'year'),
      month: of(1, 'month', 'month2'),
      day: of(1, 'day', 'day2', 'day3'),
      hour: of(0, 'hour'),
      minute: of(0, 'minute'),
      second: of(0, 'second'),
    },
    groups['zone'] ?? '',
  );
}

type Moment = Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>;

function momentNumber({ year, month, day, hour, minute, second }: Moment, zone: string): number | null {
  if (month < 1 || month > 12 || day < 1 || hour > 24 || minute > 59 || second >= 60) return null;
  if (day > new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()) return null;
  const start = new Date(Date.UTC(2000, month - 1, day));
  start.setUTCFullYear(year);
  const offset = /^([-+])(\d\d):?(\d\d)?$/.exec(zone);
  const minutes =
    offset === null ? 0 : (Number(offset[2]) * 60 + Number(offset[3] ?? 0)) * (offset[1] === '-' ? 1 : -1);
  return start.getTime() + ((hour * 60 + minute + minutes) * 60 + second) * 1000;
}
