import type { PageLink } from '../../model/factValues.ts';

/** What one pass over a page collects; everything else in this folder reads from it and never from the markup. */
export type PageReading = Directions & {
  readonly title: string;
  /** Value of <base href>, when the page has one. */
  readonly base: string | null;
  readonly links: readonly ReadLink[];
  readonly blocks: readonly TextBlock[];
  readonly tables: readonly ReadHtmlTable[];
  readonly forms: readonly ReadForm[];
  readonly metas: readonly PageMeta[];
  readonly times: readonly PageTime[];
  readonly jsonLd: readonly { readonly text: string; readonly css: string }[];
  /** Microdata and RDFa: itemprop or property with its value. */
  readonly properties: readonly PageMeta[];
  /** alt texts of pictures in the header or with „logo“ in their name. */
  readonly logos: readonly string[];
  /** Scripts with code or an address; of pages that are shells these are all there is. */
  readonly scripts: number;
  readonly noscript: string;
  /** An element that scripts fill (app, root, __next …). */
  readonly mountPoint: boolean;
  /** Such an element with next to no words in it. */
  readonly emptyMount: boolean;
  /** Elements that lead somewhere only by script (data-href, onclick). */
  readonly scriptLinks: number;
  /** The page was longer or held more than is read. */
  readonly truncated: boolean;
};

/** What of a page tells where it leads without a link: refreshes, feeds, scripts, the state of a postback form. */
export type Directions = {
  /** The first `<meta http-equiv=refresh>` that takes effect without scripts and before the content; null without one. */
  readonly refresh: PageMeta | null;
  /** Addresses of feeds that the head names (RSS, Atom), as written. */
  readonly feeds: readonly string[];
  /** Addresses of the same page in another language than Bulgarian, as the head names them. */
  readonly otherLanguages: readonly string[];
  /** Beginnings of inline scripts and addresses of others, to tell what the page is made by. */
  readonly scriptText: string;
  /** The page carries the hidden state of ASP.NET Web Forms. */
  readonly viewState: boolean;
};

export type PageRegion = PageLink['region'];

/** A run of words that stands together: a paragraph, a list item, a cell, a line before <br>. */
export type TextBlock = {
  readonly text: string;
  /** The text as words are compared (normaliseWords); made when first asked for, since many readers ask. */
  readonly plain: () => string;
  /** Position of the text in the page's whole text, to find what stands beside it. */
  readonly from: number;
  readonly region: PageRegion;
  readonly css: string;
  readonly heading: string;
  /** h1–h6 = 1–6, otherwise 0. */
  readonly headingLevel: number;
};

export type ReadLink = PageLink & {
  /** It only sends the page's form back to the server (`__doPostBack`): there is no address to ask. */
  readonly postback: boolean;
  /** Where the link's words stand in the page's whole text. */
  readonly from: number;
  readonly to: number;
  /** The row, item or line that the link shares with the words about it. */
  readonly contextFrom: number;
  readonly contextTo: number;
};

export type PageMeta = { readonly name: string; readonly content: string; readonly css: string };
export type PageTime = {
  readonly datetime: string;
  readonly from: number;
  readonly css: string;
  readonly itemprop: string;
};

export type ReadHtmlTable = {
  readonly css: string;
  readonly caption: string;
  readonly heading: string;
  readonly region: PageRegion;
  readonly from: number;
  readonly to: number;
  readonly rows: readonly (readonly string[])[];
  /** Rows at the top whose cells are all <th> or stand in <thead>. */
  readonly headerRows: number;
  readonly mergedCells: number;
  readonly nestedTables: number;
  readonly formFields: number;
  /** Rows with a link to a file, or with words that offer one. */
  readonly fileRows: number;
  readonly presentation: boolean;
  readonly complete: boolean;
};

export type ReadForm = {
  readonly method: 'get' | 'post';
  readonly css: string;
  readonly region: PageRegion;
  readonly words: string;
  readonly textFields: number;
  readonly choices: number;
  readonly password: boolean;
  /** A text area or an e-mail field: the form is for writing to somebody. */
  readonly letter: boolean;
  readonly searchRole: boolean;
};

/** Bounds of one page, all deterministic: what lies beyond is not read and `truncated` says so. */
export const PAGE_LIMITS = {
  characters: 20_000_000,
  /** A real page has some twenty levels; deeper trees are closed and reading goes on. */
  depth: 1_000,
  /** Ten times the largest register that anybody puts on one page. */
  elements: 1_000_000,
  links: 2_000,
  textCharacters: 2_000_000,
  blocks: 50_000,
  tables: 500,
  tableCells: 200_000,
  cellCharacters: 500,
  forms: 100,
  metas: 500,
  times: 2_000,
  properties: 1_000,
  scriptTexts: 50,
  scriptCharacters: 1_000_000,
  ids: 50_000,
  around: 120,
  feeds: 20,
  scriptBeginnings: 8_000,
} as const;
