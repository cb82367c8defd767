import { decodeWithTable, upperHalf } from '../text/singleByteTables.ts';
import type { DocumentReading } from './documentFacts.ts';
import { type DocumentGrid, MAX_CELL_CHARACTERS, MAX_GRID_CELLS, MAX_GRID_ROWS } from './documentGrid.ts';

const TOKEN = /\\([a-zA-Z]+)(-?\d+)? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/g;
/** Groups whose text is not shown. */
const HIDDEN_GROUP =
  /^(?:fonttbl|colortbl|stylesheet|info|pict|header[lrf]?|footer[lrf]?|themedata|datastore|listtable|listoverridetable|generator|xmlnstbl|object|fldinst|rsidtbl|latentstyles|colorschememapping)$/;
const CODE_PAGES: Readonly<Record<string, string>> = {
  '1251': 'windows-1251',
  '866': 'ibm866',
  '855': 'ibm855',
  '1252': 'windows-1252',
  '10007': 'x-mac-cyrillic',
};
const MAX_CHARACTERS = 1_000_000;
const MAX_DEPTH = 1_000;

/** Charsets of fonts that differ from the code page of the document (RTF 1.9.1, \fcharset). */
const FONT_CHARSETS: Readonly<Record<string, string>> = {
  '0': 'windows-1252',
  '161': 'windows-1253',
  '162': 'windows-1254',
  '186': 'windows-1257',
  '204': 'windows-1251',
  '238': 'windows-1250',
};

type Group = { hidden: boolean; unicodeSkip: number; upper: string };

/** What has been read so far, and where. */
type State = {
  readonly groups: Group[];
  /** Tables: rows with no paragraph of their own between them. */
  readonly grids: { rows: string[][]; rowCount: number; columns: number; paragraph: number }[];
  readonly lines: string[];
  readonly fonts: ReadonlyMap<string, string>;
  text: string;
  /** Words since the last end of a paragraph or cell. */
  piece: string;
  row: string[];
  skip: number;
  paragraph: number;
  starred: boolean;
};

/** Text and tables of an RTF document; rows are counted by their `\row` marks. Total: what it cannot read it skips. */
export function readRtf(source: string): DocumentReading {
  const codePage = CODE_PAGES[/\\ansicpg(\d+)/.exec(source.slice(0, 2000))?.[1] ?? ''] ?? 'windows-1252';
  const state: State = {
    groups: [{ hidden: false, unicodeSkip: 1, upper: upperHalf(codePage) }],
    grids: [],
    lines: [],
    fonts: fontTables(source),
    text: '',
    piece: '',
    row: [],
    skip: 0,
    paragraph: 0,
    starred: false,
  };
  for (const [, word, parameter, hex, symbol, brace, plain] of source.matchAll(TOKEN)) {
    if (brace !== undefined) changeGroup(state, brace);
    else if (plain !== undefined) show(state, plain);
    else if (hex !== undefined)
      show(state, decodeWithTable(Uint8Array.of(Number.parseInt(hex, 16)), currentGroup(state).upper));
    else if (symbol !== undefined) readSymbol(state, symbol);
    else if (word !== undefined) readWord(state, word, parameter);
  }
  const words = state.text.replace(/\s+/g, ' ').trim();
  endLine(state);
  return {
    words,
    lines: state.lines,
    grids: state.grids.map(gridOf),
    marksTables: true,
    ...infoDates(source),
    properties: '',
  };
}

/** Upper half of the code page of each font that has one of its own: Cyrillic fonts in a document of windows-1252. */
function fontTables(source: string): ReadonlyMap<string, string> {
  const fonts = new Map<string, string>();
  const start = source.indexOf('\\fonttbl');
  if (start < 0) return fonts;
  for (const [, font, charset] of source.slice(start, start + 60_000).matchAll(/\{\\f(\d+)[^{}]*?\\fcharset(\d+)/g)) {
    const encoding = FONT_CHARSETS[charset ?? ''];
    if (font !== undefined && encoding !== undefined && charset !== '0') fonts.set(font, upperHalf(encoding));
  }
  return fonts;
}

function currentGroup(state: State): Group {
  return state.groups.at(-1) ?? { hidden: false, unicodeSkip: 1, upper: '' };
}

function show(state: State, words: string): void {
  const rest = words.slice(state.skip);
  state.skip = Math.max(0, state.skip - words.length);
  if (currentGroup(state).hidden || state.text.length >= MAX_CHARACTERS) return;
  state.text += rest;
  state.piece += rest;
}

function changeGroup(state: State, brace: string): void {
  if (brace === '{' && state.groups.length < MAX_DEPTH) state.groups.push({ ...currentGroup(state) });
  if (brace === '}' && state.groups.length > 1) state.groups.pop();
  state.skip = 0;
}

function readSymbol(state: State, symbol: string): void {
  state.starred = symbol === '*';
  if (symbol === '~') show(state, ' ');
  else if ('\\{}'.includes(symbol)) show(state, symbol);
}

function readWord(state: State, word: string, parameter: string | undefined): void {
  const group = currentGroup(state);
  if (state.starred || HIDDEN_GROUP.test(word)) group.hidden = true;
  state.starred = false;
  if (word === 'u' && parameter !== undefined) {
    show(state, String.fromCharCode((Number(parameter) + 65_536) % 65_536));
    state.skip = group.unicodeSkip;
  } else if (word === 'uc') group.unicodeSkip = Number(parameter ?? 1);
  else if (word === 'f' && parameter !== undefined)
    group.upper = state.fonts.get(parameter) ?? state.groups[0]?.upper ?? group.upper;
  else if (/^(?:par|line|tab|sect|page|cell|row)$/.test(word)) show(state, ' ');
  if (word === 'par' && state.row.length === 0) endLine(state);
  if (word === 'cell') {
    if (state.row.length < MAX_GRID_CELLS) state.row.push(state.piece.trim().slice(0, MAX_CELL_CHARACTERS));
    state.piece = '';
  }
  if (word === 'row') endRow(state);
}

/** Ends a paragraph outside the tables; one with words parts two tables, an empty one that Word writes between them too. */
function endLine(state: State): void {
  const line = state.piece.trim();
  if (line !== '') state.lines.push(line);
  state.piece = '';
  state.paragraph += 1;
}

function endRow(state: State): void {
  const last = state.grids.at(-1);
  const grid =
    last !== undefined && last.paragraph === state.paragraph
      ? last
      : { rows: [], rowCount: 0, columns: 0, paragraph: state.paragraph };
  if (grid !== last) state.grids.push(grid);
  grid.rowCount += 1;
  grid.columns = Math.max(grid.columns, state.row.length);
  if (grid.rows.length < MAX_GRID_ROWS) grid.rows.push(state.row);
  state.row = [];
  state.piece = '';
}

function gridOf({ rows, rowCount, columns }: State['grids'][number]): DocumentGrid {
  return { rows, rowCount, columns };
}

function infoDates(source: string): { created: string | null; modified: string | null } {
  const read = (name: string): string | null => {
    const found = new RegExp(String.raw`\\${name}\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})`).exec(source.slice(0, 200_000));
    return found === null
      ? null
      : `${found[1]}-${(found[2] ?? '').padStart(2, '0')}-${(found[3] ?? '').padStart(2, '0')}`;
  };
  return { created: read('creatim'), modified: read('revtim') };
}
