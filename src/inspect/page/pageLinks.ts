import type { PageLink } from '../../model/factValues.ts';
import type { PageReading } from './pageReading.ts';

/**
 * The links of a page with their words and place, at most 2,000, in the order of the page. Addresses are as written:
 * resolve against `base` or the page.
 */
export function pageLinks(reading: PageReading): readonly PageLink[] {
  // In the order of their names, as they are stored: half of all JSON of a crawl is links.
  return reading.links.map(({ around, base, css, heading, href, region, rel, text }) => ({
    around,
    base,
    css,
    heading,
    href,
    region,
    rel,
    text,
  }));
}
