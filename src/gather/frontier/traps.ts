const MAX_SEGMENTS = 12;
const MAX_SAME_SEGMENT = 3;
const MAX_PARAMETERS = 8;
const CALENDAR_PATH = /(?:^|[/_-])(?:calendar|kalendar|events?|sabitiya|събития|календар)(?:[/_.-]|$)/i;
const CALENDAR_PARAMETER =
  /^(?:tribe-bar-date|ical|outlook-ical|month|mon|day|week|yr|year|date|cal_?\w*|start_?date|eventdate)$/i;

/** Why an address looks like one of endlessly many; null when it does not. */
export function trapOf(url: string): string | null {
  const parsed = URL.parse(url);
  if (parsed === null) return 'not an address';
  const path = decodeSafely(parsed.pathname);
  const segments = path.split('/').filter((segment) => segment !== '');
  if (segments.length > MAX_SEGMENTS) return `path deeper than ${MAX_SEGMENTS}`;
  const counts = new Map<string, number>();
  for (const segment of segments) {
    const count = (counts.get(segment) ?? 0) + 1;
    counts.set(segment, count);
    // Numbers repeat honestly, as in /2024/05/05/05.
    if (count > MAX_SAME_SEGMENT || (count === MAX_SAME_SEGMENT && !/^\d+$/.test(segment)))
      return 'a segment of the path repeats';
  }
  const names = parsed.search
    .slice(1)
    .split('&')
    .flatMap((part) => part.split('=')[0] || []);
  if (names.length > MAX_PARAMETERS) return `more than ${MAX_PARAMETERS} parameters`;
  if (
    new Set(names.filter((name) => !/\[|%5b/i.test(name))).size < names.filter((name) => !/\[|%5b/i.test(name)).length
  )
    return 'a parameter repeats';
  if (CALENDAR_PATH.test(path) && names.some((name) => CALENDAR_PARAMETER.test(name))) return 'calendar';
  if (/\/(?:calendar|kalendar|events?|събития|календар)\/(?:.*\/)?\d{4}-?\d{0,2}(?:-\d{2})?\/?$/i.test(path))
    return 'calendar';
  return null;
}

export function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
