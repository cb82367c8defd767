import type { Locator, Page } from 'playwright-core';
import type { OfferedBy } from '../model/capture.ts';
import type { Rendering } from '../model/ports.ts';
import type { Guard } from './guardPage.ts';
import type { Patience } from './openPatience.ts';
import { readHtml } from './readHtml.ts';

/** What may be clicked: nothing that sends a form, no link that leads to an address (those are asked by our client). */
const BUTTONS =
  ':is(button, [role=button], input[type=button], a:not([href]), a[href^="#"], a[href^="javascript:" i]):not(form button:not([type=button]))';
const TABS = '[role=tab]:not([aria-selected=true]), [data-bs-toggle=tab]:not(.active), [data-toggle=tab]:not(.active)';
const MORE =
  /^\s*(?:(?:зареди|заредете|виж|вижте|покажи|покажете|зареждане на)\s+(?:още|повече|всички)|още(?: резултати| записи)?|(?:load|show|view|see)\s+(?:more|all))[\s.…»>]*$/i;
const DOWNLOAD =
  /^\s*(?:изтегл|свал|експорт|export|download)[\p{L} ]{0,20}[\s.]*$|^\s*(?:csv|xlsx?|ods|json|xml|excel)\s*$/iu;
const LIMITS = { more: 4, tabs: 8, downloads: 6 } as const;
const CLICK_MS = 5_000;
const MAX_LINKS = 2_000;

/** What is known of a page so far; `html` null until it was read. */
export type Shown = { html: string | null; screenshot: Rendering['screenshot']; clicks: number };

/**
 * Follows „Зареди още“, tabs and plain download buttons as far as links and GET requests go: the next click comes only
 * while none before it wanted to leave the page or to send something. The page's text is the last one that still has
 * every link of the one before it; links that a tab took away again are offered beside it.
 */
export async function clickThrough(page: Page, guard: Guard, patience: Patience, shown: Shown): Promise<void> {
  const links = new Set(await linksOf(page));
  const click = async (button: Locator): Promise<boolean> => {
    if (patience.isOver()) return false;
    const before = guard.strayed();
    const isClicked = await button
      .dispatchEvent('click', {}, { timeout: CLICK_MS })
      .then(() => true)
      .catch(() => false);
    shown.clicks += 1;
    if (!isClicked) return false;
    await patience.quiet();
    return guard.strayed() === before;
  };
  const look = async (): Promise<void> => {
    const now = await linksOf(page);
    const present = new Set(now);
    if ([...links].every((link) => present.has(link))) shown.html = await readHtml(page);
    else for (const link of now) if (!links.has(link)) offer(guard, link, 'tab');
    for (const link of now) links.add(link);
  };

  for (let count = 0; count < LIMITS.more; count += 1) {
    const before = links.size;
    const more = page.locator(BUTTONS).filter({ hasText: MORE, visible: true }).first();
    if ((await more.count()) === 0) break;
    const goesOn = await click(more);
    await look();
    if (!goesOn || links.size === before) break;
  }
  for (const tab of (await page.locator(TABS).filter({ visible: true }).all()).slice(0, LIMITS.tabs)) {
    const goesOn = await click(tab);
    await look();
    if (!goesOn) break;
  }
  const downloads = await page.locator(BUTTONS).filter({ hasText: DOWNLOAD, visible: true }).all();
  // A download is a wish to leave the page: each button is tried.
  for (const download of downloads.slice(0, LIMITS.downloads)) await click(download);
  for (const link of await scriptLinksOf(page)) offer(guard, link, 'script-link');
}

function offer(guard: Guard, url: string, by: Exclude<OfferedBy, 'data'>): void {
  if (/^https?:/i.test(url) && !guard.offered.some((known) => known.url === url)) guard.offered.push({ url, by });
}

/** Addresses of the page's links. The page may have put anything in the place of the functions used: only texts count. */
async function linksOf(page: Page): Promise<readonly string[]> {
  const found: unknown = await page
    .evaluate(`[...document.querySelectorAll('a[href]')].slice(0, ${MAX_LINKS}).map((link) => String(link.href))`)
    .catch(() => []);
  return texts(found);
}

/** Addresses that stand in `data-href` or in an onclick that sets the location. */
async function scriptLinksOf(page: Page): Promise<readonly string[]> {
  const found: unknown = await page
    .evaluate(
      `[...document.querySelectorAll('[data-href], [onclick]')].slice(0, ${MAX_LINKS}).flatMap((element) => {
        const click = /(?:location(?:\\.href)?\\s*=|location\\.(?:assign|replace)\\(|window\\.open\\()\\s*(['"])(.*?)\\1/.exec(element.getAttribute('onclick') ?? '');
        const href = element.getAttribute('data-href') ?? click?.[2];
        return href ? [new URL(href, document.baseURI).href] : [];
      })`,
    )
    .catch(() => []);
  return texts(found);
}

function texts(found: unknown): readonly string[] {
  return Array.isArray(found)
    ? found.filter((item): item is string => typeof item === 'string').slice(0, MAX_LINKS)
    : [];
}
