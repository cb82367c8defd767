import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { PageStuck } from './failureIn.ts';

/** A page whose scripts write without end would fill the memory. */
const MAX_CHARACTERS = 30_000_000;
/** Reading a page whose scripts spin takes for ever: then there is nothing to read. */
const READ_MS = 3_000;

/** The page as it stands now. @throws PageStuck when its scripts do not let it be read */
export async function readHtml(page: Page): Promise<string> {
  const late = delay(READ_MS, null, { ref: false });
  const html = await Promise.race([page.content(), late]);
  if (html === null) throw new PageStuck('the scripts of the page never let go');
  return html.slice(0, MAX_CHARACTERS);
}
