import { editionOf } from './nameDates.ts';
import { withoutActs } from './withoutActs.ts';

const DATE = '(?:\\d{1,2}[.\\s]{1,2}(?:\\d{1,2}\\.|\\p{L}{3,10}\\s)\\s?)?(?:19|20)\\d{2}(?!\\d)';
/** A change of the page, an approval, a claim of rights, with the date that follows it; „приет за 2025 г.“ names the year. */
const CHANGES = new RegExp(
  `(?:(?<!\\p{L})(?:изм|доп|обн|утвърд|приет|актуализ|обновен|публикуван|качен|в сила|updated|adopted|approved|published|uploaded)\\p{L}*\\.?|©|\\(c\\)|copyright)(?:(?!(?<!\\p{L})(?:за|for)(?!\\p{L}))[^.;()\\n\\d·]){0,60}?${DATE}`,
  'giu',
);

/** The latest year that a text states as its own: references to acts and changes of the page are taken out first. */
export function editionYear(text: string): number | null {
  let latest: number | null = null;
  for (const sentence of text.split(/(?<=[.!?;])\s+(?=\p{Lu}|[„"(])|\n/u)) {
    const point = editionOf(withoutActs(sentence).replace(CHANGES, ' · '));
    const year = point === null ? null : Number(point.date.slice(0, 4));
    if (year !== null && (latest === null || year > latest)) latest = year;
  }
  return latest;
}
