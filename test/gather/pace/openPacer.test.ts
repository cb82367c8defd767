import { describe, expect, it } from 'vitest';
import { openPacer, type Pacer, type Turn } from '../../../src/gather/pace/openPacer.ts';
import { fakeClock } from '../fakes/fakeClock.ts';

const POLICY = { floorMs: 1000, crawlDelayMs: null, delayPerResponseTime: 0 };

async function enter(
  pacer: Pacer,
  host: string,
  address: string,
  signal = new AbortController().signal,
): Promise<Turn> {
  return (await tryEnter(pacer, host, address, signal)) as Turn;
}

function tryEnter(
  pacer: Pacer,
  host: string,
  address: string,
  signal = new AbortController().signal,
  openAt = (ms: number): number => ms,
): ReturnType<Pacer['enter']> {
  return pacer.enter({
    host,
    address,
    hostPolicy: POLICY,
    addressPolicy: POLICY,
    openAt,
    patienceMs: 7_200_000,
    signal,
    onWait: () => {},
  });
}

describe('openPacer', () => {
  it('keeps a second between starts on one host, and on one address under several names', async () => {
    const clock = fakeClock();
    const pacer = openPacer(clock);
    const starts: number[] = [];
    const visit = async (host: string, address: string): Promise<void> => {
      const turn = await enter(pacer, host, address);
      starts.push(turn.startMs);
      clock.advance(200);
      turn.leave({ startMs: turn.startMs, elapsedMs: 200, status: 200, retryAfterMs: null, bytes: 0 });
    };
    await Promise.all([visit('a', 'x:80'), visit('a', 'x:80'), visit('b', 'x:80'), visit('a', 'y:80')]);
    const gaps = starts.slice(1).map((start, index) => start - starts[index]!);
    expect(gaps.every((gap) => gap >= 1000)).toBe(true);
  });

  it('has one request in flight per host', async () => {
    const clock = fakeClock();
    const pacer = openPacer(clock);
    const first = await enter(pacer, 'a', 'x:80');
    let isIn = false;
    const second = enter(pacer, 'a', 'y:80').then((turn) => {
      isIn = true;
      return turn;
    });
    clock.advance(60_000);
    await Promise.resolve();
    expect(isIn).toBe(false);
    first.leave({ startMs: first.startMs, elapsedMs: 60_000, status: 200, retryAfterMs: null, bytes: 0 });
    expect((await second).startMs).toBeGreaterThanOrEqual(first.startMs + 60_000);
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
      dayStartMs: 0,
      dayBytes: 0,
    });
    expect((await enter(pacer, 'a', 'x:80')).startMs).toBe(52_001);
  });

  it('gives no turn when stopped, and holds nothing', async () => {
    const clock = fakeClock();
    const pacer = openPacer(clock);
    const turn = await enter(pacer, 'a', 'x:80');
    turn.leave({ startMs: turn.startMs, elapsedMs: 0, status: 200, retryAfterMs: null, bytes: 0 });
    expect(await tryEnter(pacer, 'a', 'x:80', AbortSignal.abort())).toBe('stopped');
    expect(await tryEnter(pacer, 'a', 'x:80')).not.toBe('stopped');
  });

  it('gives no turn to who waits while another lane is told to stay away', async () => {
    const clock = fakeClock();
    const pacer = openPacer(clock);
    const first = await enter(pacer, 'a', 'x:80');
    const second = tryEnter(pacer, 'a', 'x:80');
    first.leave({ startMs: first.startMs, elapsedMs: 0, status: 429, retryAfterMs: null, bytes: 0 });
    expect(await second).toBe('rested');
    expect(await tryEnter(pacer, 'b', 'x:80')).not.toBe('rested');
  });

  it('waits for the end of quiet hours', async () => {
    const clock = fakeClock();
    const pacer = openPacer(clock);
    const openMs = clock.now() + 3_600_000;
    const turn = await tryEnter(pacer, 'a', 'x:80', undefined, (ms) => Math.max(ms, openMs));
    expect((turn as Turn).startMs).toBe(openMs);
  });

  it('does not wait for quiet hours that last too long', async () => {
    const clock = fakeClock();
    const pacer = openPacer(clock);
    expect(await tryEnter(pacer, 'a', 'x:80', undefined, (ms) => ms + 7_200_001)).toBe('quiet');
    expect(typeof (await tryEnter(pacer, 'a', 'x:80'))).toBe('object');
  });

  it('lets no waiting host hold the slot of its address', async () => {
    const clock = fakeClock();
    const pacer = openPacer(clock);
    const slow = await enter(pacer, 'slow', 'x:80');
    slow.leave({ startMs: slow.startMs, elapsedMs: 0, status: 503, retryAfterMs: 600_000, bytes: 0 });
    // The fake clock jumps for whoever waits first: the neighbour asks before the long wait begins to be slept.
    const neighbour = await enter(pacer, 'quick', 'x:80');
    expect(neighbour.startMs - slow.startMs).toBeLessThan(2_000);
  });

  it('holds a Crawl-delay for a lane that has not read robots.txt yet, and waits for what it hears while waiting', async () => {
    const clock = fakeClock();
    const pacer = openPacer(clock);
    const first = await enter(pacer, 'a', 'x:80');
    first.leave({ startMs: first.startMs, elapsedMs: 0, status: 200, retryAfterMs: null, bytes: 0 });
    const second = enter(pacer, 'a', 'x:80');
    pacer.heed('a', 10_000);
    expect((await second).startMs - first.startMs).toBeGreaterThanOrEqual(10_000);
  });
});
