/** A table of a document: rows of the words of its cells. Rows beyond the limit are counted and not kept. */
export type DocumentGrid = {
  readonly rows: readonly (readonly string[])[];
  /** All rows, kept or not. */
  readonly rowCount: number;
  /** Most cells that a row has. */
  readonly columns: number;
};

export const MAX_GRID_ROWS = 2_000;
export const MAX_GRID_CELLS = 60;
export const MAX_CELL_CHARACTERS = 300;

/** Number of tables and size of the largest. A table of one cell, row or column is a frame or a letterhead. */
export function countGrids(grids: readonly DocumentGrid[]): {
  readonly tables: number;
  readonly largestRows: number;
  readonly largestColumns: number;
} {
  const real = grids.filter(({ rowCount, columns }) => rowCount > 1 && columns > 1);
  const largest = real.toSorted((a, b) => b.rowCount * b.columns - a.rowCount * a.columns)[0];
  return { tables: real.length, largestRows: largest?.rowCount ?? 0, largestColumns: largest?.columns ?? 0 };
}
