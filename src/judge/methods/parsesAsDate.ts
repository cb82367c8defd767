const MONTHS = [
  'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december',
]; // prettier-ignore
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const JUMPS = new Set(['at', 'on', 'and', 'ad', 'm', 't', 'of', 'st', 'nd', 'rd', 'th', 'am', 'pm', 'z', 'utc', 'gmt']);
const LARGEST_YEAR = 9999;

/**
 * Whether Python's `dateutil` takes it for a date: numbers, English months and days of the week, and nothing else. It
 * takes a lone year or day, and stumbles over „г.“ and Bulgarian months. Hostile lengths are refused.
 */
export function parsesAsDate(text: string): boolean {
  if (text.length > 100) return false;
  const tokens = text.toLowerCase().match(/\d+|\p{L}+/gu) ?? [];
  const named = tokens.filter((token) => isNamed(token, MONTHS) || isNamed(token, DAYS));
  const numbers = tokens.filter((token) => /^\d+$/.test(token));
  if (named.length + numbers.length === 0) return false;
  if (tokens.some((token) => /\p{L}/u.test(token) && !named.includes(token) && !JUMPS.has(token))) return false;
  return isPossible(text) && numbers.every((number) => Number(number) <= LARGEST_YEAR || /^\d{6,14}$/.test(number));
}

function isNamed(token: string, names: readonly string[]): boolean {
  return names.some(
    (name) => name === token || name.slice(0, 3) === token || (name === 'september' && token === 'sept'),
  );
}

/** Of a full date in figures, month and day must exist. */
function isPossible(text: string): boolean {
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text);
  const pointed = /^\s*(\d{1,2})[./](\d{1,2})[./](\d{4})/.exec(text);
  const parts = iso === null ? pointed?.slice(1, 4).map(Number).toReversed() : iso.slice(1, 4).map(Number);
  if (parts === undefined) return true;
  const [year = 0, month = 0, day = 0] = parts;
  const isDay = (m: number, d: number): boolean => {
    const date = new Date(Date.UTC(year, m - 1, d));
    return date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
  };
  // It swaps day and month when that helps.
  return isDay(month, day) || isDay(day, month);
}
