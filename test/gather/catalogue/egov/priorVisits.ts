import { isVisit, rememberStanding, rememberVisit } from '../../../../src/gather/history/rememberVisit.ts';
import { type PriorVisit, visitKey } from '../../../../src/model/history.ts';
import type { ByteSource, PriorVisits } from '../../../../src/model/ports.ts';
import type { memoryCrawl } from '../../fakes/memoryCrawl.ts';

type Crawl = ReturnType<typeof memoryCrawl>;

/** What the audits so far have seen, oldest first, as the next one is told (app/takeHistory does the same with folders). */
export function priorVisits(
  audits: readonly { readonly id: string; readonly crawl: Crawl }[],
  startedMs: number,
): PriorVisits {
  const visits = new Map<string, PriorVisit>();
  const bodies = new Map<string, Uint8Array>();
  for (const { id, crawl } of audits) {
    const place = { file: `${id}/one`, offset: 0, length: 1 };
    for (const { capture, body } of crawl.records) {
      const key = `${capture.lane}\n${visitKey(capture.request)}`;
      const before = visits.get(key);
      const recorded = { place, url: capture.request.url, date: capture.startedAt };
      if (capture.carried !== undefined && before !== undefined)
        visits.set(key, rememberStanding(before, { audit: id, capture, body: recorded }));
      if (!isVisit(capture)) continue;
      visits.set(key, rememberVisit(before, { audit: id, capture, body: body === null ? null : recorded }));
      if (body !== null && capture.result.is === 'response') bodies.set(capture.result.body.digest, body);
    }
  }
  const last = audits.at(-1)?.id;
  return {
    startedMs,
    visit: (lane, key) => visits.get(`${lane}\n${key}`),
    *visitsOf(lane, prefix) {
      for (const [key, prior] of [...visits].toSorted(([a], [b]) => (a < b ? -1 : 1)))
        if (key.startsWith(`${lane}\n${prefix}`))
          yield { prior, isLast: prior.answered?.audit === last || prior.stood === last };
    },
    body: (digest) => Promise.resolve(sourceOf(bodies.get(digest))),
  };
}

function sourceOf(bytes: Uint8Array | undefined): ByteSource | null {
  if (bytes === undefined) return null;
  return {
    size: bytes.length,
    range: (from, to) => Promise.resolve(bytes.subarray(from, to)),
    async *stream() {
      yield await Promise.resolve(bytes);
    },
  };
}
