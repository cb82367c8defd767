import type { PersonalColumn } from '../personalColumn.ts';
import type { DatePoint } from './datePoint.ts';
import type { DocumentSignsSeen } from './documentSigns.ts';
import { fact, type FactSpec } from './factSpec.ts';

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

/** Facts of the bytes of any file: what it is, its text, its tables, what other formats hold. */
export type FileFactValues = {
  'body.bytes': number;
  'format.id': string;
  'format.container': string;
  'format.note': string;
  'text.encoding': string;
  'text.bom': boolean;
  'text.undecodable': number;
  'text.double-encoded': { readonly through: string; readonly damaged: string; readonly mended: string };
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
  'table.personal-columns': readonly PersonalColumn[];
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
    /** Measurements by time: the first column is the date and all others are mostly numbers. */
    readonly measured?: true;
    /** Days between its rows, where they go by days, weeks, fortnights or months in order. */
    readonly step?: 1 | 7 | 14 | 31;
  };
  'dbf.storage': {
    readonly encoding: string;
    /** What the .cpg file beside the table or the byte in its header claims; null = nothing that we know. */
    readonly declared: string | null;
    /** Records marked as deleted that the file still holds. */
    readonly deletedRows: number;
  };
  'geo.layers': readonly {
    readonly name: string;
    readonly geometry: string | null;
    /** Null when nothing tells their number. */
    readonly features: number | null;
    /** Coordinate system: an authority's code (`EPSG:7801`) or its name; null = not stated. */
    readonly crs: string | null;
  }[];
  'geo.missing-parts': readonly string[];
  'data.parse-error': string;
  'json.shape': {
    readonly top: 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';
    readonly records: number;
    readonly hasContext: boolean;
  };
  'xml.root': string;
  'rdf.links': readonly { readonly host: string; readonly links: number; readonly dataset: string | null }[];
  'rdf.vocabularies': readonly string[];
  'rdf.names': readonly string[];
  'rdf.shape': { readonly triples: number; readonly uriSubjectShare: number; readonly externalLinks: number };
  'pdf.shape': {
    readonly pages: number;
    readonly textPages: number;
    readonly imagePages: number;
    /** `scan-ocr`: pictures of pages with the text that a program recognised laid over them. */
    readonly kind: 'text' | 'scan' | 'scan-ocr' | 'mixed' | 'empty';
    readonly tableLike: boolean;
    /** The others are absent in facts of inspectors before the seventh. Pages as `scan-ocr` describes them. */
    readonly recognisedPages?: number;
    /** Pages with words in columns. */
    readonly tablePages?: number;
    /** Marked up for readers that do not see it (ISO 32000-1, 14.8). */
    readonly tagged?: boolean;
    readonly embeddedFiles?: number;
    /** It opens without a password, and forbids copying, printing or changing. */
    readonly restricted?: boolean;
  };
  'document.tables': { readonly tables: number; readonly largestRows: number; readonly largestColumns: number };
  'document.dates': { readonly created: string | null; readonly modified: string | null };
  'document.words': string;
  'document.signs': DocumentSignsSeen;
  /** ISO day of the newest file in the archive, as its list of members says. */
  'archive.newest': string;
  'archive.members': readonly {
    readonly name: string;
    readonly bytes: number;
    readonly format: string | null;
    /** True when faults keep a program from using its table; absent when it has none or was not read. */
    readonly faulty?: true;
  }[];
};

export const FILE_FACTS = {
  'body.bytes': fact('body', 'number', 'bytes', 'Size of the body after content decoding.'),
  'format.id': fact('body', 'text', null, 'Format found from the bytes; an id of rules/tables/formats.yaml.'),
  'format.container': fact(
    'body',
    'text',
    null,
    'Container around the format, the outermost one: zip, gzip, bz2, xz, zst, tar, 7z, rar, p7m. Absent when there is none.',
  ),
  'format.note': fact(
    'body',
    'text',
    null,
    'What about the format a person should know: encrypted, malformed, protected, nested, detached (a signature alone).',
  ),
  'text.encoding': fact(
    'body',
    'text',
    null,
    'Character encoding by content (WHATWG label, lower case; also mik, ascii).',
  ),
  'text.bom': fact('body', 'flag', null, 'The text starts with a byte order mark.'),
  'text.undecodable': fact('body', 'number', 'characters', 'Characters that the encoding cannot decode.'),
  'text.double-encoded': fact(
    'body',
    'record',
    null,
    'UTF-8 that was read in another encoding and written again: which one, a damaged word, and what it was.',
  ),
  'table.delimiter': fact('body', 'text', null, 'Character between the cells of a row.'),
  'table.quote': fact('body', 'text', null, 'Character around cells that hold a delimiter.'),
  'table.shape': fact(
    'body',
    'record',
    'rows, columns',
    'Data rows and columns of the main table, its header row and sheet.',
  ),
  'table.labels': fact('body', 'list', null, 'Column labels of the main table, in order (at most 100).'),
  'table.faults': fact(
    'body',
    'list',
    null,
    'Structural faults: code, count, first place, quote. Empty = looked for and none found.',
  ),
  'table.personal-columns': fact(
    'body',
    'list',
    'cells',
    'Columns that hold personal numbers, accounts, e-mails or phones, on all sheets: kind, place, how many cells; never the values. Empty = looked for and none found.',
  ),
  'table.sheets': fact('body', 'list', null, 'Sheets of a workbook with size, hidden flag and merged cells.'),
  'table.period': fact(
    'body',
    'record',
    'date',
    'Latest and earliest date in the date columns or title rows, with precision.',
  ),
  'dbf.storage': fact(
    'body',
    'record',
    'records',
    'Encoding of a dBASE table by its letters and as claimed, and how many deleted records it still holds.',
  ),
  'geo.layers': fact(
    'body',
    'list',
    null,
    'Layers of spatial data (shapefile, GeoPackage): name, geometry, features, coordinate system. At most 200.',
  ),
  'geo.missing-parts': fact(
    'body',
    'list',
    null,
    'Parts that a shapefile is without (dbf, shx, prj). Empty = all are there.',
  ),
  'data.parse-error': fact('body', 'text', null, 'Why the body cannot be read as the format that it starts like.'),
  'json.shape': fact('body', 'record', null, 'Kind of the top value of a JSON body and number of records in it.'),
  'xml.root': fact('body', 'text', null, 'Name of the root element.'),
  'rdf.links': fact(
    'body',
    'list',
    'links',
    'Other hosts that things are linked to, with the well-known data set that they hold; most first, at most 20.',
  ),
  'rdf.vocabularies': fact('body', 'list', null, 'Known vocabularies whose words a graph is written in.'),
  'rdf.names': fact(
    'body',
    'list',
    null,
    'Addresses of the first named things of a graph, at most 3: the crawl asks for those on the own site.',
  ),
  'rdf.shape': fact('body', 'record', null, 'Triples, share of subjects named by http(s) URIs, links to other hosts.'),
  'pdf.shape': fact(
    'body',
    'record',
    'pages',
    'Pages with a text layer, pictures of pages, recognised scans, words in columns; tagged, embedded files, restrictions.',
  ),
  'document.tables': fact('body', 'record', null, 'Number of tables in a text document and rows of the largest.'),
  'document.dates': fact('body', 'record', 'date', 'Created and modified dates in the properties of a document.'),
  'document.words': fact('body', 'text', null, 'The first words of a document, to tell a letter from a register.'),
  'document.signs': fact(
    'body',
    'record',
    null,
    'What tells a document from data: share of its text in tables, the largest table, places to fill in, known words.',
  ),
  'archive.newest': fact(
    'body',
    'date',
    'date',
    'The newest day on which a file in the archive was changed, as its list of members says.',
  ),
  'archive.members': fact(
    'body',
    'list',
    null,
    'Members of an archive: name, bytes, format, and whether its table has faults that keep a program from using it. At most 200.',
  ),
} as const satisfies Record<keyof FileFactValues, FactSpec>;
