import { editionOf } from '../../model/nameDates.ts';
import { seriesName } from '../../model/seriesName.ts';
import type { PageLink } from '../../model/factValues.ts';
import type { Tables } from '../../model/tables.ts';
import { normaliseWords } from '../../model/words.ts';
import type { Candidate } from './candidate.ts';
import type { World } from './discoverLinked.ts';
import type { Exchanges } from './exchanges.ts';
import type { Page } from './pages.ts';
import { fileNameOf } from './resolveLink.ts';
import { kindNamed, kindOf } from './resourceFrequency.ts';

/** Shorter names („csv“, „отчет“) are of many things. */
const SHORTEST_SERIES = 8;
const HAS_YEAR = /(?:19|20)\d{2}/;

/**
 * The newest edition of each kind of thing (by its frequency) and of each series (by its name) that any link, heading or
 * title of any page names, ISO day. Editions often stand on a page for each year: the one on the page of 2019 is not late
 * because that page has no newer one.
 */
export function newestOfKinds(
  pages: readonly Page[],
  exchanges: Exchanges,
  tables: Tables,
): ReadonlyMap<string, string> {
  const newest = new Map<string, string>();
  const seen = new Set<string>();
  const note = (date: string, names: readonly string[], heading = ''): void => {
    const kinds = [...names, heading]
      .flatMap((name) => kindNamed(name, tables) ?? [])
      .map(({ frequency }) => kindKey(frequency));
    for (const key of [...kinds, ...names.flatMap(seriesKey)])
      if (date > (newest.get(key) ?? '')) newest.set(key, date);
  };
  for (const { links, shown } of pages) {
    for (const { link, url } of links) {
      const file = fileNameOf(url);
      const all = `${link.text}\n${file}\n${link.heading}`;
      if (seen.has(all) || !HAS_YEAR.test(all)) continue;
      seen.add(all);
      const date = editionOf(link.text) ?? editionOf(file) ?? editionOf(link.heading);
      if (date !== null) note(date.date, [...namesOf(link), file], link.heading);
    }
    for (const { where, text } of exchanges.value(shown, 'page.names') ?? []) {
      if ((where !== 'title' && where !== 'heading') || seen.has(text) || !HAS_YEAR.test(text)) continue;
      seen.add(text);
      const date = editionOf(text);
      if (date !== null) note(date.date, [text]);
    }
  }
  return newest;
}

/**
 * The newest edition, ISO day, of the series of a candidate and, where `isOfKind`, of its kind; null when none is named
 * anywhere. A register kept up to date under a heading „Отчети“ is no older edition of this year's report.
 */
export function newestLike(candidate: Candidate, { newest, tables }: World, isOfKind: boolean): string | null {
  const kind = isOfKind ? kindOf(candidate, tables)?.[0] : undefined;
  const names = [candidate.title, ...candidate.offers.flatMap(({ link }) => namesOf(link)), fileNameOf(candidate.url)];
  const keys = [...(kind === undefined ? [] : [kindKey(kind.frequency)]), ...names.flatMap(seriesKey)];
  return keys.reduce<string | null>((latest, key) => {
    const date = newest.get(key) ?? null;
    return date !== null && date > (latest ?? '') ? date : latest;
  }, null);
}

/** „2026 г.“ under „Бюджет“ is the budget of 2026. */
function namesOf({ text, heading }: PageLink): readonly string[] {
  return heading === '' ? [text] : [text, `${heading} ${text}`];
}

function kindKey(frequency: string): string {
  return `kind:${frequency}`;
}

function seriesKey(name: string): readonly string[] {
  const series = seriesName(normaliseWords(name));
  return series.length < SHORTEST_SERIES ? [] : [`series:${series}`];
}
