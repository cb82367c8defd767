import { editionOf } from './nameDates.ts';

/** Years of acts, of issues of the State Gazette and of changes of the page are not the year of what is published. */
const OTHER_YEARS =
  /(?<!\p{L})(?:ДВ|бр|изм|доп|обн|заповед|решение|утвърд|приет|наредба|закон|чл|актуализ|обновен|публикуван[аои]?\s+на|качен|updated|adopted|order|published on)|№|©/iu;

/** The latest year that a text states as its own; sentences about acts and about changes of the page are left out. */
export function editionYear(text: string): number | null {
  let latest: number | null = null;
  for (const sentence of text.split(/(?<=[.!?;])\s+(?=\p{Lu}|[„"(])|\n/u)) {
    const point = OTHER_YEARS.test(sentence) ? null : editionOf(sentence);
    const year = point === null ? null : Number(point.date.slice(0, 4));
    if (year !== null && (latest === null || year > latest)) latest = year;
  }
  return latest;
}
