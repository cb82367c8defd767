import type { CatalogueAdapter } from '../adapter.ts';
import { applyEgov } from './applyEgov.ts';
import { listDataOrganisations, vocabularies, WHOLE_LIST } from './egovEntries.ts';
import { egovRefuses } from './egovLimits.ts';
import { firstPage } from './lists.ts';
import { egovStands } from './stands.ts';

/**
 * The national portal: POST methods under `api/`, all of one shape and with many quirks.
 *
 * `listResources` is not asked. It has one thing that lists and details of datasets lack, the text that describes a
 * resource. Its list for all datasets (100 a page, 1,250 requests for 125,000 resources) holds those of drafts and of
 * private and deleted datasets too, which are nobody's to keep; told of one dataset at a time it doubles the requests of
 * a first audit (12,000 beside 600 pages and 12,000 details) and makes those of a later one, with 600 pages and 200
 * changes, sixteen times as many. The bar is a tenth more. Resources that are edited without their dataset (Q15) are
 * found by the full sweep of details.
 */
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
