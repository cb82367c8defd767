import type { Lang } from '../model/lang.ts';

const UNITS = ['kB', 'MB', 'GB', 'TB'] as const;

/** „412 kB“, „1,5 MB“: a size for people, in powers of a thousand. */
export function sizeText(bytes: number, lang: Lang): string {
  let unit = 0;
  let value = bytes / 1000;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${decimal(value, unit === 0 || value >= 100 ? 0 : 1, lang)} ${UNITS[unit]}`;
}

/** „45 s“, „12 мин“, „3 ч 20 мин“: a time for people. */
export function durationText(ms: number, lang: Lang): string {
  const [minute, hour] = lang === 'bg' ? ['мин', 'ч'] : ['min', 'h'];
  const seconds = Math.round(ms / 1000);
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} ${minute}`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} ${hour}${rest === 0 ? '' : ` ${rest} ${minute}`}`;
}

export function decimal(value: number, places: number, lang: Lang): string {
  const text = value.toFixed(places);
  return lang === 'bg' ? text.replace('.', ',') : text;
}
