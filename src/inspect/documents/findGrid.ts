import { type DocumentGrid, MAX_CELL_CHARACTERS, MAX_GRID_CELLS, MAX_GRID_ROWS } from './documentGrid.ts';

/** A piece of text with its place on a page, in points from the lower left corner. */
export type PlacedText = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Rows that must stand below each other with the same columns: fewer are a letterhead or a signature. */
const MIN_ROWS = 5;
const MIN_COLUMNS = 3;
/** Two columns are a table only when the second one is of numbers, and there are more of them. */
const MIN_ROWS_OF_TWO = 6;
const NUMBER_SHARE = 0.7;
/** Places closer than this are the same edge. */
const SAME_EDGE_POINTS = 4;
const SAME_LINE_POINTS = 3;
const MAX_ITEMS = 20_000;
const NUMBER = /^[-–+(]?\d[\d\s.,:/–-]*\)?(?:\s?(?:%|лв\.?|€|евро))?$/u;
/** Dots that lead to the number of a page. */
const LEADER = /\.{4,}/;

type Cell = { readonly left: number; readonly right: number; readonly text: string };
type Line = readonly Cell[];

/** A page as lines of text and, when its words stand in columns as in a printed table, the rows of that. */
export type PageGrid = { readonly lines: readonly string[]; readonly grid: DocumentGrid | null };

/** Looks for lines with cells, wide gaps between them, whose left or right edges or middles stand below each other. */
export function findGrid(items: readonly PlacedText[]): PageGrid {
  const all = linesOf(items.slice(0, MAX_ITEMS)).map(cellsOf);
  const columns = isTable(all, MIN_COLUMNS) ? MIN_COLUMNS : isTableOfTwo(all) ? 2 : null;
  if (columns === null) return { lines: all.map(textOf), grid: null };
  const shared = sharedEdges(all.filter((line) => line.length >= columns));
  const rows: string[][] = [];
  const lines: string[] = [];
  let first = Number.POSITIVE_INFINITY;
  for (const line of all) {
    const aligned = line.filter((cell) => isAligned(cell, shared)).length;
    if (line.length > 1 && aligned > 1) {
      first = Math.min(first, line[0]?.left ?? first);
      rows.push(line.map(({ text }) => text));
    } else if (rows.length > 0 && aligned > 0 && (line[0]?.left ?? 0) > first + SAME_EDGE_POINTS) {
      // The second line of a cell: it belongs to the row above.
      rows.at(-1)?.push(...line.map(({ text }) => text).slice(0, 1));
      mergeLast(rows);
    } else lines.push(textOf(line));
  }
  return { lines, grid: { rows: kept(rows), rowCount: rows.length, columns: usualLength(rows) } };
}

/** A further line of a cell does not make the row longer. */
function mergeLast(rows: string[][]): void {
  const row = rows.at(-1);
  const more = row?.pop();
  const last = row?.pop();
  if (row === undefined || more === undefined) return;
  row.push(last === undefined ? more : `${last} ${more}`);
}

function kept(rows: readonly (readonly string[])[]): string[][] {
  return rows
    .slice(0, MAX_GRID_ROWS)
    .map((row) => row.slice(0, MAX_GRID_CELLS).map((cell) => cell.slice(0, MAX_CELL_CHARACTERS)));
}

function usualLength(rows: readonly (readonly string[])[]): number {
  const lengths = Map.groupBy(rows, ({ length }) => length);
  return [...lengths].toSorted((a, b) => b[1].length - a[1].length || b[0] - a[0])[0]?.[0] ?? 0;
}

function isTable(lines: readonly Line[], columns: number): boolean {
  const rows = lines.filter((line) => line.length >= columns);
  if (rows.length < MIN_ROWS) return false;
  const shared = sharedEdges(rows);
  const aligned = rows.filter((row) => row.filter((cell) => isAligned(cell, shared)).length >= columns);
  return aligned.length >= Math.max(MIN_ROWS, rows.length * 0.5);
}

function isTableOfTwo(lines: readonly Line[]): boolean {
  const rows = lines.filter((line) => line.length === 2 && !line.some(({ text }) => LEADER.test(text)));
  const ofNumbers = rows.filter((line) => NUMBER.test(line[1]?.text.trim() ?? ''));
  return ofNumbers.length >= MIN_ROWS_OF_TWO && ofNumbers.length >= rows.length * NUMBER_SHARE && isTable2(ofNumbers);
}

function isTable2(rows: readonly Line[]): boolean {
  const shared = sharedEdges(rows);
  return rows.filter((row) => row.every((cell) => isAligned(cell, shared))).length >= MIN_ROWS_OF_TWO;
}

/** Edges at which many rows have a cell. A row counts once for each. */
function sharedEdges(rows: readonly Line[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const edge of new Set(row.flatMap(edgesOf))) counts.set(edge, (counts.get(edge) ?? 0) + 1);
  }
  const least = Math.max(MIN_ROWS, rows.length * 0.35);
  return new Set([...counts].filter(([, count]) => count >= least).map(([edge]) => edge));
}

function edgesOf({ left, right }: Cell): string[] {
  const place = (points: number): number => Math.round(points / SAME_EDGE_POINTS);
  return [`l${place(left)}`, `r${place(right)}`, `m${place((left + right) / 2)}`];
}

function isAligned(cell: Cell, shared: ReadonlySet<string>): boolean {
  return edgesOf(cell).some((edge) => shared.has(edge));
}

function textOf(line: Line): string {
  return line.map(({ text }) => text).join(' ');
}

function linesOf(items: readonly PlacedText[]): PlacedText[][] {
  const sorted = items.toSorted((a, b) => b.y - a.y || a.x - b.x);
  const found: PlacedText[][] = [];
  let y = Number.POSITIVE_INFINITY;
  for (const item of sorted) {
    if (y - item.y > SAME_LINE_POINTS) {
      found.push([]);
      y = item.y;
    }
    found.at(-1)?.push(item);
  }
  return found.map((line) => line.toSorted((a, b) => a.x - b.x));
}

/** Texts with a gap wider than a few letters between them are different cells. */
function cellsOf(line: readonly PlacedText[]): Cell[] {
  const cells: { left: number; right: number; text: string }[] = [];
  for (const item of line) {
    const last = cells.at(-1);
    const gap = Math.max(6, item.height * 0.8);
    if (last !== undefined && item.x - last.right < gap) {
      // Words are often placed one by one: a space that nobody wrote stands between them.
      last.text += item.x - last.right > item.height * 0.15 && !last.text.endsWith(' ') ? ` ${item.text}` : item.text;
      last.right = Math.max(last.right, item.x + item.width);
    } else cells.push({ left: item.x, right: item.x + item.width, text: item.text });
  }
  return cells;
}
