import { type DocumentGrid, MAX_CELL_CHARACTERS, MAX_GRID_CELLS, MAX_GRID_ROWS } from './documentGrid.ts';

const CELL_MARK = '\u0007';
/** Columns that a table of Word can have. */
const MAX_COLUMNS = 63;
/** Paragraphs in a row that hold no cell mark end a table: cells with longer texts have more of them in one cell. */
const OUTSIDE = /\r(?=[^\u0007]*(?:\r|$))/;

/**
 * Tables and lines of the text of a Word 97 document: each cell ends with a mark, each row with one more. A paragraph
 * right before a table stands in its first cell, and so is cut from it.
 */
export function readDocGrids(text: string): {
  readonly grids: readonly DocumentGrid[];
  readonly lines: readonly string[];
} {
  const grids: DocumentGrid[] = [];
  const lines: string[] = [];
  for (const run of withoutFields(text).split(OUTSIDE)) {
    const pieces = run.split(CELL_MARK);
    const after = clean(pieces.pop() ?? '');
    if (pieces.length > 0) {
      const first = pieces[0] ?? '';
      const cut = first.lastIndexOf('\r');
      if (cut !== -1) addLine(lines, first.slice(0, cut));
      pieces[0] = first.slice(cut + 1);
      const grid = gridOf(pieces.map(clean));
      if (grid !== null) grids.push(grid);
    }
    addLine(lines, after);
  }
  return { grids, lines };
}

function addLine(lines: string[], text: string): void {
  const line = clean(text);
  if (line !== '') lines.push(line);
}

/**
 * Pieces between marks as rows. The mark that ends a row follows the last cell's at once, and an empty cell looks the
 * same: the number of columns is the one by which every row ends so; when there is none (merged cells), each empty
 * piece ends a row.
 */
function gridOf(pieces: readonly string[]): DocumentGrid | null {
  const columns = regularColumns(pieces);
  const rows: string[][] = [];
  let row: string[] = [];
  for (const piece of pieces) {
    const endsRow = columns === null ? piece === '' && row.length > 0 : row.length === columns;
    if (!endsRow) row.push(piece.slice(0, MAX_CELL_CHARACTERS));
    else {
      rows.push(row);
      row = [];
    }
  }
  if (row.length > 0) rows.push(row);
  if (rows.length === 0) return null;
  return {
    rows: rows.slice(0, MAX_GRID_ROWS).map((cells) => cells.slice(0, MAX_GRID_CELLS)),
    rowCount: rows.length,
    columns: Math.max(...rows.map((cells) => cells.length)),
  };
}

function regularColumns(pieces: readonly string[]): number | null {
  for (let columns = 1; columns <= Math.min(MAX_COLUMNS, pieces.length - 1); columns += 1) {
    if (pieces.length % (columns + 1) !== 0) continue;
    // One long row with gaps is rather several rows of different length.
    if (columns === pieces.length - 1 && pieces.indexOf('') < columns) return null;
    if (pieces.every((piece, index) => index % (columns + 1) !== columns || piece === '')) return columns;
  }
  return null;
}

/** Without field codes (between 13 and 14). */
function withoutFields(text: string): string {
  return text.replace(/\u0013[^\u0013\u0014\u0015]*\u0014?/g, '');
}

function clean(text: string): string {
  return text.replace(/[\u0000-\u001f\s]+/g, ' ').trim();
}
