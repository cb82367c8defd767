/**
 * Retry-After (RFC 9110 §10.2.3): whole seconds or an HTTP date, as milliseconds from `nowMs`; null when it is missing
 * or neither. A date in the past is 0.
 */
export function retryAfterMs(value: string | undefined, nowMs: number): number | null {
  const text = value?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  // Only the forms of HTTP: Date.parse reads much else, such as "2" or "-1", as a year.
  if (!/^[A-Z][a-z]{2,8},? \d{2}[ -][A-Z][a-z]{2}[ -]\d{2,4} \d{2}:\d{2}:\d{2} GMT$/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs);
}
