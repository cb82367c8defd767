import type { BodyRef, TlsState } from './capture.ts';
import type { Locator } from './evidence.ts';
import type { Fingerprint } from './fingerprint.ts';

/** A day, month, quarter or year as found: `date` is the last day of that period, ISO `YYYY-MM-DD`. */
export type DatePoint = { readonly date: string; readonly precision: 'day' | 'month' | 'quarter' | 'year' };

/**
 * Codes of structural faults. The first line has the Frictionless standard's own names; the rest are ours.
 * Closed list: messages exist for each in both languages (rules/messages).
 */
export const TABLE_FAULTS = [
  ...([
    'blank-label',
    'duplicate-label',
    'extra-cell',
    'missing-cell',
    'blank-row',
    'encoding-error',
    'source-error',
  ] as const),
  ...([
    'no-header',
    'title-rows',
    'multi-row-header',
    'merged-cells',
    'total-rows',
    'several-tables',
    'hidden-sheet',
  ] as const),
  ...(['mixed-types', 'one-column', 'numbers-as-text', 'side-notes', 'wide-dates', 'mixed-line-ends'] as const),
] as const;
export type TableFaultCode = (typeof TABLE_FAULTS)[number];
export type TableFault = {
  readonly code: TableFaultCode;
  readonly count: number;
  /** First place; from 1, null when the fault has no row or column. */
  readonly row: number | null;
  readonly column: number | null;
  readonly sheet: string | null;
  readonly quote: string;
  /** True when a program cannot use the table without hand work: it costs the third level (DESIGN §2). */
  readonly breaksUse: boolean;
};

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

export type LicenceKind = 'open' | 'restricted' | 'reserved' | 'terms-link';
export type LicenceStatement = {
  /** reserved = a bare „всички права запазени“ or ©; terms-link = a link to a page of conditions. */
  readonly kind: LicenceKind;
  /** Id of rules/tables/licences.yaml when the statement names one. */
  readonly licence: string | null;
  /** What it speaks of: one file, one dataset, this page, the whole site. */
  readonly scope: 'file' | 'dataset' | 'page' | 'site';
  /** Where it was found: words, link, rel, meta, json-ld, header, property, portal-terms, member. */
  readonly source: 'words' | 'link' | 'rel' | 'meta' | 'json-ld' | 'header' | 'property' | 'portal-terms' | 'member';
  /** Address of the licence or of the file it speaks of, when given. */
  readonly url: string | null;
  readonly conditions: readonly (
    'attribution' | 'share-alike' | 'non-commercial' | 'no-derivatives' | 'permission' | 'fee'
  )[];
  readonly words: string;
  readonly at: Locator;
};

export type DateStatement = DatePoint & {
  /** published, modified, as-of (към дата), period-end, valid-until, created; frequency statements carry no date. */
  readonly says: 'published' | 'modified' | 'as-of' | 'period-end' | 'created';
  /** What it speaks of: the table or file beside it, or the page. */
  readonly scope: 'file' | 'table' | 'page';
  readonly words: string;
  readonly at: Locator;
  /** Index in page.links when it stands beside one link. */
  readonly linkIndex: number | null;
};

/** Words that promise how often data change („обновява се ежемесечно“). */
export type FrequencyStatement = {
  /** Id of rules/tables/frequencies.yaml. */
  readonly frequency: string;
  readonly scope: DateStatement['scope'];
  readonly words: string;
  readonly at: Locator;
  /** Index in page.links when it stands beside one link. */
  readonly linkIndex: number | null;
};

/** Every fact key with the type of its value. */
export type FactValues = {
  'body.bytes': number;
  'format.id': string;
  'format.container': string;
  'format.note': string;
  'text.encoding': string;
  'text.bom': boolean;
  'text.undecodable': number;
  'table.delimiter': string;
  'table.quote': string;
  'table.shape': {
    readonly rows: number;
    readonly columns: number;
    /** Row (from 1) of the header, null when none was recognised. */
    readonly headerRow: number | null;
    readonly sheet: string | null;
    /** The table was read to its end. */
    readonly complete: boolean;
  };
  'table.labels': readonly string[];
  'table.faults': readonly TableFault[];
  'table.sheets': readonly {
    readonly name: string;
    readonly rows: number;
    readonly columns: number;
    readonly hidden: boolean;
    readonly merged: number;
  }[];
  'table.period': {
    readonly latest: DatePoint;
    readonly earliest: DatePoint | null;
    readonly from: 'column' | 'title';
  };
  'data.parse-error': string;
  'json.shape': {
    readonly top: 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';
    readonly records: number;
    readonly hasContext: boolean;
  };
  'xml.root': string;
  'rdf.shape': { readonly triples: number; readonly uriSubjectShare: number; readonly externalLinks: number };
  'pdf.shape': {
    readonly pages: number;
    readonly textPages: number;
    readonly imagePages: number;
    readonly kind: 'text' | 'scan' | 'mixed' | 'empty';
    readonly tableLike: boolean;
  };
  'document.tables': { readonly tables: number; readonly largestRows: number; readonly largestColumns: number };
  'document.dates': { readonly created: string | null; readonly modified: string | null };
  'document.words': string;
  'archive.members': readonly { readonly name: string; readonly bytes: number; readonly format: string | null }[];
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
    readonly latest: DatePoint | null;
  }[];
  'page.forms': readonly { readonly method: 'get' | 'post'; readonly css: string; readonly words: string }[];
  'page.needs-script': boolean;
  'page.datasets': readonly {
    readonly name: string;
    readonly licence: string | null;
    readonly modified: string | null;
    readonly frequency: string | null;
    readonly distributions: readonly { readonly url: string; readonly format: string | null }[];
  }[];
  'page.soft-missing': boolean;
  'page.blocked': boolean;
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
  /** Dates that are none, and addresses without one, are only counted. */
  'sitemap.entries': {
    readonly kind: 'urlset' | 'index' | 'feed' | 'text';
    readonly addresses: number;
    readonly sitemaps: number;
    readonly dated: readonly { readonly url: string; readonly lastmod: string }[];
  };
  'page.links': readonly PageLink[];
  'licence.statements': readonly LicenceStatement[];
  'date.statements': readonly DateStatement[];
  'frequency.statements': readonly FrequencyStatement[];
  'portal.organisations': readonly {
    readonly id: number;
    readonly uri: string;
    readonly name: string;
    readonly datasets: number | null;
  }[];
  'portal.datasets': readonly PortalDataset[];
  'portal.terms': { readonly id: number; readonly name: string; readonly licence: string | null };
  'portal.rows': {
    readonly is: 'rows' | 'records' | 'object' | 'string' | 'nothing';
    readonly rows: number;
    readonly columns: number;
  };
  'http.status': number;
  'http.content-type': string;
  'http.charset': string;
  'http.last-modified': string;
  'http.file-name': string;
  'http.truncated': boolean;
  'http.part': {
    /** Bytes kept, from the first on. */
    readonly kept: number;
    /** Bytes in all, as the server stated them; null when it did not, or when they are of the coded body. */
    readonly total: number | null;
    /** Bytes of its end that were asked for apart; 0 = none. */
    readonly tail: number;
    /** `length` = we stopped reading at the limit; the others befell us. */
    readonly cut: NonNullable<BodyRef['truncated']>;
  };
  'http.tls': TlsState;
  'http.refresh': FactValues['page.refresh'];
  'http.guard': string;
  'http.cookies': boolean;
  'http.not-modified': { readonly audit: string; readonly capture: string; readonly at: string };
  'history.carried': {
    readonly audit: string;
    readonly capture: string;
    readonly at: string;
    readonly due: string;
  };
  'history.first-seen': string;
  'history.last-changed': { readonly after: string | null; readonly before: string };
  'history.touched': {
    readonly moved: readonly {
      readonly what: 'last-modified' | 'etag' | 'stated-date';
      readonly before: string;
      readonly after: string;
    }[];
    /** The two visits. */
    readonly after: string;
    readonly before: string;
  };
  'history.undated-change': {
    readonly kept: readonly { readonly what: 'last-modified' | 'etag' | 'stated-date'; readonly date: string }[];
    readonly after: string;
    readonly before: string;
  };
  'history.failures': {
    readonly first: string;
    readonly last: string;
    readonly lastSuccess: string | null;
    /** First and last of these visits that got no answer at all; one when they are the same. */
    readonly unanswered: readonly string[];
  };
  'site.identified': boolean;
  'site.origin': {
    /** Scheme and host that answered; null when none did. */
    readonly canonical: string | null;
    /** Address under another name to which the start page leads; null when it stays. */
    readonly movedTo: string | null;
    readonly tried: readonly {
      readonly origin: string;
      /** End of its redirects; null without any. */
      readonly leadsTo: string | null;
      readonly status: number | null;
      /** `answered`, or a code of messages `code.reason`. */
      readonly answer: string;
    }[];
  };
  'site.searched': {
    readonly searched: boolean;
    readonly looked: readonly string[];
    readonly missing: readonly { readonly place: string; readonly because: string }[];
  };
  'site.found': readonly {
    readonly section: string;
    readonly url: string;
    readonly text: string;
    /** False when a link has the section's name but its target was not read. */
    readonly seen: boolean;
  }[];
  'portal.profile': { readonly organisation: string | null; readonly datasets: number };
  /** local = a file of the machine that checks it: nobody was asked. */
  'resource.link-status': 'answered' | 'gone' | 'broken' | 'unknown' | 'not-asked' | 'local';
  'resource.declared-format': string;
  'resource.format': string;
  'resource.level': number;
  'resource.licence': {
    readonly status: 'open' | 'restricted' | 'conflicting' | 'not-stated';
    readonly licence: string | null;
    readonly scope: 'file' | 'dataset' | 'page' | 'site' | null;
    readonly source: string | null;
    /** Conditions of the statements that decided; absent when none was read. */
    readonly conditions?: readonly LicenceStatement['conditions'][number][];
  };
  'resource.updated': {
    readonly earliest: string | null;
    readonly latest: string;
    readonly precision: DatePoint['precision'];
    readonly source: string;
  };
  'resource.frequency': { readonly days: number; readonly word: string; readonly source: 'stated' | 'kind' | 'portal' };
  'resource.freshness': {
    readonly verdict: 'current' | 'late' | 'archive' | 'cannot-tell';
    readonly date: string | null;
    readonly dueDays: number | null;
    readonly ageDays: number | null;
  };
};

export type PortalDataset = {
  readonly id: number;
  readonly uri: string;
  readonly name: string;
  readonly description: string;
  readonly organisationId: number | null;
  readonly termsId: number | null;
  readonly version: string;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  /** What the publisher promises of service, in free text; '' if nothing. */
  readonly sla: string;
  /** Pairs of the publisher's own; only details have them. Those that look like personal data are left out. */
  readonly settings: readonly { readonly key: string; readonly value: string }[];
  readonly resources: readonly {
    readonly uri: string;
    readonly id: number;
    readonly name: string;
    /** 1 file, 2 hyperlink, 3 API, 4 automatic upload. */
    readonly type: number;
    /** The portal's storage class (CSV, JSON, …), not the published format: portal API note 7.1. */
    readonly storedFormat: string | null;
    readonly url: string | null;
    readonly version: string;
    readonly createdAt: string | null;
    readonly updatedAt: string | null;
  }[];
};
