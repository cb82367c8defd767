import { read, utils } from '@e965/xlsx';
import { getDocumentProxy } from 'unpdf';

/** Pieces of text of a document, and whether that is all of it. */
export type DocumentText = { readonly pieces: readonly string[]; readonly whole: boolean };

/** Pages of one document that are read. */
const MOST_PAGES = 1000;

/**
 * The text layer of a PDF; null when it cannot be read (damaged, with a password). Not whole when a page has no text: it
 * is a picture.
 */
export async function readPdfText(bytes: Uint8Array): Promise<DocumentText | null> {
  try {
    // The library keeps the buffer for itself: it gets its own copy.
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    try {
      const pieces: string[] = [];
      let whole = pdf.numPages <= MOST_PAGES;
      for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES); number += 1) {
        const page = await pdf.getPage(number);
        const items = (await page.getTextContent()).items.flatMap((item) => ('str' in item ? [item.str] : []));
        page.cleanup();
        whole &&= items.some((item) => item.trim() !== '');
        // Apart, as cells stand; and together, since a number may be written in several runs.
        pieces.push(items.join(' '), items.join(''));
      }
      return { pieces, whole };
    } finally {
      await pdf.loadingTask.destroy();
    }
  } catch {
    return null;
  }
}

/** The cells of an old workbook (XLS); null when it is none, or cannot be read. */
export function readWorkbookText(bytes: Uint8Array): DocumentText | null {
  try {
    const workbook = read(bytes, { dense: true });
    const sheets = Object.values(workbook.Sheets);
    if (sheets.length === 0) return null;
    return { pieces: sheets.map((sheet) => utils.sheet_to_csv(sheet, { FS: ';', rawNumbers: true })), whole: true };
  } catch {
    return null;
  }
}
