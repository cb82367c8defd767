import { answerOf, type Capture, isByBrowser, type Response } from '../../model/capture.ts';
import { hasContent, type PriorVisit, visitKey } from '../../model/history.ts';
import type { ByteSource, FrontierEntry, RecordedBody } from '../../model/ports.ts';
import { catalogueOf } from '../catalogue/adapters.ts';
import { captureIdOf, saltOf } from '../frontier/frontierEntry.ts';
import type { Done } from '../lane/commitExchange.ts';
import type { Lane, Shared } from '../lane/runtime.ts';
import { seeAnswer } from '../lane/seeAnswer.ts';
import { DAY_MS } from '../pace/hostPace.ts';
import { mustBeRecorded } from '../lane/skipCounts.ts';
import { recheckDue } from './recheckDue.ts';

/** The last answer with content that an address gave to an earlier audit, its bytes at hand. */
export type EarlierAnswer = {
  readonly prior: PriorVisit;
  readonly audit: string;
  readonly capture: Capture;
  readonly result: Response;
  readonly body: RecordedBody;
  readonly source: ByteSource;
};

/**
 * What an earlier audit had from this address; null when it had nothing, or when the bytes are not there or not whole
 * any more: then it is asked as if for the first time.
 */
export async function earlierAnswer(shared: Shared, lane: Lane, entry: FrontierEntry): Promise<EarlierAnswer | null> {
  const { target, method } = entry;
  // What is remembered of an address is its beginning: a 304 to a range would put that where the end should be.
  if (saltOf(entry) === 'tail') return null;
  // robots.txt is always read and kept whole: so the evidence of every audit shows alone that it kept to the rules.
  const isOther = method !== 'GET' || target.purpose === 'robots' || isByBrowser(entry);
  return isOther ? null : answerBefore(shared, lane, entry);
}

async function answerBefore(
  { history }: Shared,
  { context }: Lane,
  entry: FrontierEntry,
): Promise<EarlierAnswer | null> {
  if (history === null) return null;
  const { method, target, body: posted } = entry;
  const prior = history.visit(context.lane, visitKey({ method, url: target.url, body: posted }));
  if (prior === undefined || prior.answered === null) return null;
  const { audit, capture, body } = prior.answered;
  if (capture.result.is !== 'response') return null;
  const source = await history.body(capture.result.body.digest);
  return source === null ? null : { prior, audit, capture, result: capture.result, body, source };
}

/**
 * The capture of an address that is not asked, since by the recheck ladder it is not due: the earlier answer stands,
 * with its own time. Data and whatever absence rests on is always asked. Null = ask.
 */
export async function carryOver(
  shared: Shared,
  lane: Lane,
  entry: FrontierEntry,
  earlier: EarlierAnswer | null,
): Promise<Done | null> {
  if (earlier === null || shared.history === null || mustBeRecorded(entry)) return null;
  const { prior, audit, capture, body, source } = earlier;
  const last = prior.visits.at(-1);
  const { due, nextMs } = recheckDue(prior.visits, shared.history.startedMs);
  if (due || last === undefined || !hasContent(last)) return null;
  const bytes = await source.range(0, source.size);
  // A firewall's page is no content that could stand for the site's.
  if (seeAnswer(lane.context, capture, bytes).blocked) return null;
  return standing(lane, entry, { audit, capture, body, bytes, nextMs });
}

/** An earlier answer in the place of a new one, with its own time. */
function standing(
  lane: Lane,
  entry: FrontierEntry,
  earlier: Pick<EarlierAnswer, 'audit' | 'capture' | 'body'> & { readonly bytes: Uint8Array; readonly nextMs: number },
): Done {
  const { audit, capture, body, bytes, nextMs } = earlier;
  // Nobody was disturbed at that address now.
  const { address: _asked, ...stands } = capture;
  return {
    entry,
    capture: {
      ...stands,
      id: captureIdOf(lane.context.lane, entry),
      lane: lane.context.lane,
      sequence: lane.state.sequence + 1,
      target: entry.target,
      repeat: false,
      carried: { audit, capture: capture.id, due: new Date(nextMs).toISOString() },
    },
    body: bytes,
    pace: null,
    addressPace: null,
    earlier: body,
  };
}

/**
 * The capture of an entry of a catalogue that is not asked, since its adapter says that the earlier answer stands. `ask` =
 * it does not, or there is none; `settle` = then nothing is to be asked either (salt `earlier`).
 */
export async function carryCatalogue(
  shared: Shared,
  lane: Lane,
  entry: FrontierEntry,
): Promise<Done | 'ask' | 'settle'> {
  const otherwise = saltOf(entry) === 'earlier' ? 'settle' : 'ask';
  const { history } = shared;
  const catalogue = catalogueOf(lane.context);
  if (history === null || catalogue?.adapter.stands === undefined || !entry.target.purpose.startsWith('portal-'))
    return otherwise;
  const earlier = await answerBefore(shared, lane, entry);
  if (earlier === null) return otherwise;
  const { audit, capture, body, source } = earlier;
  const bytes = await source.range(0, source.size);
  const { context } = catalogue;
  if (!catalogue.adapter.stands(context, entry, { capture, body: bytes }, history.startedMs)) return otherwise;
  const dueMs = Date.parse(capture.startedAt) + context.config.portal.fullSweepDays * DAY_MS;
  return standing(lane, entry, { audit, capture, body, bytes, nextMs: Math.max(dueMs, history.startedMs) });
}

/** What a 304 means: the body is the earlier one, from the exchange that really brought it. */
export function confirmed(earlier: EarlierAnswer): Pick<Response, 'body' | 'notModified'> {
  const { audit, capture, result } = earlier;
  const origin = result.notModified ?? { audit, capture: capture.id, startedAt: capture.startedAt };
  const { status, headers } = answerOf(result);
  return {
    body: result.body,
    notModified: { audit: origin.audit, capture: origin.capture, startedAt: origin.startedAt, status, headers },
  };
}
