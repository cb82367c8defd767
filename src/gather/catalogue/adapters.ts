import type { CatalogueKind } from '../../model/config.ts';
import type { LaneContext } from '../lane/laneContext.ts';
import type { CatalogueAdapter, CatalogueContext } from './adapter.ts';
import { DETECTING } from './detect/detectionAdapter.ts';
import { EGOV } from './egov/egovAdapter.ts';
import { ARCGIS } from './open/arcgis.ts';
import { CKAN } from './open/ckan.ts';
import { DATA_JSON, DATA_PACKAGE, DCAT } from './open/linkedDescriptions.ts';
import { OGC_RECORDS } from './open/ogc.ts';
import { SCHEMA_ORG } from './open/schemaOrg.ts';

const ADAPTERS: { readonly [K in CatalogueKind]: CatalogueAdapter } = {
  'data-egov-bg': EGOV,
  ckan: CKAN,
  dcat: DCAT,
  'data-json': DATA_JSON,
  'schema-org': SCHEMA_ORG,
  'data-package': DATA_PACKAGE,
  arcgis: ARCGIS,
  'ogc-records': OGC_RECORDS,
};

/** The lane of a catalogue with the adapter that harvests it; null for the lane of a body. */
export function catalogueOf(
  context: LaneContext,
): { readonly adapter: CatalogueAdapter; readonly context: CatalogueContext } | null {
  if (!isOfCatalogue(context)) return null;
  return { adapter: context.detects === true ? DETECTING : ADAPTERS[context.config.portal.kind], context };
}

function isOfCatalogue(context: LaneContext): context is CatalogueContext {
  return context.institution === null && context.config.portal !== null && context.portalUrl !== null;
}
