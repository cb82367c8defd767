import type { Lang } from '../../model/lang.ts';

const NBSP = '\u00a0';
const THIN = '\u202f';

/** Whole number, grouped from five digits on (thin space, comma): a year or a status code must never read 2,026. */
export function formatInteger(value: number, lang: Lang): string {
  const digits = String(Math.round(Math.abs(value)));
  const sign = value < 0 ? '−' : '';
  if (digits.length < 5) return sign + digits;
  return sign + digits.replace(/\B(?=(?:\d{3})+$)/g, lang === 'bg' ? THIN : ',');
}

/** At most `places` decimals, trailing zeros kept: 2,50 beside 2,45 reads as one column. */
export function formatDecimal(value: number, lang: Lang, places = 2): string {
  const [whole = '0', decimals] = roundHalfUp(Math.abs(value), places).split('.');
  const sign = value < 0 ? '−' : '';
  const head = sign + formatInteger(Number(whole), lang);
  return decimals === undefined ? head : `${head}${lang === 'bg' ? ',' : '.'}${decimals}`;
}

/** Any number as it is: whole ones without decimals, others with at most two. */
export function formatNumber(value: number, lang: Lang): string {
  return Number.isInteger(value) ? formatInteger(value, lang) : formatDecimal(value, lang);
}

/** „60 %“ with a no-break space in Bulgarian, “60%” in English. Whole percents only: more would feign precision. */
export function formatPercent(value: number, lang: Lang): string {
  return `${formatInteger(Math.round(value), lang)}${lang === 'bg' ? NBSP : ''}%`;
}

/** Bytes in the unit that people read; powers of 1,000, as the SI prefixes say. */
export function formatBytes(bytes: number, lang: Lang): string {
  const units = lang === 'bg' ? ['байта', 'kB', 'MB', 'GB', 'TB'] : ['bytes', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const number = unit === 0 || value >= 100 ? formatInteger(value, lang) : formatDecimal(value, lang, 1);
  const name = units[unit] ?? '';
  return `${number}${NBSP}${unit === 0 && bytes === 1 ? name.replace(/[аs]$/, '') : name}`;
}

/** „★★★☆☆“. Always shown with a text beside it, since screen readers read stars one by one. */
export function starGlyphs(stars: number): string {
  const full = Math.max(0, Math.min(5, Math.round(stars)));
  return '★'.repeat(full) + '☆'.repeat(5 - full);
}

// toFixed rounds 1.005 to 1.00, since the binary value is a little less: twelve digits first, as people expect.
function roundHalfUp(value: number, places: number): string {
  const scale = 10 ** places;
  return (Math.round(Number((value * scale).toPrecision(12))) / scale).toFixed(places);
}

/** „45 s“, „12 мин“, „3 ч 20 мин“. */
export function formatDuration(ms: number, lang: Lang): string {
  const [minute, hour] = lang === 'bg' ? ['мин', 'ч'] : ['min', 'h'];
  const seconds = Math.round(ms / 1000);
  if (seconds < 90) return `${seconds}\u00a0s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes}\u00a0${minute}`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)}\u00a0${hour}${rest === 0 ? '' : ` ${rest}\u00a0${minute}`}`;
}
