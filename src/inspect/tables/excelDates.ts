/** Ids of the built-in number formats that show a date (ECMA-376 part 1, 18.8.30; 27–58 for East Asian locales). */
export function isBuiltInDateFormat(id: number): boolean {
  return (
    (id >= 14 && id <= 17) ||
    id === 22 ||
    (id >= 27 && id <= 31) ||
    id === 36 ||
    (id >= 50 && id <= 54) ||
    id === 57 ||
    id === 58
  );
}

/** Does a number format show a day, month or year? Letters in quotes, escapes and brackets are not counted. */
export function isDateFormat(code: string): boolean {
  const plain = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').toLowerCase();
  if (/general/.test(plain)) return false;
  return /[dyдг]/.test(plain) || /m{3,}/.test(plain);
}

const DAY_MS = 86_400_000;
const EPOCH_1900_MS = Date.UTC(1899, 11, 30);
const EPOCH_1904_MS = Date.UTC(1904, 0, 1);

/** Serial number of a spreadsheet as an ISO day; null for what no calendar has. */
export function serialDate(serial: number, from1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 1 || serial > 2_958_465) return null;
  const date = new Date((from1904 ? EPOCH_1904_MS : EPOCH_1900_MS) + Math.floor(serial) * DAY_MS);
  return date.toISOString().slice(0, 10);
}

/** A number that a person typed as text: `1 234,50`. Codes with leading zeros and long identifiers are text rightly. */
export function isNumberAsText(cell: string): boolean {
  return (
    /^[-+]?(?:[1-9]\d{0,2}(?:[ \u00a0]\d{3})+|0|[1-9]\d{0,7})(?:[.,]\d+)?$/.test(cell.trim()) &&
    cell.trim().length <= 12
  );
}
