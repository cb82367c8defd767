import type { Clock } from '../../../src/model/ports.ts';

type Timer = { readonly atMs: number; readonly order: number; readonly wake: () => void };

/** Time of a simulation: stands still while anything is being done, and jumps to the next timer when all is waiting. */
export type SimulatedClock = Clock & {
  /** Lets time pass until the work is done; throws when everything waits and no timer is left. */
  run<T>(work: Promise<T>): Promise<T>;
};

export function simulatedClock(startMs = Date.UTC(2026, 2, 2, 6)): SimulatedClock {
  let nowMs = startMs;
  let order = 0;
  const timers: Timer[] = [];
  return {
    now: () => nowMs,
    wait(ms, signal) {
      if (signal?.aborted === true) return Promise.resolve();
      return new Promise((resolve) => {
        const wake = (): void => {
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        signal?.addEventListener('abort', wake, { once: true });
        push(timers, { atMs: nowMs + Math.max(0, ms), order: (order += 1), wake });
      });
    },
    async run(work) {
      let isDone = false;
      const end = (): void => void (isDone = true);
      work.then(end, end);
      for (;;) {
        // A turn of the event loop: whatever can go on without time passing has gone on.
        await new Promise((resolve) => setImmediate(resolve));
        if (isDone) return work;
        const next = pop(timers);
        if (next === undefined) throw new Error('everything waits, and nothing will wake it');
        nowMs = Math.max(nowMs, next.atMs);
        next.wake();
      }
    },
  };
}

function isBefore(a: Timer, b: Timer): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);
}

/** A binary heap: hundreds of hosts wait at one time, and each wait is short. */
function push(heap: Timer[], timer: Timer): void {
  let at = heap.length;
  heap.push(timer);
  while (at > 0) {
    const up = (at - 1) >> 1;
    if (!isBefore(timer, heap[up]!)) break;
    heap[at] = heap[up]!;
    at = up;
  }
  heap[at] = timer;
}

function pop(heap: Timer[]): Timer | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (first === undefined || last === undefined || heap.length === 0) return first;
  let at = 0;
  for (;;) {
    let down = 2 * at + 1;
    if (down >= heap.length) break;
    if (down + 1 < heap.length && isBefore(heap[down + 1]!, heap[down]!)) down += 1;
    if (!isBefore(heap[down]!, last)) break;
    heap[at] = heap[down]!;
    at = down;
  }
  heap[at] = last;
  return first;
}
