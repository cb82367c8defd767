import { isTail } from '../model/capture.ts';
import type { Fact } from '../model/facts.ts';
import type { CaptureId } from '../model/ids.ts';
import type { EvidenceReader } from '../model/ports.ts';
import type { Tables } from '../model/tables.ts';
import type { StoredCapture } from '../store/auditStore.ts';

/** By the exchange that brought the beginning of a file: what its end, asked for apart, tells about it. */
export async function endsFacts(
  captures: readonly StoredCapture[],
  evidence: EvidenceReader,
  tables: Tables,
): Promise<ReadonlyMap<CaptureId, readonly Fact[]>> {
  const found = new Map<CaptureId, readonly Fact[]>();
  const tails = captures.filter(({ capture }) => isTail(capture) && capture.result.is === 'response');
  if (tails.length === 0) return found;
  // Only now: it brings every parser with it, and most audits have no file that was cut.
  const { inspectEnds } = await import('../inspect/inspectEnds.ts');
  for (const tail of tails) {
    const head = captures.findLast((other) => isHeadOf(other, tail));
    if (head === undefined) continue;
    const [headSource, tailSource] = [await sourceOf(evidence, head), await sourceOf(evidence, tail)];
    if (headSource === null || tailSource === null) continue;
    const ends = [
      { capture: head.capture, source: headSource },
      { capture: tail.capture, source: tailSource },
    ] as const;
    found.set(head.capture.id, await inspectEnds(...ends, tables));
  }
  return found;
}

function isHeadOf({ capture }: StoredCapture, { capture: tail }: StoredCapture): boolean {
  const { result, request, lane, sequence } = capture;
  const isEarlier = lane === tail.lane && sequence < tail.sequence && request.url === tail.request.url;
  return isEarlier && !isTail(capture) && result.is === 'response' && result.body.truncated === 'length';
}

async function sourceOf(evidence: EvidenceReader, { capture, bodyPlace }: StoredCapture) {
  if (bodyPlace === null || capture.result.is !== 'response') return null;
  return evidence.body(bodyPlace, capture.result.body.digest);
}
