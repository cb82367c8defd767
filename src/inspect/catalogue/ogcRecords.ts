import type { CatalogueDataset, CatalogueResource } from '../../model/catalogue.ts';
import { contactEmail } from './contactEmail.ts';
import { isObject, itemsOf, type Members, textField, textOrNull, textsOf } from './jsonFields.ts';
import { describedDataset, describedResource } from '../../model/describedDataset.ts';
import { publisherNamed } from './publisherNamed.ts';
import { bytesOf, cut, isWebAddress, LONGEST, wordList } from './descriptionTexts.ts';

const MAX_RECORDS = 20_000;
const MAX_LINKS = 2_000;
/** Relations of links under which the thing itself is to be had. */
const DATA_LINK =
  /^(?:enclosure|item|items|data|download|alternate|service|http:\/\/www\.opengis\.net\/def\/rel\/ogc\/1\.0\/dataset)$/;

/** An answer of OGC API Records (OGC 20-004): the landing page, collections, or records as GeoJSON. Null for other JSON. */
export type OgcAnswer =
  | {
      readonly is: 'records';
      readonly datasets: readonly CatalogueDataset[];
      readonly next: string | null;
      readonly total: number | null;
    }
  | { readonly is: 'collections'; readonly ids: readonly string[] }
  | { readonly is: 'landing'; readonly title: string };

export function readOgcAnswer(json: unknown): OgcAnswer | null {
  if (!isObject(json)) return null;
  const links = itemsOf(json['links'], MAX_LINKS);
  if (json['type'] === 'FeatureCollection' && Array.isArray(json['features'])) {
    const records = itemsOf(json['features'], MAX_RECORDS).filter(isRecord);
    if (records.length === 0 && !('numberMatched' in json)) return null;
    if (records.length === 0 && json['features'].length > 0) return null;
    const matched = json['numberMatched'];
    return {
      is: 'records',
      datasets: records.flatMap((record) => datasetOf(record) ?? []),
      next: linkTo(links, 'next'),
      total: typeof matched === 'number' && Number.isSafeInteger(matched) ? matched : null,
    };
  }
  if (Array.isArray(json['collections']) && links.length > 0) {
    const ids = itemsOf(json['collections'], MAX_RECORDS)
      .filter((one) => textField(one, 'itemType', 50) === 'record' || textField(one, 'type', 50) === 'Catalog')
      .map((one) => textField(one, 'id', 200));
    return { is: 'collections', ids: ids.filter((id) => id !== '') };
  }
  const isLanding = links.some(
    ({ rel }) => rel === 'conformance' || rel === 'http://www.opengis.net/def/rel/ogc/1.0/conformance',
  );
  return isLanding && 'title' in json ? { is: 'landing', title: textField(json, 'title', LONGEST.title) } : null;
}

/** A feature that describes something, not one that is something: its properties have a type and a title. */
function isRecord(feature: Members): boolean {
  const { properties } = feature;
  return feature['type'] === 'Feature' && isObject(properties) && 'type' in properties && 'title' in properties;
}

function linkTo(links: readonly Members[], rel: string): string | null {
  const link = links.find((one) => one['rel'] === rel);
  return link === undefined ? null : textOrNull(link, 'href', LONGEST.address);
}

function datasetOf(record: Members): CatalogueDataset | null {
  const properties = isObject(record['properties']) ? record['properties'] : {};
  const id = typeof record['id'] === 'number' ? String(record['id']) : textField(record, 'id', LONGEST.address);
  // Only what is a dataset: services and documents are described by records too.
  if (id === '' || !/dataset|series|collection/i.test(textField(properties, 'type', 200))) return null;
  const links = itemsOf(record['links'], MAX_LINKS);
  const contacts = itemsOf(properties['contacts'], 100);
  return describedDataset({
    uri: id,
    title: textField(properties, 'title', LONGEST.title),
    description: textField(properties, 'description', LONGEST.description),
    page: pageOf(links),
    publisher: publisherOf(contacts),
    keywords: wordList(textsOf(properties['keywords'])),
    themes: wordList(
      itemsOf(properties['themes'], 100).flatMap((theme) =>
        itemsOf(theme['concepts'], 100).map((one) => textField(one, 'id', LONGEST.word)),
      ),
      LONGEST.address,
    ),
    temporal: periodOf(record['time']),
    spatial: isObject(record['geometry']) ? [JSON.stringify(record['geometry']).slice(0, LONGEST.word)] : [],
    languages: wordList([
      isObject(properties['language'])
        ? textField(properties['language'], 'code', 20)
        : textField(properties, 'language', 20),
    ]),
    licence: textOrNull(properties, 'license', LONGEST.address),
    accessRights: textOrNull(properties, 'rights', LONGEST.address),
    issued: textOrNull(properties, 'created', LONGEST.word),
    modified: textOrNull(properties, 'updated', LONGEST.word),
    conformsTo: wordList(textsOf(record['conformsTo']), LONGEST.address),
    contact: contactOf(contacts),
    resources: links
      .filter(({ rel }) => typeof rel === 'string' && DATA_LINK.test(rel))
      .flatMap((link, index) => resourceOf(link, `${id}#${index + 1}`) ?? []),
  });
}

function pageOf(links: readonly Members[]): string | null {
  const page = links.find(
    ({ rel, type }) => rel === 'about' || rel === 'describedby' || (rel === 'canonical' && type === 'text/html'),
  );
  return page === undefined ? null : cut(textField(page, 'href', LONGEST.address), LONGEST.address);
}

function publisherOf(contacts: readonly Members[]): CatalogueDataset['publisher'] {
  const publisher = contacts.find(({ roles }) => Array.isArray(roles) && roles.includes('publisher'));
  return publisher === undefined ? null : publisherNamed(textField(publisher, 'organization', LONGEST.title));
}

/** An interval of two ends, of which one may be open. */
function periodOf(time: unknown): CatalogueDataset['temporal'] {
  if (!isObject(time) || !Array.isArray(time['interval']) || time['interval'].length !== 2) return null;
  const [start = null, end = null] = time['interval'].map((one: unknown) =>
    typeof one === 'string' && one !== '..' ? one.slice(0, 40) : null,
  );
  return start === null && end === null ? null : { start, end };
}

function contactOf(contacts: readonly Members[]): CatalogueDataset['contact'] {
  if (contacts.length === 0) return null;
  const emails = contacts.flatMap((one) => itemsOf(one['emails'], 20).map((email) => textField(email, 'value', 300)));
  return {
    isNamed: contacts.some((one) => textField(one, 'organization', 300) !== '' || textField(one, 'name', 300) !== ''),
    email: contactEmail(emails),
    url: null,
  };
}

function resourceOf(link: Members, uri: string): CatalogueResource | null {
  const address = textField(link, 'href', LONGEST.address);
  if (!isWebAddress(address)) return null;
  const mediaType = textOrNull(link, 'type', LONGEST.word);
  const length = link['length'];
  return describedResource({
    uri,
    title: textField(link, 'title', LONGEST.title),
    accessUrl: address,
    mediaType,
    byteSize: bytesOf(typeof length === 'number' ? String(length) : null),
    modified: textOrNull(link, 'updated', LONGEST.word),
  });
}
