import type { AppendedExchange, CrawlStore, EvidenceWriter, RecordedExchange } from '../../model/ports.ts';
import { openGate } from '../pace/openGate.ts';

/** Exchanges that may share one flush and one transaction, where nobody waits for either. */
const MAX_BATCH = 64;

/**
 * How exchanges become part of the audit. Evidence first, then one transaction, one exchange after another: evidence
 * and database must tell of them in the same order, or replay would miss some.
 *
 * Flushing costs milliseconds, so exchanges share it: they are written to the evidence at once, where a kill of this
 * process cannot reach them, and the database's transaction stays open until `seal`. A killed run finds the records in
 * the evidence and does the rest. No request goes to a host that is asked at a pace before everything is sealed
 * (askEntry), so only hosts without any delay, which are loopback, ever share.
 */
export type Commits = {
  /** Records one exchange; meanwhile works out what follows, and puts that and the record's place into the database. */
  record<T>(
    exchange: RecordedExchange,
    workOut: () => T,
    put: (result: T, appended: AppendedExchange) => void,
  ): Promise<void>;
  /** Resolves when all that was recorded is flushed to the disk and in the database. */
  seal(): Promise<void>;
  /** Gives up what is not sealed, after an error: the next run replays it from the evidence. */
  abandon(): void;
};

export function openCommits(store: CrawlStore, evidence: EvidenceWriter): Commits {
  const gate = openGate();
  let batched = 0;
  let broken: unknown = null;

  const sealNow = async (): Promise<void> => {
    if (batched === 0) return;
    batched = 0;
    await evidence.flush();
    store.endBatch();
  };
  /** After one failure nothing more may follow: what comes later would build on what is not there. */
  const alone = async (work: () => Promise<void>): Promise<void> => {
    const leave = await gate.enter();
    try {
      if (broken !== null) throw broken;
      await work();
    } catch (error) {
      broken ??= error;
      throw error;
    } finally {
      leave();
    }
  };

  return {
    record: (exchange, workOut, put) =>
      alone(async () => {
        const appending = evidence.append(exchange);
        // Its refusal is heard below; until then it must not count as unheard.
        appending.catch(() => undefined);
        const result = workOut();
        const appended = await appending;
        if (batched === 0) store.beginBatch();
        batched += 1;
        put(result, appended);
        if (batched >= MAX_BATCH) await sealNow();
      }),
    seal: () => alone(sealNow),
    abandon() {
      broken ??= new Error('the crawl was given up');
      store.dropBatch();
    },
  };
}
