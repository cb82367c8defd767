import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser } from '../browser/openBrowser.ts';
import { LANGS, type Lang } from '../model/lang.ts';
import type { Print } from '../model/ports.ts';
import { fillContents } from '../report/fillContents.ts';
import { PDF_PATHS } from '../report/reportInput.ts';
import type { OnAuditEvent } from './auditEvents.ts';
import { diskTrouble } from './diskTrouble.ts';
import { findAnchorPages } from './findAnchorPages.ts';

const PRINT_PAGES = { bg: 'print.html', en: 'en/print.html' } as const satisfies Record<Lang, string>;

/** Prints the report's PDFs in both languages. When it fails, the pages stand and the event says why; only a disk that
 * takes no more is thrown. */
export async function printReport(
  reportDir: string,
  chromiumPath: string,
  onEvent: OnAuditEvent,
): Promise<readonly string[]> {
  const pdfs: string[] = [];
  try {
    const browser = await openBrowser({ executablePath: chromiumPath });
    try {
      for (const lang of LANGS) {
        const pages = await printOne(browser.print, reportDir, lang);
        pdfs.push(join(reportDir, PDF_PATHS[lang]));
        onEvent({ is: 'pdf', lang, pages });
      }
    } finally {
      await browser.close();
    }
  } catch (error) {
    // No room for the PDF is no reason to go without one: the run stops, and goes on when there is.
    const trouble = diskTrouble(error);
    if (trouble === 'full' || trouble === 'read-only') throw error;
    onEvent({ is: 'pdf-skipped', because: 'failed', detail: error instanceof Error ? error.message : String(error) });
  }
  return pdfs.filter((path) => existsSync(path));
}

/** Two passes: the first tells on which page each section stands, the second has these numbers in its contents. */
async function printOne(print: Print, reportDir: string, lang: Lang): Promise<number> {
  const htmlPath = join(reportDir, PRINT_PAGES[lang]);
  const pdfPath = join(reportDir, PDF_PATHS[lang]);
  const page = { fileUrl: pathToFileURL(htmlPath).href };
  const options = { title: 'Zvezdomer', lang };
  await print(page, pdfPath, options);
  const anchors = await findAnchorPages(new Uint8Array(readFileSync(pdfPath)));
  writeFileSync(htmlPath, fillContents(readFileSync(htmlPath, 'utf8'), anchors));
  return (await print(page, pdfPath, options)).pages;
}
