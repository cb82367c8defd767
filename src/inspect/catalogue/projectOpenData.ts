import type { CatalogueDataset, CatalogueResource } from '../../model/catalogue.ts';
import { contactEmail, looksLikeEmail } from './contactEmail.ts';
import { isObject, itemsOf, type Members, textField, textOrNull, textsOf } from './jsonFields.ts';
import { describedDataset, describedResource } from '../../model/describedDataset.ts';
import { bytesOf, cut, isWebAddress, LONGEST, wordList } from './descriptionTexts.ts';
import { publisherNamed } from './publisherNamed.ts';
import { writtenEnds, writtenPeriod } from './temporalOf.ts';

const MAX_DATASETS = 50_000;
const MAX_RESOURCES = 5_000;
const SCHEMA = /project-open-data\.cio\.gov\/v1\.[01]\/schema/;

/**
 * Datasets of a `data.json` (Project Open Data v1.1, https://resources.data.gov/resources/dcat-us/; ArcGIS Hub writes the
 * same); null for other JSON. Those that are not public are not read: `withheld`.
 */
export function readDataJson(json: unknown): {
  readonly datasets: readonly CatalogueDataset[];
  readonly withheld: number;
  /** Entries beyond the most that are read. */
  readonly passedOver: number;
} | null {
  if (!isObject(json)) return null;
  const list = json['dataset'];
  if (!Array.isArray(list)) return null;
  const isDeclared = SCHEMA.test(textField(json, 'conformsTo', 300)) || SCHEMA.test(textField(json, '@context', 300));
  const items = itemsOf(list, MAX_DATASETS);
  const looksSo =
    items.length > 0 &&
    items.every((item) => 'title' in item && ('accessLevel' in item || 'distribution' in item || 'identifier' in item));
  if (!isDeclared && !looksSo) return null;
  const open = items.filter((item) => !/^(?:non-public|restricted public)$/i.test(textField(item, 'accessLevel', 40)));
  const datasets = open.flatMap((item) => datasetOf(item) ?? []);
  const passedOver = Math.max(0, list.length - MAX_DATASETS);
  return { datasets, withheld: items.length - open.length, passedOver };
}

function datasetOf(item: Members): CatalogueDataset | null {
  const landing = textField(item, 'landingPage', LONGEST.address);
  const uri = textField(item, 'identifier', LONGEST.address) || landing || textField(item, 'title', LONGEST.title);
  if (uri === '') return null;
  const { publisher } = item;
  return describedDataset({
    uri,
    title: textField(item, 'title', LONGEST.title),
    description: textField(item, 'description', LONGEST.description),
    page: isWebAddress(landing) ? landing : isWebAddress(uri) ? uri : null,
    publisher: publisherOf(publisher),
    keywords: wordList(wordsOf(item['keyword'])),
    themes: wordList(wordsOf(item['theme']), LONGEST.address),
    frequency: textOrNull(item, 'accrualPeriodicity', LONGEST.word),
    temporal: periodOf(item['temporal']),
    spatial: areasOf(item['spatial']),
    languages: wordList(wordsOf(item['language'])),
    accessRights: textOrNull(item, 'accessLevel', LONGEST.word),
    licence: textOrNull(item, 'license', LONGEST.address),
    issued: textOrNull(item, 'issued', LONGEST.word),
    modified: textOrNull(item, 'modified', LONGEST.word),
    conformsTo: wordList(wordsOf(item['conformsTo']), LONGEST.address),
    documentation: wordList([...wordsOf(item['describedBy']), ...wordsOf(item['references'])], LONGEST.address),
    contact: contactOf(item['contactPoint']),
    resources: itemsOf(item['distribution'], MAX_RESOURCES).map((one, index) => resourceOf(one, `${uri}#${index + 1}`)),
  });
}

function publisherOf(value: unknown): CatalogueDataset['publisher'] {
  const name = isObject(value)
    ? textField(value, 'name', LONGEST.title)
    : typeof value === 'string'
      ? value.trim().slice(0, LONGEST.title)
      : '';
  return publisherNamed(name);
}

/** Version 1.1 writes words, version 3 periods with two ends. */
function periodOf(value: unknown): CatalogueDataset['temporal'] {
  const [first] = wordsOf(value);
  if (first !== undefined) return writtenPeriod(first);
  const [period] = isObject(value) ? [value] : itemsOf(value, 1);
  if (period === undefined) return null;
  const [start, end] = ['startDate', 'endDate'].map((key) => textOrNull(period, key, LONGEST.word));
  return writtenEnds(start ?? null, end ?? null, '');
}

function wordsOf(value: unknown): readonly string[] {
  return typeof value === 'string' ? [value] : textsOf(value);
}

/** A place by name, a box of four numbers, or GeoJSON. */
function areasOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return wordList([value]);
  return isObject(value) ? [JSON.stringify(value).slice(0, LONGEST.word)] : [];
}

/** Version 1.0 wrote a name, version 1.1 writes a card; who it is stays unread. */
function contactOf(value: unknown): CatalogueDataset['contact'] {
  if (typeof value === 'string' && value.trim() !== '')
    return { isNamed: true, email: looksLikeEmail(value) ? 'valid' : 'none', url: null };
  if (!isObject(value)) return null;
  const email = textField(value, 'hasEmail', 300).replace(/^mailto:/i, '');
  return {
    isNamed: textField(value, 'fn', 300) !== '',
    email: contactEmail(email === '' ? [] : [email]),
    url: null,
  };
}

function resourceOf(item: Members, uri: string): CatalogueResource {
  return describedResource({
    uri,
    title: textField(item, 'title', LONGEST.title),
    description: textField(item, 'description', LONGEST.description),
    accessUrl: textOrNull(item, 'accessURL', LONGEST.address),
    downloadUrl: textOrNull(item, 'downloadURL', LONGEST.address),
    format: textOrNull(item, 'format', LONGEST.word),
    mediaType: textOrNull(item, 'mediaType', LONGEST.word),
    byteSize: bytesOf(
      textOrNull(item, 'byteSize', LONGEST.word) ??
        (typeof item['byteSize'] === 'number' ? String(item['byteSize']) : null),
    ),
    issued: textOrNull(item, 'issued', LONGEST.word),
    modified: textOrNull(item, 'modified', LONGEST.word),
    schema: cut(
      textOrNull(item, 'conformsTo', LONGEST.address) ?? textOrNull(item, 'describedBy', LONGEST.address),
      LONGEST.address,
    ),
  });
}
