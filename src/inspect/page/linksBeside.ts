import { FILE_ENDING } from './fileEnding.ts';
import type { ReadLink, TextBlock } from './pageReading.ts';

/** Words that share their row or line with more links than these speak of none of them. */
const MAX_LINKS_A_PLACE = 5;
/** So many files one heading dates; a longer list is a library, and its heading names the library. */
const MAX_LINKS_A_HEADING = 50;

/**
 * Indexes of the links that the words at this place of the page's text speak of: the link in whose own words the place
 * is, else those that share the smallest row, item or line with it; none where a crowd does.
 */
export function linksBeside(links: readonly ReadLink[], at: number): readonly number[] {
  const own = links.findIndex((link) => link.from <= at && at < link.to && isContentLink(link));
  if (own !== -1) return [own];
  let smallest = Number.POSITIVE_INFINITY;
  let found: number[] = [];
  for (const [index, link] of links.entries()) {
    if (at < link.contextFrom || at >= link.contextTo || !isContentLink(link)) continue;
    const size = link.contextTo - link.contextFrom;
    if (size > smallest) continue;
    if (size < smallest) found = [];
    smallest = size;
    found.push(index);
  }
  return found.length > MAX_LINKS_A_PLACE ? [] : found;
}

/** Indexes of the files listed right under a heading, up to the next heading. */
export function filesUnder(links: readonly ReadLink[], heading: TextBlock): readonly number[] {
  const words = heading.text.slice(0, 200).trim();
  const found = links.flatMap((link, index) =>
    link.from > heading.from && link.heading === words && isContentLink(link) && FILE_ENDING.test(link.href)
      ? [index]
      : [],
  );
  return found.length > MAX_LINKS_A_HEADING ? [] : found;
}

function isContentLink(link: ReadLink): boolean {
  return (
    link.region === 'main' &&
    !/^(?:#|javascript:|mailto:|tel:|data:)/i.test(link.href) &&
    !/\b(?:license|licence)\b/.test(link.rel)
  );
}
