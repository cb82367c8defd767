import type { Evidence } from './evidence.ts';
import type { SubjectId } from './ids.ts';
import type { FactValues } from './factValues.ts';

/**
 * The registry of fact keys: every measured statement of the program has its key, type, unit and meaning here and
 * nowhere else; `zvezdomer rules facts` and the methodology page print it. Value types: `factValues.ts` (a type error
 * there when a key is missing here, or the other way round).
 *
 * origin: `body` = from the bytes alone (same bytes, same facts; cached by digest) · `exchange` = from one capture ·
 * `link` = from a page about what it links to · `history` = from earlier audits · `derived` = combined by judge/derive.
 */
export const FACTS = {
  // --- body: any file
  'body.bytes': fact('body', 'number', 'bytes', 'Size of the body after content decoding.'),
  'format.id': fact('body', 'text', null, 'Format found from the bytes; an id of rules/tables/formats.yaml.'),
  'format.container': fact(
    'body',
    'text',
    null,
    'Container around the format: zip, gzip, p7m. Absent when there is none.',
  ),
  'format.note': fact(
    'body',
    'text',
    null,
    'What about the format a person should know: encrypted, malformed, protected, nested.',
  ),
  'text.encoding': fact(
    'body',
    'text',
    null,
    'Character encoding by content (WHATWG label, lower case; also mik, ascii).',
  ),
  'text.bom': fact('body', 'flag', null, 'The text starts with a byte order mark.'),
  'text.undecodable': fact('body', 'number', 'characters', 'Characters that the encoding cannot decode.'),
  // --- body: tables
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
  'table.sheets': fact('body', 'list', null, 'Sheets of a workbook with size, hidden flag and merged cells.'),
  'table.period': fact(
    'body',
    'record',
    'date',
    'Latest and earliest date in the date columns or title rows, with precision.',
  ),
  // --- body: other formats
  'data.parse-error': fact('body', 'text', null, 'Why the body cannot be read as the format that it starts like.'),
  'json.shape': fact('body', 'record', null, 'Kind of the top value of a JSON body and number of records in it.'),
  'xml.root': fact('body', 'text', null, 'Name of the root element.'),
  'rdf.shape': fact('body', 'record', null, 'Triples, share of subjects named by http(s) URIs, links to other hosts.'),
  'pdf.shape': fact(
    'body',
    'record',
    'pages',
    'Pages, pages with a text layer, pages that are pictures, whether columns align as tables.',
  ),
  'document.tables': fact('body', 'record', null, 'Number of tables in a text document and rows of the largest.'),
  'document.dates': fact('body', 'record', 'date', 'Created and modified dates in the properties of a document.'),
  'document.words': fact('body', 'text', null, 'The first words of a document, to tell a letter from a register.'),
  'archive.members': fact('body', 'list', null, 'Members of an archive: name, bytes, format. At most 200.'),
  // --- body: pages
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
  'sitemap.entries': fact(
    'body',
    'record',
    'date',
    'Addresses of a sitemap or feed with the day of their last change, at most 2,000, and how many addresses there are.',
  ),
  // --- link: pages about what they link to
  'page.links': fact(
    'link',
    'list',
    null,
    'Links of the page: address as written, text, words around, place (at most 2,000).',
  ),
  // --- licences and dates, wherever they stand
  'licence.statements': fact('body', 'list', null, 'Statements on re-use: kind, licence, scope, words, place.'),
  'date.statements': fact(
    'body',
    'list',
    null,
    'Dates with the words that say what they date: date, precision, kind, place.',
  ),
  'frequency.statements': fact('body', 'list', null, 'Words that promise how often data change: frequency, place.'),
  // --- body: portal answers
  'portal.organisations': fact(
    'body',
    'list',
    null,
    'Organisations of a portal answer: id, uri, name, number of datasets.',
  ),
  'portal.datasets': fact(
    'body',
    'list',
    null,
    'Datasets of a portal answer with their resources; no personal fields.',
  ),
  'portal.terms': fact('body', 'record', null, 'Terms of use: id and name.'),
  'portal.rows': fact('body', 'record', null, 'What a portal resource serves: rows, object, one string, or nothing.'),
  // --- exchange
  'http.status': fact('exchange', 'number', null, 'Status code of the answer.'),
  'http.content-type': fact('exchange', 'text', null, 'Declared media type without parameters, lower case.'),
  'http.charset': fact('exchange', 'text', null, 'Declared character encoding, lower case.'),
  'http.last-modified': fact(
    'exchange',
    'date',
    'date-time',
    'Last-Modified, unless generated (equal to Date within two seconds).',
  ),
  'http.file-name': fact('exchange', 'text', null, 'File name from Content-Disposition or the address, decoded.'),
  'http.truncated': fact('exchange', 'flag', null, 'Only the beginning of the body was kept.'),
  'http.part': fact(
    'exchange',
    'record',
    'bytes',
    'Which part of a cut body was kept: its first bytes, of how many in all as far as stated, its last bytes where they were asked for apart, and why. Absent when whole.',
  ),
  'http.tls': fact(
    'exchange',
    'record',
    null,
    'Protocol of a secure connection, and the fault that was ignored to read over it (null = none). Absent over http.',
  ),
  'http.refresh': fact('exchange', 'record', 'seconds', 'The Refresh header, as page.refresh. Absent without one.'),
  'http.guard': fact(
    'exchange',
    'text',
    null,
    'The firewall or browser check whose headers the answer bears. Absent without one.',
  ),
  'http.not-modified': fact(
    'exchange',
    'record',
    null,
    'The server answered that nothing changed (304): audit, exchange and moment that the content is from.',
  ),
  // --- history
  'history.carried': fact(
    'history',
    'record',
    null,
    'The address was not due for another visit: audit, exchange and moment that what is shown is from, and when it is due.',
  ),
  'history.first-seen': fact(
    'history',
    'date',
    'date-time',
    'When an audit asked for this address for the first time.',
  ),
  'history.last-changed': fact(
    'history',
    'record',
    'date-time',
    'The content changed after the one visit and before the other; after = null: not since it was first seen.',
  ),
  'history.touched': fact(
    'history',
    'record',
    null,
    'Touched but unchanged: a date or ETag moved between two visits while the content stayed the same, byte for byte.',
  ),
  'history.undated-change': fact(
    'history',
    'record',
    null,
    'Changed but date not moved: the content changed between two visits while a date that should tell stayed the same.',
  ),
  'history.failures': fact(
    'history',
    'record',
    'date-time',
    'Visits without content, up to this one: first, last, the last success before, first and last without any answer.',
  ),
  'http.cookies': fact(
    'exchange',
    'flag',
    null,
    'Asked with the cookies that the host itself had set, since it redirects in a circle without. Absent otherwise.',
  ),
  // --- derived: sites and institutions
  'site.identified': fact(
    'derived',
    'flag',
    null,
    'The site shows the name or EIK of the body, or a person confirmed it.',
  ),
  'site.origin': fact(
    'derived',
    'record',
    null,
    'Under which address the site answers, which were tried and how each answered, and where it has moved.',
  ),
  'site.searched': fact(
    'derived',
    'record',
    null,
    'Whether everything was looked at that absence needs, and what is missing.',
  ),
  'site.found': fact('derived', 'list', null, 'Pages found by vocabulary: which duty or section, link text, address.'),
  'portal.profile': fact(
    'derived',
    'record',
    null,
    'The body on the national portal: organisation, number of datasets seen.',
  ),
  // --- derived: resources
  'resource.link-status': fact(
    'derived',
    'text',
    null,
    'answered, gone (404, 410), broken (no answer, twice, 72 hours apart), unknown (anything else), not-asked, local.',
  ),
  'resource.declared-format': fact(
    'derived',
    'text',
    null,
    'Format that the name, the link text, the portal or the server claims.',
  ),
  'resource.format': fact(
    'derived',
    'text',
    null,
    'Format that the bytes show; the member of a container when it holds one table.',
  ),
  'resource.level': fact('derived', 'number', '0–5', 'Technical level (DESIGN §2).'),
  'resource.licence': fact(
    'derived',
    'record',
    null,
    'open, restricted, conflicting or not-stated; licence id, scope.',
  ),
  'resource.updated': fact(
    'derived',
    'record',
    'date',
    'When the data were last changed: earliest and latest possible date.',
  ),
  'resource.frequency': fact('derived', 'record', null, 'How often the data are promised, or by law have, to change.'),
  'resource.freshness': fact(
    'derived',
    'record',
    null,
    'current, late, archive or cannot-tell, with the dates it rests on.',
  ),
} as const satisfies Record<keyof FactValues, FactSpec>;

export type FactOrigin = 'body' | 'exchange' | 'link' | 'history' | 'derived';
export type FactSpec = {
  readonly origin: FactOrigin;
  readonly type: 'text' | 'number' | 'flag' | 'date' | 'list' | 'record';
  readonly unit: string | null;
  /** For developers and the people who open the database; shown by the catalogue. */
  readonly meaning: string;
};
export type FactKey = keyof typeof FACTS;

function fact(origin: FactOrigin, type: FactSpec['type'], unit: string | null, meaning: string): FactSpec {
  return { origin, type, unit, meaning };
}

/** Why something is not known. Never a reason to score anyone down. */
export type UnknownReason = {
  readonly why:
    | 'not-captured'
    | 'truncated'
    | 'unparsable'
    | 'too-costly'
    | 'unsupported'
    | 'encrypted'
    | 'empty'
    | 'ambiguous'
    | 'inspection-failed'
    | 'not-stated';
  /** At most 300 characters, for people. */
  readonly detail: string;
};

/** One measured statement about a subject with its evidence; or unknown, and because of what. */
export type Fact<K extends FactKey = FactKey> = K extends FactKey
  ? {
      readonly subject: SubjectId;
      readonly key: K;
      readonly evidence: readonly Evidence[];
    } & (
      | { readonly known: true; readonly value: FactValues[K] }
      | { readonly known: false; readonly because: UnknownReason }
    )
  : never;

export function known<K extends FactKey>(
  subject: SubjectId,
  key: K,
  value: FactValues[K],
  evidence: readonly Evidence[] = [],
): Fact<K> {
  return { subject, key, evidence, known: true, value } as Fact<K>;
}

export function unknown<K extends FactKey>(
  subject: SubjectId,
  key: K,
  why: UnknownReason['why'],
  detail: string,
  evidence: readonly Evidence[] = [],
): Fact<K> {
  return { subject, key, evidence, known: false, because: { why, detail: detail.slice(0, 300) } } as Fact<K>;
}
