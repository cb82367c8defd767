import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startTable } from '../../../src/inspect/tables/tableReader.ts';
import type { TableReading } from '../../../src/inspect/tables/tableTally.ts';
import { cellLike } from './cellLike.ts';

/** A watched table is read by its strings, one row after another; without a watch rows are counted by their codes. */
function read(rows: readonly (readonly string[])[], delimited: boolean, isWatched: boolean): TableReading {
  const watch = () => ({ row: () => undefined, end: () => undefined });
  const reader = startTable({ sheet: null, complete: true, delimited, watch: isWatched ? watch : undefined });
  for (const [index, row] of rows.entries()) reader.push(row, index + 1);
  return reader.finish();
}

/** Rows that are kept to find the header are counted by their strings: what is tried comes behind them. */
const HEAD = Array.from({ length: 201 }, (_, index) =>
  index === 0 ? ['ЕИК', 'Дата', 'Сума', 'Име'] : [String(100_000_000 + index), '01.02.2025', '1,5', `Име ${index}`],
);

const special = fc.constantFrom(
  [],
  [''],
  ['', '', '', ''],
  ['# бележка'],
  ['  # бележка', '1'],
  ['#', '1', '2', '3'],
  ['[Раздел]'],
  ['Забележка за всички'],

  ['Общо', '', '5', ''],
  ['', 'ВСИЧКО:', '5', 'x'],
  ['\u1c82бщо', '1', '2', '3'],
  ['ſum', '1', '2', '3'],
  ['Сума', '1', '', ''],

  ['Нов', 'заглавен', 'ред', 'тук'],
  ['\u00a0#', 'a', 'b', 'c'],
  ['а', '', '', '\u2009'],
  ['1', '2', '3', '4', '5', ''],
);
const row = fc.oneof(
  { arbitrary: fc.array(cellLike, { minLength: 3, maxLength: 5 }), weight: 4 },
  { arbitrary: special, weight: 1 },
);

describe('a table counted by the codes of its rows', () => {
  it('is told the same as one counted by their strings', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), fc.boolean(), (rows, delimited) => {
        const all = [...HEAD, ...rows];
        expect(read(all, delimited, false)).toEqual(read(all, delimited, true));
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('finds what stands far behind the head', () => {
    const rows = [...HEAD, ['Общо', '', '5', ''], ['1', '2'], ['a', 'b', 'c', 'd', 'e'], ['1', 'дума', '5', 'x']];
    const codes = read(rows, true, false).faults.map(({ code, count, row: place }) => [code, count, place]);
    expect(codes).toEqual([
      ['extra-cell', 1, 204],
      ['missing-cell', 1, 203],
      ['total-rows', 1, 202],
      ['mixed-types', 4, 202],
    ]);
  });
});
