import type { Clock } from '../../../src/model/ports.ts';

/** Time that passes only when somebody waits for it. */
export function fakeClock(
  startMs = Date.UTC(2026, 2, 1),
): Clock & { readonly waits: number[]; advance(ms: number): void } {
  let nowMs = startMs;
  const waits: number[] = [];
  return {
    waits,
    now: () => nowMs,
    advance: (ms) => void (nowMs += ms),
    wait: (ms) => {
      waits.push(ms);
      nowMs += ms;
      return Promise.resolve();
    },
  };
}
