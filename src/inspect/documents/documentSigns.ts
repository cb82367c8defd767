import type { DocumentSignsSeen } from '../../model/facts/documentSigns.ts';
import type { DocumentSigns } from '../../model/tables.ts';
import type { DocumentGrid } from './documentGrid.ts';
import { findMarks } from './findMarks.ts';
import { mainTable } from './mainTable.ts';

/** Dots, ellipses or underscores in a row, empty boxes; dots that lead to the number of a page are of a list of contents. */
const BLANK = /(?:[._]{4,}(?![._])|…{2,}(?!…)|(?:\. ){4,}(?!\. )|[□☐])(?!\s*\d{1,4}\s*$)/gmu;

const NUMBER_WORD = /^[-+(]?\d[\d.,:/–-]*\)?%?$/;
const MOST_LINES = 5_000;
/** Fewer rows, or longer cells than in any register: made to place words, not to list things. */
const FRAME_ROWS = 5;
const FRAME_CHARACTERS = 80;

/** What tells a document from data. `lines`: its text outside the tables. */
export function documentSigns(
  lines: readonly string[],
  grids: readonly DocumentGrid[],
  signs: DocumentSigns,
): DocumentSignsSeen {
  const outside = lines.reduce((total, line) => total + bare(line), 0);
  const cells = grids.filter(({ columns, rowCount }) => columns > 1 && rowCount > 1).flatMap(({ rows }) => rows.flat());
  const inside = cells.reduce((total, cell) => total + bare(cell), 0);
  const words = lines
    .slice(0, MOST_LINES)
    .flatMap((line) => line.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)));
  const characters = outside + inside;
  const blanks = [...lines, ...cells].reduce((total, line) => total + (line.match(BLANK)?.length ?? 0), 0);
  return {
    characters,
    inTables: characters === 0 ? 0 : share(inside, characters),
    table: mainTable(grids, signs.data.labels),
    numberWords: words.length === 0 ? 0 : share(words.filter((word) => NUMBER_WORD.test(word)).length, words.length),
    blanks,
    marks: findMarks([...lines, ...grids.flatMap(frameLines)], signs),
  };
}

/** A table of a few long cells is a frame that somebody wrote a letter into: its cells are lines of the text. */
function frameLines({ rows, rowCount }: DocumentGrid): readonly string[] {
  const cells = rows.flat().filter((cell) => cell !== '');
  const length = cells.reduce((total, cell) => total + cell.length, 0);
  const isFrame = rowCount < FRAME_ROWS || length > cells.length * FRAME_CHARACTERS;
  return isFrame ? cells : [];
}

function share(part: number, whole: number): number {
  return Math.round((part / whole) * 100) / 100;
}

function bare(text: string): number {
  return text.replace(/\s+/g, '').length;
}
