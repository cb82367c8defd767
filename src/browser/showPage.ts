import type { Page } from 'playwright-core';
import type { Rendering } from '../model/ports.ts';
import { clickThrough, type Shown } from './clickThrough.ts';
import { PageStuck } from './failureIn.ts';
import type { Guard } from './guardPage.ts';
import { openPatience } from './openPatience.ts';
import { readHtml } from './readHtml.ts';
import { takeScreenshot } from './takeScreenshot.ts';

const WATCH_MS = 250;
/** For the picture and the last reading of a page whose own time is up. */
const GRACE_MS = 6_000;

/**
 * Waits until a page is shown, reads it and clicks through it. A page that hangs after it was read is taken as it was
 * read. Rejects when its scripts never let it be read, or when the browser crashed.
 */
export async function showPage(page: Page, guard: Guard, timeoutMs: number): Promise<Rendering> {
  const shown: Shown = { html: null, screenshot: null, clicks: 0 };
  const { promise: ended, resolve: end, reject: crash } = Promise.withResolvers<void>();
  ended.catch(() => undefined);
  page.once('crash', () => crash(new Error('the page crashed')));
  page.once('close', () => crash(new Error('the browser was closed')));
  // Whatever hangs beside the waiting, which has limits of its own: reading, clicking, drawing.
  let idleMs = 0;
  const watch = setInterval(() => {
    idleMs += guard.pending() === 0 ? WATCH_MS : 0;
    if (idleMs > timeoutMs + GRACE_MS) end();
  }, WATCH_MS);
  try {
    await Promise.race([show(page, guard, timeoutMs, shown), ended]);
  } finally {
    clearInterval(watch);
  }
  const { html, screenshot, clicks } = shown;
  if (html === null) throw new PageStuck('the scripts of the page never let go');
  return { html, screenshot, offered: [...guard.offered], clicks, unsent: [...guard.unsent] };
}

async function show(page: Page, guard: Guard, timeoutMs: number, shown: Shown): Promise<void> {
  const patience = openPatience(page, guard, timeoutMs);
  await patience.quiet();
  // Read first: a page whose scripts spin can neither be read nor drawn.
  shown.html = await readHtml(page);
  shown.screenshot = await takeScreenshot(page);
  await clickThrough(page, guard, patience, shown);
}
