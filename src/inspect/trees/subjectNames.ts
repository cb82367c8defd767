/** Enough to see whether names lead anywhere, few enough to ask for politely. */
const MAX_NAMES = 3;

/** Notes the address under which a named thing would be found; parts of one document (`#…`) are one address. */
export function addName(names: string[], address: string): void {
  if (names.length >= MAX_NAMES) return;
  const place = address.split('#')[0] ?? address;
  if (!names.includes(place)) names.push(place);
}
