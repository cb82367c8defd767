import type { CatalogueDataset, CatalogueResource } from '../../model/catalogue.ts';
import { describedDataset, describedResource } from '../../model/describedDataset.ts';
import { isWebAddress, LONGEST, wordList } from './descriptionTexts.ts';
import { itemsOf, type Members, numberField, textField, textsOf } from './jsonFields.ts';

/** The search gives no more at a time. */
const MAX_ITEMS = 100;

/**
 * What a portal of ArcGIS (Online or Enterprise) says below `sharing/rest`: who it is (`portals/self`), or one page of its
 * search. `next` = `start` of the page that follows; null = this is the last. Of people who own items nothing is read.
 * Source: ArcGIS REST API, „Portal self“ and „Search“.
 */
export type ArcgisPortalAnswer =
  | { readonly is: 'portal'; readonly id: string; readonly title: string | null }
  | {
      readonly is: 'items';
      readonly datasets: readonly CatalogueDataset[];
      /** Items that are not everybody's. */
      readonly withheld: number;
      readonly total: number;
      readonly next: number | null;
    };

/** Kinds of items that hold data, with what is downloaded of each; null = a service, which has an address of its own. */
const KINDS: ReadonlyMap<string, string | null> = new Map([
  ['Feature Service', null],
  ['Map Service', null],
  ['Image Service', null],
  ['WFS', null],
  ['OGCFeatureServer', null],
  ['CSV', 'CSV'],
  ['CSV Collection', 'ZIP'],
  ['GeoJson', 'GeoJSON'],
  ['GeoPackage', 'GPKG'],
  ['Shapefile', 'SHP'],
  ['File Geodatabase', 'GDB'],
  ['KML', 'KML'],
  ['KML Collection', 'ZIP'],
  ['Microsoft Excel', 'XLSX'],
]);
/** What a search asks for, and nothing besides. */
export const ARCGIS_ITEM_TYPES: readonly string[] = [...KINDS.keys()];

/** Null for JSON of another kind. */
export function readArcgisPortal(json: Members): ArcgisPortalAnswer | null {
  if (typeof json['isPortal'] === 'boolean') {
    const id = textField(json, 'id', 100);
    return id === '' ? null : { is: 'portal', id, title: textField(json, 'name', 200) || null };
  }
  const [total, start, next] = ['total', 'start', 'nextStart'].map((key) => numberField(json, key));
  if (typeof total !== 'number' || typeof start !== 'number' || typeof next !== 'number') return null;
  if (!Array.isArray(json['results']) || typeof json['query'] !== 'string') return null;
  const items = itemsOf(json['results'], MAX_ITEMS);
  const datasets = items.flatMap((item) => itemDataset(item) ?? []);
  return { is: 'items', datasets, withheld: items.length - datasets.length, total, next: next > start ? next : null };
}

function itemDataset(item: Members): CatalogueDataset | null {
  const id = textField(item, 'id', 100);
  const type = textField(item, 'type', 100);
  if (!/^[\w-]+$/.test(id) || !KINDS.has(type) || textField(item, 'access', 20) !== 'public') return null;
  return describedDataset({
    uri: `urn:arcgis:item:${id}`,
    title: textField(item, 'title', LONGEST.title),
    description: withoutTags(
      textField(item, 'description', LONGEST.description) || textField(item, 'snippet', LONGEST.description),
    ),
    keywords: wordList(textsOf(item['tags'])),
    licence: licenceOf(item),
    issued: dayOf(item, 'created'),
    modified: dayOf(item, 'modified'),
    resources: resourcesOf(item, id, type),
  });
}

function resourcesOf(item: Members, id: string, type: string): readonly CatalogueResource[] {
  const format = KINDS.get(type) ?? null;
  const uri = `urn:arcgis:item:${id}#data`;
  const title = textField(item, 'title', LONGEST.title);
  // Relative to `sharing/rest/search`, as whatever an answer says is relative to its own address.
  if (format !== null)
    return [describedResource({ uri, title, format, accessUrl: null, downloadUrl: `content/items/${id}/data` })];
  const url = textField(item, 'url', LONGEST.address);
  if (!isWebAddress(url)) return [];
  const isRest = /\/rest\/services\//i.test(url) && !url.includes('?');
  return [describedResource({ uri, title, format: type, accessUrl: isRest ? `${url}?f=json` : url })];
}

/** People write terms as a page: an address in it says more than its words. */
function licenceOf(item: Members): string | null {
  const written = textField(item, 'licenseInfo', LONGEST.description);
  const linked = /href\s*=\s*["'](https?:[^"'\s>]+)/i.exec(written)?.[1];
  const words = linked ?? withoutTags(written);
  return words === '' ? null : words.slice(0, LONGEST.address);
}

function withoutTags(text: string): string {
  return text
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function dayOf(item: Members, key: string): string | null {
  const ms = numberField(item, key);
  return ms === null || Math.abs(ms) > 8e15 ? null : new Date(ms).toISOString().slice(0, 10);
}
