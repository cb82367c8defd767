import { answerOf, type Capture } from '../../model/capture.ts';
import { type CaptureId, captureId } from '../../model/ids.ts';
import type { PageAnswer } from '../../model/ports.ts';
import type { Shared } from '../lane/runtime.ts';

export type KnownAnswer = { readonly capture: Capture; readonly answer: PageAnswer };

/** As what an address may have been asked before in the same lane. */
const PURPOSES = ['subrequest', 'file', 'linked-file', 'page', 'navigation', 'probe', 'home'] as const;

/** What a lane was answered at this address before: an address is asked once in an audit, by whomever. */
export async function knownAnswer(
  shared: Pick<Shared, 'store' | 'bodies'>,
  lane: string,
  url: string,
): Promise<KnownAnswer | null> {
  for (const purpose of PURPOSES) {
    const known = await recordedAnswer(shared, captureId(lane, 'GET', url, purpose));
    if (known !== null) return known;
  }
  return null;
}

/** The answer of one capture with its bytes; null when there is no such capture or it brought none. */
export async function recordedAnswer(
  { store, bodies }: Pick<Shared, 'store' | 'bodies'>,
  id: CaptureId,
): Promise<KnownAnswer | null> {
  const stored = store.exchange(id);
  if (stored === undefined || stored.capture.result.is !== 'response') return null;
  const { capture } = stored;
  const { result } = stored.capture;
  const { status, headers } = answerOf(result);
  if (result.body.bytes === 0) return { capture, answer: { status, headers, body: new Uint8Array() } };
  if (stored.bodyPlace === null) return null;
  // The body of a page that did not change stands in an earlier audit, which may have been moved away.
  const source = await bodies.body(stored.bodyPlace, result.body.digest).catch(() => null);
  return source === null ? null : { capture, answer: { status, headers, body: await source.range(0, source.size) } };
}
