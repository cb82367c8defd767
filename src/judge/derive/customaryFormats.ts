import type { CatalogueResource } from '../../model/catalogue.ts';
import type { FormatEntry } from '../../model/tables.ts';

/**
 * Formats that people call by one name when they fill in a catalogue: „XLS“ is said of every workbook of Excel, „SHP“ of
 * a zipped shapefile, „XML“ of all that is written in it. Ids of rules/tables/formats.yaml.
 */
const ONE_NAME: readonly (readonly string[])[] = [
  ['xls', 'xlsx', 'xlsm', 'xlsb', 'spreadsheetml-2003'],
  ['doc', 'docx', 'rtf'],
  ['ppt', 'pptx'],
  ['ods', 'fods'],
  ['shp', 'shapefile-zip', 'dbf'],
  ['kml', 'kmz'],
  ['gpkg', 'sqlite'],
  ['html', 'mhtml'],
  ['json', 'jsonl', 'geojson', 'geojson-text-sequence', 'topojson', 'jsonld'],
  ['xml', 'atom', 'rss', 'xsd', 'kml', 'gml', 'gpx', 'svg', 'rdf', 'spreadsheetml-2003'],
];
/** What „TXT“ is said of, too: a text it is. */
const TEXTS: readonly string[] = ['csv', 'tsv', 'json', 'jsonl', 'xml'];
/** Windows gives its name to every file that Excel opens. */
const EXCEL_TYPE = 'application/vnd.ms-excel';
const EXCEL_OPENS: readonly string[] = ['csv', 'tsv', 'txt', 'xlsx'];

/** Whether a catalogue that declares one format says nothing wrong of a file in the other. */
export function isCustomaryName(
  declared: FormatEntry,
  found: FormatEntry,
  { format, mediaType }: Pick<CatalogueResource, 'format' | 'mediaType'>,
): boolean {
  if (ONE_NAME.some((ids) => ids.includes(declared.id) && ids.includes(found.id))) return true;
  // „RDF“ is said of every way to write it.
  if (declared.family === 'graph' && found.family === 'graph') return true;
  if (declared.id === 'txt' && TEXTS.includes(found.id)) return true;
  const said = [format ?? mediaType].map((text) => text?.trim().toLowerCase());
  return said.includes(EXCEL_TYPE) && EXCEL_OPENS.includes(found.id);
}
