import { quote } from '../../model/evidence.ts';
import { subjectKey } from '../../model/ids.ts';
import { type SectionNames, sectionNames } from '../../model/sectionNames.ts';
import { laterYears, type StatedYears, statedYears } from '../../model/statedYears.ts';
import type { Tables } from '../../model/tables.ts';
import type { Exchanges } from './exchanges.ts';
import { familyOf, isFile } from './fileFamily.ts';
import { outcomeOf } from './outcome.ts';
import type { Page, ResolvedLink } from './pages.ts';
import { bareHost, fileNameOf } from './resolveLink.ts';
import { placeOn, type RawPlace, type SectionPlace } from './sectionPlace.ts';
import { nameWithout, titleOfLink } from './titles.ts';

/** What the links of all pages are read with. */
export type LinkReading = {
  readonly exchanges: Exchanges;
  readonly tables: Tables;
  readonly names: SectionNames;
  /** Pages by the key of their address. */
  readonly pages: ReadonlyMap<string, Page>;
  /** Keys of the start pages, and of all that they link to: the menu, wherever it is repeated. */
  readonly homes: ReadonlySet<string>;
  readonly menu: ReadonlySet<string>;
  readonly titleOf: (link: ResolvedLink) => string;
  /** Years of pages by key, filled as they are asked for. */
  readonly years: Map<string, StatedYears>;
};

function memo<T>(find: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly found: T }>();
  return (text) => {
    const before = known.get(text) ?? { found: find(text) };
    known.set(text, before);
    return before.found;
  };
}

export function linkReading(
  exchanges: Exchanges,
  pages: readonly Page[],
  tables: Tables,
  homes: readonly Page[],
): LinkReading {
  // Menus repeat on every page: each text and address is looked at once.
  const saysNothing = memo((text) => nameWithout(text, tables) === '');
  const names = sectionNames(tables.vocabulary);
  return {
    exchanges,
    tables,
    names: { ofText: memo(names.ofText), ofUrl: memo(names.ofUrl) },
    years: new Map(),
    pages: new Map(pages.map((page) => [subjectKey(page.url), page])),
    homes: new Set(homes.map(({ url }) => subjectKey(url))),
    menu: new Set(homes.flatMap(({ links }) => links.map(({ url }) => subjectKey(url)))),
    titleOf: ({ link, url }) => (saysNothing(link.text) ? titleOfLink(link, url, tables) : link.text),
  };
}

/** Links by their words or addresses; one whose target is gone offers nothing, and is told as that. */
export function linkedPlaces(page: Page, reading: LinkReading): readonly RawPlace[] {
  return page.links.flatMap((resolved) => placesOfLink(page, resolved, reading));
}

function placesOfLink(page: Page, resolved: ResolvedLink, reading: LinkReading): readonly RawPlace[] {
  const { exchanges, names, tables } = reading;
  const { link, url } = resolved;
  const title = reading.titleOf(resolved);
  const { named, inside, loose } = names.ofText(title);
  const byName = [...new Set([...named, ...names.ofUrl(url)])];
  const byAddress = addressed(url, tables);
  if (byName.length + byAddress.length + inside.length + loose.length === 0) return [];
  const target = exchanges.at(url);
  const text = quote(link.text === '' ? title : link.text);
  const place = { url, text, evidence: placeOn(page, link.css, title === '' ? url : title), page };
  if (target !== undefined && outcomeOf(target) === 'gone')
    return byName.map((section) => ({ ...place, section, how: 'gone' as const, year: null, of: null }));
  // A link that leads back to the start page leads to no section.
  const isSeen = target !== undefined && !isEmptyPage(exchanges, target) && !exchanges.sentHome(url);
  const howOf = (section: string): SectionPlace['how'] => {
    if (byAddress.includes(section)) return 'named';
    // A file of this name is no section of a site, but may hold all of it.
    if (section === 'access-section' && isPaper(url, tables)) return 'maybe';
    if (!isSeen) return 'linked';
    return promises(url, section, reading) ? 'promised' : 'named';
  };
  const years = yearsOf(title, url, reading);
  const isMenu = link.region !== 'main' || reading.menu.has(subjectKey(url));
  const sure = [...new Set([...byName, ...byAddress])];
  return [
    ...sure.map((section) => ({ ...place, section, how: howOf(section), ...years, of: null })),
    ...inside.map(({ section, of }) => ({
      ...place,
      section,
      how: isMenu ? ('maybe' as const) : howOf(section),
      ...years,
      of: isMenu ? null : of,
    })),
    ...loose.map((section) => ({ ...place, section, how: 'maybe' as const, year: null, of: null })),
  ];
}

function addressed(url: string, { vocabulary }: Tables): readonly string[] {
  const plain = subjectKey(url);
  return vocabulary.sections
    .filter(({ addresses }) => addresses.some((address) => plain.startsWith(address) && plain.length > address.length))
    .map(({ id }) => id);
}

/** The latest year that the link or what it leads to states: „Годишни отчети“ leads to a page of them all. */
function yearsOf(title: string, url: string, reading: LinkReading): StatedYears {
  const key = subjectKey(url);
  const page = reading.pages.get(key);
  if (page === undefined) return laterYears(statedYears(title), statedYears(fileNameOf(url)));
  if (reading.homes.has(key)) return statedYears(title);
  const years = reading.years.get(key) ?? yearsOfPage(page, reading);
  reading.years.set(key, years);
  return laterYears(statedYears(title), years);
}

function yearsOfPage(page: Page, reading: LinkReading): StatedYears {
  const own = (reading.exchanges.value(page.shown, 'page.names') ?? []).filter(
    ({ where }) => where === 'heading' || where === 'title',
  );
  const listed = page.links.filter(({ link, url }) => link.region === 'main' && !reading.menu.has(subjectKey(url)));
  return laterYears(
    ...own.map(({ text }) => statedYears(text)),
    ...listed.map((one) => statedYears(reading.titleOf(one))),
  );
}

function promises(url: string, section: string, reading: LinkReading): boolean {
  const page = reading.pages.get(subjectKey(url));
  if (page === undefined) return false;
  const said = reading.exchanges.value(page.shown, 'page.sections') ?? [];
  return said.some((one) => one.section === section && one.is === 'promised');
}

export function isEmptyPage(exchanges: Exchanges, target: { readonly id: string }): boolean {
  const capture = exchanges.byId(target.id);
  if (capture === undefined || exchanges.outcome(capture) !== 'answered') return true;
  const shown = exchanges.shown(capture);
  return exchanges.value(shown, 'page.soft-missing') === true || exchanges.value(shown, 'page.blocked') === true;
}

/** Files of which any law or list may have been given: their text is not looked through. */
const RULES = new Set(['access-rules', 'internal-rules']);

/**
 * Where it may be written though nobody looked: files that are called like the whole section or stand in it under no
 * name of their own (`access-file`), files of the rules (`rules-file`), a file with the list of categories
 * (`categories-file`), pages of the section that were not seen (`access-unread`).
 */
export function hidingPlaces(page: Page, reading: LinkReading, isAccess: boolean): readonly SectionPlace[] {
  const { names, tables, exchanges } = reading;
  return page.links.flatMap((resolved): readonly SectionPlace[] => {
    const { link, url } = resolved;
    const title = reading.titleOf(resolved);
    const isOwn = isAccess && link.region === 'main' && !reading.menu.has(subjectKey(url));
    const says = (section: string): SectionPlace => ({
      section,
      url,
      text: quote(title),
      how: 'maybe',
      year: null,
      evidence: placeOn(page, link.css, title),
    });
    const target = exchanges.at(url);
    if (target !== undefined && outcomeOf(target) === 'gone') return [];
    if (isFile(url, tables)) {
      const { named, inside } = names.ofText(title);
      const all = [...named, ...inside.map(({ section }) => section)];
      const holds: string[] = [];
      if (all.includes('categories-list')) holds.push('categories-file');
      if (!isPaper(url, tables)) return holds.map((section) => says(section));
      if (all.some((section) => RULES.has(section))) holds.push('rules-file');
      if (all.every((section) => section === 'access-section') && (all.length > 0 || isOwn)) holds.push('access-file');
      return holds.map((section) => says(section));
    }
    const isHere = isOwn && bareHost(url) === bareHost(page.url);
    return isHere && (target === undefined || exchanges.outcome(target) !== 'answered') ? [says('access-unread')] : [];
  });
}

/** A document, a picture or an archive: any text may stand in it. */
function isPaper(url: string, tables: Tables): boolean {
  const family = familyOf(url, tables);
  return family === 'document' || family === 'archive' || family === 'image';
}
