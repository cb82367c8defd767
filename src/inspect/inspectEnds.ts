import { answerOf, type Capture, headerValue } from '../model/capture.ts';
import { type Fact, type FactKey, known } from '../model/facts.ts';
import type { ByteSource } from '../model/ports.ts';
import type { Tables } from '../model/tables.ts';
import { inspectBody } from './inspectBody.ts';

/** What the list of members at the end of a ZIP tells; whatever else was found may come of the hole in the middle. */
const TOLD_BY_ENDS: ReadonlySet<FactKey> = new Set<FactKey>(['format.id', 'archive.members']);

export type End = { readonly capture: Capture; readonly source: ByteSource };

/**
 * Facts about a file of which the beginning and the end were kept, as facts of the exchange that brought the beginning:
 * they do not follow from its bytes alone. Empty when the two do not belong together, or tell nothing.
 */
export async function inspectEnds(head: End, tail: End, tables: Tables): Promise<readonly Fact[]> {
  if (head.capture.result.is !== 'response') return [];
  const from = placeOfTail(head.capture, tail);
  if (from === null) return [];
  const { digest } = head.capture.result.body;
  const facts = await inspectBody(withHole(head.source, tail.source, from), digest, tables);
  const told = facts
    .filter((fact) => fact.known && TOLD_BY_ENDS.has(fact.key))
    .map((fact) => ({
      ...fact,
      subject: `capture:${head.capture.id}` as const,
      evidence: fact.evidence.map((evidence) => ({ ...evidence, capture: head.capture.id })),
    }));
  const [kept, end] = [head.source.size, tail.source.size];
  const part = { kept, total: from + end, tail: end, cut: 'length' } as const;
  return told.length === 0 ? [] : [...told, known(`capture:${head.capture.id}`, 'http.part', part)];
}

/** First byte of the tail within the file; null when it is no whole tail, or of a file that changed in between. */
function placeOfTail(head: Capture, { capture, source }: End): number | null {
  if (head.result.is !== 'response' || capture.result.is !== 'response') return null;
  const before = answerOf(head.result);
  const after = answerOf(capture.result);
  const range = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(
    headerValue(after.headers, 'content-range')?.trim() ?? '',
  );
  const [from, last, total] = range === null ? [] : range.slice(1).map(Number);
  if (after.status !== 206 || from === undefined || last === undefined || total === undefined) return null;
  const isSame = ['etag', 'last-modified'].every(
    (name) => headerValue(before.headers, name) === headerValue(after.headers, name),
  );
  const isWhole = last === total - 1 && source.size === total - from;
  const stated = Number(headerValue(before.headers, 'content-length') ?? -1);
  return isSame && isWhole && stated === total ? from : null;
}

/** A file that is known at both ends; reading what lies between throws. */
function withHole(head: ByteSource, tail: ByteSource, from: number): ByteSource {
  const size = from + tail.size;
  const range = async (start: number, end: number): Promise<Uint8Array> => {
    const stop = Math.min(end, size);
    if (start >= from) return tail.range(start - from, stop - from);
    if (stop <= head.size) return head.range(start, stop);
    if (head.size < from) throw new Error('this part of the file was not kept');
    return Buffer.concat([await head.range(start, from), await tail.range(0, stop - from)]);
  };
  return {
    size,
    range,
    async *stream() {
      yield await head.range(0, Math.min(head.size, from));
      if (head.size < from) throw new Error('this part of the file was not kept');
      yield await tail.range(0, tail.size);
    },
  };
}
