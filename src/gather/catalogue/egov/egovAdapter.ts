import type { CatalogueAdapter } from '../adapter.ts';
import { applyEgov } from './applyEgov.ts';
import { listDataOrganisations } from './egovEntries.ts';
import { egovRefuses } from './egovLimits.ts';

/** The national portal: POST methods under `api/`, all of one shape and with many quirks. */
export const EGOV: CatalogueAdapter = {
  kind: 'data-egov-bg',
  seeds: ({ portalUrl, organisations }) =>
    portalUrl === null || organisations.size === 0 ? [] : [listDataOrganisations(portalUrl)],
  refuses: ({ config }, state, entry) => egovRefuses(config.portal, state.portal, entry),
  apply: applyEgov,
};
