import type { CatalogueAdapter } from '../adapter.ts';
import { applyEgov } from './applyEgov.ts';
import { listDataOrganisations, vocabularies, WHOLE_LIST } from './egovEntries.ts';
import { egovRefuses } from './egovLimits.ts';
import { firstPage } from './lists.ts';
import { egovStands } from './stands.ts';

/** The national portal: POST methods under `api/`, all of one shape and with many quirks. */
export const EGOV: CatalogueAdapter = {
  seeds(context) {
    const { portalUrl, organisations, config } = context;
    if (config.portal.scope !== 'all') return organisations.size === 0 ? [] : [listDataOrganisations(portalUrl)];
    const list = firstPage(context, WHOLE_LIST, null);
    return [listDataOrganisations(portalUrl), list, ...vocabularies(portalUrl)];
  },
  refuses: egovRefuses,
  apply: applyEgov,
  stands: egovStands,
};
