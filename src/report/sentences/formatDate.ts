import type { Lang } from '../../model/lang.ts';

const MONTHS = {
  bg: 'януари февруари март април май юни юли август септември октомври ноември декември'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
} as const;
const NBSP = '\u00a0';

/** „2 ноември 2026 г.“ or “2 November 2026” for an ISO day; what is no day comes back as it is. */
export function formatDay(isoDay: string, lang: Lang): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(isoDay);
  const month = MONTHS[lang][Number(match?.[2] ?? 0) - 1];
  if (match === null || month === undefined) return isoDay;
  const day = Number(match[3]);
  return `${day}${NBSP}${month}${NBSP}${match[1]}${lang === 'bg' ? `${NBSP}г.` : ''}`;
}

/** The day on which a moment falls in Sofia: an audit at 23:30 UTC is of the next day there. */
export function sofiaDay(isoMoment: string): string {
  const parts = sofiaParts(isoMoment);
  return parts === null ? isoMoment : `${parts.year}-${parts.month}-${parts.day}`;
}

/** „2 ноември 2026 г., 14:05:09 ч. (Europe/Sofia)“. */
export function formatSofiaTime(isoMoment: string, lang: Lang): string {
  const parts = sofiaParts(isoMoment);
  if (parts === null) return isoMoment;
  const time = `${parts.hour}:${parts.minute}:${parts.second}${lang === 'bg' ? `${NBSP}ч.` : ''}`;
  return `${formatDay(`${parts.year}-${parts.month}-${parts.day}`, lang)}, ${time} (Europe/Sofia)`;
}

// Made once: making one costs more than formatting a thousand moments.
const SOFIA = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Sofia',
  calendar: 'gregory',
  numberingSystem: 'latn',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

type Parts = { readonly [K in 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second']: string };

function sofiaParts(isoMoment: string): Parts | null {
  const ms = Date.parse(isoMoment);
  if (Number.isNaN(ms)) return null;
  const parts = new Map(SOFIA.formatToParts(new Date(ms)).map((part) => [part.type, part.value]));
  const of = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return {
    year: of('year'),
    month: of('month'),
    day: of('day'),
    hour: of('hour'),
    minute: of('minute'),
    second: of('second'),
  };
}
