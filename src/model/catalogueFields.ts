import type { Bilingual } from './lang.ts';

/** What rules ask of the description of a dataset, in DCAT's terms. */
export const METADATA_FIELDS = [
  'title',
  'description',
  'contact',
  'theme',
  'keywords',
  'frequency',
  'period',
  'area',
  'licence',
  'provenance',
  'version',
  'schema',
] as const;
export type MetadataField = (typeof METADATA_FIELDS)[number];

/**
 * Whether a kind of catalogue can say it: `extension` = only where an extension or the publisher's own pairs add a place
 * for it, so that silence may be the catalogue's; `details` = only the details of a dataset say it, lists do not;
 * `automatic` = the catalogue fills it in by itself, which says nothing of the publisher.
 */
export const FIELD_STATES = ['has', 'none', 'extension', 'details', 'automatic'] as const;
export type FieldState = (typeof FIELD_STATES)[number];

/** What each kind of catalogue can say, and words that say nothing (rules/tables/catalogues.yaml). */
export type CatalogueTable = {
  readonly kinds: readonly {
    readonly id: string;
    readonly name: Bilingual;
    readonly fields: { readonly [F in MetadataField]: FieldState };
  }[];
  /** Titles that name nothing, and descriptions that describe nothing: the whole text, normalised. */
  readonly emptyTitles: readonly string[];
  readonly emptyDescriptions: readonly string[];
};
