import type { DialectFinding } from '../tables/findDialect.ts';
import { detectDelimited } from './detectDelimited.ts';
import { detectMarkup, htmlTags } from './detectMarkup.ts';
import { isYamlApi, jsonService } from './jsonService.ts';
import { detectRdfText } from './detectRdfText.ts';

export type TextFormat = {
  readonly id: string;
  /** How the text is delimited, for csv and tsv. */
  readonly dialect: DialectFinding | null;
  /** The top value, for JSON that could be parsed whole. */
  readonly json: { readonly value: unknown } | null;
  /** Why a text that starts like JSON is none. */
  readonly parseError: string | null;
};

/**
 * Format of a text. `whole` is true when `text` is all of it and not its beginning only: then JSON is parsed, since
 * nothing less tells JSON from something that starts like it.
 */
export function detectText(text: string, whole: boolean): TextFormat {
  const start = text.replace(/^[\ufeff\s]+/, '').slice(0, 4096);
  const plain = (id: string): TextFormat => ({ id, dialect: null, json: null, parseError: null });
  if (start === '') return plain('txt');
  const byFirstLine = firstLineFormat(start);
  if (byFirstLine !== null) return plain(byFirstLine);
  // What calls itself a page is none of the texts below, whose signs are dear to look for.
  if (/^<!doctype\s+html/i.test(start)) {
    const markup = detectMarkup(text);
    if (markup !== null) return plain(markup);
  }
  const json = detectJson(text, start, whole);
  if (json !== null) return json;
  const rdf = detectRdfText(text.slice(0, 65_536));
  if (rdf === 'ntriples' || rdf === 'nquads') return plain(rdf);
  if (start.startsWith('<')) {
    const markup = detectMarkup(text);
    if (markup !== null) return plain(markup);
  }
  if (rdf !== null) return plain(rdf);
  const dialect = detectDelimited(completeLines(text, whole));
  // Cells may hold pieces of HTML; a page has no rows of equal length.
  const regular = dialect !== null && dialect.width >= 2 && dialect.consistency >= 0.7;
  if (htmlTags(text) >= 5 && !regular) return plain('html');
  if (dialect !== null) return { ...plain(dialect.delimiter === '\t' ? 'tsv' : 'csv'), dialect };
  return plain('txt');
}

/** Formats whose first line is fixed. */
function firstLineFormat(start: string): string | null {
  if (start.startsWith('{\\rtf')) return 'rtf';
  if (/^BEGIN:VCALENDAR/i.test(start)) return 'ics';
  if (/^BEGIN:VCARD/i.test(start)) return 'vcf';
  if (/^ID;[PN]/.test(start)) return 'sylk';
  if (/^0\s*\r?\n\s*SECTION\s*\r?\n/.test(start) || /^999\s*\r?\n[^\n]*\n\s*0\s*\r?\n\s*SECTION/.test(start))
    return 'dxf';
  if (/^-----BEGIN (?:PKCS7|CMS|SIGNED)/.test(start)) return 'p7m';
  if (start.startsWith('%!PS')) return 'ps';
  if (isYamlApi(start)) return 'openapi';
  return mailFormat(start);
}

/** A saved message or web page: header lines of RFC 5322 from the first line on. */
function mailFormat(start: string): string | null {
  const head = start.split(/\r?\n\r?\n/)[0] ?? '';
  const lines = head.split(/\r?\n/);
  const fields = lines.filter((line) => /^(?:[A-Za-z][A-Za-z0-9-]*:\s?|[ \t])/.test(line)).length;
  if (lines.length < 2 || fields < lines.length) return null;
  const names = (
    head.match(/^(?:from|to|received|message-id|mime-version|return-path|date|subject|content-type):/gim) ?? []
  ).length;
  if (names < 2) return null;
  return /multipart\/related|Content-Location:|Snapshot-Content-Location/i.test(start) && /mime-version:/i.test(head)
    ? 'mhtml'
    : 'eml';
}

function detectJson(text: string, start: string, whole: boolean): TextFormat | null {
  const found = (id: string, json: TextFormat['json'], parseError: string | null = null): TextFormat => ({
    id,
    dialect: null,
    json,
    parseError,
  });
  if (text.startsWith('\u001e')) return found('geojson-text-sequence', null);
  if (!/^(?:[[{]|"[^"]*"\s*$)/.test(start)) return null;
  if (!whole) return /^[[{]\s*["{[]/.test(start) ? found(jsonLines(text) ?? 'json', null) : null;
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return found(jsonFormat(value), { value });
  } catch (error) {
    const lines = jsonLines(text);
    if (lines !== null) return found(lines, null);
    // `[SECTION]` begins settings, `{` begins programs: only what goes on like JSON is damaged JSON.
    if (!/^(?:\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|$)|\[\s*(?:[{["\d-]|$|\]))/.test(start)) return null;
    if (/^\[[^\]"{]*\]\s*\r?\n\s*[^\s,\]]/.test(start)) return null;
    return found('json', null, error instanceof Error ? error.message : String(error));
  }
}

/** At least two lines, each a JSON object or array by itself; features one by one (RFC 8142) have a name of their own. */
function jsonLines(text: string): string | null {
  const lines = text
    .slice(0, 262_144)
    .split('\n')
    .filter((line) => line.trim() !== '');
  if (lines.length < 2) return null;
  const tested = lines.slice(0, Math.min(50, text.length > 262_144 ? lines.length - 1 : lines.length));
  const values = tested.map((line): unknown => {
    try {
      return JSON.parse(line);
    } catch {
      return null;
    }
  });
  if (!values.every((value) => typeof value === 'object' && value !== null)) return null;
  return values.every((value) => jsonFormat(value) === 'geojson') ? 'geojson-text-sequence' : 'jsonl';
}

const GEOMETRIES = [
  'Point',
  'LineString',
  'Polygon',
  'MultiPoint',
  'MultiLineString',
  'MultiPolygon',
  'GeometryCollection',
];

/** Vocabulary of a JSON value by its top members. */
function jsonFormat(value: unknown): string {
  const top = Array.isArray(value) ? (value as unknown[])[0] : value;
  if (typeof top !== 'object' || top === null) return 'json';
  const members = top as Readonly<Record<string, unknown>>;
  if ('@context' in members || '@graph' in members || ('@id' in members && '@type' in members)) return 'jsonld';
  if (Array.isArray(value)) return 'json';
  if (members['type'] === 'FeatureCollection' && Array.isArray(members['features'])) return 'geojson';
  if (members['type'] === 'Feature' && 'geometry' in members) return 'geojson';
  if (GEOMETRIES.includes(String(members['type'])) && ('coordinates' in members || 'geometries' in members))
    return 'geojson';
  if (members['type'] === 'Topology' && 'arcs' in members) return 'topojson';
  return jsonService(members) ?? 'json';
}

/** Without the last line when the text is only a beginning: half a row would look like a short one. */
function completeLines(text: string, whole: boolean): string {
  const sample = text.slice(0, 131_072);
  if (whole && sample.length === text.length) return sample;
  const end = Math.max(sample.lastIndexOf('\n'), sample.lastIndexOf('\r'));
  return end > 0 ? sample.slice(0, end + 1) : sample;
}
