import type { Bilingual } from './lang.ts';

/** Every place where the date of data may stand; what each is worth says rules/tables/dateSources.yaml. */
export const DATE_SOURCES = [
  ...(['words-modified', 'words-as-of', 'words-period-end', 'words-published', 'words-created'] as const),
  ...(['page-modified', 'page-as-of', 'page-period-end', 'page-published', 'page-created'] as const),
  ...([
    'table-title',
    'table-series',
    'table-column',
    'inside-modified',
    'inside-published',
    'inside-generated',
  ] as const),
  ...(['properties-modified', 'properties-created', 'members'] as const),
  ...(['name', 'folder', 'metadata', 'metadata-published'] as const),
  ...(['last-modified', 'portal', 'sitemap', 'sitemap-all', 'feed'] as const),
  ...(['history', 'history-same'] as const),
] as const;
export type DateSourceId = (typeof DATE_SOURCES)[number];

export type DateRole = 'direct' | 'floor' | 'weak' | 'ceiling';

/** One place, and what a date proves that stands there. Entries are in the order of their authority. */
export type DateSource = {
  readonly id: DateSourceId;
  readonly name: Bilingual;
  /**
   * direct = the data were changed then, or speak of that time · floor = they are at least as new · weak = it may be
   * newer than the data · ceiling = they were not changed after it.
   */
  readonly role: DateRole;
  /** Such a date alone is enough to call data late. */
  readonly mayBeLate: boolean;
  /** People wrote it for readers; false = a server or portal made it by itself. */
  readonly told: boolean;
};
