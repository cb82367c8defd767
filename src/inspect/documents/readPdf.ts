import { xmpRights } from './xmpRights.ts';
import { getDocumentProxy } from 'unpdf';
import type { FactValues } from '../../model/factValues.ts';
import { type DocumentGrid, MAX_GRID_ROWS } from './documentGrid.ts';
import { findGrid, type PageGrid } from './findGrid.ts';
import { placeText } from './placeText.ts';
import { readPictures } from './readPictures.ts';

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
/** From this share of the page on a picture stands in the place of the text, and is no illustration. */
const PAGE_COVER = 0.5;
const UNSEEN_SHARE = 0.8;
/** After so many pages of plain text it is taken that the others are like them. */
const PLAIN_PAGES = 2;
const NO_PICTURES = { count: 0, cover: 0, unseenLetters: 0 } as const;
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
  let recognisedPages = 0;
  let plainPages = 0;
  const grids: PageGrid[] = [];
  let lastDamage: unknown = null;
  let damagedPages = 0;
  for (let number = 1; number <= pagesRead; number += 1) {
    try {
      const page = await readPage(pdf, number, plainPages < PLAIN_PAGES);
      if (page.hasText) textPages += 1;
      else if (page.isPicture) imagePages += 1;
      if (page.isRecognised) recognisedPages += 1;
      else if (page.hasText) plainPages += 1;
      grids.push(page.grid);
      if (words.length < MAX_WORDS_CHARACTERS) words += `${page.words} `;
    } catch (error) {
      damagedPages += 1;
      lastDamage = error;
    }
  }
  if (damagedPages === pagesRead && lastDamage !== null) throw lastDamage;
  const info = await documentInfo(pdf);
  return {
    shape: {
      pages: pdf.numPages,
      textPages,
      imagePages,
      kind: kindOf(textPages, imagePages, recognisedPages),
      tableLike: grids.some(({ grid }) => grid !== null),
      recognisedPages,
      tablePages: grids.filter(({ grid }) => grid !== null).length,
      ...(await documentMarks(pdf)),
    },
    words: words.replace(/\s+/g, ' ').trim(),
    lines: grids.flatMap(({ lines }) => lines),
    grids: oneGrid(grids),
    ...info,
    pagesRead,
  };
}

function kindOf(text: number, pictures: number, recognised: number): FactValues['pdf.shape']['kind'] {
  if (text === 0) return pictures > 0 ? 'scan' : 'empty';
  if (pictures > 0) return 'mixed';
  return recognised === text ? 'scan-ocr' : 'text';
}

/** Whether it is tagged for readers that do not see it, how many files are embedded, whether its use is restricted. */
async function documentMarks(
  pdf: PdfDocument,
): Promise<{ readonly tagged: boolean; readonly embeddedFiles: number; readonly restricted: boolean }> {
  const marks = await pdf.getMarkInfo().catch(() => null);
  const attachments = (await pdf.getAttachments().catch(() => null)) as Readonly<Record<string, unknown>> | null;
  const permissions = await pdf.getPermissions().catch(() => null);
  return {
    tagged: marks?.['Marked'] === true,
    embeddedFiles: attachments === null ? 0 : Object.keys(attachments).length,
    restricted: permissions !== null,
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
  /** A picture stands in the place of the text. */
  readonly isPicture: boolean;
  /** The text lies unseen over a picture of the page: a scan whose letters a program recognised. */
  readonly isRecognised: boolean;
  readonly grid: PageGrid;
};

/** `look`: its pictures are looked at although it has text enough. */
async function readPage(pdf: PdfDocument, number: number, look: boolean): Promise<PageReading> {
  const page = await pdf.getPage(number);
  try {
    const content = await page.getTextContent();
    const placed = placeText(content.items.filter((item) => 'str' in item));
    const words = placed.map((item) => item.text).join(' ');
    const letters = words.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    // Pictures are asked for only where they may decide: on thin pages, and on the first ones that have text.
    const pictures = letters < THIN_LETTERS || look ? await readPictures(page) : NO_PICTURES;
    const isCovered = pictures.cover >= PAGE_COVER;
    const least = isCovered ? THIN_LETTERS : pictures.count > 0 ? TEXT_LETTERS : 1;
    const hasText = letters >= least;
    return {
      words,
      hasText,
      isPicture: !hasText && pictures.count > 0,
      isRecognised: hasText && isCovered && pictures.unseenLetters >= UNSEEN_SHARE,
      grid: findGrid(placed),
    };
  } finally {
    page.cleanup();
  }
}

async function documentInfo(
  pdf: PdfDocument,
): Promise<{ created: string | null; modified: string | null; properties: string }> {
  try {
    const { info, metadata } = (await pdf.getMetadata()) as unknown as {
      info: Record<string, unknown>;
      metadata: { getRaw?: () => unknown } | null;
    };
    const custom: unknown = info['Custom'];
    const own = typeof custom === 'object' && custom !== null ? (custom as Record<string, unknown>) : {};
    const words = [
      ...['Keywords', 'Subject', 'Title'].map((key) => info[key]),
      ...Object.entries(own).flatMap(([key, value]) =>
        /licen[cs]e|rights|copyright|лиценз|права/i.test(key) ? [value] : [],
      ),
    ].filter((value) => typeof value === 'string');
    const xmp = metadata?.getRaw?.();
    return {
      created: pdfDate(info['CreationDate']),
      modified: pdfDate(info['ModDate']),
      properties: [...words, ...xmpRights(typeof xmp === 'string' ? xmp : '')].join('. '),
    };
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
