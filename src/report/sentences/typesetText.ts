import type { Lang } from '../../model/lang.ts';

const NBSP = '\u00a0';

/**
 * No-break spaces where a line must not end: before % and г., after чл., ал., т., бр., § and №, before a dash. For our
 * own words only, places in braces included; a quote is never touched, since it must be found letter by letter.
 */
export function typesetText(text: string, lang: Lang): string {
  const joined = text.replace(/ –(?= )/g, `${NBSP}–`).replace(/(§§?|№) (?=[\d{])/g, `$1${NBSP}`);
  if (lang === 'en') return joined.replace(/\b(Arts?\.|items?) (?=\d)/g, `$1${NBSP}`);
  return joined
    .replace(/([\d}]) (?=%|(?:г|ч|лв|бр|км)\.)/g, `$1${NBSP}`)
    .replace(/(?<![\p{L}])(чл|ал|т|бр|стр)\. (?=[\d{])/gu, `$1.${NBSP}`);
}
