import type { SkipReason } from '../../model/capture.ts';

/** Why an address looks like one of endlessly many: which of them, and by what. */
export type Trap = {
  readonly reason: Extract<SkipReason, `trap-${string}`>;
  readonly detail: string;
  /** Holds for files too, although a file leads no further: it is the same file once more. */
  readonly alsoFiles?: true;
};

const MAX_SEGMENTS = 12;
/** A path that grows by itself repeats steps; a single word may honestly stand at every level, as `index` does. */
const MAX_SAME_STEP = 2;
const MAX_SAME_SEGMENT = 5;
const MAX_PARAMETERS = 8;
const CALENDAR_PATH =
  /(?:^|[/_-])(?:calend[ae]r|kalendar|events?|eventsby(?:year|month|week|day)|monthcalendar|jevents|dpcalendar|icalrepeat|ajax-calendar|sabitiya|sybitija|събития|календар)(?:[/_.-]|$)/i;
const CALENDAR_PARAMETER =
  /^(?:tribe-bar-date|eventdisplay|ical|outlook-ical|month|mon|mesec|day|den|week|yr|year|godina|date|data|cal_?\w*|start_?date|eventdate|time|ts)$/i;
/** Steps of a path that name a month or a day of a calendar. */
const CALENDAR_DATE =
  /\/(?:\d{4}[-/.]\d{1,2}|\d{1,2}[-/.]\d{4}|\d{4}-w\d{1,2}|\d{4})(?:[-/.]\d{1,2}){0,2}\/?(?:[-,\d]+)?$/i;
/** No institution's calendar has meetings then; their registers begin before, and end before. */
const FIRST_YEAR = 1800;
const LAST_YEAR = 2060;
/** An address that was put into an address that was put into an address: `?back=%252Flogin%253Fback%253D…`. */
const NESTED = /%25(?:25)*(?:2f|3f|3d|26)/i;

/** Null when nothing of the address alone speaks of a trap. */
export function trapOf(url: string): Trap | null {
  const parsed = URL.parse(url);
  if (parsed === null) return { reason: 'trap-path', detail: 'not an address', alsoFiles: true };
  const path = decodeSafely(parsed.pathname);
  const segments = path.split('/').filter((segment) => segment !== '');
  if (segments.length > MAX_SEGMENTS) return { reason: 'trap-path', detail: `deeper than ${MAX_SEGMENTS} steps` };
  if (repeats(segments)) return { reason: 'trap-path', detail: 'a step of the path repeats', alsoFiles: true };
  return ofQuery(parsed.search) ?? ofCalendar(path, parsed.search);
}

function ofQuery(search: string): Trap | null {
  const names = namesIn(search);
  const single = names.filter((name) => !/\[|%5b/i.test(name));
  if (names.length > MAX_PARAMETERS)
    return { reason: 'trap-parameters', detail: `more than ${MAX_PARAMETERS} parameters` };
  if (new Set(single).size < single.length) return { reason: 'trap-parameters', detail: 'a parameter repeats' };
  return NESTED.test(search) ? { reason: 'trap-parameters', detail: 'an address inside an address inside one' } : null;
}

function ofCalendar(path: string, search: string): Trap | null {
  const isDated = namesIn(search).some((name) => CALENDAR_PARAMETER.test(name));
  if (CALENDAR_PATH.test(`${path}/`) && (isDated || CALENDAR_DATE.test(path)))
    return { reason: 'trap-calendar', detail: 'a date of a calendar' };
  // `?option=com_jevents&task=month.calendar&year=2031`
  if (isDated && /[?&=_.](?:com_)?(?:jevents|dpcalendar|calendar|kalendar|events?)(?:[&_.=]|$)/i.test(search))
    return { reason: 'trap-calendar', detail: 'a date of a calendar' };
  const year = Number(
    /[?&](?:year|yr|godina|y|date|data|day)=(\d{4})(?:\D|$)/i.exec(search)?.[1] ??
      /\/(\d{4})\/(?:0?[1-9]|1[0-2])(?:\/\d{1,2})?\/?$/.exec(path)?.[1] ??
      FIRST_YEAR,
  );
  return year < FIRST_YEAR || year > LAST_YEAR ? { reason: 'trap-calendar', detail: `the year ${year}` } : null;
}

function namesIn(search: string): readonly string[] {
  return search
    .slice(1)
    .split('&')
    .flatMap((part) => part.split('=')[0] || []);
}

function repeats(segments: readonly string[]): boolean {
  const counts = new Map<string, number>();
  const countOf = (step: string): number => {
    counts.set(step, (counts.get(step) ?? 0) + 1);
    return counts.get(step) ?? 0;
  };
  for (const [index, segment] of segments.entries()) {
    // Numbers repeat honestly, as in /2024/05/05/05.
    if (/^\d+$/.test(segment)) continue;
    if (countOf(segment) > MAX_SAME_SEGMENT) return true;
    if (countOf(`${segments[index - 1] ?? ''}/${segment}`) > MAX_SAME_STEP) return true;
    if (segment === segments[index - 1] && segment === segments[index - 2]) return true;
  }
  return false;
}

export function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
