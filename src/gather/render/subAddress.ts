import { normaliseAddress } from '../frontier/normaliseAddress.ts';

const BUSTER_NAMES = /^(?:_|_t|_ts|cb|cache|cachebuster|nocache|no_cache|r|rand|random|rnd|t|time|timestamp|ts|v)$/i;
/** A time since 1970 in seconds or milliseconds, or a random fraction. */
const BUSTER_VALUES = /^(?:1[4-9]\d{8}(?:\d{3})?|0\.\d{6,})$/;

/**
 * The address under which a browser's request is asked and known: without what scripts add so that no two requests
 * are the same. A second run would else ask something else. Null for what is not asked at all.
 */
export function subAddress(url: string): string | null {
  const parsed = URL.parse(url);
  if (parsed === null) return null;
  const kept = parsed.search
    .slice(1)
    .split('&')
    .filter((part) => {
      const [name = '', value = ''] = part.split('=');
      return part !== '' && !(BUSTER_NAMES.test(name) && BUSTER_VALUES.test(value));
    });
  parsed.search = kept.join('&');
  return normaliseAddress(parsed.href);
}
