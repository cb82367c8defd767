import { type DocumentReading, putDocument } from './documents/documentFacts.ts';
import { readRtf } from './documents/readRtf.ts';
import type { TextBody } from './format/detectFormat.ts';
import type { Inspection } from './inspection.ts';
import { inspectPage } from './page/inspectPage.ts';
import { inspectDelimited } from './tables/inspectDelimited.ts';
import { inspectFlatOds, inspectXls } from './tables/inspectWorkbook.ts';
import { countUndecodable } from './text/decodeText.ts';
import { doubleEncoded } from './text/doubleEncoded.ts';
import { inspectJson } from './trees/inspectJson.ts';
import { inspectRdfText } from './trees/inspectRdfText.ts';
import { inspectRdfXml } from './trees/inspectRdfXml.ts';
import { sitemapEntries } from './trees/sitemapEntries.ts';
import { inspectXml } from './trees/inspectXml.ts';

const XML_FORMATS = new Set(['xml', 'kml', 'gml', 'gpx', 'rss', 'atom', 'svg', 'xsd', 'rdf']);
const XML_SERVICES = new Set(['wms', 'wfs', 'wmts', 'wcs', 'odata', 'sparql']);
const JSON_FORMATS = new Set(['json', 'jsonl', 'geojson', 'geojson-text-sequence', 'topojson', 'jsonld']);
const RDF_FORMATS = new Set(['turtle', 'trig', 'ntriples', 'nquads']);
/** Text in which characters that cannot be decoded are counted at once; tables count while they stream. */
const COUNT_CHARACTERS = 64 * 1024 * 1024;

/** Facts of a body that is text: its encoding, and what the inspector of its format finds. */
export async function inspectText(body: TextBody, inspection: Inspection): Promise<void> {
  const { facts, tables, digest, source } = inspection;
  facts.put(
    'text.encoding',
    body.encoding,
    { kind: 'bytes', from: 0, to: Math.min(source.size, 4096) },
    body.text.slice(0, 200),
  );
  facts.put('text.bom', body.bomBytes > 0);
  const twice = doubleEncoded(body.text);
  if (twice !== null) facts.put('text.double-encoded', twice, { kind: 'whole' }, `${twice.damaged} → ${twice.mended}`);
  if (body.dialect !== null) return inspectDelimited(source, body, body.dialect, inspection);
  facts.put('text.undecodable', countUndecodable(body.text.slice(0, COUNT_CHARACTERS)));
  if (body.id === 'html') return facts.add(inspectPage(body.text, digest, tables));
  // Services describe themselves in JSON or in XML.
  if (JSON_FORMATS.has(body.id) || body.json !== null) return inspectJson(body, tables, digest, facts);
  if (XML_FORMATS.has(body.id) || XML_SERVICES.has(body.id)) {
    const entries = sitemapEntries(body.text);
    if (entries !== null) facts.put('sitemap.entries', entries);
    await inspectXml(body, tables, facts);
  }
  if (body.id === 'rdf') return inspectRdfXml(body, digest, facts);
  if (RDF_FORMATS.has(body.id)) return inspectRdfText(body, tables, digest, facts);
  if (body.id === 'spreadsheetml-2003' || body.id === 'sylk') return inspectXls(inspection);
  if (body.id === 'fods') return inspectFlatOds(body, inspection);
  if (body.id === 'rtf') return putDocument(readRtf(body.text), tables, facts);
  if (body.id !== 'txt') return;
  putLoneValue(body.text, facts);
  putDocument(plainText(body.text), tables, facts);
}

/** A text without properties, in which nothing marks a table. */
function plainText(words: string): DocumentReading {
  const lines = words.split(/\r\n?|\n/);
  return { words, lines, grids: [], marksTables: false, created: null, modified: null, properties: '' };
}

/** One number or word by itself is JSON as well (RFC 8259), but nobody means it so: the format stays what it is. */
function putLoneValue(text: string, facts: Inspection['facts']): void {
  if (!/^\s*(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)\s*$/.test(text)) return;
  const value: unknown = JSON.parse(text);
  const top = typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'null';
  facts.put('json.shape', { top, records: 0, hasContext: false }, { kind: 'whole' }, text.slice(0, 200));
}
