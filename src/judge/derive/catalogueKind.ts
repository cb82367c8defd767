import type { Capture } from '../../model/capture.ts';
import type { Exchanges } from './exchanges.ts';

/** By the end of the path that was asked. */
const BY_PATH: readonly (readonly [RegExp, string])[] = [
  [/\/api\/(?:listDatasets|getDatasetDetails|listResources|getResourceMetadata)$/i, 'data-egov-bg'],
  [/\/api\/(?:3\/)?action\/\w+$/i, 'ckan'],
  [/\/datapackage\.json$/i, 'data-package'],
  [/\/data\.json$/i, 'data-json'],
  [/\/collections\/[^/]+\/items(?:\/[^/]+)?$/i, 'ogc-records'],
  [/\/(?:api\/search\/v1|sharing\/rest|arcgis\/rest)(?:\/|$)/i, 'arcgis'],
];

/** Which kind of catalogue an answer with datasets came from; an id of rules/tables/catalogues.yaml. */
export function catalogueKind(listing: Capture, exchanges: Exchanges): string {
  const path = URL.parse(listing.request.url)?.pathname ?? '';
  const named = BY_PATH.find(([pattern]) => pattern.test(path));
  if (named !== undefined) return named[1];
  const format = exchanges.value(listing, 'format.id');
  if (format === 'html') return 'schema-org';
  // Plain JSON of no known path: of the kinds it may be, the one with the fewest places for fields.
  return format === 'json' ? 'data-json' : 'dcat';
}
