import type { Page } from 'playwright-core';
import type { Rendering } from '../model/ports.ts';

const WIDTH = 1280;
const MAX_HEIGHT = 4_000;
const MAX_BYTES = 1_500_000;
const TIMEOUT_MS = 5_000;

/** One picture of a page from its top, at most 4,000 pixels high; null when the page gives none in time. */
export async function takeScreenshot(page: Page): Promise<Rendering['screenshot']> {
  for (const quality of [60, 25]) {
    const bytes = await page
      .screenshot({
        type: 'jpeg',
        quality,
        fullPage: true,
        clip: { x: 0, y: 0, width: WIDTH, height: MAX_HEIGHT },
        animations: 'disabled',
        caret: 'hide',
        timeout: TIMEOUT_MS,
      })
      .catch(() => null);
    if (bytes === null) return null;
    if (bytes.length <= MAX_BYTES) return { type: 'image/jpeg', bytes };
  }
  return null;
}
