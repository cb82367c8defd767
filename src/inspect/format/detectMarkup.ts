import { xmlRoot } from './xmlRoot.ts';

/** Elements that begin a page or a piece of one; a root with such a name is no data vocabulary. */
const HTML_ELEMENTS =
  /^(?:html|head|body|title|meta|link|script|style|base|div|p|span|table|thead|tbody|tr|td|th|ul|ol|li|a|img|h[1-6]|form|input|font|center|br|hr|b|i|strong|em|iframe|section|article|header|footer|nav|main|pre|frameset|dl|noscript|button|select)$/i;

type RootRule = { readonly id: string; readonly local: RegExp; readonly namespace?: RegExp };

const ROOTS: readonly RootRule[] = [
  { id: 'svg', local: /^svg$/ },
  { id: 'kml', local: /^kml$/ },
  { id: 'gpx', local: /^gpx$/ },
  { id: 'rss', local: /^rss$/ },
  { id: 'atom', local: /^feed$/, namespace: /w3\.org\/2005\/Atom/ },
  { id: 'rdf', local: /^RDF$/ },
  { id: 'spreadsheetml-2003', local: /^Workbook$/, namespace: /office:spreadsheet/ },
  { id: 'xsd', local: /^schema$/, namespace: /XMLSchema/ },
  { id: 'wms', local: /^(?:WMS_Capabilities|WMT_MS_Capabilities)$/ },
  { id: 'wfs', local: /^WFS_Capabilities$/ },
  { id: 'wmts', local: /^Capabilities$/, namespace: /wmts/ },
  { id: 'wcs', local: /^WCS_Capabilities$/ },
  { id: 'wcs', local: /^Capabilities$/, namespace: /\/wcs/ },
  { id: 'odata', local: /^Edmx$/, namespace: /edmx/ },
  { id: 'sparql', local: /^sparql$/, namespace: /sparql-results/ },
  { id: 'gml', local: /./, namespace: /opengis\.net\/gml/ },
  { id: 'fods', local: /^document$/, namespace: /opendocument/ },
];

/** Format of a text that starts with `<` (after spaces); null when it is neither XML nor HTML. */
export function detectMarkup(text: string): string | null {
  const start = text.slice(0, 65_536);
  if (/^[\s\ufeff]*<!doctype\s+html/i.test(start)) return 'html';
  const root = xmlRoot(start);
  if (root === null) return htmlTags(start) >= 2 ? 'html' : /^[\s\ufeff]*<\?xml\s/.test(start) ? 'xml' : null;
  if (/^html$/i.test(root.localName)) return 'html';
  const declared = /^[\s\ufeff]*<\?xml\s/.test(start);
  if (!declared && HTML_ELEMENTS.test(root.localName) && root.namespace === '') return 'html';
  if (root.localName === 'RDF' && start.includes('http://purl.org/rss/1.0/')) return 'rss';
  if (root.localName === 'FeatureCollection' && /xmlns:gml\s*=/.test(start)) return 'gml';
  for (const rule of ROOTS) {
    if (rule.local.test(root.localName) && (rule.namespace?.test(root.namespace) ?? true)) return rule.id;
  }
  // `<http://…> <…> <…> .` and mail addresses in angle brackets are not tags.
  return /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(root.localName) && closes(text, root.name) ? 'xml' : null;
}

/** Number of tags in the text that only HTML has. */
export function htmlTags(text: string): number {
  return (
    text
      .slice(0, 65_536)
      .match(/<\/?(?:html|head|body|div|p|table|tr|td|span|ul|li|br|font|title|meta|h[1-6]|a)\b[^<>]*>/gi)?.length ?? 0
  );
}

/** XML has an end tag for its root, or is cut off; a sketch in angle brackets has neither end tags nor attributes. */
function closes(text: string, name: string): boolean {
  return (
    text.includes(`</`) ||
    text.includes('/>') ||
    new RegExp(`<${name.replace(/[.]/g, '\\.')}\\s[^>]*=`).test(text) ||
    /^[\s\ufeff]*<\?xml/.test(text)
  );
}
