import type { Evidence } from '../../model/evidence.ts';
import { quote } from '../../model/evidence.ts';
import { subjectKey } from '../../model/ids.ts';
import { compareText } from '../../model/json.ts';
import type { Tables } from '../../model/tables.ts';
import { findAny, normaliseWords } from '../../model/words.ts';
import type { Exchanges } from './exchanges.ts';
import { outcomeOf } from './outcome.ts';
import type { Page } from './pages.ts';

/** A place that goes by one of a section's names. */
export type SectionPlace = {
  readonly section: string;
  readonly url: string;
  readonly text: string;
  /** The page itself was read; a link whose target nobody saw is a promise only. */
  readonly seen: boolean;
  readonly evidence: Evidence;
};

/** Link texts longer than this are sentences; a section's name inside one says little. */
const LONGEST_TITLE = 160;

/**
 * Sections found by vocabulary: links by their text or address whose target answered, and headings of pages that were
 * read. Sorted by section, address and text; one entry for each section and address, a seen one first.
 */
export function findSections(exchanges: Exchanges, pages: readonly Page[], tables: Tables): readonly SectionPlace[] {
  const matcher = sectionMatcher(tables);
  const places = pages
    .filter((page) => !page.blocked)
    .flatMap((page) => [...linkedSections(exchanges, page, matcher), ...headedSections(exchanges, page, matcher)]);
  const best = new Map<string, SectionPlace>();
  for (const place of places.toSorted(byPlace)) {
    const key = `${place.section} ${subjectKey(place.url)}`;
    if (!best.has(key)) best.set(key, place);
  }
  return [...best.values()];
}

function byPlace(a: SectionPlace, b: SectionPlace): number {
  return (
    compareText(a.section, b.section) ||
    Number(b.seen) - Number(a.seen) ||
    compareText(a.url, b.url) ||
    compareText(a.text, b.text) ||
    compareText(a.evidence.capture ?? '', b.evidence.capture ?? '')
  );
}

function linkedSections(exchanges: Exchanges, page: Page, matcher: SectionMatcher): readonly SectionPlace[] {
  return page.links.flatMap(({ link, url }) => {
    const sections = matcher.named(link.text, url);
    const target = sections.length === 0 ? undefined : exchanges.at(url);
    // A link to a page that is gone offers nothing.
    if (target !== undefined && outcomeOf(target) === 'gone') return [];
    // A link that leads back to the start page leads to no section.
    const seen = target !== undefined && !isEmptyPage(exchanges, target) && !exchanges.sentHome(url);
    return sections.map((section) => ({
      section,
      url,
      text: quote(link.text),
      seen,
      evidence: at(page, { kind: 'css', path: link.css }, link.text === '' ? url : link.text),
    }));
  });
}

function headedSections(exchanges: Exchanges, page: Page, matcher: SectionMatcher): readonly SectionPlace[] {
  const names = (exchanges.value(page.shown, 'page.names') ?? []).filter(
    ({ where }) => where === 'heading' || where === 'title',
  );
  const linkHeadings = page.links.map(({ link }) => link.heading).filter((heading) => heading !== '');
  const headings = [...names.map(({ text }) => text), ...linkHeadings];
  return [...new Set(headings)].flatMap((heading) =>
    matcher.named(heading, '').map((section) => ({
      section,
      url: page.url,
      text: quote(heading),
      seen: !isEmptyPage(exchanges, page.capture),
      evidence: at(page, { kind: 'whole' }, heading),
    })),
  );
}

function isEmptyPage(exchanges: Exchanges, target: { readonly id: string }): boolean {
  const capture = exchanges.byId(target.id);
  if (capture === undefined || exchanges.outcome(capture) !== 'answered') return true;
  const shown = exchanges.shown(capture);
  return exchanges.value(shown, 'page.soft-missing') === true || exchanges.value(shown, 'page.blocked') === true;
}

/** Which sections a text or an address names. Menus repeat on every page: each text and address is looked at once. */
type SectionMatcher = { named(text: string, url: string): readonly string[] };

export function sectionMatcher(tables: Tables): SectionMatcher {
  const sections = tables.vocabulary.sections.map(({ id, titles, slugs }) => ({
    id,
    titles,
    slugs: slugs.map((slug) => `-${plainSlug(slug)}-`),
  }));
  const byText = new Map<string, readonly string[]>();
  const byUrl = new Map<string, readonly string[]>();
  const titled = (text: string): readonly string[] => {
    if (text === '' || text.length > LONGEST_TITLE) return [];
    const words = normaliseWords(text);
    return sections.filter(({ titles }) => findAny(words, titles) !== null).map(({ id }) => id);
  };
  const slugged = (url: string): readonly string[] => {
    const parts = partsOf(url);
    return sections
      .filter(({ slugs }) => slugs.some((slug) => parts.some((part) => part.includes(slug))))
      .map(({ id }) => id);
  };
  return { named: (text, url) => [...new Set([...memo(byText, text, titled), ...memo(byUrl, url, slugged)])] };
}

function memo(
  known: Map<string, readonly string[]>,
  key: string,
  find: (key: string) => readonly string[],
): readonly string[] {
  const found = known.get(key) ?? find(key);
  known.set(key, found);
  return found;
}

/**
 * Parts of the path without extension, decoded, lower case, `_` and `.` as `-`, between hyphens: a slug is a whole part
 * of an address, or a whole piece of one.
 */
function partsOf(url: string): readonly string[] {
  const path = URL.parse(url)?.pathname ?? '';
  return path
    .split('/')
    .filter((part) => part !== '')
    .map((part) => `-${plainSlug(decoded(part.replace(/\.(?:html?|php|aspx?|jsp)$/i, '')))}-`);
}

function plainSlug(text: string): string {
  return text.toLowerCase().replace(/[_.]/g, '-');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function at(page: Page, place: Evidence['at'], text: string): Evidence {
  const { result } = page.shown;
  return {
    capture: page.shown.id,
    body: result.is === 'response' ? result.body.digest : null,
    at: place,
    quote: quote(text),
  };
}
