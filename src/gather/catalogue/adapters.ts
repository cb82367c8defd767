import type { CatalogueKind } from '../../model/config.ts';
import type { LaneContext } from '../lane/laneContext.ts';
import type { CatalogueAdapter } from './adapter.ts';
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

/** The adapter of the catalogue that an audit reads; null = it reads none. */
export function adapterOf({ config, portalUrl }: Pick<LaneContext, 'config' | 'portalUrl'>): CatalogueAdapter | null {
  return config.portal === null || portalUrl === null ? null : ADAPTERS[config.portal.kind];
}
