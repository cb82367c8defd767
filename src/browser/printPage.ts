import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Route } from 'playwright-core';
import type { Print } from '../model/ports.ts';

/** The pages are shown under this name; nothing of it ever goes out. */
const ORIGIN = 'http://report.invalid';
const LOAD_TIMEOUT_MS = 120_000;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.json': 'application/json',
};

/**
 * Prints a local page as tagged PDF with bookmarks, in the sizes that its style sheet gives (else A4). The page and
 * what it uses are handed to Chromium from here, out of the page's folder and the one above it: the browser runs as
 * another user, who may not read the report's folder, and has no network at all.
 */
export async function printPage(
  browser: Browser,
  ...[{ fileUrl }, pdfPath, options]: Parameters<Print>
): ReturnType<Print> {
  const file = fileURLToPath(fileUrl);
  const root = path.dirname(path.dirname(file));
  const context = await browser.newContext({
    javaScriptEnabled: false,
    serviceWorkers: 'block',
    locale: options.lang === 'bg' ? 'bg-BG' : 'en-GB',
  });
  try {
    await context.route(/.*/, (route) => serve(route, root));
    const page = await context.newPage();
    await page.goto(`${ORIGIN}/${path.relative(root, file).split(path.sep).map(encodeURIComponent).join('/')}`, {
      waitUntil: 'load',
      timeout: LOAD_TIMEOUT_MS,
    });
    // Letters printed before their font has come are printed in another one.
    await page.evaluate('document.fonts.ready.then(() => true)');
    const pdf = await page.pdf({
      tagged: true,
      outline: true,
      preferCSSPageSize: true,
      format: 'A4',
      printBackground: true,
    });
    await writeFile(pdfPath, pdf);
    return { pages: countPages(pdf) };
  } finally {
    await context.close();
  }
}

async function serve(route: Route, root: string): Promise<void> {
  const url = URL.parse(route.request().url());
  if (url?.protocol === 'data:') return route.continue();
  const file = url?.origin === ORIGIN ? path.join(root, decodeURIComponent(url.pathname)) : null;
  const isInside = file !== null && path.relative(root, file).split(path.sep)[0] !== '..';
  if (!isInside) return route.abort('blockedbyclient');
  try {
    const body = await readFile(file);
    return await route.fulfill({
      body,
      contentType: TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream',
    });
  } catch {
    return route.fulfill({ status: 404, body: '' });
  }
}

/** Pages by the page objects, which Chromium writes uncompressed. */
export function countPages(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0
  );
}
