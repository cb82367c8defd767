import type { CatalogueDataset, CatalogueResource } from '../../model/catalogue.ts';
import { isObject, itemsOf, type Members, numberField, textField, textOrNull, textsOf } from './jsonFields.ts';
import { isPersonalPublisher } from '../../model/personalPublisher.ts';
import { describedDataset, describedResource } from '../../model/describedDataset.ts';
import { LONGEST, wordList } from './descriptionTexts.ts';

const MAX_RESOURCES = 5_000;

/** The dataset of a Data Package descriptor, v1 or v2 (https://datapackage.org/standard/data-package/); null for other JSON. */
export function readDataPackage(json: unknown): CatalogueDataset | null {
  if (!isObject(json) || !Array.isArray(json['resources'])) return null;
  const resources = itemsOf(json['resources'], MAX_RESOURCES);
  const isDeclared = [json['profile'], json['$schema']].some(
    (one) => typeof one === 'string' && /data-?package/i.test(one),
  );
  // CSVW, CKAN and others have `resources` too: those of a package have a path, data or (before 2017) an address.
  const looksSo =
    resources.length > 0 &&
    !('success' in json) &&
    resources.every(
      (one) => ('path' in one || 'data' in one || 'url' in one) && ('name' in one || 'path' in one || 'schema' in one),
    );
  if (!isDeclared && (!looksSo || 'owner_org' in json || 'license_id' in json)) return null;
  const name = textField(json, 'name', LONGEST.title);
  const title = textField(json, 'title', LONGEST.title) || name;
  const uri = textField(json, 'id', LONGEST.address) || name || title;
  if (uri === '' && resources.length === 0) return null;
  const homepage = textField(json, 'homepage', LONGEST.address);
  return describedDataset({
    uri: uri === '' ? 'datapackage' : uri,
    title,
    description: textField(json, 'description', LONGEST.description),
    page: /^https?:\/\//i.test(homepage) ? homepage : null,
    publisher: publisherOf(json),
    keywords: wordList(textsOf(json['keywords'])),
    licence: licenceOf(json),
    version: textOrNull(json, 'version', LONGEST.word),
    issued: textOrNull(json, 'created', LONGEST.word),
    documentation: homepage === '' ? [] : [homepage],
    contact: contactOf(json),
    resources: resources.map((one, index) => resourceOf(one, `${uri}#${index + 1}`)),
  });
}

/** A contributor with the role of publisher; a person who is one is not read. */
function publisherOf(json: Members): CatalogueDataset['publisher'] {
  const publishers = itemsOf(json['contributors'], 100).filter(
    (one) => one['role'] === 'publisher' || (Array.isArray(one['roles']) && one['roles'].includes('publisher')),
  );
  for (const one of publishers) {
    const name = textField(one, 'title', LONGEST.title) || textField(one, 'organization', LONGEST.title);
    if (name !== '' && !isPersonalPublisher(name)) return { key: name, name };
  }
  return publishers.length === 0 ? null : { key: null, name: null };
}

function contactOf(json: Members): CatalogueDataset['contact'] {
  const people = [...itemsOf(json['contributors'], 100), ...itemsOf(json['maintainers'], 100)];
  if (people.length === 0) return null;
  const isReached = people.some((one) => textField(one, 'email', 300).includes('@'));
  return { isNamed: true, email: isReached ? 'valid' : 'none', url: null };
}

function licenceOf(item: Members): string | null {
  const [first] = itemsOf(item['licenses'], 1);
  if (first !== undefined)
    return (
      textOrNull(first, 'path', LONGEST.address) ??
      textOrNull(first, 'name', LONGEST.word) ??
      textOrNull(first, 'title', LONGEST.word) ??
      textOrNull(first, 'url', LONGEST.address)
    );
  return textOrNull(item, 'license', LONGEST.address);
}

function resourceOf(item: Members, uri: string): CatalogueResource {
  const { path, schema } = item;
  const address =
    typeof path === 'string'
      ? path
      : Array.isArray(path) && typeof path[0] === 'string'
        ? path[0]
        : textField(item, 'url', LONGEST.address);
  const name = textField(item, 'name', LONGEST.word);
  return describedResource({
    uri,
    title: textField(item, 'title', LONGEST.title) || name,
    description: textField(item, 'description', LONGEST.description),
    downloadUrl: address.trim() === '' ? null : address.trim().slice(0, LONGEST.address),
    format: textOrNull(item, 'format', LONGEST.word),
    mediaType: textOrNull(item, 'mediatype', LONGEST.word),
    licence: licenceOf(item),
    byteSize: numberField(item, 'bytes'),
    checksum: textOrNull(item, 'hash', LONGEST.word),
    schema:
      typeof schema === 'string'
        ? schema.slice(0, LONGEST.address)
        : isObject(schema)
          ? JSON.stringify(schema).slice(0, LONGEST.address)
          : null,
  });
}
