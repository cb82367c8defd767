import { describe, expect, it } from 'vitest';
import { openCommits } from '../../../src/gather/lane/openCommits.ts';
import type { AppendedExchange, CrawlStore, EvidenceWriter, RecordedExchange } from '../../../src/model/ports.ts';
import { sampleExchange } from '../../evidence/sampleExchanges.ts';

const PLACE = { file: 'one', offset: 0, length: 1 };
const APPENDED: AppendedExchange = { capture: 'c-1', place: PLACE, bodyPlace: null, end: { file: 'one', offset: 1 } };

/** Evidence and store that only tell in which order they were called; `fail` names the call that throws. */
function told(fail?: string): {
  calls: string[];
  store: CrawlStore;
  evidence: EvidenceWriter;
} {
  const calls: string[] = [];
  const call = (name: string): void => {
    calls.push(name);
    if (name === fail) throw new Error(name);
  };
  const evidence = {
    append: () => Promise.try(() => (call('append'), APPENDED)),
    flush: () => Promise.try(() => call('flush')),
    close: () => Promise.resolve(),
  };
  const store = {
    beginBatch: () => call('begin'),
    endBatch: () => call('end'),
    dropBatch: () => call('drop'),
  } as unknown as CrawlStore;
  return { calls, store, evidence };
}

const EXCHANGE: RecordedExchange = sampleExchange();

describe('commits', () => {
  it('write the evidence first and put both on the disk only at the seal', async () => {
    const { calls, store, evidence } = told();
    const commits = openCommits(store, evidence);
    const record = (): Promise<void> =>
      commits.record(
        EXCHANGE,
        () => void calls.push('work out'),
        () => void calls.push('put'),
      );
    await Promise.all([record(), record()]);
    await commits.seal();
    await commits.seal();
    expect(calls).toEqual('append, work out, begin, put, append, work out, put, flush, end'.split(', '));
  });

  it('seal by themselves after a while', async () => {
    const { calls, store, evidence } = told();
    const commits = openCommits(store, evidence);
    for (let at = 0; at < 130; at += 1) await commits.record(EXCHANGE, () => null, () => undefined); // prettier-ignore
    expect(calls.filter((name) => name === 'flush')).toHaveLength(2);
  });

  it.each(['append', 'flush', 'end'])('take nothing more after a failure of %s', async (fail) => {
    const { calls, store, evidence } = told(fail);
    const commits = openCommits(store, evidence);
    const one = async (): Promise<void> => {
      await commits.record(EXCHANGE, () => null, () => undefined); // prettier-ignore
      await commits.seal();
    };
    await expect(one()).rejects.toThrow(fail);
    const before = calls.length;
    await expect(one()).rejects.toThrow(fail);
    expect(calls).toHaveLength(before);
    commits.abandon();
    expect(calls.at(-1)).toBe('drop');
  });
});
