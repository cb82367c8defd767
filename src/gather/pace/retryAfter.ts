import { httpDateMs } from '../../inspect/exchange/httpDate.ts';

/**
 * Retry-After (RFC 9110 §10.2.3): whole seconds or an HTTP date in any of its three shapes, as milliseconds from
 * `nowMs`; null when it is missing or neither. A date in the past is 0.
 */
export function retryAfterMs(value: string | undefined, nowMs: number): number | null {
  const text = value?.trim() ?? '';
  // Longer numbers are no wait that anybody means; they rest the host like an hour and more does.
  if (/^\d+$/.test(text)) return Math.min(Number(text), MAX_SECONDS) * 1000;
  const at = httpDateMs(text);
  return at === null ? null : Math.max(0, at - nowMs);
}

const MAX_SECONDS = 10 * 366 * 24 * 3600;
