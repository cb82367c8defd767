/** Where in a document words of `rules/tables/documents.yaml` stand. */
export type MarkPlace = 'headings' | 'lines' | 'text';

/** Words that a document is known by, as they stand in it. */
export type DocumentMark = {
  /** `data`, or the id of a kind of document. */
  readonly side: string;
  readonly place: MarkPlace;
  /** The phrase of the table that was found. */
  readonly phrase: string;
  /** The line with it, personal data masked. */
  readonly quote: string;
};

/** The table of a document that has the most rows; tables with the same number of columns are one that pages cut. */
export type MainTable = {
  /** Rows without the labels. */
  readonly rows: number;
  readonly columns: number;
  /** Share of the cells under the labels that hold something, 0–1. */
  readonly filled: number;
  /** Share of the filled ones that are numbers, sums, dates or times, 0–1. */
  readonly numbers: number;
  /** Mean length of the filled ones, characters. */
  readonly cellCharacters: number;
  /** Its first cells count 1, 2, 3 … */
  readonly numbered: boolean;
  /** Cells of its first rows that are usual labels of columns. */
  readonly labels: readonly string[];
};

/** Value of `document.signs`: what the bytes show of whether a document is data. Judging it is not inspection's. */
export type DocumentSignsSeen = {
  /** Characters of the text without spaces, as far as it was read. */
  readonly characters: number;
  /** Share of them that stands in tables, 0–1. */
  readonly inTables: number;
  readonly table: MainTable | null;
  /** Share of the words outside the tables that are numbers, 0–1: tables that were not seen as such have many. */
  readonly numberWords: number;
  /** Rows of dots or underscores and empty boxes that wait for a pen. */
  readonly blanks: number;
  readonly marks: readonly DocumentMark[];
};
