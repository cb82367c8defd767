import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delimitedScanner } from '../../../src/inspect/tables/scanDelimited.ts';

/** Rows of a text that arrives in pieces of `pieceLength` characters. */
function scan(
  text: string,
  delimiter = ',',
  pieceLength = text.length + 1,
): { rows: string[][]; unclosedQuotes: number } {
  const rows: string[][] = [];
  const scanner = delimitedScanner({ delimiter, quote: '"' }, (row) => rows.push(row));
  for (let from = 0; from < text.length; from += pieceLength) scanner.push(text.slice(from, from + pieceLength));
  return { rows, unclosedQuotes: scanner.end().unclosedQuotes };
}

describe('delimitedScanner', () => {
  const cases: readonly (readonly [name: string, text: string, rows: string[][]])[] = [
    [
      'rows',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a last line without an end',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'Windows and old Macintosh line ends',
      'a,b\r\n1,2\r3,4',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['an empty line', 'a\n\nb', [['a'], [''], ['b']]],
    ['an empty cell at the end', 'a,\n', [['a', '']]],
    ['a delimiter and a line end in quotes', '"a,\nb",c', [['a,\nb', 'c']]],
    ['doubled quotes', '"a ""b"" c",d', [['a "b" c', 'd']]],
    ['quotes inside a bare cell', 'ЕТ "Река",1', [['ЕТ "Река"', '1']]],
    [
      'quotes that are not doubled',
      '"АД "Бяла река" София",1\n2,3',
      [
        ['АД "Бяла река" София', '1'],
        ['2', '3'],
      ],
    ],
    [
      'words after a closing quote',
      '"a"b,c\n"d",e',
      [
        ['ab', 'c'],
        ['d', 'e'],
      ],
    ],
    ['spaces around quotes', ' "a" , b', [['a', ' b']]],
  ];
  it.each(cases)('reads %s', (_, text, rows) => {
    expect(scan(text).rows).toEqual(rows);
  });

  it('loses one row and not the rest to a quote that is never closed', () => {
    const { rows, unclosedQuotes } = scan('a,b\n"x,1\ny,2\nz,3\n');
    expect(unclosedQuotes).toBe(1);
    expect(rows).toEqual([
      ['a', 'b'],
      ['"x', '1'],
      ['y', '2'],
      ['z', '3'],
    ]);
  });

  it('reads back what RFC 4180 writes, however it is cut into pieces', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'я', ' ', ';', '"', '\n', '\r', ','), maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 9 }),
        (rows, pieceLength) => {
          const text = rows
            .map((cells) => cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(';'))
            .join('\r\n');
          expect(scan(text, ';', pieceLength).rows).toEqual(rows);
        },
      ),
      { numRuns: 300, seed: 5 },
    );
  });

  it('a quote too many at the end of a row costs that row only, although later cells are quoted', () => {
    const text = 'a,b\n1,"\n2,"две, и три"\n3,"four"\n';
    expect(scan(text)).toEqual({
      rows: [
        ['a', 'b'],
        ['1', '"'],
        ['2', 'две, и три'],
        ['3', 'four'],
      ],
      unclosedQuotes: 1,
    });
  });

  it.each([
    ['a,b\r\n1,2\r\n', 0, null],
    ['a,b\r\n1,2\n3,4\n', 2, 2],
    ['a,b\n"1\r\n2",3\n', 0, null],
    ['a,b\n1,2\r3,4', 1, 2],
    ['a,b', 0, null],
  ])('line ends other than the first: %j', (text, otherLineEnds, firstOtherLineEnd) => {
    for (const pieceLength of [1, 3, 100]) {
      const scanner = delimitedScanner({ delimiter: ',', quote: '"' }, () => undefined);
      for (let from = 0; from < text.length; from += pieceLength) scanner.push(text.slice(from, from + pieceLength));
      expect(scanner.end()).toMatchObject({ otherLineEnds, firstOtherLineEnd });
    }
  });
});
