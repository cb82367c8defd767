const MAX_SEGMENTS = 12;
/** A path that grows by itself repeats steps; a single word may honestly stand at every level, as `index` does. */
const MAX_SAME_STEP = 2;
const MAX_SAME_SEGMENT = 5;
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
  if (repeats(segments)) return 'a segment of the path repeats';
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
