import type { CatalogueDataset } from './catalogue.ts';
import { subjectKey } from './ids.ts';

/** Kinds whose descriptions stand alone and name things for themselves only: `data`, `0`, `_:b1`. */
const LOCAL_NAMES: ReadonlySet<string> = new Set(['data-package', 'arcgis', 'schema-org', 'other']);

/**
 * A dataset with keys that mean one thing in a whole audit. Two Data Packages may each have a resource `data`: there the
 * key is the address of the description and the name in it. Keys of the other kinds, and addresses, stay as they are.
 */
export function scopedDataset(dataset: CatalogueDataset, listing: string, kind: string | null): CatalogueDataset {
  if (dataset.id !== null || !LOCAL_NAMES.has(kind ?? 'other')) return dataset;
  const scoped = (uri: string): string => (/^(?:https?|urn|doi):/i.test(uri) ? uri : `${subjectKey(listing)}#${uri}`);
  const uri = scoped(dataset.uri);
  const isLocal = uri !== dataset.uri;
  return {
    ...dataset,
    uri,
    resources: dataset.resources.map((one) => ({
      ...one,
      // `data` in two datasets of one description is not one resource either.
      uri:
        isLocal && !one.uri.startsWith(dataset.uri) && scoped(one.uri) !== one.uri
          ? `${uri}/${one.uri}`
          : scoped(one.uri),
    })),
  };
}
