import { type getDocumentProxy, getResolvedPDFJS } from 'unpdf';

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>;

/** What is drawn on a page beside its letters. */
export type PagePictures = {
  readonly count: number;
  /** Share of the page that they cover together, 0–1; what lies over each other counts twice, up to 1. */
  readonly cover: number;
  /** Share of the letters that are drawn unseen, as text recognition lays them over a scan (ISO 32000-1, 9.3.6). */
  readonly unseenLetters: number;
};

/** Half a page of text that nobody sees is a recognised scan; one such line may be a trick of a word processor. */
const UNSEEN_MODE = 3;
const MAX_OPERATORS = 200_000;

type Matrix = readonly [number, number, number, number];
const IDENTITY: Matrix = [1, 0, 0, 1];

/** Pictures of a page, from its drawing operators: costs about half of what its text costs. */
export async function readPictures(page: Page): Promise<PagePictures> {
  const { OPS } = await getResolvedPDFJS();
  const { fnArray, argsArray } = await page.getOperatorList();
  const stack: Matrix[] = [];
  let matrix = IDENTITY;
  let mode = 0;
  let count = 0;
  let area = 0;
  let letters = 0;
  let unseen = 0;
  const end = Math.min(fnArray.length, MAX_OPERATORS);
  for (let index = 0; index < end; index += 1) {
    const args = (argsArray[index] ?? []) as readonly unknown[];
    switch (fnArray[index]) {
      case OPS.save:
        stack.push(matrix);
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        matrix = stack.pop() ?? IDENTITY;
        break;
      case OPS.transform:
        matrix = times(matrix, args);
        break;
      case OPS.paintFormXObjectBegin:
        stack.push(matrix);
        if (isNumbers(args[0])) matrix = times(matrix, args[0]);
        break;
      case OPS.setTextRenderingMode:
        mode = Number(args[0] ?? 0);
        break;
      case OPS.showText: {
        const glyphs = Array.isArray(args[0]) ? args[0].length : 0;
        letters += glyphs;
        if (mode === UNSEEN_MODE) unseen += glyphs;
        break;
      }
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject:
      case OPS.paintImageMaskXObject:
        count += 1;
        area += size(matrix);
        break;
      case OPS.paintImageXObjectRepeat:
        count += 1;
        area += repeated(matrix, args);
        break;
      case OPS.paintInlineImageXObjectGroup:
        count += 1;
        break;
    }
  }
  const [left = 0, low = 0, right = 0, high = 0] = page.view;
  const whole = Math.abs((right - left) * (high - low));
  return {
    count,
    cover: whole === 0 ? 0 : Math.min(1, area / whole),
    unseenLetters: letters === 0 ? 0 : unseen / letters,
  };
}

/** A picture is drawn into the unit square of the space that the matrix makes. */
function size([a, b, c, d]: Matrix): number {
  return Math.abs(a * d - b * c);
}

/** Arguments: name, width, height, places of the copies as pairs. */
function repeated(matrix: Matrix, args: readonly unknown[]): number {
  const copies = isNumbers(args[3]) ? args[3].length / 2 : 1;
  return size(matrix) * Math.abs(Number(args[1] ?? 1) * Number(args[2] ?? 1)) * copies;
}

function times([a, b, c, d]: Matrix, by: readonly unknown[]): Matrix {
  const [e, f, g, h] = [Number(by[0]), Number(by[1]), Number(by[2]), Number(by[3])];
  return [a * e + c * f, b * e + d * f, a * g + c * h, b * g + d * h];
}

function isNumbers(value: unknown): value is ArrayLike<number> & readonly number[] {
  return Array.isArray(value) || ArrayBuffer.isView(value);
}
