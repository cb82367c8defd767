import type { OpenZip } from '../archives/openZip.ts';
import { EnoughRead, readXmlEvents, xmlPieces } from '../trees/readXmlEvents.ts';
import type { DocumentReading } from './documentFacts.ts';
import { readOfficeProperties } from './readOfficeProperties.ts';

const PART_BYTES = 128 * 1024 * 1024;
const MAX_CHARACTERS = 1_000_000;
const MAX_ELEMENTS = 3_000_000;

/** Element names of the two families, by local name: `w:tbl` and `table:table` are the same thing. */
const TABLE = new Set(['tbl', 'table']);
const ROW = new Set(['tr', 'table-row']);
const CELL = new Set(['tc', 'table-cell']);
const BREAK = new Set(['p', 'h', 'tab', 'br', 'line-break', 's', 'cr']);
/** Words that are not shown: field codes, deleted text, notes beside the text. */
const UNSEEN = new Set([
  'instrText',
  'delText',
  'annotation',
  'tracked-changes',
  'scripts',
  'automatic-styles',
  'font-face-decls',
]);

type OpenTable = { rows: number; columns: number; cellsInRow: number; filledCells: number };

/** Text and tables of a DOCX (`word/document.xml`) or ODT (`content.xml`). Throws when the part is not there. */
export async function readTextDocument(zip: OpenZip): Promise<DocumentReading> {
  const part =
    zip.members.find((member) => /^(?:word\/document\d*\.xml|content\.xml)$/i.test(member.name)) ??
    zip.members.find((member) => /document\d*\.xml$/i.test(member.name));
  if (part === undefined) throw new Error('the part with the text is missing');
  let words = '';
  let unseen = 0;
  let elements = 0;
  const open: OpenTable[] = [];
  const done: OpenTable[] = [];
  const problem = await readXmlEvents(xmlPieces(zip.stream(part, PART_BYTES)), {
    open({ local }) {
      elements += 1;
      if (elements > MAX_ELEMENTS) throw new EnoughRead();
      if (UNSEEN.has(local)) unseen += 1;
      else if (TABLE.has(local)) open.push({ rows: 0, columns: 0, cellsInRow: 0, filledCells: 0 });
      else if (BREAK.has(local)) words += ' ';
      const table = open.at(-1);
      if (table === undefined) return;
      if (ROW.has(local)) table.cellsInRow = 0;
      else if (CELL.has(local)) table.cellsInRow += 1;
    },
    close(local) {
      if (UNSEEN.has(local)) unseen -= 1;
      const table = open.at(-1);
      if (table === undefined) return;
      if (ROW.has(local)) {
        table.rows += 1;
        table.columns = Math.max(table.columns, table.cellsInRow);
      } else if (TABLE.has(local)) {
        done.push(table);
        open.pop();
      }
    },
    text(text) {
      if (unseen === 0 && words.length < MAX_CHARACTERS) words += text;
    },
  });
  if (problem !== null && words.trim() === '') throw new Error(problem);
  const properties = await readOfficeProperties(zip);
  return {
    words: words.replace(/\s+/g, ' ').trim(),
    tables: countTables([...done, ...open]),
    created: properties.created,
    modified: properties.modified,
    properties: properties.words,
  };
}

/** A table of one cell or one row is a frame or a letterhead. */
function countTables(tables: readonly OpenTable[]): NonNullable<DocumentReading['tables']> {
  const real = tables.filter((table) => table.rows > 1 && table.columns > 1);
  const largest = real.toSorted((a, b) => b.rows * b.columns - a.rows * a.columns)[0];
  return { tables: real.length, largestRows: largest?.rows ?? 0, largestColumns: largest?.columns ?? 0 };
}
