import type { DocumentSignsSeen } from '../../model/facts/documentSigns.ts';
import type { Nature, NatureSign } from '../../model/facts/nature.ts';
import { compareText } from '../../model/json.ts';
import type { Tables } from '../../model/tables.ts';
import type { Candidate } from './candidate.ts';
import type { Content } from './content.ts';
import { nameSigns, offersRegister } from './nameSigns.ts';
import { shapeSigns } from './shapeSigns.ts';

const MOST_SIGNS = 12;
/** How many rows columns of a PDF stood for when nobody had counted them. */
const ROWS_OF_OLD = 16;

/**
 * Whether a document is data: words of its links and its file's name, its own words, the shape of its tables, each with
 * a weight of rules/tables/documents.yaml. One side must outweigh the other; else it stays undecided, and nobody is
 * judged by it. What a page offers as a register is one (DESIGN §2).
 */
export function documentNature(candidate: Candidate, content: Content, tables: Tables): Nature {
  const { decide, kinds } = tables.documents;
  const seen = content.value('document.signs') ?? olderSigns(content);
  const signs = [
    ...nameSigns(candidate, tables),
    ...formatSign(content, tables),
    ...(seen === undefined ? [] : shapeSigns(seen, tables.documents)),
  ];
  const dataWeight = weightOf(signs.filter(({ side }) => side === 'data'));
  const documentWeight = weightOf(signs.filter(({ side }) => side !== 'data'));
  const ofKinds = kinds
    .map(({ id }) => ({ id, weight: weightOf(signs.filter(({ side }) => side === id)) }))
    .toSorted((a, b) => b.weight - a.weight || compareText(a.id, b.id));
  const best = ofKinds[0];
  return {
    verdict: offersRegister(candidate, tables)
      ? 'data'
      : dataWeight >= decide.data && dataWeight - documentWeight >= decide.margin
        ? 'data'
        : documentWeight >= decide.document && documentWeight - dataWeight >= decide.margin
          ? 'document'
          : 'undecided',
    documentKind: best !== undefined && best.weight > 0 ? best.id : null,
    read: seen !== undefined,
    dataWeight,
    documentWeight,
    signs: signs.toSorted(heaviestFirst).slice(0, MOST_SIGNS),
  };
}

/** Some formats are made for one kind of document: slides, messages. */
function formatSign(content: Content, tables: Tables): readonly NatureSign[] {
  const id = content.value('format.id') ?? '';
  const kind = tables.documents.kinds.find(({ formats }) => formats.includes(id));
  return kind === undefined
    ? []
    : [{ sign: 'format', side: kind.id, weight: tables.documents.decide.document, seen: id }];
}

/** Facts of inspectors before the seventh had no signs: what can be told from the tables and first words that they kept. */
function olderSigns(content: Content): DocumentSignsSeen | undefined {
  const words = content.value('document.words');
  if (words === undefined) return undefined;
  const held = content.value('document.tables');
  const rows = held?.largestRows ?? (content.value('pdf.shape')?.tableLike === true ? ROWS_OF_OLD : 0);
  const table = { rows, columns: held?.largestColumns ?? 3, filled: 1, numbers: 0, cellCharacters: 0, numbered: false };
  return {
    characters: words.length,
    inTables: rows > 0 ? 0.5 : 0,
    table: rows > 0 ? { ...table, labels: [] } : null,
    numberWords: 0,
    blanks: 0,
    marks: [],
  };
}

function weightOf(signs: readonly NatureSign[]): number {
  return Math.round(signs.reduce((total, { weight }) => total + weight, 0) * 10) / 10;
}

function heaviestFirst(a: NatureSign, b: NatureSign): number {
  return b.weight - a.weight || compareText(a.sign, b.sign) || compareText(a.seen, b.seen);
}
