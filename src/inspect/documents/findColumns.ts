/** A piece of text with its place on a page, in points from the lower left corner. */
export type PlacedText = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Rows that must follow each other with the same columns: fewer are a letterhead or a signature. */
const MIN_ROWS = 5;
const MIN_COLUMNS = 3;
/** Places closer than this are the same edge. */
const SAME_EDGE_POINTS = 4;
const SAME_LINE_POINTS = 3;
const MAX_ITEMS = 20_000;

type Cell = { readonly left: number; readonly right: number };

/**
 * Do texts on a page stand in columns, as in a printed table? Looks for runs of lines that have at least three cells
 * with wide gaps between them, at the same left or right edges.
 */
export function findColumns(items: readonly PlacedText[]): boolean {
  const rows = lines(items.slice(0, MAX_ITEMS))
    .map(cellsOf)
    .filter((cells) => cells.length >= MIN_COLUMNS);
  if (rows.length < MIN_ROWS) return false;
  const edges = new Map<number, number>();
  for (const row of rows) {
    const own = new Set(
      row.flatMap((cell) => [Math.round(cell.left / SAME_EDGE_POINTS), -Math.round(cell.right / SAME_EDGE_POINTS) - 1]),
    );
    for (const edge of own) edges.set(edge, (edges.get(edge) ?? 0) + 1);
  }
  const shared = [...edges.values()].filter((count) => count >= Math.max(MIN_ROWS, rows.length * 0.5)).length;
  return shared >= MIN_COLUMNS;
}

function lines(items: readonly PlacedText[]): PlacedText[][] {
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
  const cells: { left: number; right: number }[] = [];
  for (const item of line) {
    const last = cells.at(-1);
    const gap = Math.max(6, item.height * 0.8);
    if (last !== undefined && item.x - last.right < gap) last.right = Math.max(last.right, item.x + item.width);
    else cells.push({ left: item.x, right: item.x + item.width });
  }
  return cells;
}
