/** Reading of portal values: every field may be missing, null, "", of another type, or an object (API notes Q1, Q12, Q18). */

export type PortalObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is PortalObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textField(object: PortalObject, key: string, maxCharacters: number): string {
  const value = object[key];
  return typeof value === 'string' ? value.trim().slice(0, maxCharacters) : '';
}

export function numberField(object: PortalObject, key: string): number | null {
  const value = object[key];
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  return typeof value === 'string' && /^\d{1,15}$/.test(value.trim()) ? Number(value) : null;
}

/** „YYYY-MM-DD HH:MM:SS“ as the portal writes it (local time, no zone); null for "", objects and anything else. */
export function dateField(object: PortalObject, key: string): string | null {
  const raw = object[key];
  const value = isObject(raw) ? raw['date'] : raw;
  if (typeof value !== 'string') return null;
  return /^\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?)?/.exec(value.trim())?.[0] ?? null;
}

/** Items of a list that PHP may also have written as an object with keys. */
export function itemsOf(value: unknown, maxItems: number): readonly PortalObject[] {
  const items = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  return items.slice(0, maxItems).filter(isObject);
}

/** As textField; null when there is nothing to read. */
export function textOrNull(object: PortalObject, key: string, maxCharacters: number): string | null {
  return textField(object, key, maxCharacters) || null;
}

/** The texts of a list; none when it is no list. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.flatMap((one: unknown) => (typeof one === 'string' ? [one] : [])) : [];
}
