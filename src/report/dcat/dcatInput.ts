import type { CatalogueDataset, CatalogueOrganisation } from '../../model/catalogue.ts';
import type { Bilingual } from '../../model/lang.ts';

/** What one answer of a catalogue told, in the order of asking. */
export type CatalogueListing = {
  /** The address that was asked: its origin names the catalogue. */
  readonly url: string;
  /** The dataset that the answer is about; null for lists. */
  readonly about: string | null;
  readonly datasets: readonly CatalogueDataset[];
  readonly organisations: readonly CatalogueOrganisation[];
};

/** What the export needs beside the result. */
export type DcatInput = {
  /** Beginning of all addresses of ours, `https://host/` or `urn:zvezdomer:`. */
  readonly base: string;
  /** Who answers for the audit. */
  readonly publisher: Bilingual;
  /** Read anew each time it is called: nothing of it is kept. */
  readonly listings: () => Iterable<CatalogueListing>;
};
