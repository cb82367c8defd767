import type { Capture } from '../../model/capture.ts';
import type { CatalogueDataset, CatalogueResource } from '../../model/catalogue.ts';
import type { FactValues, PageLink } from '../../model/factValues.ts';
import type { ResourceOrigin } from '../../model/resource.ts';
import type { Trouble } from './answerTrouble.ts';
import type { LinkOutcome } from './outcome.ts';
import type { Page } from './pages.ts';
import type { Site } from './siteIdentity.ts';

/** A link that offers something. */
export type Offer = { readonly page: Page; readonly link: PageLink; readonly index: number };

export type PageTable = FactValues['page.tables'][number];
export type DatasetDescription = FactValues['page.datasets'][number];

/** What the portal says of a resource, and the exchanges in which it served it. */
export type PortalPlace = {
  readonly listing: Capture;
  /** The answer of details, whose settings `dataset` holds; null when there is none. */
  readonly details: Capture | null;
  readonly dataset: CatalogueDataset;
  readonly resource: CatalogueResource;
  readonly rows: Capture | null;
  readonly download: Capture | null;
};

/** Something that may hold data, before anybody decided whether it is a resource or a document. */
export type Candidate = {
  /** Key of its subject: portal uri, or normalised address (with the place of a table inside a page). */
  readonly key: string;
  readonly origin: ResourceOrigin;
  readonly url: string;
  readonly title: string;
  /** Every link that offers it, in the order of the pages. */
  readonly offers: readonly Offer[];
  /** The page or portal answer that offers it. */
  readonly foundOn: Capture | null;
  /** End of the redirect chain; null when nothing was ever asked. */
  readonly capture: Capture | null;
  readonly outcome: LinkOutcome;
  /** The answer is not what was asked for, whatever its status says; absent when it is. */
  readonly trouble?: Trouble;
  readonly table: { readonly page: Page; readonly table: PageTable } | null;
  /** A register that shows nothing before this form is filled in. */
  readonly form: { readonly page: Page; readonly css: string; readonly words: string } | null;
  readonly described: {
    readonly page: Page;
    readonly dataset: DatasetDescription;
    readonly format: string | null;
  } | null;
  readonly portal: PortalPlace | null;
  /** A person named this very address or file: it is judged as data. */
  readonly explicit: boolean;
  /** The site it belongs to; null for portal resources and local files, whose owner config names. */
  readonly site: Site | null;
};
