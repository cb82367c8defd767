import type { DocumentSignsSeen } from '../../model/facts/documentSigns.ts';
import type { DocumentSigns } from '../../model/tables.ts';
import type { DocumentGrid } from './documentGrid.ts';
import { findMarks } from './findMarks.ts';
import { mainTable } from './mainTable.ts';

/** Dots, ellipses or underscores in a row, empty boxes; dots that lead to the number of a page are of a list of contents. */
const BLANK = /(?:[._]{4,}(?![._])|…{2,}(?!…)|(?:\. ){4,}(?!\. )|[□☐])(?!\s*\d{1,4}\s*$)/gmu;

/** What tells a document from data. `lines`: its text outside the tables. */
export function documentSigns(
  lines: readonly string[],
  grids: readonly DocumentGrid[],
  signs: DocumentSigns,
): DocumentSignsSeen {
  const outside = lines.reduce((total, line) => total + bare(line), 0);
  const cells = grids.filter(({ columns, rowCount }) => columns > 1 && rowCount > 1).flatMap(({ rows }) => rows.flat());
  const inside = cells.reduce((total, cell) => total + bare(cell), 0);
  const characters = outside + inside;
  const blanks = [...lines, ...cells].reduce((total, line) => total + (line.match(BLANK)?.length ?? 0), 0);
  return {
    characters,
    inTables: characters === 0 ? 0 : Math.round((inside / characters) * 100) / 100,
    table: mainTable(grids, signs.data.labels),
    blanks,
    marks: findMarks(lines, signs),
  };
}

function bare(text: string): number {
  return text.replace(/\s+/g, '').length;
}
