import { isObject, type Members } from '../catalogue/jsonFields.ts';

/** „YYYY-MM-DD HH:MM:SS“ as the portal writes it (local time, no zone); null for "", objects and anything else. */
export function dateField(object: Members, key: string): string | null {
  const raw = object[key];
  const value = isObject(raw) ? raw['date'] : raw;
  if (typeof value !== 'string') return null;
  return /^\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?)?/.exec(value.trim())?.[0] ?? null;
}
