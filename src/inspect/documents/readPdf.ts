import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import type { FactValues } from '../../model/factValues.ts';
import { type DocumentGrid, MAX_GRID_ROWS } from './documentGrid.ts';
import { findGrid, type PageGrid } from './findGrid.ts';
import { placeText } from './placeText.ts';

export type PdfReading = {
  readonly shape: FactValues['pdf.shape'];
  /** Words of the pages that were read, in reading order. */
  readonly words: string;
  /** Lines outside the tables. */
  readonly lines: readonly string[];
  /** What stands in columns, on all pages together; empty or one. */
  readonly grids: readonly DocumentGrid[];
  readonly created: string | null;
  readonly modified: string | null;
  /** Keywords and subject, where a licence may be stated. */
  readonly properties: string;
  /** Pages that were looked at: the first ones of a long document. */
  readonly pagesRead: number;
};
export type PdfOutcome =
  | { readonly kind: 'read'; readonly reading: PdfReading }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'damaged'; readonly detail: string };

/** Pages that are looked at: enough to tell a scan from a text, whatever the length. */
const MAX_PAGES = 50;
const MAX_WORDS_CHARACTERS = 400_000;
/** Letters from which a page has a text layer: fewer are a page number or a stamp over a picture. */
const TEXT_LETTERS = 20;
/** A text layer this thin above a picture that fills the page does not make it readable. */
const THIN_LETTERS = 60;
const PASSWORD_ERROR = 'PasswordException';

/** Pages, text layers, pictures and properties of a PDF. Never throws: a damaged file is an outcome. */
export async function readPdf(bytes: Uint8Array): Promise<PdfOutcome> {
  try {
    // The library keeps the buffer for itself: it gets its own copy.
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, stopAtErrors: false });
    try {
      return { kind: 'read', reading: await readDocument(pdf) };
    } finally {
      await pdf.loadingTask.destroy();
    }
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === PASSWORD_ERROR) return { kind: 'encrypted' };
    return { kind: 'damaged', detail: error instanceof Error ? error.message : String(error) };
  }
}

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

async function readDocument(pdf: PdfDocument): Promise<PdfReading> {
  const pagesRead = Math.min(pdf.numPages, MAX_PAGES);
  let words = '';
  let textPages = 0;
  let imagePages = 0;
  const grids: PageGrid[] = [];
  let lastDamage: unknown = null;
  let damagedPages = 0;
  for (let number = 1; number <= pagesRead; number += 1) {
    try {
      const page = await readPage(pdf, number);
      if (page.hasText) textPages += 1;
      else if (page.hasImage) imagePages += 1;
      grids.push(page.grid);
      if (words.length < MAX_WORDS_CHARACTERS) words += `${page.words} `;
    } catch (error) {
      damagedPages += 1;
      lastDamage = error;
    }
  }
  if (damagedPages === pagesRead && lastDamage !== null) throw lastDamage;
  const info = await documentInfo(pdf);
  const kind = textPages > 0 && imagePages > 0 ? 'mixed' : textPages > 0 ? 'text' : imagePages > 0 ? 'scan' : 'empty';
  return {
    shape: { pages: pdf.numPages, textPages, imagePages, kind, tableLike: grids.some(({ grid }) => grid !== null) },
    words: words.replace(/\s+/g, ' ').trim(),
    lines: grids.flatMap(({ lines }) => lines),
    grids: oneGrid(grids),
    ...info,
    pagesRead,
  };
}

/** A table that goes on over pages has fewer cells here and more there: one of all, as wide as it usually is. */
function oneGrid(pages: readonly PageGrid[]): readonly DocumentGrid[] {
  const grids = pages.flatMap(({ grid }) => grid ?? []);
  const widest = grids.toSorted((a, b) => b.rowCount - a.rowCount)[0];
  if (widest === undefined) return [];
  return [
    {
      rows: grids.flatMap(({ rows }) => rows).slice(0, MAX_GRID_ROWS),
      rowCount: grids.reduce((total, { rowCount }) => total + rowCount, 0),
      columns: widest.columns,
    },
  ];
}

type PageReading = {
  readonly words: string;
  readonly hasText: boolean;
  readonly hasImage: boolean;
  readonly grid: PageGrid;
};

async function readPage(pdf: PdfDocument, number: number): Promise<PageReading> {
  const page = await pdf.getPage(number);
  try {
    const content = await page.getTextContent();
    const placed = placeText(content.items.filter((item) => 'str' in item));
    const words = placed.map((item) => item.text).join(' ');
    const letters = words.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    // Pictures are asked for only where they decide: it costs more than the text.
    const hasImage = letters < THIN_LETTERS && (await hasPicture(page));
    return {
      words,
      hasText: letters >= (hasImage ? THIN_LETTERS : TEXT_LETTERS) || (letters > 0 && !hasImage),
      hasImage,
      grid: findGrid(placed),
    };
  } finally {
    page.cleanup();
  }
}

async function hasPicture(page: Awaited<ReturnType<PdfDocument['getPage']>>): Promise<boolean> {
  const { OPS } = await getResolvedPDFJS();
  const pictures: readonly number[] = [
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
    OPS.paintInlineImageXObjectGroup,
    OPS.paintImageXObjectRepeat,
  ];
  const operators = await page.getOperatorList();
  return operators.fnArray.some((operator: number) => pictures.includes(operator));
}

async function documentInfo(
  pdf: PdfDocument,
): Promise<{ created: string | null; modified: string | null; properties: string }> {
  try {
    const { info } = (await pdf.getMetadata()) as unknown as { info: Record<string, unknown> };
    const words = ['Keywords', 'Subject', 'Title'].map((key) => info[key]).filter((value) => typeof value === 'string');
    return { created: pdfDate(info['CreationDate']), modified: pdfDate(info['ModDate']), properties: words.join('. ') };
  } catch {
    return { created: null, modified: null, properties: '' };
  }
}

/** `D:20200219152349+02'00'` as an ISO date-time in its own zone. */
function pdfDate(value: unknown): string | null {
  const found = /^(?:D:)?(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?/.exec(typeof value === 'string' ? value : '');
  if (found === null) return null;
  const [, year, month, day, hour, minute, second] = found;
  const date = `${year}-${month}-${day}`;
  if (Number.isNaN(Date.parse(date))) return null;
  return hour === undefined ? date : `${date}T${hour}:${minute}:${second ?? '00'}`;
}
