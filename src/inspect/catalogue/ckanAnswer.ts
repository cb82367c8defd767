import type { CatalogueDataset, CatalogueOrganisation } from '../../model/catalogue.ts';
import { isObject, itemsOf, type Members, numberField, textField, textOrNull } from './jsonFields.ts';
import { ckanDataset } from './ckanDataset.ts';
import { publicName } from './publicName.ts';

const MAX_ORGANISATIONS = 10_000;
const MAX_DATASETS = 20_000;
const MAX_NAMES = 200_000;

/** What CKAN's Action API answered (https://docs.ckan.org/en/latest/api/). Which action was asked is not in the bytes: the keys decide. */
export type CkanAnswer =
  | {
      readonly is: 'datasets';
      readonly datasets: readonly CatalogueDataset[];
      /** Drafts and private datasets that the answer held all the same: not read. */
      readonly withheld: number;
      /** Datasets on this page as the catalogue counts them, whatever they are. */
      readonly listed: number;
      /** `count` of a search; null for one dataset. */
      readonly total: number | null;
    }
  | { readonly is: 'organisations'; readonly organisations: readonly CatalogueOrganisation[] }
  | { readonly is: 'names'; readonly names: readonly string[] }
  | {
      readonly is: 'status';
      readonly version: string | null;
      readonly title: string | null;
      readonly site: string | null;
    }
  | { readonly is: 'refusal'; readonly type: string };

/** Null = no answer of that API. Total: hostile members are passed over. */
export function readCkanAnswer(json: unknown): CkanAnswer | null {
  if (!isObject(json) || typeof json['success'] !== 'boolean') return null;
  if (!json['success']) {
    const { error } = json;
    return isObject(error) ? { is: 'refusal', type: textField(error, '__type', 100) } : null;
  }
  const { result } = json;
  if (Array.isArray(result)) return ofList(result);
  if (!isObject(result)) return null;
  if ('ckan_version' in result)
    return {
      is: 'status',
      version: textOrNull(result, 'ckan_version', 40),
      title: textOrNull(result, 'site_title', 300),
      site: textOrNull(result, 'site_url', 2_000),
    };
  if (Array.isArray(result['results']) && 'count' in result)
    return ofDatasets(result['results'], numberField(result, 'count'));
  if (isDataset(result)) return ofDatasets([result], null);
  if (isOrganisation(result)) return { is: 'organisations', organisations: organisationsIn([result]) };
  return null;
}

function ofList(items: readonly unknown[]): CkanAnswer | null {
  if (items.length > 0 && items.every((item) => typeof item === 'string'))
    return { is: 'names', names: items.slice(0, MAX_NAMES) };
  const [first] = itemsOf(items, 1);
  if (first === undefined) return null;
  if (isDataset(first)) return ofDatasets(items, null);
  return isOrganisation(first) ? { is: 'organisations', organisations: organisationsIn(items) } : null;
}

function ofDatasets(items: readonly unknown[], total: number | null): CkanAnswer {
  const found = itemsOf(items, MAX_DATASETS);
  const datasets = found.filter(isPublic).flatMap((item) => ckanDataset(item) ?? []);
  return { is: 'datasets', datasets, withheld: found.length - datasets.length, listed: items.length, total };
}

function isDataset(item: Members): boolean {
  return 'resources' in item && ('license_id' in item || 'metadata_modified' in item || 'owner_org' in item);
}

function isOrganisation(item: Members): boolean {
  return (
    'name' in item && (item['is_organization'] === true || 'package_count' in item || item['type'] === 'organization')
  );
}

/** A token of the catalogue's own staff, or a fault, may bring these along; what is not public is nobody's to judge. */
function isPublic(item: Members): boolean {
  const state = textField(item, 'state', 20);
  return item['private'] !== true && (state === '' || state === 'active');
}

function organisationsIn(items: readonly unknown[]): readonly CatalogueOrganisation[] {
  return itemsOf(items, MAX_ORGANISATIONS).flatMap((item) => {
    const called =
      textField(item, 'title', 1_000) || textField(item, 'display_name', 1_000) || textField(item, 'name', 1_000);
    const name = publicName(called);
    // The short name in addresses is made of the name: of a person it is none that may be kept.
    const uri = textField(item, 'id', 100) || (name === '' ? '' : textField(item, 'name', 100));
    if (uri === '' || textField(item, 'state', 20) === 'deleted') return [];
    return [{ id: null, uri, name, datasets: numberField(item, 'package_count') }];
  });
}
