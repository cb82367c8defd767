import type { Capture } from '../../../model/capture.ts';
import { WHOLE_CATALOGUE } from '../../../model/config.ts';
import type { InstitutionId } from '../../../model/ids.ts';
import type { Json } from '../../../model/json.ts';
import type { FrontierEntry } from '../../../model/ports.ts';
import { nextTry, saltOf, triesOf } from '../../frontier/frontierEntry.ts';
import { PROMISE } from '../../frontier/promises.ts';
import type { LaneState } from '../../lane/laneState.ts';
import { type Kept, step, type Step } from '../../lane/step.ts';
import type { CatalogueContext } from '../adapter.ts';
import { earlierAnswers } from '../earlierAnswers.ts';
import { type AnswerKind, noteAnswer } from '../troubles.ts';
import { datasetEntries, isPublished } from './datasetEntries.ts';
import {
  datasetsPageOf,
  EGOV_PROMISE,
  listOrganisations,
  nextOrganisations,
  organisationDetails,
} from './egovEntries.ts';
import { keepNumbers } from './egovMemory.ts';
import { noteGone } from './gone.ts';
import { firstPage, pageAnswered, pageFailed, unseen } from './lists.ts';
import { integerOf, itemsOf, objectOf, type PortalAnswer, readEnvelope, textOf } from './readEnvelope.ts';

type Data = { readonly [key: string]: Json };

/** How often the same is asked for when the fault may pass, and when there is another way: parts of a page, another method. */
const MOST_TRIES = { broken: 6, passing: 3 } as const;
const MOST_TRIES_BEFORE_OTHER_WAY = 2;

/** What follows from one answer of the portal. Total: any answer leads on, to another try, or nowhere. */
export function applyEgov(
  context: CatalogueContext,
  before: LaneState,
  entry: FrontierEntry,
  capture: Capture,
  body: Uint8Array,
): Step {
  if (capture.result.is === 'not-attempted') return failed(context, before, entry, 'given-up', capture);
  const answer = readEnvelope(capture, body);
  const kind = capture.carried === undefined ? kindOf(answer, entry) : null;
  const state = kind === null ? before : noteAnswer(before, capture, kind);
  if (answer.is === 'success') return succeeded(context, state, entry, capture, answer.data);
  const again = anotherTry(state, entry, answer);
  if (again !== null) return step(state, [again]);
  const why = answer.is === 'nothing' ? 'nothing' : state.portal.gaveUp === null ? 'failed' : 'given-up';
  return failed(context, state, entry, why, capture);
}

/**
 * An outage may come in envelopes: „something failed inside“ is a broken answer too. Of rows only the first try counts,
 * since the portal has lost some for good. Null = it says nothing of the portal.
 */
function kindOf({ is }: PortalAnswer, entry: FrontierEntry): AnswerKind | null {
  if (is === 'refused' || is === 'broken') return is;
  if (is !== 'passing') return 'good';
  return entry.target.purpose === 'portal-rows' && triesOf(entry) > 1 ? null : 'broken';
}

/** Whoever refuses is asked the same again after the rests that follow, until we give up. */
function anotherTry(state: LaneState, entry: FrontierEntry, { is }: PortalAnswer): FrontierEntry | null {
  if (entry.method !== 'POST' || state.portal.gaveUp !== null) return null;
  if (is === 'refused') return nextTry(entry, PROMISE.hop);
  if (is !== 'broken' && is !== 'passing') return null;
  const hasOtherWay = datasetsPageOf(entry) !== null || entry.target.url.endsWith('/listDataOrganisations');
  const most = hasOtherWay ? MOST_TRIES_BEFORE_OTHER_WAY : MOST_TRIES[is];
  return triesOf(entry) < most ? nextTry(entry, PROMISE.hop) : null;
}

function succeeded(
  context: CatalogueContext,
  state: LaneState,
  entry: FrontierEntry,
  capture: Capture,
  data: Data,
): Step {
  if (capture.target.purpose === 'portal-organisations')
    return afterOrganisations(context, state, entry, capture, data);
  const page = datasetsPageOf(entry);
  if (page === null) {
    const dataset = objectOf(data['data']);
    const isThere = dataset === null || isPublished(dataset);
    return isThere ? step(state) : noteGone(context, state, entry, capture);
  }
  if (saltOf(entry) === 'earlier')
    return datasetEntries(context, state, unseen(context, itemsOf(data['datasets']) ?? []), capture);
  return pageAnswered(context, state, page, data, capture);
}

/** What could not be had is asked for by another method, in parts, or taken from the last audit. */
function failed(
  context: CatalogueContext,
  state: LaneState,
  entry: FrontierEntry,
  why: 'nothing' | 'failed' | 'given-up',
  capture: Capture,
): Step {
  const page = datasetsPageOf(entry);
  if (page !== null) return pageFailed(context, state, page, why, capture);
  if (why === 'nothing') return noteGone(context, state, entry, capture);
  if (entry.target.purpose !== 'portal-organisations') return step(state);
  if (why === 'failed' && entry.target.url.endsWith('/listDataOrganisations'))
    return step(state, [listOrganisations(context.portalUrl, 1, capture.id)]);
  const methods = ['listDataOrganisations', 'listOrganisations', 'getOrganisationDetails'];
  return step(
    state,
    methods.flatMap((method) =>
      earlierAnswers(context, `POST ${context.portalUrl}api/${method} `, EGOV_PROMISE.earlier),
    ),
  );
}

/** First page of datasets for each organisation that the config names; those not listed are asked for by their uri. */
function afterOrganisations(
  context: CatalogueContext,
  state: LaneState,
  entry: FrontierEntry,
  capture: Capture,
  data: Data,
): Step {
  const single = objectOf(data['data']);
  const listed = single === null ? (itemsOf(data['organisations']) ?? []) : [single];
  const found = ownOrganisations(context, listed);
  const isAll = context.config.portal.scope === 'all';
  const lists = isAll
    ? []
    : [...found].map(([organisationId, { uri, institutionId }]) =>
        firstPage(context, { organisationId, organisationUri: uri, institutionId }, capture.id),
      );
  const numbers = new Map([...found].map(([id, { uri }]) => [id, uri]));
  const kept: readonly Kept[] = isAll ? keepNumbers(context, numbers) : [];
  const more = single === null ? furtherOrganisations(context, entry, capture, listed.length, numbers) : [];
  return { ...step(state, [...lists, ...more]), kept };
}

function ownOrganisations(
  context: CatalogueContext,
  listed: readonly Data[],
): ReadonlyMap<number, { readonly uri: string; readonly institutionId: InstitutionId }> {
  const found = new Map<number, { readonly uri: string; readonly institutionId: InstitutionId }>();
  const uris = new Set<string>();
  for (const organisation of listed) {
    const uri = textOf(organisation['uri']);
    const id = integerOf(organisation['id']);
    const institutionId = context.organisations.get(uri);
    if (id === null || institutionId === undefined || uris.has(uri)) continue;
    uris.add(uri);
    found.set(id, { uri, institutionId });
  }
  return found;
}

function furtherOrganisations(
  context: CatalogueContext,
  entry: FrontierEntry,
  capture: Capture,
  count: number,
  found: ReadonlyMap<number, string>,
): readonly FrontierEntry[] {
  const { portalUrl } = context;
  if (entry.target.url.endsWith('/listOrganisations')) {
    const page = (JSON.parse(entry.body ?? '{}') as { page_number?: number }).page_number ?? 1;
    return nextOrganisations(portalUrl, page, count, capture.id);
  }
  const known = new Set(found.values());
  return [...context.organisations]
    .filter(([uri]) => !known.has(uri) && uri !== WHOLE_CATALOGUE)
    .map(([uri, id]) => organisationDetails(portalUrl, uri, id, capture.id));
}
