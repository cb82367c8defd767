import type { Capture } from '../../model/capture.ts';
import type { Exchanges } from './exchanges.ts';

/** Two programs have an address of their own for each method; of the others the address says nothing. */
const BY_PATH: readonly (readonly [RegExp, string])[] = [
  [
    /\/api\/(?:listDataOrganisations|listOrganisations|getOrganisationDetails|listDatasets|getDatasetDetails|listResources|getResourceMetadata)$/i,
    'data-egov-bg',
  ],
  [/\/api\/(?:3\/)?action\/\w+$/i, 'ckan'],
];

/** The kind that the address of an answer shows; null = its content must. */
export function kindOfAddress(url: string): string | null {
  const path = URL.parse(url)?.pathname ?? '';
  return BY_PATH.find(([pattern]) => pattern.test(path))?.[1] ?? null;
}

/**
 * Which kind of catalogue an answer came from; an id of rules/tables/catalogues.yaml. `other` = nothing shows it: such a
 * catalogue may have no place for any field, so that silence proves nothing.
 */
export function catalogueKind(listing: Capture, exchanges: Exchanges): string {
  const named = kindOfAddress(listing.request.url);
  if (named !== null) return named;
  const read = exchanges.value(listing, 'catalogue.kind');
  return read ?? (exchanges.value(listing, 'format.id') === 'html' ? 'schema-org' : 'other');
}
