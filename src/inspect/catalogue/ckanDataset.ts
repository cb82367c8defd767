import type { CatalogueDataset, CatalogueResource } from '../../model/catalogue.ts';
import { contactEmail } from './contactEmail.ts';
import { isObject, itemsOf, type Members, numberField, textField, textOrNull, textsOf } from './jsonFields.ts';
import { isPersonalPublisher } from '../../model/personalPublisher.ts';
import { isPersonalSetting } from '../../model/personalSetting.ts';
import { describedDataset, describedResource } from '../../model/describedDataset.ts';
import { cut, isWebAddress, LONGEST, wordList } from './descriptionTexts.ts';
import { provenanceSaid } from './provenanceSaid.ts';
import { writtenEnds } from './temporalOf.ts';

const MAX_RESOURCES = 5_000;
const MAX_TAGS = 200;
const MAX_EXTRAS = 50;
const MAX_SETTING = 1_000;
/** Keys of the catalogue's machinery, and of what is read into fields of its own. */
const NOT_SETTINGS =
  /^(?:guid|harvest_|dcat_|metadata_|ckan_|spatial(?:_|-)?(?:reference|bbox)|uri$|revision|hash|contact_|publisher_|bbox-|frequency$|accrual)/;

/**
 * One dataset of package_search or package_show. CKAN keeps DCAT's fields in extras or, with schemas of ckanext-dcat and
 * ckanext-scheming, beside the others; both are read. Names and addresses of authors and maintainers are not.
 */
export function ckanDataset(item: Members): CatalogueDataset | null {
  const uri = textField(item, 'id', 100) || textField(item, 'name', 200);
  if (uri === '') return null;
  const extras = extrasOf(item['extras']);
  const { said, listed } = toldOf(item, extras);
  const start = said('temporal_start', 'temporal_coverage_from', 'temporal_coverage-from');
  const end = said('temporal_end', 'temporal_coverage_to', 'temporal_coverage-to');
  return describedDataset({
    uri,
    title: cut(textField(item, 'title', LONGEST.title), LONGEST.title) ?? textField(item, 'name', LONGEST.title),
    description: textField(item, 'notes', LONGEST.description),
    // CKAN's own page of a dataset follows from its address: the adapter's base and `dataset/<name>`.
    page: null,
    publisher: publisherOf(item, said),
    keywords: wordList(
      itemsOf(item['tags'], MAX_TAGS).map((tag) => textField(tag, 'display_name', 300) || textField(tag, 'name', 300)),
    ),
    themes: wordList([...listed('theme'), ...groupsOf(item)], LONGEST.address),
    frequency: cut(said('frequency', 'accrual_periodicity', 'update_frequency'), LONGEST.address),
    temporal: writtenEnds(start, end, said('temporal', 'temporal_coverage', 'temporal_text') ?? ''),
    spatial: wordList(
      [...listed('spatial_uri', 'spatial_text', 'geographic_coverage'), ...shapeIn(said('spatial'))],
      LONGEST.address,
    ),
    languages: wordList(listed('language')),
    accessRights: cut(said('access_rights'), LONGEST.address),
    licence: licenceOf(item),
    ...provenanceSaid(said('provenance')),
    version: cut(said('version'), LONGEST.word),
    // The publisher's own day of publication where it is told, else the day on which the catalogue took it in.
    issued: cut(said('issued', 'metadata_created'), LONGEST.word),
    modified: cut(said('modified', 'metadata_modified'), LONGEST.word),
    conformsTo: wordList(listed('conforms_to'), LONGEST.address),
    documentation: wordList(listed('documentation'), LONGEST.address),
    contact: contactOf(said),
    settings: settingsOf(extras),
    resources: itemsOf(item['resources'], MAX_RESOURCES).flatMap((resource) => resourceOf(resource) ?? []),
  });
}

/** What a dataset tells, in fields of its own or in extras. */
type Told = {
  /** Of several keys the first that tells anything. */
  said(...keys: readonly string[]): string | null;
  listed(...keys: readonly string[]): readonly string[];
};

function toldOf(item: Members, extras: ReadonlyMap<string, string>): Told {
  return {
    said(...keys) {
      for (const key of keys) {
        const found = (textOrNull(item, key, LONGEST.description) ?? extras.get(key) ?? '').trim();
        if (found !== '') return found;
      }
      return null;
    },
    listed: (...keys) => keys.flatMap((key) => listIn(item[key] ?? extras.get(key))),
  };
}

function extrasOf(value: unknown): ReadonlyMap<string, string> {
  const extras = new Map<string, string>();
  if (isObject(value) && !Array.isArray(value)) {
    // Old APIs write one object.
    for (const [key, one] of Object.entries(value).slice(0, MAX_EXTRAS))
      if (typeof one === 'string') extras.set(key.toLowerCase(), one.slice(0, LONGEST.description));
    return extras;
  }
  for (const extra of itemsOf(value, MAX_EXTRAS)) {
    const text = textField(extra, 'value', LONGEST.description);
    if (text !== '') extras.set(textField(extra, 'key', 200).toLowerCase(), text);
  }
  return extras;
}

/** A list, or one that was written out as JSON into an extra, or one text. */
function listIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return textsOf(value);
  if (typeof value !== 'string' || value.trim() === '') return [];
  if (!value.trim().startsWith('[')) return [value];
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list) ? textsOf(list) : [value];
  } catch {
    return [value];
  }
}

/** `spatial` is GeoJSON most often: that an area is drawn is told by its beginning. */
function shapeIn(spatial: string | null): readonly string[] {
  return spatial === null ? [] : [spatial.slice(0, LONGEST.word)];
}

function groupsOf(item: Members): readonly string[] {
  return itemsOf(item['groups'], MAX_TAGS).map(
    (group) => textField(group, 'title', 300) || textField(group, 'name', 300),
  );
}

function publisherOf(item: Members, said: Told['said']): CatalogueDataset['publisher'] {
  const { organization } = item;
  const named = isObject(organization)
    ? textField(organization, 'title', LONGEST.title) || textField(organization, 'name', LONGEST.title)
    : '';
  const key =
    (isObject(organization) ? textField(organization, 'id', 100) : '') || textField(item, 'owner_org', 100) || null;
  const told = named === '' ? said('publisher_name') : named;
  // The key is the catalogue's own id, which tells nobody's name.
  const name = told !== null && isPersonalPublisher(told) ? null : told;
  return key === null && told === null ? null : { key, name };
}

/** The address says more than the id, the id more than the title; `notspecified` states nothing. */
function licenceOf(item: Members): string | null {
  const id = textField(item, 'license_id', LONGEST.word);
  if (/^(?:notspecified|license-?not-?specified|)$/i.test(id) && textField(item, 'license_url', 10) === '') {
    const title = textField(item, 'license_title', LONGEST.word);
    return /^(?:license not specified|)$/i.test(title) ? null : title;
  }
  return cut(
    textField(item, 'license_url', LONGEST.address) || id || textField(item, 'license_title', LONGEST.word),
    LONGEST.address,
  );
}

/** Whether there is somebody to write to; who it is stays unread. */
function contactOf(said: Told['said']): CatalogueDataset['contact'] {
  const emails = ['contact_email', 'maintainer_email', 'author_email'].flatMap((key) => said(key) ?? []);
  const isNamed = ['contact_name', 'maintainer', 'author'].some((key) => said(key) !== null);
  const url = [said('contact_uri', 'contact_url')].find((text) => text !== null && isWebAddress(text)) ?? null;
  if (emails.length === 0 && !isNamed && url === null) return null;
  return { isNamed, email: contactEmail(emails), url };
}

function settingsOf(extras: ReadonlyMap<string, string>): CatalogueDataset['settings'] {
  return [...extras]
    .filter(([key]) => !NOT_SETTINGS.test(key))
    .map(([key, value]) => ({ key, value: value.slice(0, MAX_SETTING) }))
    .filter((pair) => !isPersonalSetting(pair));
}

function resourceOf(item: Members): CatalogueResource | null {
  const uri = textField(item, 'id', 100);
  const address = textField(item, 'url', LONGEST.address);
  if (uri === '' && address === '') return null;
  const state = textField(item, 'state', 20);
  if (state !== '' && state !== 'active') return null;
  return describedResource({
    uri: uri === '' ? address : uri,
    title: textField(item, 'name', LONGEST.title),
    description: textField(item, 'description', LONGEST.description),
    accessUrl: cut(textField(item, 'access_url', LONGEST.address) || address, LONGEST.address),
    downloadUrl: cut(
      textField(item, 'download_url', LONGEST.address) || (item['url_type'] === 'upload' ? address : ''),
      LONGEST.address,
    ),
    format: textOrNull(item, 'format', LONGEST.word),
    mediaType: textOrNull(item, 'mimetype', LONGEST.word),
    licence: cut(
      textField(item, 'license', LONGEST.address) || textField(item, 'license_url', LONGEST.address),
      LONGEST.address,
    ),
    rights: textOrNull(item, 'rights', LONGEST.address),
    byteSize: numberField(item, 'size'),
    checksum: textOrNull(item, 'hash', LONGEST.word),
    version: textOrNull(item, 'version', LONGEST.word),
    issued: textOrNull(item, 'created', LONGEST.word),
    modified: textOrNull(item, 'last_modified', LONGEST.word) ?? textOrNull(item, 'metadata_modified', LONGEST.word),
    schema:
      typeof item['schema'] === 'string'
        ? textOrNull(item, 'schema', LONGEST.address)
        : isObject(item['schema'])
          ? JSON.stringify(item['schema']).slice(0, LONGEST.address)
          : null,
  });
}
