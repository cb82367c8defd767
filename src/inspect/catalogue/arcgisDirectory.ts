import type { CatalogueDataset, CatalogueResource } from '../../model/catalogue.ts';
import { isObject, itemsOf, type Members, textField, textOrNull, textsOf } from './jsonFields.ts';
import { describedDataset, describedResource } from '../../model/describedDataset.ts';
import { type ArcgisPortalAnswer, readArcgisPortal } from './arcgisPortal.ts';
import { LONGEST, wordList } from './descriptionTexts.ts';

const MAX_SERVICES = 5_000;
/** Services that hold records; the others draw pictures or compute. */
const WITH_RECORDS: ReadonlySet<string> = new Set(['FeatureServer', 'MapServer']);

/**
 * ArcGIS REST: the directory of a server (`services?f=json`), one service with its layers, or a portal's own answers
 * (arcgisPortal). Addresses are relative to
 * that of the answer, which is not in its bytes. Null for other JSON.
 */
export type ArcgisAnswer =
  | {
      readonly is: 'directory';
      readonly folders: readonly string[];
      readonly services: readonly { readonly name: string; readonly type: string }[];
    }
  | { readonly is: 'service'; readonly dataset: CatalogueDataset }
  | ArcgisPortalAnswer;

export function readArcgisAnswer(json: unknown): ArcgisAnswer | null {
  if (!isObject(json)) return null;
  const portal = readArcgisPortal(json);
  if (portal !== null) return portal;
  if (Array.isArray(json['services']) && 'currentVersion' in json) {
    const services = itemsOf(json['services'], MAX_SERVICES)
      .map((one) => ({ name: textField(one, 'name', 300), type: textField(one, 'type', 50) }))
      .filter(({ name, type }) => name !== '' && WITH_RECORDS.has(type));
    const folders = textsOf(json['folders']).slice(0, MAX_SERVICES);
    return { is: 'directory', folders: folders.map((one) => one.slice(0, 200)), services };
  }
  if (!Array.isArray(json['layers']) || !('currentVersion' in json)) return null;
  return { is: 'service', dataset: serviceOf(json) };
}

function serviceOf(json: Members): CatalogueDataset {
  const info = isObject(json['documentInfo']) ? json['documentInfo'] : {};
  const title =
    textField(info, 'Title', LONGEST.title) ||
    textField(json, 'mapName', LONGEST.title) ||
    textField(json, 'name', LONGEST.title);
  const layers = [...itemsOf(json['layers'], 1_000), ...itemsOf(json['tables'], 1_000)];
  const uri = textField(json, 'serviceItemId', 100) || title || 'service';
  return describedDataset({
    uri,
    title,
    description:
      textField(json, 'serviceDescription', LONGEST.description) || textField(json, 'description', LONGEST.description),
    keywords: wordList(textField(info, 'Keywords', 2_000).split(',')),
    // The word of ArcGIS for it is `copyrightText`: people write a licence into it, or a name.
    licence: textOrNull(json, 'copyrightText', LONGEST.address),
    resources: layers.flatMap(
      (layer) => layerOf(layer, /geojson/i.test(textField(json, 'supportedQueryFormats', 200)), uri) ?? [],
    ),
  });
}

/** A layer by the query that brings its records; addresses are relative to the service's own, which ends in a slash. */
function layerOf(layer: Members, hasGeoJson: boolean, uri: string): CatalogueResource | null {
  const { id } = layer;
  // A group of layers has no records of its own.
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || Array.isArray(layer['subLayerIds'])) return null;
  const query = `${id}/query?where=1%3D1&outFields=*&f=${hasGeoJson ? 'geojson' : 'json'}`;
  return describedResource({
    uri: `${uri}#${id}`,
    title: textField(layer, 'name', LONGEST.title),
    accessUrl: `${id}`,
    downloadUrl: query,
    format: hasGeoJson ? 'GeoJSON' : 'JSON',
  });
}
