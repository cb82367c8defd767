import type { Nature } from '../../model/facts/nature.ts';
import type { Resource } from '../../model/resource.ts';
import type { FormatEntry, Tables } from '../../model/tables.ts';
import { findAny, normaliseWords } from '../../model/words.ts';
import type { Candidate } from './candidate.ts';
import type { Content } from './content.ts';
import { documentNature } from './documentNature.ts';
import { formatById, formatByUrl, isDataFamily } from './formatLookup.ts';
import { offersData } from './looksLikeData.ts';
import { bestMember } from './resourceFormat.ts';
import { fileNameOf } from './resolveLink.ts';

export type Kind = Pick<Resource, 'kind' | 'kindReason'>;

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

/**
 * Resource, document or undecided (model/resource.ts), and why. `content` is unread unless the candidate answered.
 * `nature`: what speaks for either, where the bytes are a document; null for everything else.
 */
export function classify(candidate: Candidate, content: Content, tables: Tables, nature: Nature | null): Kind {
  if (candidate.portal !== null) return resource('listed-on-portal');
  if (candidate.described !== null) return resource('described-as-dataset');
  if (candidate.table !== null) return resource('holds-table');
  if (candidate.form !== null) return resource('offered-as-data');
  if (candidate.explicit) return resource('offered-as-data');
  // Only links that promise data are candidates before anybody saw what they lead to.
  if (candidate.outcome !== 'answered')
    return resource(promisedByName(candidate, tables) ? 'data-format' : 'offered-as-data');
  return classifyAnswered(candidate, content, tables, nature);
}

/** Signs of a text, a scan or a picture that answered: only of these it is asked whether they are data at all. */
export function natureOf(candidate: Candidate, content: Content, tables: Tables): Nature | null {
  if (candidate.outcome !== 'answered' || candidate.table !== null) return null;
  const entry = formatById(content.value('format.id') ?? '', tables);
  const isDocument = entry?.family === 'document' || entry?.family === 'image' || entry?.family === 'other';
  return isDocument ? documentNature(candidate, content, tables) : null;
}

function classifyAnswered(candidate: Candidate, content: Content, tables: Tables, nature: Nature | null): Kind {
  const entry = formatById(content.value('format.id') ?? '', tables);
  if (entry === undefined) {
    const promised = promisedByName(candidate, tables) || speaksOfData(candidate, tables);
    return promised ? resource('offered-as-data') : { kind: 'undecided', kindReason: 'not-seen' };
  }
  if (entry.family === 'archive') return classifyArchive(candidate, content, tables);
  if (isDataFamily(entry) || entry.family === 'service') return classifyData(candidate, content, tables);
  if (entry.family === 'page')
    return promisedByName(candidate, tables) ? resource('offered-as-data') : document('no-data-found');
  return classifyDocument(candidate, entry, nature, tables);
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

function classifyDocument(candidate: Candidate, entry: FormatEntry, nature: Nature | null, tables: Tables): Kind {
  // A picture of a map is an illustration; a photographed register is still a register.
  if (entry.family === 'image' && !REGISTER.test(normaliseWords(wordsOf(candidate)))) return document('no-data-found');
  if (isCalledDataset(candidate, tables)) return resource('offered-as-data');
  if (nature === null) return document('no-data-found');
  if (nature.verdict === 'data')
    return resource(
      nature.signs.some(({ sign, side }) => sign === 'rows' && side === 'data') ? 'holds-table' : 'offered-as-data',
    );
  if (nature.verdict === 'document') return document(nature.documentKind === null ? 'no-data-found' : 'document-words');
  return { kind: 'undecided', kindReason: nature.read ? 'mixed-signs' : 'not-readable' };
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
