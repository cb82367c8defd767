import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Guard } from './guardPage.ts';

/** After loading, scripts get this long without a request until the page counts as shown. */
const QUIET_MS = 500;
const STEP_MS = 25;
const ROUND_MS = 2_000;

/** Time that a page may use; it stands still while the page waits for answers. */
export type Patience = {
  /** Resolves when the page has been quiet, or when its time is up. */
  quiet(): Promise<void>;
  readonly isOver: () => boolean;
};

/** Waiting for a page to fall silent, for `timeoutMs` in all. */
export function openPatience(page: Page, guard: Guard, timeoutMs: number): Patience {
  let spentMs = 0;
  let isLoaded = false;
  page
    .waitForLoadState('domcontentloaded', { timeout: 0 })
    .then(() => (isLoaded = true))
    .catch(() => undefined);
  return {
    isOver: () => spentMs >= timeoutMs,
    async quiet() {
      let answered = guard.answered();
      let quietMs = 0;
      let isIdle = false;
      while (spentMs < timeoutMs && !isIdle) {
        const before = performance.now();
        const asksPage = isLoaded && quietMs >= QUIET_MS;
        if (asksPage) await turnRound(page);
        else await delay(STEP_MS);
        const stepMs = performance.now() - before;
        const isBusy = guard.pending() > 0 || guard.answered() !== answered;
        answered = guard.answered();
        quietMs = isBusy ? 0 : quietMs + stepMs;
        isIdle = asksPage && !isBusy;
        if (guard.pending() === 0) spentMs += stepMs;
      }
    },
  };
}

/**
 * Lets the page run what it has still to do. On a busy machine half a second without a request may only mean that
 * nobody let it run.
 */
async function turnRound(page: Page): Promise<void> {
  const idle = 'new Promise((done) => setTimeout(() => requestIdleCallback(done, { timeout: 200 }), 0))';
  await Promise.race([page.evaluate(idle).catch(() => undefined), delay(ROUND_MS, undefined, { ref: false })]);
}
