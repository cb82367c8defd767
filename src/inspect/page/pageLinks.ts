import type { PageLink } from '../../model/factValues.ts';
import type { PageReading } from './pageReading.ts';
import { readPage } from './readPage.ts';

/**
 * The links of a page with their words and place, at most 2,000, in the order of the page. For gather, which has to
 * find its way and needs nothing else of the page. Addresses are as written: resolve against `base` or the page.
 */
export function readPageLinks(html: string): readonly PageLink[] {
  return pageLinks(readPage(html));
}

export function pageLinks(reading: PageReading): readonly PageLink[] {
  return reading.links.map(({ href, base, text, around, heading, rel, region, css }) => ({
    href,
    base,
    text,
    around,
    heading,
    rel,
    region,
    css,
  }));
}
