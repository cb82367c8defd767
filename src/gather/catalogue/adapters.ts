import type { CatalogueKind } from '../../model/config.ts';
import type { LaneContext } from '../lane/laneContext.ts';
import type { CatalogueAdapter } from './adapter.ts';
import { EGOV } from './egov/egovAdapter.ts';

const ADAPTERS: { readonly [K in CatalogueKind]: CatalogueAdapter } = { 'data-egov-bg': EGOV };

/** The adapter of the catalogue that an audit reads; null = it reads none. */
export function adapterOf({ config, portalUrl }: Pick<LaneContext, 'config' | 'portalUrl'>): CatalogueAdapter | null {
  return config.portal === null || portalUrl === null ? null : ADAPTERS[config.portal.kind];
}
