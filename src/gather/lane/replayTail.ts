import { headerValue } from '../../model/capture.ts';
import type { AppendedExchange, EvidenceReader } from '../../model/ports.ts';
import type { Capture } from '../../model/capture.ts';
import { entryOfCapture } from '../frontier/frontierEntry.ts';
import { bareAddress } from '../http/addressText.ts';
import { isLoopbackAddress } from '../http/forbiddenAddress.ts';
import { floorMs, FRESH_PACE, type HostPace, paceAfter } from '../pace/hostPace.ts';
import { retryAfterMs } from '../pace/retryAfter.ts';
import { type Done, storeExchange } from './commitExchange.ts';
import { hostnameOf } from './laneContext.ts';
import type { Lane, Shared } from './runtime.ts';
import { policiesOf } from './takeTurn.ts';

/**
 * Brings records that a killed run had written to the evidence, but not to the database, into the database; by the
 * same code as live exchanges. Returns how many there were.
 */
export async function replayTail(
  shared: Pick<Shared, 'store'>,
  replay: EvidenceReader,
  lanes: ReadonlyMap<string, Lane>,
): Promise<number> {
  const { store } = shared;
  let replayed = 0;
  for await (const item of replay.replay(store.evidenceEnd())) {
    const capture = item.record;
    if (store.hasCapture(capture.id)) continue;
    const lane = lanes.get(capture.lane);
    replayed += 1;
    if (lane === undefined) store.transact(() => store.putCapture(capture, item));
    else
      storeExchange(
        store,
        lane,
        {
          entry: entryOfCapture(capture),
          capture,
          body: await bodyOf(replay, item, capture),
          ...pacesOf(lane, capture),
        },
        item,
      );
  }
  return replayed;
}

async function bodyOf(replay: EvidenceReader, item: AppendedExchange, capture: Capture): Promise<Uint8Array | null> {
  if (item.bodyPlace === null || capture.result.is !== 'response') return null;
  const source = await replay.body(item.bodyPlace, capture.result.body.digest);
  return source.range(0, source.size);
}

/** The paces that the exchange left behind, from its record; null for what was not asked of anybody. */
function pacesOf(lane: Lane, capture: Capture): Pick<Done, 'pace' | 'addressPace'> {
  const { result, target, address } = capture;
  // Requests that were never sent are recorded without headers.
  if (result.is === 'not-attempted' || capture.carried !== undefined || capture.request.headers.length === 0)
    return { pace: null, addressPace: null };
  const startMs = Date.parse(capture.startedAt);
  const wait = result.is === 'response' ? headerValue(result.headers, 'retry-after') : undefined;
  const exchange = {
    startMs,
    elapsedMs: capture.elapsedMs,
    status: result.is === 'response' ? result.status : null,
    retryAfterMs: retryAfterMs(wait, startMs + capture.elapsedMs),
    bytes: result.is === 'response' ? result.body.bytes : 0,
  };
  const floor = floorMs(lane.context.config.crawl.minDelayMs, isLoopbackAddress(bareAddress(address ?? '')));
  const { hostPolicy, addressPolicy } = policiesOf(lane, target.url, floor);
  const known = (key: string): HostPace => lane.state.pace[key] ?? FRESH_PACE;
  // A name without an address was asked of nobody: its pace stays what it was.
  if (address === undefined) return { pace: known(hostnameOf(target.url)), addressPace: null };
  return {
    pace: paceAfter(known(hostnameOf(target.url)), exchange, hostPolicy),
    addressPace: paceAfter(known(address), { ...exchange, status: null, bytes: 0 }, addressPolicy),
  };
}
