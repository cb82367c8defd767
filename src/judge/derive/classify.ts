import type { Resource } from '../../model/resource.ts';
import type { FormatEntry, Tables } from '../../model/tables.ts';
import { findAny, normaliseWords } from '../../model/words.ts';
import type { Candidate } from './candidate.ts';
import type { Content } from './content.ts';
import { formatById, formatByUrl, isDataFamily } from './formatLookup.ts';
import { offersData } from './looksLikeData.ts';
import { bestMember } from './resourceFormat.ts';
import { fileNameOf } from './resolveLink.ts';

export type Kind = Pick<Resource, 'kind' | 'kindReason'>;

const ROWS_OF_A_REGISTER = 8;
/** XML that serves the site and holds no data of the body. */
const SITE_ROOTS: ReadonlySet<string> = new Set([
  'rss',
  'feed',
  'urlset',
  'sitemapindex',
  'opensearchdescription',
  'svg',
  'html',
]);
/** Words under which even a picture is somebody's data. */
const REGISTER = /(?<![а-я])(?:регист(?:ър|р)|списък|спис?ъц|таблиц|справк)/u;
/** How much of a document's beginning says what it is. */
const OPENING_CHARACTERS = 300;

/** Resource, document or undecided (model/resource.ts), and why. `content` is unread unless the candidate answered. */
export function classify(candidate: Candidate, content: Content, tables: Tables): Kind {
  if (candidate.portal !== null) return resource('listed-on-portal');
  if (candidate.described !== null) return resource('described-as-dataset');
  if (candidate.table !== null) return resource('holds-table');
  if (candidate.form !== null) return resource('offered-as-data');
  if (candidate.explicit) return resource('offered-as-data');
  // Only links that promise data are candidates before anybody saw what they lead to.
  if (candidate.outcome !== 'answered')
    return resource(promisedByName(candidate, tables) ? 'data-format' : 'offered-as-data');
  return classifyAnswered(candidate, content, tables);
}

function classifyAnswered(candidate: Candidate, content: Content, tables: Tables): Kind {
  const entry = formatById(content.value('format.id') ?? '', tables);
  if (entry === undefined) {
    const promised = promisedByName(candidate, tables) || speaksOfData(candidate, tables);
    return promised ? resource('offered-as-data') : { kind: 'undecided', kindReason: 'not-seen' };
  }
  if (entry.family === 'archive') return classifyArchive(candidate, content, tables);
  if (isDataFamily(entry) || entry.family === 'service') return classifyData(candidate, content, tables);
  if (entry.family === 'page')
    return promisedByName(candidate, tables) ? resource('offered-as-data') : document('no-data-found');
  return classifyDocument(candidate, content, tables);
}

function classifyData(candidate: Candidate, content: Content, tables: Tables): Kind {
  const shape = content.value('table.shape');
  if (shape !== undefined && shape.complete && shape.rows === 0) return document('no-data-found');
  const json = content.value('json.shape');
  if (json !== undefined && json.top === 'null') return document('no-data-found');
  if (SITE_ROOTS.has((content.value('xml.root') ?? '').toLowerCase())) return document('no-data-found');
  // A form to fill in is often a spreadsheet; a register is never called a form alone.
  if (isCalledDocument(candidate, tables) && !speaksOfData(candidate, tables)) return document('document-words');
  return resource('data-format');
}

function classifyArchive(candidate: Candidate, content: Content, tables: Tables): Kind {
  const member: FormatEntry | null = bestMember(content, tables);
  if (member !== null && isDataFamily(member)) {
    return isCalledDocument(candidate, tables) && !speaksOfData(candidate, tables)
      ? document('document-words')
      : resource('data-format');
  }
  if (speaksOfData(candidate, tables)) return resource('offered-as-data');
  return member === null ? { kind: 'undecided', kindReason: 'not-seen' } : document('no-data-found');
}

function classifyDocument(candidate: Candidate, content: Content, tables: Tables): Kind {
  const entry = formatById(content.value('format.id') ?? '', tables);
  // A picture of a map is an illustration; a photographed register is still a register.
  if (entry?.family === 'image' && !REGISTER.test(normaliseWords(wordsOf(candidate)))) return document('no-data-found');
  const called = isCalledDocument(candidate, tables);
  if (isCalledDataset(candidate, tables)) return resource('offered-as-data');
  if (called) return document('document-words');
  if (speaksOfData(candidate, tables)) return resource('offered-as-data');
  const opening = (content.value('document.words') ?? '').slice(0, OPENING_CHARACTERS);
  if (findAny(normaliseWords(opening), tables.vocabulary.documentWords) !== null) return document('document-words');
  const held = content.value('document.tables');
  const holdsTable = held !== undefined && held.largestRows >= ROWS_OF_A_REGISTER && held.largestColumns >= 2;
  return holdsTable || content.value('pdf.shape')?.tableLike === true
    ? resource('holds-table')
    : document('no-data-found');
}

/** The words under which a thing is offered: the texts of its links and its file's name. */
function wordsOf(candidate: Candidate): string {
  return [candidate.title, ...candidate.offers.map(({ link }) => link.text), fileNameOf(candidate.url)].join(' · ');
}

function speaksOfData(candidate: Candidate, tables: Tables): boolean {
  return offersData(wordsOf(candidate), true, tables);
}

function isCalledDataset(candidate: Candidate, tables: Tables): boolean {
  return (
    findAny(normaliseWords(wordsOf(candidate)), tables.vocabulary.dataStrong) !== null &&
    speaksOfData(candidate, tables)
  );
}

function isCalledDocument(candidate: Candidate, tables: Tables): boolean {
  return findAny(normaliseWords(wordsOf(candidate)), tables.vocabulary.documentWords) !== null;
}

function promisedByName(candidate: Candidate, tables: Tables): boolean {
  const entry =
    formatByUrl(candidate.offers[0]?.link.href ?? candidate.url, tables) ?? formatByUrl(candidate.url, tables);
  return entry !== undefined && isDataFamily(entry);
}

function resource(kindReason: Resource['kindReason']): Kind {
  return { kind: 'resource', kindReason };
}

function document(kindReason: Resource['kindReason']): Kind {
  return { kind: 'document', kindReason };
}
