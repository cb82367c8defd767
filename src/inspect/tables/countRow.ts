import { cellKind, filledCells, isBlank, rowExtent } from './cellKind.ts';
import { emptyTally, isNumericTally, tallyCell } from './columnTally.ts';
import { isCommentRow } from './findLayout.ts';
import { seen } from './sighting.ts';
import type { TableTally } from './tableTally.ts';

/** Columns that are counted. */
export const MAX_COLUMNS = 2000;
export const TOTAL_LABEL = /^(?:общо|всичко|сума|общ сбор|общ брой|итого|total|grand total|sum)(?![\p{L}\p{N}])/iu;
const SECTION_MARK = /^\[[\p{L}\p{N}_ -]{1,40}\]$/u;

/** Counts one row that is not blank; answers whether a gap (blank row, section mark) stands before the next one. */
export function countRow(
  tally: TableTally,
  row: readonly string[],
  number: number,
  gapBefore: boolean,
  delimited: boolean,
): boolean {
  const first = row.find((cell) => !isBlank(cell)) ?? '';
  const filled = filledCells(row);
  const joined = (): string => row.join(' | ');
  if (isCommentRow(row)) {
    tally.comments += 1;
    return gapBefore;
  }
  if (filled === 1 && SECTION_MARK.test(first.trim())) {
    tally.furtherTables = seen(tally.furtherTables, number, 1, () => first);
    return false;
  }
  if (gapBefore && isFurtherHeader(tally, row)) {
    tally.furtherTables = seen(tally.furtherTables, number, 1, joined);
    return false;
  }
  if (filled === 1 && tally.layout.width >= 3 && cellKind(first) === 'text' && first.trim().length > 2) {
    tally.notes = seen(tally.notes, number, row.indexOf(first) + 1, () => first);
  } else if (TOTAL_LABEL.test(first.trim())) {
    tally.totals = seen(tally.totals, number, row.indexOf(first) + 1, joined);
  }
  tally.rows += 1;
  countWidth(tally, { extent: rowExtent(row), cells: row.length, number, delimited }, () => row);
  for (let column = 0; column < Math.min(row.length, MAX_COLUMNS); column += 1) {
    const counts = (tally.columns[column] ??= emptyTally());
    tallyCell(counts, row[column] ?? '', number);
  }
  return false;
}

export type RowWidth = {
  /** Cells up to the last one that holds something. */
  readonly extent: number;
  readonly cells: number;
  readonly number: number;
  readonly delimited: boolean;
};

/** Counts cells too many and too few; `row` is asked for when its words are to be kept. */
export function countWidth(
  tally: TableTally,
  { extent, cells, number, delimited }: RowWidth,
  row: () => readonly string[],
): void {
  const { width } = tally.layout;
  const written = delimited ? cells : extent;
  tally.width = Math.max(tally.width, extent);
  if (width === 0) return;
  const beyond = (): string => row().slice(width).join(' | ');
  if (extent > width) tally.filledExtra = seen(tally.filledExtra, number, width + 1, beyond);
  if (written > width) tally.extra = seen(tally.extra, number, width + 1, beyond);
  if (delimited && cells < width) tally.missing = seen(tally.missing, number, cells + 1, () => row().join(' | '));
}

/** After a gap: names again where there were numbers. */
function isFurtherHeader(tally: TableTally, row: readonly string[]): boolean {
  if (tally.rows < 2) return false;
  let names = 0;
  for (let column = 0; column < row.length; column += 1) {
    const counts = tally.columns[column];
    const kind = cellKind(row[column] ?? '');
    if (kind === 'number' || kind === 'date') return false;
    if (kind === 'text' && counts !== undefined && isNumericTally(counts)) names += 1;
  }
  return names >= 2;
}
