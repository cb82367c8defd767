import type { Fingerprint } from '../fingerprint.ts';
import type { PersonalColumn } from '../personalColumn.ts';
import type { DatePoint } from './datePoint.ts';
import type { TableFault } from './fileFacts.ts';
import { fact, type FactSpec } from './factSpec.ts';

export type PageLink = {
  /** As written in the page; derive resolves it against the page's address and `base`. */
  readonly href: string;
  /** Value of <base href>, when the page has one. */
  readonly base: string | null;
  readonly text: string;
  /** Words before and after in the same block (at most 120 characters each), heading or table row above. */
  readonly around: string;
  readonly heading: string;
  readonly rel: string;
  /** header, nav, main, footer, aside: where on the page; main when unknown. */
  readonly region: 'header' | 'nav' | 'main' | 'footer' | 'aside';
  readonly css: string;
};

/** Facts of the bytes of a page or sitemap, and of a page about what it links to. */
export type PageFactValues = {
  'page.names': readonly {
    readonly where: 'title' | 'site-name' | 'heading' | 'header' | 'footer' | 'logo';
    readonly text: string;
  }[];
  'page.eiks': readonly string[];
  'page.language': 'bg' | 'en' | 'other';
  'page.tables': readonly {
    readonly rows: number;
    readonly columns: number;
    readonly labels: readonly string[];
    readonly caption: string;
    readonly css: string;
    readonly faults: readonly TableFault[];
    /** Absent when none was found. */
    readonly personal?: readonly PersonalColumn[];
    readonly latest: DatePoint | null;
  }[];
  'page.forms': readonly { readonly method: 'get' | 'post'; readonly css: string; readonly words: string }[];
  'page.needs-script': boolean;
  'page.datasets': readonly {
    readonly name: string;
    readonly licence: string | null;
    readonly modified: string | null;
    /** ISO day of dct:issued, datePublished; absent when it is not stated. */
    readonly issued?: string;
    readonly frequency: string | null;
    readonly distributions: readonly { readonly url: string; readonly format: string | null }[];
  }[];
  'page.soft-missing': boolean;
  'page.blocked': boolean;
  /** The page says that it is an archive, or that what it offers is not kept up any more; in these words. */
  'page.archived': string;
  'page.refresh': {
    readonly seconds: number;
    /** As written. */
    readonly url: string;
    /** Short enough to be meant as a redirect. */
    readonly follows: boolean;
  };
  'page.login': { readonly is: 'page' | 'box'; readonly words: string };
  'page.postbacks': {
    readonly links: number;
    /** Of them in the content; the others are the menu's. */
    readonly inContent: number;
    readonly viewState: boolean;
    /** Place of the first. */
    readonly css: string;
    readonly words: string;
  };
  'page.fingerprint': Fingerprint;
  /** Only true; absent when the page was read to its end. */
  'page.cut': boolean;
  'page.sections': readonly {
    /** Id of a section of the vocabulary. */
    readonly section: string;
    /**
     * named = a heading; inside = a heading that is its name only on a page of the section `of`; written = it stands in
     * the text; promised = a heading with „предстои“ under it; maybe = words that may speak of it.
     */
    readonly is: 'named' | 'inside' | 'written' | 'promised' | 'maybe';
    readonly of: string | null;
    readonly words: string;
    readonly heading: string;
    readonly css: string;
    /** Latest year that the heading or the text states as its own. */
    readonly year: number | null;
  }[];
  /** Dates that are none, and addresses without one, are only counted. */
  'sitemap.entries': {
    readonly kind: 'urlset' | 'index' | 'feed' | 'text';
    readonly addresses: number;
    readonly sitemaps: number;
    readonly dated: readonly { readonly url: string; readonly lastmod: string }[];
  };
  'page.links': readonly PageLink[];
};

export const PAGE_FACTS = {
  'page.names': fact('body', 'list', null, 'Where a site says who it is: title, headings, header and footer texts.'),
  'page.eiks': fact('body', 'list', null, 'Numbers near „ЕИК“ or „БУЛСТАТ“ with a valid check digit.'),
  'page.language': fact('body', 'text', null, 'Language of the page by its letters: bg, en or other.'),
  'page.tables': fact(
    'body',
    'list',
    null,
    'Tables in the page that hold data: rows, columns, labels, place, latest date.',
  ),
  'page.forms': fact('body', 'list', null, 'Forms that ask for a search or a selection before anything is shown.'),
  'page.needs-script': fact('body', 'flag', null, 'The page is an empty shell that scripts fill.'),
  'page.datasets': fact('body', 'list', null, 'schema.org/Dataset and DCAT descriptions inside the page.'),
  'page.soft-missing': fact(
    'body',
    'flag',
    null,
    'The words of the page say that nothing is there although it may answer 200.',
  ),
  'page.archived': fact(
    'body',
    'text',
    null,
    'Words with which a page says that it is an archive, or is not kept up any more.',
  ),
  'page.blocked': fact('body', 'flag', null, 'The page is a firewall or browser check, not the content asked for.'),
  'page.refresh': fact(
    'body',
    'record',
    'seconds',
    'Where the page sends its readers by itself, after how long, and whether that is followed like a redirect. Absent when it stays.',
  ),
  'page.login': fact(
    'body',
    'record',
    null,
    'A form that asks for a password: the page is there for it, or it is a box beside other things. Absent when there is none.',
  ),
  'page.postbacks': fact(
    'body',
    'record',
    'links',
    'Links that only send a form of the page back to its server, so that what is behind them has no address. Absent when there are none.',
  ),
  'page.fingerprint': fact(
    'body',
    'record',
    null,
    'Hashes of title, headings and neighbouring words: whether it resembles the answer to an address that does not exist.',
  ),
  'page.cut': fact(
    'body',
    'flag',
    null,
    'The page is longer than what is read of one: its end was not looked through. Absent when it was.',
  ),
  'page.sections': fact(
    'body',
    'list',
    null,
    'What of the sections that the law asks for the page names in headings, writes out or may speak of (at most 20 of a section and kind).',
  ),
  'sitemap.entries': fact(
    'body',
    'record',
    'date',
    'Addresses of a sitemap or feed with the day of their last change, at most 2,000, and how many addresses there are.',
  ),
  'page.links': fact(
    'link',
    'list',
    null,
    'Links of the page: address as written, text, words around, place (at most 2,000).',
  ),
} as const satisfies Record<keyof PageFactValues, FactSpec>;
