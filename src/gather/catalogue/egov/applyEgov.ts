import type { Capture } from '../../../model/capture.ts';
import type { InstitutionId } from '../../../model/ids.ts';
import type { Json } from '../../../model/json.ts';
import type { FrontierEntry } from '../../../model/ports.ts';
import { saltOf } from '../../frontier/frontierEntry.ts';
import { PROMISE } from '../../frontier/promises.ts';
import type { LaneContext } from '../../lane/laneContext.ts';
import type { LaneState, PortalState } from '../../lane/laneState.ts';
import { step, type Step } from '../../lane/step.ts';
import { datasetEntries } from './datasetEntries.ts';
import {
  again,
  DATASETS_PER_PAGE,
  datasetsPageOf,
  isFullOrganisationsPage,
  listDatasets,
  listOrganisations,
  organisationDetails,
} from './egovEntries.ts';
import { integerOf, objectOf, objectsOf, type PortalAnswer, readEnvelope, textOf } from './readEnvelope.ts';

/** A page that cannot be served whole is asked in parts: 20 → 5 → 1. */
const PART = { [DATASETS_PER_PAGE]: 5, 5: 1 } as Readonly<Record<number, number>>;

/** What follows from one answer of the portal. Total: any answer leads on, to a second try, or nowhere. */
export function applyEgov(
  context: LaneContext,
  before: LaneState,
  entry: FrontierEntry,
  capture: Capture,
  body: Uint8Array,
): Step {
  const { portalUrl } = context;
  if (portalUrl === null) return step(before);
  const answer = readEnvelope(capture, body);
  const state = { ...before, portal: counted(before.portal, answer) };
  if (answer.is === 'success') return succeeded(context, portalUrl, state, entry, capture, answer.data);
  const mayPass = answer.is === 'broken' || answer.is === 'passing' || answer.is === 'refused';
  if (mayPass && saltOf(entry) === '' && entry.method === 'POST') return step(state, [again(entry, PROMISE.hop)]);
  return step(state, mayPass ? otherWays(portalUrl, entry, capture) : []);
}

function counted(portal: PortalState, answer: PortalAnswer): PortalState {
  return {
    ...portal,
    refusedInRow: answer.is === 'refused' ? portal.refusedInRow + 1 : 0,
    brokenInRow: answer.is === 'broken' ? portal.brokenInRow + 1 : 0,
  };
}

function succeeded(
  context: LaneContext,
  portalUrl: string,
  state: LaneState,
  entry: FrontierEntry,
  capture: Capture,
  data: { readonly [key: string]: Json },
): Step {
  if (capture.target.purpose === 'portal-organisations')
    return step(state, afterOrganisations(context, portalUrl, entry, capture, data));
  const page = datasetsPageOf(entry);
  if (page === null) return step(state);
  const datasets = objectsOf(data['datasets']);
  const found = datasetEntries(context, portalUrl, state, page, datasets, capture);
  const isFull = datasets.length >= page.size && page.size === DATASETS_PER_PAGE;
  const next = isFull ? [listDatasets(portalUrl, { ...page, page: page.page + 1 }, capture.id)] : [];
  return { ...found, offers: [...next, ...found.offers] };
}

/** When a method fails twice: another method, or smaller pages around the dataset that cannot be served. */
function otherWays(portalUrl: string, entry: FrontierEntry, capture: Capture): readonly FrontierEntry[] {
  if (entry.target.url.endsWith('/listDataOrganisations')) return [listOrganisations(portalUrl, 1, capture.id)];
  const page = datasetsPageOf(entry);
  const size = page === null ? undefined : PART[page.size];
  if (page === null || size === undefined) return [];
  const count = page.size / size;
  const parts = Array.from({ length: count }, (_, index) => ({
    ...page,
    size,
    page: (page.page - 1) * count + index + 1,
  }));
  const next = page.size === DATASETS_PER_PAGE ? [{ ...page, page: page.page + 1 }] : [];
  return [...parts, ...next].map((wanted) => listDatasets(portalUrl, wanted, capture.id));
}

/** First page of datasets for each organisation that the config names; those not listed are asked for by their uri. */
function afterOrganisations(
  context: LaneContext,
  portalUrl: string,
  entry: FrontierEntry,
  capture: Capture,
  data: { readonly [key: string]: Json },
): readonly FrontierEntry[] {
  const single = objectOf(data['data']);
  const listed = single === null ? objectsOf(data['organisations']) : [single];
  const datasets: FrontierEntry[] = [];
  const found = new Set<string>();
  for (const organisation of listed) {
    const uri = textOf(organisation['uri']);
    const organisationId = integerOf(organisation['id']);
    const institutionId = context.organisations.get(uri);
    if (organisationId === null || institutionId === undefined || found.has(uri)) continue;
    found.add(uri);
    const first = { organisationId, organisationUri: uri, institutionId, page: 1, size: DATASETS_PER_PAGE };
    datasets.push(listDatasets(portalUrl, first, capture.id));
  }
  if (single !== null) return datasets;
  if (entry.target.url.endsWith('/listOrganisations')) {
    const page = (JSON.parse(entry.body ?? '{}') as { page_number?: number }).page_number ?? 1;
    return isFullOrganisationsPage(listed.length)
      ? [...datasets, listOrganisations(portalUrl, page + 1, capture.id)]
      : datasets;
  }
  return [
    ...datasets,
    ...missing(context, found).map(([uri, id]) => organisationDetails(portalUrl, uri, id, capture.id)),
  ];
}

function missing(context: LaneContext, found: ReadonlySet<string>): readonly (readonly [string, InstitutionId])[] {
  return [...context.organisations].filter(([uri]) => !found.has(uri));
}
