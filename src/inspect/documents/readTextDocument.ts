import type { OpenZip } from '../archives/openZip.ts';
import { EnoughRead, readXmlEvents, type XmlElement, xmlPieces } from '../trees/readXmlEvents.ts';
import type { DocumentReading } from './documentFacts.ts';
import { type DocumentGrid, MAX_CELL_CHARACTERS, MAX_GRID_CELLS, MAX_GRID_ROWS } from './documentGrid.ts';
import { readOfficeProperties } from './readOfficeProperties.ts';

const PART_BYTES = 128 * 1024 * 1024;
const MAX_CHARACTERS = 1_000_000;
const MAX_ELEMENTS = 3_000_000;

/** Element names of the two families, by local name: `w:tbl` and `table:table` are the same thing. */
const TABLE = new Set(['tbl', 'table']);
const ROW = new Set(['tr', 'table-row']);
const CELL = new Set(['tc', 'table-cell', 'covered-table-cell']);
const PARAGRAPH = new Set(['p', 'h']);
const BREAK = new Set(['tab', 'br', 'line-break', 's', 'cr']);
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

type OpenTable = {
  rows: string[][];
  rowCount: number;
  columns: number;
  /** Cells of the open row: ODF writes how often each is repeated. */
  row: { words: string; repeated: number }[];
  repeatedRows: number;
};
type State = {
  words: string;
  /** The paragraph that is being read, outside all tables. */
  line: string;
  readonly lines: string[];
  unseen: number;
  elements: number;
  readonly open: OpenTable[];
  readonly done: OpenTable[];
};

/** Text and tables of a DOCX (`word/document.xml`) or ODT (`content.xml`). Throws when the part is not there. */
export async function readTextDocument(zip: OpenZip): Promise<DocumentReading> {
  const part =
    zip.members.find((member) => /^(?:word\/document\d*\.xml|content\.xml)$/i.test(member.name)) ??
    zip.members.find((member) => /document\d*\.xml$/i.test(member.name));
  if (part === undefined) throw new Error('the part with the text is missing');
  const state: State = { words: '', line: '', lines: [], unseen: 0, elements: 0, open: [], done: [] };
  const problem = await readXmlEvents(xmlPieces(zip.stream(part, PART_BYTES)), {
    open: (element) => openElement(state, element),
    close: (local) => closeElement(state, local),
    text(text) {
      if (state.unseen === 0) show(state, text);
    },
  });
  endLine(state);
  if (problem !== null && state.words.trim() === '') throw new Error(problem);
  const properties = await readOfficeProperties(zip);
  return {
    words: state.words.replace(/\s+/g, ' ').trim(),
    lines: state.lines,
    grids: [...state.done, ...state.open].map(({ rows, rowCount, columns }): DocumentGrid => ({
      rows,
      rowCount,
      columns,
    })),
    marksTables: true,
    created: properties.created,
    modified: properties.modified,
    properties: properties.words,
  };
}

function openElement(state: State, { local, attributes }: XmlElement): void {
  state.elements += 1;
  if (state.elements > MAX_ELEMENTS) throw new EnoughRead();
  if (UNSEEN.has(local)) state.unseen += 1;
  else if (TABLE.has(local)) state.open.push({ rows: [], rowCount: 0, columns: 0, row: [], repeatedRows: 1 });
  else if (PARAGRAPH.has(local)) {
    if (state.open.length === 0) endLine(state);
    show(state, ' ');
  } else if (BREAK.has(local)) show(state, ' ');
  const table = state.open.at(-1);
  if (table === undefined) return;
  if (ROW.has(local)) {
    table.row = [];
    table.repeatedRows = repetition(attributes['table:number-rows-repeated']);
  } else if (CELL.has(local)) {
    table.row.push({ words: '', repeated: repetition(attributes['table:number-columns-repeated']) });
  } else if (local === 'gridSpan') {
    // A cell over several columns takes the places of all of them.
    const cell = table.row.at(-1);
    if (cell !== undefined) cell.repeated = repetition(attributes['w:val']);
  }
}

function closeElement(state: State, local: string): void {
  if (UNSEEN.has(local)) state.unseen -= 1;
  const table = state.open.at(-1);
  if (table === undefined) return;
  if (ROW.has(local)) endRow(table);
  else if (TABLE.has(local)) {
    state.done.push(table);
    state.open.pop();
  }
}

function endRow(table: OpenTable): void {
  const columns = table.row.reduce((total, { repeated }) => total + repeated, 0);
  table.columns = Math.max(table.columns, columns);
  // Empty rows to the end of a sheet are written as one that is repeated a thousand times.
  table.rowCount += table.row.some(({ words }) => words.trim() !== '') ? table.repeatedRows : 1;
  if (table.rows.length >= MAX_GRID_ROWS) return;
  const cells = table.row.flatMap(({ words, repeated }) =>
    Array.from({ length: Math.min(repeated, MAX_GRID_CELLS) }, (_, index) => (index === 0 ? words.trim() : '')),
  );
  table.rows.push(cells.slice(0, MAX_GRID_CELLS));
}

/** How often a row or cell stands; what is no sensible number is once. */
function repetition(value: string | undefined): number {
  const number = Number(value ?? 1);
  return Number.isInteger(number) && number >= 1 && number <= 10_000 ? number : 1;
}

function show(state: State, text: string): void {
  if (state.words.length < MAX_CHARACTERS) state.words += text;
  const cell = state.open.at(-1)?.row.at(-1);
  if (cell !== undefined) {
    if (cell.words.length < MAX_CELL_CHARACTERS) cell.words += text;
  } else if (state.open.length === 0 && state.words.length < MAX_CHARACTERS) state.line += text;
}

function endLine(state: State): void {
  const line = state.line.trim();
  if (line !== '') state.lines.push(line);
  state.line = '';
}
