import { foldLatin } from '../../model/latinWords.ts';
import { subjectKey } from '../../model/ids.ts';
import { compareText } from '../../model/json.ts';
import { seriesName } from '../../model/seriesName.ts';
import type { Tables } from '../../model/tables.ts';
import { findAny, normaliseWords } from '../../model/words.ts';
import type { Candidate } from './candidate.ts';
import { fileNameOf } from './resolveLink.ts';
import { nameWithout } from './titles.ts';

/** Names shorter than this („тук“, „2024“) join nothing: two things would become one by accident. */
const SHORTEST_NAME = 4;
/** One word names a kind of thing, of which a page may have several: „Отчет“, „Списък“, „Приложение“. */
const WORDS_OF_A_TITLE = 2;
/** A name this long means the same on the portal and on the site; a shorter one may be everybody's. */
const LONG_NAME = 14;
const STEM = 5;

/**
 * Which candidates are editions and formats of one thing: the same entry of the portal, the same name in the same
 * section of a page apart from dates and formats, names of files that differ in dates, the same bytes, or the same
 * file name with another extension. Returns for each key the smallest key of its group; the order of the candidates
 * does not matter.
 */
export function groupDatasets(candidates: readonly Candidate[], tables: Tables): ReadonlyMap<string, string> {
  const groups = new Map<string, string[]>();
  const portalNames = namesOnPortal(candidates, tables);
  for (const candidate of candidates) {
    for (const sign of signsOf(candidate, portalNames, tables)) {
      const own = groups.get(sign) ?? [];
      own.push(candidate.key);
      groups.set(sign, own);
    }
  }
  const parent = new Map(candidates.map(({ key }) => [key, key]));
  for (const keys of groups.values()) {
    for (const key of keys.slice(1)) join(parent, keys[0] ?? key, key);
  }
  return new Map(candidates.map(({ key }) => [key, root(parent, key)]));
}

type PortalNames = ReadonlyMap<string, string | null>;

/** Names of the portal's datasets with their uri; null where two datasets have one name. */
function namesOnPortal(candidates: readonly Candidate[], tables: Tables): PortalNames {
  const names = new Map<string, string | null>();
  for (const { portal } of candidates) {
    if (portal === null) continue;
    const name = baseName(portal.dataset.title, tables);
    if (!isLong(name)) continue;
    const before = names.get(name);
    names.set(name, before === undefined || before === portal.dataset.uri ? portal.dataset.uri : null);
  }
  return names;
}

function signsOf(candidate: Candidate, portalNames: PortalNames, tables: Tables): readonly string[] {
  const signs: string[] = [];
  if (candidate.portal !== null) signs.push(`portal ${candidate.portal.dataset.uri}`);
  if (candidate.described !== null && candidate.described.dataset.name !== '') {
    signs.push(`described ${candidate.described.page.url} ${candidate.described.dataset.name}`);
  }
  const digest = digestOf(candidate);
  if (digest !== null) signs.push(`digest ${digest}`);
  if (candidate.portal !== null) return signs;
  const name = ownName(candidate, tables);
  const uri = isLong(name) ? portalNames.get(name) : undefined;
  if (typeof uri === 'string') signs.push(`portal ${uri}`);
  if (candidate.table === null) signs.push(`file ${withoutExtension(candidate.url)}`);
  const page = pageOf(candidate);
  if (page === '') return signs;
  const file = fileSeries(candidate, tables);
  if (name === '' && file.length < SHORTEST_NAME && statesPeriod(candidate)) {
    signs.push(`period ${page} ${seriesName(candidate.offers[0]?.link.heading ?? '')} ${folderOf(candidate.url)}`);
  }
  if (name.length >= SHORTEST_NAME) {
    const isTitle = name.split(' ').length >= WORDS_OF_A_TITLE || statesPeriod(candidate);
    signs.push(`name ${page} ${sectionOf(candidate, name, tables)} ${name} ${isTitle ? '' : file}`);
  } else if (file.length >= SHORTEST_NAME && candidate.table === null) {
    signs.push(`named-file ${page} ${folderOf(candidate.url)} ${file}`);
  }
  return signs;
}

/** The page that offers it; editions of many years often stand on a page for each year. */
function pageOf({ foundOn }: Candidate): string {
  const page = foundOn?.request.url ?? '';
  return page === '' ? '' : subjectKey(page).replace(/(?<!\d)(?:19|20)\d{2}(?!\d)/g, '*');
}

/**
 * The section of its page. Headings that only give a year, say „архив“ or repeat the name part nothing; others do: two
 * lists of one name under two headings are two lists.
 */
function sectionOf({ offers }: Candidate, name: string, tables: Tables): string {
  let heading = normaliseWords(offers[0]?.link.heading ?? '');
  const { archive } = tables.vocabulary;
  for (let found = findAny(heading, archive); found !== null; found = findAny(heading, archive)) {
    heading = `${heading.slice(0, found.index)} ${heading.slice(found.index + found.length)}`;
  }
  const words = baseName(heading, tables)
    .split(' ')
    .filter((word) => word !== '');
  const stems = new Set(name.split(' ').flatMap((word) => (word.length < STEM ? [] : [word.slice(0, STEM)])));
  return words.some((word) => stems.has(word.slice(0, STEM))) ? '' : words.join(' ');
}

/** Whether its own words, or the heading above them, say of when it is. */
function statesPeriod({ offers, title }: Candidate): boolean {
  const texts = [offers[0]?.link.text ?? title, offers[0]?.link.heading ?? ''];
  return texts.some((text) => plain(text) !== seriesName(text));
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The name of a file without dates, formats and extension, in folded Latin letters. */
export function fileSeries({ url }: Candidate, tables: Tables): string {
  const stem = fileNameOf(url)
    .replace(/\.[a-z0-9]{2,5}$/i, '')
    .replace(/[_+]+/g, ' ');
  return foldLatin(nameWithout(seriesName(stem), tables));
}

function folderOf(url: string): string {
  const key = subjectKey(url);
  return key.slice(0, key.lastIndexOf('/') + 1).replace(/(?<!\d)(?:19|20)\d{2}(?:\/(?:0[1-9]|1[0-2]))?(?!\d)/g, '*');
}

/**
 * The name that a thing goes by itself. A link that says „тук“ has none: its heading names the page's other files too.
 */
export function ownName(candidate: Candidate, tables: Tables): string {
  const text = candidate.offers[0]?.link.text ?? candidate.title;
  return baseName(text, tables);
}

/** A title without formats, dates and words of downloading. */
function baseName(title: string, tables: Tables): string {
  return nameWithout(seriesName(normaliseWords(title)), tables);
}

function isLong(name: string): boolean {
  return name.length >= LONG_NAME && name.split(' ').length >= WORDS_OF_A_TITLE;
}

function digestOf({ capture, table, outcome }: Candidate): string | null {
  if (capture === null || table !== null || outcome !== 'answered' || capture.result.is !== 'response') return null;
  return capture.result.body.bytes === 0 ? null : capture.result.body.digest;
}

/** Only a file name that ends in an extension can differ by it alone; queries are kept. */
function withoutExtension(url: string): string {
  const key = subjectKey(url);
  const name = fileNameOf(url);
  return /\.[a-z0-9]{2,5}$/i.test(name) && !key.includes('?') ? key.slice(0, key.lastIndexOf('.')) : key;
}

function root(parent: Map<string, string>, key: string): string {
  let current = key;
  for (let up = parent.get(current); up !== undefined && up !== current; up = parent.get(current)) current = up;
  return current;
}

/** The smaller key stays the root, so that a group's name does not depend on the order of joining. */
function join(parent: Map<string, string>, a: string, b: string): void {
  const [first = a, second = b] = [root(parent, a), root(parent, b)].toSorted(compareText);
  parent.set(second, first);
}
