import type { Capture } from '../../../model/capture.ts';
import type { InstitutionId } from '../../../model/ids.ts';
import type { Json } from '../../../model/json.ts';
import type { FrontierEntry } from '../../../model/ports.ts';
import { normaliseAddress } from '../../frontier/normaliseAddress.ts';
import type { LaneState } from '../../lane/laneState.ts';
import { countSkips } from '../../lane/skipCounts.ts';
import { type Kept, step, type Step } from '../../lane/step.ts';
import type { CatalogueContext } from '../adapter.ts';
import {
  datasetDetails,
  EGOV_PROMISE,
  linkedResource,
  resourceDownload,
  resourceRows,
  termsDetails,
} from './egovEntries.ts';
import { keepDataset, keptOrganisation, organisationName, type Publisher, publisherOf } from './egovMemory.ts';
import { integerOf, objectOf, objectsOf, textOf } from './readEnvelope.ts';
import { type Drawn, drawn, sampleName, sampleOf } from './sample.ts';

type Row = { readonly [key: string]: Json };
const HYPERLINK = 2;
const ZIP = 12;
/** Download route by the portal's storage class; what it cannot convert to itself is offered as JSON. */
const ROUTES: Readonly<Record<number, string>> = { 1: 'csv', 2: 'json', 3: 'kml', 4: 'rdf', 5: 'xml', [ZIP]: 'zip' };

/** The API takes no longer ones. */
const LONGEST_URI = 191;

/** What one page adds to a publisher's account. */
type Account = { datasets: number; resources: number; sample: readonly Drawn[] };

/**
 * What follows from the datasets of one page that this audit has not met before: details, terms, and for the bodies of
 * this audit the data. An organisation's limit leaves out the rest, counted; the whole catalogue has none.
 */
export function datasetEntries(
  context: CatalogueContext,
  state: LaneState,
  datasets: readonly Row[],
  capture: Capture,
): Step {
  const accounts = new Map<string, Account>();
  const offers: FrontierEntry[] = [];
  const kept: Kept[] = [];
  let left = 0;
  for (const dataset of datasets) {
    kept.push(keepDataset(dataset));
    if (!isPublished(dataset)) continue;
    const publisher = publisherOf(context, dataset, capture);
    const account = publisher === null ? null : accountOf(context, accounts, publisher.uri);
    const found = ofDataset(context, { dataset, publisher, account }, capture);
    offers.push(...found.offers);
    left += found.left;
  }
  for (const [uri, { sample, ...counts }] of accounts) {
    kept.push({ name: organisationName(uri), value: counts });
    kept.push({ name: sampleName(uri), value: sample });
  }
  return { ...step(countSkips(state, 'budget', left), offers), kept };
}

function accountOf(context: CatalogueContext, accounts: Map<string, Account>, uri: string): Account {
  const account = accounts.get(uri) ?? { ...keptOrganisation(context, uri), sample: sampleOf(context, uri) };
  accounts.set(uri, account);
  return account;
}

function ofDataset(
  context: CatalogueContext,
  about: { readonly dataset: Row; readonly publisher: Publisher | null; readonly account: Account | null },
  capture: Capture,
): { readonly offers: readonly FrontierEntry[]; readonly left: number } {
  const { dataset, publisher, account } = about;
  const { portalUrl } = context;
  const { scope, datasetsPerOrganisation } = context.config.portal;
  const isAll = scope === 'all';
  const limit = isAll ? Infinity : datasetsPerOrganisation;
  const resources = objectsOf(Object.values(objectOf(dataset['resource']) ?? {}));
  if (account !== null && account.datasets >= limit) return { offers: [], left: resources.length };
  if (account !== null) account.datasets += 1;
  const offers = termsOf(portalUrl, dataset, isAll, capture);
  const uri = textOf(dataset['uri']);
  // Details tell how often the data should change: without data there is nothing to tell it of.
  if ((isAll || resources.length > 0) && uri !== '' && uri.length <= LONGEST_URI) {
    const promise = isAll ? EGOV_PROMISE.details : EGOV_PROMISE.lastBody;
    offers.push(datasetDetails(portalUrl, uri, publisher?.institutionId ?? null, promise, capture.id));
  }
  let left = 0;
  // Data that no body of this audit answers for are described, not fetched.
  if (publisher === null || account === null) return { offers, left };
  for (const resource of resources) {
    if (account.resources >= limit) left += 1;
    else {
      account.resources += 1;
      const promise = isAll ? bodyPromise(account.resources) : EGOV_PROMISE.lastBody;
      offers.push(...resourceEntries(portalUrl, resource, publisher.institutionId, promise, capture));
      account.sample = drawn(context, account.sample, resource, downloadRoute(resource));
    }
  }
  return { offers, left };
}

function bodyPromise(rank: number): number {
  return Math.max(EGOV_PROMISE.lastBody, EGOV_PROMISE.bodies - rank);
}

function termsOf(portalUrl: string, dataset: Row, isAll: boolean, capture: Capture): FrontierEntry[] {
  const termsId = integerOf(dataset['terms_of_use_id']);
  if (termsId === null) return [];
  const locales = isAll ? ['bg', 'en'] : ['bg'];
  return locales.map((locale) => termsDetails(portalUrl, termsId, locale, capture.id));
}

/** The list says so already; an answer that holds drafts all the same is not to be harvested. */
export function isPublished(dataset: Row): boolean {
  const status = integerOf(dataset['status']);
  const visibility = integerOf(dataset['visibility']);
  return (status === null || status === 2) && (visibility === null || visibility === 1);
}

/** How the portal offers a resource for download; null = it has none of its own, or it is fetched as data anyway. */
function downloadRoute(resource: Row): string | null {
  const format = integerOf(resource['file_format']) ?? 0;
  const isOther = integerOf(resource['resource_type']) === HYPERLINK || format === ZIP;
  return isOther || !isUri(textOf(resource['uri'])) ? null : (ROUTES[format] ?? 'json');
}

function resourceEntries(
  portalUrl: string,
  resource: Row,
  institutionId: InstitutionId,
  promise: number,
  capture: Capture,
): readonly FrontierEntry[] {
  const uri = textOf(resource['uri']);
  if (!isUri(uri)) return [];
  if (integerOf(resource['resource_type']) === HYPERLINK) {
    const url = normaliseAddress(textOf(resource['resource_url']));
    return url === null ? [] : [linkedResource(url, uri, institutionId, promise, capture.id)];
  }
  const version = textOf(resource['version']);
  // ZIPs are kept whole beside the rows: getResourceData has nothing for them.
  return integerOf(resource['file_format']) === ZIP
    ? [resourceDownload(portalUrl, { uri, format: 'zip' }, institutionId, promise, capture.id)]
    : [resourceRows(portalUrl, { uri, version }, institutionId, promise, capture.id)];
}

function isUri(uri: string): boolean {
  return uri !== '' && uri.length <= LONGEST_URI;
}
