/** Reading of what catalogues answer: every field may be missing, null, "", of another type, or an object (portal API notes Q1, Q12, Q18). */

export type Members = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textField(object: Members, key: string, maxCharacters: number): string {
  const value = object[key];
  return typeof value === 'string' ? value.trim().slice(0, maxCharacters) : '';
}

export function numberField(object: Members, key: string): number | null {
  const value = object[key];
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  return typeof value === 'string' && /^\d{1,15}$/.test(value.trim()) ? Number(value) : null;
}

/** Items of a list that PHP may also have written as an object with keys. */
export function itemsOf(value: unknown, maxItems: number): readonly Members[] {
  const items = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  return items.slice(0, maxItems).filter(isObject);
}

/** As textField; null when there is nothing to read. */
export function textOrNull(object: Members, key: string, maxCharacters: number): string | null {
  return textField(object, key, maxCharacters) || null;
}

/** The texts of a list; none when it is no list. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.flatMap((one: unknown) => (typeof one === 'string' ? [one] : [])) : [];
}
