import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyCodeRow, fillCodeRow } from '../../../src/inspect/tables/codeRow.ts';
import { emptyTally, tallyCell, tallyPlain } from '../../../src/inspect/tables/columnTally.ts';
import { PLAIN, plainCell } from '../../../src/inspect/tables/plainCell.ts';
import { cellLike } from './cellLike.ts';

function plainOf(cell: string): number {
  const row = emptyCodeRow();
  // Neighbours, since a reader that goes on behind its cell would be right about it alone.
  fillCodeRow(row, ['7', cell, '.5']);
  return plainCell(row.codes, row.starts[1] ?? 0, row.ends[1] ?? 0);
}

/** What is counted of a column of one cell: by its codes where they suffice, and by its string. */
function tallies(cell: string): { quick: unknown; slow: unknown } {
  const row = emptyCodeRow();
  fillCodeRow(row, ['7', cell, '.5']);
  const quick = emptyTally();
  tallyPlain(quick, plainCell(row.codes, row.starts[1] ?? 0, row.ends[1] ?? 0), row, 1, 3);
  const slow = emptyTally();
  tallyCell(slow, cell, 3);
  return { quick: { ...quick, known: null }, slow: { ...slow, known: null } };
}

describe('plainCell', () => {
  it.each([
    ['', PLAIN.blank],
    ['  ', PLAIN.blank],
    ['12', PLAIN.number],
    ['1234,56', PLAIN.number],
    ['-3,5', PLAIN.number],
    ['1 234 567,50', PLAIN.number],
    ['42.6975', PLAIN.number],
    ['123456789', PLAIN.nineDigits],
    ['0888123456', PLAIN.tenDigits],
    ['12 ул. Примерна', PLAIN.words],
    ['  дума ', PLAIN.words],
    ['2025', 2025],
    ['31.12.2025 г.', 2025_12_31],
    ['2025-12-31T10:00:00Z', 2025_12_31],
    ['не', PLAIN.words],
    ['Договор за услуги № 12345', PLAIN.words],
  ])('%j is settled', (cell, expected) => expect(plainOf(cell)).toBe(expected));

  it.each([
    '12.2025',
    '2025.12',
    '30.02.2025',
    '31.04.2025',
    'няма данни',
    'n/a',
    'x',
    'декември 2025',
    '12 лв.',
    '088 123 456',
    '3 май 2025',
  ])('%j is left to the readers of strings', (cell) => expect(plainOf(cell)).toBe(PLAIN.unsure));

  it('never counts a cell otherwise than its string is counted', () => {
    let settled = 0;
    fc.assert(
      fc.property(cellLike, (cell) => {
        if (plainOf(cell) === PLAIN.unsure) return;
        settled += 1;
        const { quick, slow } = tallies(cell);
        expect(quick, JSON.stringify(cell)).toEqual(slow);
      }),
      { numRuns: 10_000, seed: 11 },
    );
    expect(settled).toBeGreaterThan(2_500);
  });
});
