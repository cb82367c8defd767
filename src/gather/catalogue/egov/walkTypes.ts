/** One request of listDatasets: datasets created from this date on, in pages of so many. */
export type PageAsked = { readonly from: string | null; readonly page: number; readonly size: number };

/** What an answer showed; `isNew` = not seen in this audit before. */
export type PageRead = {
  readonly rows: readonly { readonly created: string | null; readonly isNew: boolean }[];
  readonly total: number | null;
};

/** A block of the list: the date that it begins with, and how many of the datasets that were read are older. */
export type Mark = readonly [from: string | null, older: number];

/** Looking for what the total counts and no page showed. */
export type Search = {
  readonly low: number;
  readonly high: number;
  /** What the portal counts from a mark on, by its position. */
  readonly counts: { readonly [mark: number]: number };
  /** How often a block was read again. */
  readonly reread: { readonly [mark: number]: number };
  readonly isReading: boolean;
  /** New ones of the block that is being read again. */
  readonly found: number;
  readonly requests: number;
};

/** How far one list has been read. JSON, kept beside the lane's state under the list's name. */
export type Walk = {
  readonly by: 'dates' | 'pages';
  /** `check` = the total is asked for · `search` = a block that misses some is looked for · `again` = everything is read again · `recount` = the total is asked for once more */
  readonly phase: 'walk' | 'check' | 'search' | 'again' | 'recount' | 'done' | 'broken-off';
  /** The block that is being read. */
  readonly from: string | null;
  readonly page: number;
  /** Requests of it that are not answered: a page that cannot be had whole is asked for in parts. */
  readonly parts: number;
  readonly latest: string | null;
  readonly latestNew: number;
  readonly rows: number;
  readonly unreadHere: number;
  /** Blocks in a row, this one not included, of which nothing could be read. */
  readonly dead: number;
  /** Read, and not known to have gone away since. */
  readonly unique: number;
  /** Read, and gone away since. */
  readonly gone: number;
  readonly total: number | null;
  /** Places of the list that could not be read even alone. */
  readonly unread: number;
  readonly blocks: number;
  readonly marks: readonly Mark[];
  readonly search: Search | null;
  readonly pass: number;
  /** What this reading of everything again has found so far. */
  readonly passNew: number;
};

export type Walked = { readonly walk: Walk; readonly asks: readonly PageAsked[] };
