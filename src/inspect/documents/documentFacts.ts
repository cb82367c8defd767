import type { Tables } from '../../model/tables.ts';
import type { BodyFacts } from '../bodyFacts.ts';
import { readLicenceStatements } from '../licences/readLicenceStatements.ts';
import { countGrids, type DocumentGrid } from './documentGrid.ts';
import { documentSigns } from './documentSigns.ts';
import { quote } from '../../model/evidence.ts';
import type { Locator } from '../../model/evidence.ts';

/** What any reader of documents finds out. */
export type DocumentReading = {
  readonly words: string;
  /** Paragraphs or lines outside the tables, in reading order. */
  readonly lines: readonly string[];
  readonly grids: readonly DocumentGrid[];
  /** The format marks its tables; else they were guessed from how words are placed, and are not counted. */
  readonly marksTables: boolean;
  readonly created: string | null;
  readonly modified: string | null;
  /** Words of the properties that may state a licence (rights, description, keywords). */
  readonly properties: string;
};

/** Characters of a document in which a statement on re-use is looked for. */
const STATEMENT_CHARACTERS = 200_000;

/** Writes the facts of a document; what was not found stays away, an empty document says so. */
export function putDocument(
  reading: DocumentReading,
  tables: Tables,
  facts: BodyFacts,
  place: Locator = { kind: 'whole' },
): void {
  const first = quote(reading.words.slice(0, 2000));
  if (first === '') facts.unknown('document.words', 'empty', 'the document has no text');
  else facts.put('document.words', first, place, first);
  if (reading.marksTables) facts.put('document.tables', countGrids(reading.grids), place, first);
  if (first !== '')
    facts.put('document.signs', documentSigns(reading.lines, reading.grids, tables.documents), place, first);
  putDocumentDates(reading.created, reading.modified, facts);
  const inProperties = readLicenceStatements(reading.properties, tables, {
    scope: 'file',
    source: 'property',
    at: { kind: 'whole' },
  });
  const inWords = readLicenceStatements(reading.words.slice(0, STATEMENT_CHARACTERS), tables, {
    scope: 'file',
    source: 'words',
    at: place,
  });
  // A document that speaks *about* rights (a law, a decision) does not state its own: only licences by name count, the
  // restricting ones too, or „CC BY for the text, CC BY-NC for the data“ would be praised as open.
  const statements = [...inProperties, ...inWords.filter(({ licence }) => licence !== null)];
  if (statements[0] !== undefined) facts.put('licence.statements', statements, statements[0].at, statements[0].words);
}

/** ISO dates of the properties of a document; nothing when there are none. */
export function putDocumentDates(created: string | null, modified: string | null, facts: BodyFacts): void {
  const clean = (date: string | null): string | null =>
    date !== null && /^(?:19|20)\d{2}-\d{2}-\d{2}/.test(date) ? date.slice(0, 25) : null;
  const dates = { created: clean(created), modified: clean(modified) };
  if (dates.created !== null || dates.modified !== null)
    facts.put('document.dates', dates, { kind: 'whole' }, dates.modified ?? dates.created ?? '');
}
