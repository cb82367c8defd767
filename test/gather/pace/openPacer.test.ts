import { describe, expect, it } from 'vitest';
import { openPacer, type Pacer, type Turn } from '../../../src/gather/pace/openPacer.ts';
import { fakeClock } from '../fakes/fakeClock.ts';

const POLICY = { floorMs: 1000, crawlDelayMs: null, delayPerResponseTime: 0 };

function enter(
  pacer: Pacer,
  host: string,
  address: string,
  signal = new AbortController().signal,
): Promise<Turn | null> {
  return pacer.enter({ host, address, hostPolicy: POLICY, addressPolicy: POLICY, signal, onWait: () => undefined });
}

describe('openPacer', () => {
  it('keeps a second between starts on one host, and on one address under several names', async () => {
    const clock = fakeClock();
    const pacer = openPacer(clock);
    const starts: number[] = [];
    const visit = async (host: string, address: string): Promise<void> => {
      const turn = (await enter(pacer, host, address))!;
      starts.push(turn.startMs);
      clock.advance(200);
      turn.leave({ startMs: turn.startMs, elapsedMs: 200, status: 200, retryAfterMs: null });
    };
    await Promise.all([visit('a', 'x:80'), visit('a', 'x:80'), visit('b', 'x:80'), visit('a', 'y:80')]);
    const gaps = starts.slice(1).map((start, index) => start - starts[index]!);
    expect(gaps.every((gap) => gap >= 1000)).toBe(true);
  });

  it('has one request in flight per host', async () => {
    const clock = fakeClock();
    const pacer = openPacer(clock);
    const first = (await enter(pacer, 'a', 'x:80'))!;
    let isIn = false;
    const second = enter(pacer, 'a', 'y:80').then((turn) => {
      isIn = true;
      return turn;
    });
    clock.advance(60_000);
    await Promise.resolve();
    expect(isIn).toBe(false);
    first.leave({ startMs: first.startMs, elapsedMs: 60_000, status: 200, retryAfterMs: null });
    expect(await second).not.toBeNull();
  });

  it('goes on from what an earlier run knew', async () => {
    const clock = fakeClock(50_000);
    const pacer = openPacer(clock);
    pacer.learn('a', {
      lastStartMs: 49_000,
      intervalMs: 3000,
      notBeforeMs: 0,
      restedUntilMs: 0,
      factor: 1,
      tooMany: 0,
    });
    expect((await enter(pacer, 'a', 'x:80'))!.startMs).toBe(52_001);
  });

  it('spaces the sub-requests of one turn', async () => {
    const clock = fakeClock();
    const pacer = openPacer(clock);
    const turn = (await enter(pacer, 'a', 'x:80'))!;
    turn.leave({ startMs: turn.startMs, elapsedMs: 0, status: 200, retryAfterMs: null });
    const next = (await enter(pacer, 'a', 'x:80'))!;
    const before = clock.now();
    expect(await next.another()).toBe(true);
    expect(clock.now() - before).toBeGreaterThanOrEqual(1000);
  });

  it('gives no turn when stopped, and holds nothing', async () => {
    const clock = fakeClock();
    const pacer = openPacer(clock);
    const turn = (await enter(pacer, 'a', 'x:80'))!;
    turn.leave({ startMs: turn.startMs, elapsedMs: 0, status: 200, retryAfterMs: null });
    expect(await enter(pacer, 'a', 'x:80', AbortSignal.abort())).toBeNull();
    expect(await enter(pacer, 'a', 'x:80')).not.toBeNull();
  });
});
