/** What is known of a table before its first row of data; rows count from 1, as the source does. */
export type TableStart = {
  readonly sheet: string | null;
  /** One a column as the header has them; empty when no header was recognised. */
  readonly labels: readonly string[];
  readonly headerRows: readonly number[];
  /** Rows above the data that are neither header nor data: titles, numbers of columns. */
  readonly otherRows: readonly number[];
};

/** Sees each row of data of one table, and in the end how many there were and whether they were all. */
export type WatchedTable = {
  row(cells: readonly string[], rowNumber: number): void;
  end(read: { readonly rows: number; readonly complete: boolean }): void;
};

/** Asked once for each table of a body; for those who need the cells themselves. It changes no fact. */
export type TableWatch = (start: TableStart) => WatchedTable;
