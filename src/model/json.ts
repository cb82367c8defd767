/** A value that survives JSON unchanged: what facts, findings and results are made of. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export function isJsonObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * JSON with sorted keys and no spaces: the same value always gives the same bytes, so that results can be
 * compared and hashed byte for byte. `undefined` members are left out; NaN and infinities are refused, since
 * JSON.stringify would silently turn them into null and a score into nothing.
 */
export function canonicalJson(value: unknown): string {
  // What is in order already is written by the engine itself, many times faster than piece by piece.
  if (isInOrder(value)) return JSON.stringify(value);
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`not a JSON number: ${value}`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    let text = '';
    for (const item of value) text += text === '' ? canonicalJson(item ?? null) : `,${canonicalJson(item ?? null)}`;
    return `[${text}]`;
  }
  if (typeof value === 'object') {
    let text = '';
    for (const key of sortedKeys(value)) {
      const member: unknown = (value as Readonly<Record<string, unknown>>)[key];
      if (member !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
    }
    return `{${text}}`;
  }
  throw new TypeError(`not JSON: ${typeof value}`);
}

/** Whether JSON.stringify alone gives the canonical form: all keys sorted, nothing that it would change silently. */
function isInOrder(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return value === null || typeof value === 'string' || typeof value === 'boolean'; // prettier-ignore
  if (Array.isArray(value)) return value.every((item) => isInOrder(item));
  const keys = Object.keys(value);
  for (let at = 1; at < keys.length; at += 1) if ((keys[at - 1] ?? '') > (keys[at] ?? '')) return false;
  return keys.every((key) => isInOrder((value as Readonly<Record<string, unknown>>)[key]));
}

/** Most objects are written in one of few orders: what is in order already is not sorted again. */
function sortedKeys(value: object): readonly string[] {
  const keys = Object.keys(value);
  for (let at = 1; at < keys.length; at += 1)
    if ((keys[at - 1] ?? '') > (keys[at] ?? '')) return keys.sort(compareText);
  return keys;
}

/** Order by UTF-16 code units: the same on every machine, unlike a locale's collation. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
