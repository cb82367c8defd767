import { editionOf } from '../../model/nameDates.ts';
import type { Tables } from '../../model/tables.ts';
import type { Page } from './pages.ts';
import { kindNamed } from './resourceFrequency.ts';

/**
 * The newest edition of each kind of thing (by its frequency) that any link of any page names, ISO day. Editions often
 * stand on a page for each year: the one on the page of 2019 is not late because that page has no newer one.
 */
export function newestOfKinds(pages: readonly Page[], tables: Tables): ReadonlyMap<string, string> {
  const newest = new Map<string, string>();
  const texts = new Set(pages.flatMap(({ links }) => links.map(({ link }) => link.text)));
  for (const text of texts) {
    if (!/\d{4}/.test(text)) continue;
    const date = editionOf(text)?.date;
    const frequency = date === undefined ? undefined : kindNamed(text, tables)?.frequency;
    if (date !== undefined && frequency !== undefined && date > (newest.get(frequency) ?? ''))
      newest.set(frequency, date);
  }
  return newest;
}
