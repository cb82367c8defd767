import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellTexts } from '../../../src/inspect/tables/codeRow.ts';
import { codeScanner } from '../../../src/inspect/tables/scanCodes.ts';
import { delimitedScanner } from '../../../src/inspect/tables/scanDelimited.ts';

/** Each row as the scanner of codes reads it, or null where it leaves the row to the one of strings. */
function rowAt(text: string, from: number, window: number): { cells: readonly string[]; next: number } | null {
  const scanner = codeScanner(';', '"', window);
  scanner.load(text);
  const next = scanner.rowAt(from);
  return next < 0 ? null : { cells: cellTexts(scanner.row), next };
}

type Read = { rows: (readonly string[])[]; quick: number; outcome: unknown };

function read(text: string, pieceLength: number, inCodes: boolean, quote: string | null = '"'): Read {
  const rows: (readonly string[])[] = [];
  let quick = 0;
  const scanner = delimitedScanner(
    { delimiter: ';', quote },
    (row) => rows.push(row),
    inCodes
      ? (row) => {
          quick += 1;
          rows.push(cellTexts(row));
        }
      : undefined,
  );
  for (let from = 0; from < text.length; from += pieceLength) scanner.push(text.slice(from, from + pieceLength));
  return { rows, outcome: scanner.end(), quick };
}

const part = fc.constantFrom(
  '"',
  '"',
  '""',
  ';',
  ';',
  '\n',
  '\n',
  '\r\n',
  '\r',
  ' ',
  '\t',
  'а',
  'б в',
  '12',
  '"а;б"',
  '"а""б"',
  '"а\nб"',
  '";"',
);
const rough = fc.array(part, { maxLength: 60 }).map((parts) => parts.join(''));
const cell = fc.constantFrom('', 'а', '12', '"а;б"', '"а""б"', '"а\nб"', '""', ' а', 'а"б', '""""');
const tidy = fc
  .array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 12 })
  .map((rows) => rows.map((row) => `${row.join(';')}\n`).join(''));
const texts = fc.oneof(rough, tidy);

describe('codeScanner', () => {
  it.each([
    ['a;"b;c";d\ne', ['a', 'b;c', 'd'], 10],
    ['"a ""b""";\r\nc', ['a "b"', ''], 12],
    ['"a\nb";c\nd', ['a\nb', 'c'], 8],
    ['\nd', [''], 1],
    ['a"b;c\rd', ['a"b', 'c'], 6],
    [' "a" ; b"c\nd', ['a', ' b"c'], 11],
  ])('%j', (text, cells, next) => expect(rowAt(text, 0, 64)).toEqual({ cells, next }));

  it.each(['"a" b;c\nd', '"a;b\nc', 'a;b', 'a;b\r', '"a"'])('%j is left to the other', (text) =>
    expect(rowAt(text, 0, 64)).toBeNull(),
  );

  it('reads a row as the scanner of strings does, wherever its window ends', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 40 }), (text, window) => {
        const scanner = codeScanner(';', '"', window);
        scanner.load(text);
        const starts = [0];
        for (let from = 0; from < text.length;) {
          const next = scanner.rowAt(from);
          const first = read(text.slice(from), text.length, false);
          if (next >= 0) {
            expect(cellTexts(scanner.row)).toEqual(first.rows[0]);
            starts.push(next);
          }
          from = next < 0 ? from + 1 : next;
        }
      }),
      { numRuns: 500, seed: 3 },
    );
  });
});

describe('delimitedScanner with rows in codes', () => {
  it('gives the same rows and the same outcome as with strings', () => {
    let quick = 0;
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 80 }), fc.constantFrom('"', null), (text, pieceLength, quote) => {
        const inCodes = read(text, pieceLength, true, quote);
        const { rows, outcome } = read(text, pieceLength, false, quote);
        expect(inCodes.rows).toEqual(rows);
        expect(inCodes.outcome).toEqual(outcome);
        quick += inCodes.quick;
      }),
      { numRuns: 1_500, seed: 4 },
    );
    expect(quick).toBeGreaterThan(1_500);
  });

  it('reads rows longer than what it looks at once, and rows over its borders', () => {
    const rows = Array.from({ length: 9_000 }, (_, index) => `${index};"${'д'.repeat(index % 97)} ""x""";край`);
    const text = [...rows.slice(0, 5_000), `дълъг;${'я'.repeat(200_000)};"${'ю'.repeat(60_000)}"`, ...rows].join(
      '\r\n',
    );
    const inCodes = read(text, text.length, true);
    expect(inCodes.rows).toEqual(read(text, text.length, false).rows);
    expect(inCodes.rows).toHaveLength(14_001);
    expect(inCodes.quick).toBeGreaterThan(13_900);
  });
});
