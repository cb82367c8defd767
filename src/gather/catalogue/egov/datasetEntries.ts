import type { Capture } from '../../../model/capture.ts';
import type { InstitutionId } from '../../../model/ids.ts';
import type { Json } from '../../../model/json.ts';
import type { FrontierEntry } from '../../../model/ports.ts';
import { normaliseAddress } from '../../frontier/normaliseAddress.ts';
import type { LaneContext } from '../../lane/laneContext.ts';
import type { LaneState } from '../../lane/laneState.ts';
import { countSkips } from '../../lane/skipCounts.ts';
import { step, type Step } from '../../lane/step.ts';
import {
  datasetDetails,
  type DatasetsPage,
  linkedResource,
  resourceDownload,
  resourceRows,
  termsDetails,
} from './egovEntries.ts';
import { integerOf, objectOf, objectsOf, textOf } from './readEnvelope.ts';

type Row = { readonly [key: string]: Json };

const HYPERLINK = 2;
const ZIP = 12;
/** Download route by the portal's storage class; what it cannot convert to itself is offered as JSON. */
const ROUTES: Readonly<Record<number, string>> = { 1: 'csv', 2: 'json', 3: 'kml', 4: 'rdf', 5: 'xml', [ZIP]: 'zip' };

/** The API takes no longer ones. */
const LONGEST_URI = 191;

/** Terms, details and resources of the datasets of one page, up to the limit for one organisation; the rest is counted. */
export function datasetEntries(
  context: LaneContext,
  portalUrl: string,
  state: LaneState,
  page: DatasetsPage,
  datasets: readonly Row[],
  capture: Capture,
): Step {
  const limit = context.config.portal?.datasetsPerOrganisation ?? 0;
  const organisation = page.organisationUri;
  let datasetCount = state.portal.datasets[organisation] ?? 0;
  let resourceCount = state.portal.resources[organisation] ?? 0;
  let left = 0;
  const offers: FrontierEntry[] = [];
  for (const dataset of datasets.filter(isPublished)) {
    const resources = objectsOf(Object.values(objectOf(dataset['resource']) ?? {}));
    if (datasetCount >= limit) {
      left += resources.length;
      continue;
    }
    datasetCount += 1;
    const termsId = integerOf(dataset['terms_of_use_id']);
    if (termsId !== null) offers.push(termsDetails(portalUrl, termsId, capture.id));
    const uri = textOf(dataset['uri']);
    // Details tell how often the data should change: without data there is nothing to tell it of.
    if (resources.length > 0 && uri !== '' && uri.length <= LONGEST_URI)
      offers.push(datasetDetails(portalUrl, uri, page.institutionId, capture.id));
    for (const resource of resources) {
      if (resourceCount >= limit) left += 1;
      else {
        resourceCount += 1;
        offers.push(...resourceEntries(portalUrl, resource, page.institutionId, capture));
      }
    }
  }
  const portal = {
    ...state.portal,
    datasets: { ...state.portal.datasets, [organisation]: datasetCount },
    resources: { ...state.portal.resources, [organisation]: resourceCount },
  };
  return step(countSkips({ ...state, portal }, 'budget', left), offers);
}

/** The list says so already; an answer that holds drafts all the same is not to be harvested. */
function isPublished(dataset: Row): boolean {
  const status = integerOf(dataset['status']);
  const visibility = integerOf(dataset['visibility']);
  return (status === null || status === 2) && (visibility === null || visibility === 1);
}

function resourceEntries(
  portalUrl: string,
  resource: Row,
  institutionId: InstitutionId,
  capture: Capture,
): readonly FrontierEntry[] {
  const uri = textOf(resource['uri']);
  if (uri === '' || uri.length > 200) return [];
  const type = integerOf(resource['resource_type']);
  if (type === HYPERLINK) {
    const url = normaliseAddress(textOf(resource['resource_url']));
    return url === null ? [] : [linkedResource(url, uri, institutionId, capture.id)];
  }
  const format = integerOf(resource['file_format']) ?? 0;
  const download = resourceDownload(portalUrl, uri, ROUTES[format] ?? 'json', institutionId, capture.id);
  // ZIPs are kept whole beside the rows: getResourceData has nothing for them.
  return format === ZIP ? [download] : [resourceRows(portalUrl, uri, institutionId, capture.id), download];
}
