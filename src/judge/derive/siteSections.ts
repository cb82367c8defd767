import { MOST_OF_A_SECTION } from '../../model/facts/derivedFacts.ts';
import { subjectKey } from '../../model/ids.ts';
import { laterYear, laterYears, statedYears } from '../../model/statedYears.ts';
import type { Tables } from '../../model/tables.ts';
import type { Exchanges } from './exchanges.ts';
import type { Page } from './pages.ts';
import { bareHost } from './resolveLink.ts';
import { hidingPlaces, isEmptyPage, linkedPlaces, type LinkReading, linkReading } from './sectionLinks.ts';
import { byPlace, placeOn, type RawPlace, type SectionPlace } from './sectionPlace.ts';

export type { SectionPlace } from './sectionPlace.ts';

const ACCESS = 'access-section';
const ACCESS_UNREAD = 'access-unread';
/** A page with this many of its parts is the section, whatever it is called. */
const FEWEST_PARTS = 3;
const PARTS = new Set([
  'contact-unit',
  'how-to-request',
  'yearly-report',
  'access-rules',
  'cost-norms',
  'reuse-charges',
  'reuse-terms',
  'categories-list',
]);

/**
 * What the site has of what the law asks for: links by their words or address whose target answered, headings, and
 * what is written out on pages that were read; beside that, what only may have it. Sorted by section, strongest first;
 * one entry for each section and address (two where it is written out), at most 40 of a section.
 */
export function findSections(
  exchanges: Exchanges,
  pages: readonly Page[],
  tables: Tables,
  homes: readonly Page[],
): readonly SectionPlace[] {
  const readable = pages.filter((page) => !page.blocked);
  const reading = linkReading(exchanges, readable, tables, homes);
  const raw = readable.flatMap((page) => [...linkedPlaces(page, reading), ...writtenPlaces(page, reading)]);
  const byContent = accessByContent(raw, reading);
  const holders = holdersOf([...raw, ...byContent], reading);
  const places = [
    ...raw.map((place) => settle(place, holders)),
    ...byContent,
    ...readable.flatMap((page) => hidingPlaces(page, reading, holders.get(ACCESS)?.has(subjectKey(page.url)) === true)),
    ...unreadAccess(raw, holders.get(ACCESS) ?? new Set(), readable, reading),
  ];
  return strongest(places);
}

/**
 * The section itself where nobody read it: known by a link alone, promised, shown as a shell that scripts fill, or read in part. Its
 * parts may all be in it. A link to another's host counts only while the body's own section was not seen: there it may
 * well be the section of another body.
 */
function unreadAccess(
  raw: readonly RawPlace[],
  seen: ReadonlySet<string>,
  pages: readonly Page[],
  { homes }: LinkReading,
): readonly SectionPlace[] {
  const own = new Set([...homes].map((key) => bareHost(`http://${key}`)));
  const linked = raw
    .filter(({ section, how, of }) => section === ACCESS && of === null && (how === 'linked' || how === 'promised'))
    .filter(({ how, url }) => seen.size === 0 || (how === 'linked' && own.has(bareHost(url))))
    .map(({ url, text, evidence }) => ({ url, text, evidence }));
  const shells = pages
    .filter((page) => (page.needsScript || page.cut) && seen.has(subjectKey(page.url)))
    .map((page) => ({ url: page.url, text: page.url, evidence: placeOn(page, '', page.url) }));
  return [...linked, ...shells].map((place) => ({ ...place, section: ACCESS_UNREAD, how: 'maybe', year: null }));
}

function strongest(places: readonly SectionPlace[]): readonly SectionPlace[] {
  // What is written out is told beside the heading above it: some rules ask for the words.
  const byKey = Map.groupBy(
    places.toSorted(byPlace),
    ({ section, url, how }) => `${section} ${how === 'written' ? how : ''} ${subjectKey(url)}`,
  );
  const counts = new Map<string, number>();
  return [...byKey.values()]
    .flatMap(([first, ...others]) => (first === undefined ? [] : [withOthers(first, others)]))
    .filter(({ section }) => {
      const count = counts.get(section) ?? 0;
      counts.set(section, count + 1);
      return count < MOST_OF_A_SECTION;
    });
}

/** Of several links to one address the newest stands for all; a later year that any of them has is not lost with it. */
function withOthers({ otherYear: own, ...first }: SectionPlace, others: readonly SectionPlace[]): SectionPlace {
  const otherYear = laterYear(own ?? null, ...others.map((one) => one.otherYear ?? null));
  return otherYear === null || (first.year !== null && otherYear <= first.year) ? first : { ...first, otherYear };
}

/** Headings and texts of a page. */
function writtenPlaces(page: Page, { exchanges, names, titleOf }: LinkReading): readonly RawPlace[] {
  if (isEmptyPage(exchanges, page.capture)) return [];
  const title = (exchanges.value(page.shown, 'page.names') ?? []).find(({ where }) => where === 'title')?.text ?? '';
  const titled = names.ofText(title).named.map((section) => ({
    section,
    url: page.url,
    text: title,
    how: 'named' as const,
    ...statedYears(title),
    evidence: placeOn(page, 'head > title', title),
    of: null,
    page,
  }));
  const said = exchanges.value(page.shown, 'page.sections') ?? [];
  const promised = new Set(said.filter(({ is }) => is === 'promised').map(({ section }) => section));
  return [
    ...titled.filter(({ section }) => !promised.has(section)),
    ...said.map(({ section, is, of, words, heading, css, year }): RawPlace => {
      const under =
        heading === '' ? [] : page.links.filter(({ link }) => link.heading === heading && link.region === 'main');
      return {
        section,
        url: page.url,
        text: words,
        how: is === 'inside' ? 'named' : is,
        ...(is === 'maybe' ? { year: null } : laterYears({ year }, ...under.map((one) => statedYears(titleOf(one))))),
        evidence: placeOn(page, css, words),
        of: is === 'inside' ? of : null,
        page,
      };
    }),
  ];
}

/** „Прозрачност“ with the unit, the rules and the reports in it is the section that the law asks for. */
function accessByContent(raw: readonly RawPlace[], reading: LinkReading): readonly SectionPlace[] {
  const onPages = Map.groupBy(
    raw.filter(({ section, how }) => PARTS.has(section) && (how === 'named' || how === 'written' || how === 'linked')),
    ({ page }) => page,
  );
  return [...onPages].flatMap(([page, places]) => {
    if (reading.homes.has(subjectKey(page.url))) return [];
    const own = places.filter(({ url }) => url === page.url || !reading.menu.has(subjectKey(url)));
    if (new Set(own.map(({ section }) => section)).size < FEWEST_PARTS) return [];
    const names = reading.exchanges.value(page.shown, 'page.names') ?? [];
    const text = (names.find(({ where }) => where === 'heading') ?? names[0])?.text ?? page.url;
    return [
      { section: ACCESS, url: page.url, text, how: 'written', year: null, evidence: placeOn(page, '', text) } as const,
    ];
  });
}

/** The pages of each section by key, but for start pages: every section is linked there. */
function holdersOf(places: readonly SectionPlace[], reading: LinkReading): ReadonlyMap<string, ReadonlySet<string>> {
  const sure = places.filter(
    ({ how, url }) => (how === 'named' || how === 'written') && !reading.homes.has(subjectKey(url)),
  );
  return new Map(
    [...Map.groupBy(sure, ({ section }) => section)].map(([section, found]) => [
      section,
      new Set(found.map(({ url }) => subjectKey(url))),
    ]),
  );
}

function settle({ of, page, ...place }: RawPlace, holders: ReadonlyMap<string, ReadonlySet<string>>): SectionPlace {
  if (of === null || holders.get(of)?.has(subjectKey(page.url)) === true) return place;
  return { ...place, how: 'maybe' };
}
