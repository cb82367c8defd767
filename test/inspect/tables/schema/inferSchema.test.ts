import { describe, expect, it } from 'vitest';
import { schemaWatch } from '../../../../src/inspect/tables/schema/inferSchema.ts';
import { readTable } from '../../../../src/inspect/tables/readTable.ts';
import type { TableSchema } from '../../../../src/model/tableSchema.ts';

function infer(rows: readonly (readonly string[])[], complete = true): TableSchema | undefined {
  const { watch, tables } = schemaWatch();
  readTable(rows, { sheet: null, complete, watch });
  return tables[0]?.schema;
}

describe('the schema of a table', () => {
  it.each<readonly [string, string, readonly string[], object]>([
    ['decimal commas', 'к', ['1,5', '2', '33,25'], { type: 'number', decimalChar: ',' }],
    [
      'thousands with a dot, and a comma',
      'к',
      ['1.234,5', '12.000,25', '3,1'],
      { type: 'number', decimalChar: ',', groupChar: '.' },
    ],
    ['thousands with a comma, and a dot', 'к', ['1,234.5', '12,000.25', '3.1'], { type: 'number', groupChar: ',' }],
    ['fractions of three digits', 'к', ['0,250', '1,125', '0,333'], { type: 'number', decimalChar: ',' }],
    ['nothing but thousands', 'к', ['1.250', '13.125', '10.333'], { type: 'integer', groupChar: '.' }],
    ['whole numbers with a space', 'к', ['1 250', '13 125', '7'], { type: 'integer', groupChar: ' ' }],
    ['money', 'к', ['5 лв.', '7,50 лв.', '12 лв.'], { type: 'number', decimalChar: ',', bareNumber: false }],
    ['days by the month', 'к', ['12/31/2024', '01/15/2024', '02/02/2024'], { type: 'date', format: '%m/%d/%Y' }],
    ['days as ISO has them', 'к', ['2024-12-31', '2024-01-15', '2024-02-02'], { type: 'date' }],
    [
      'moments',
      'к',
      ['31.12.2024 10:30', '01.01.2025 09:05', '02.01.2025 9:05'],
      { type: 'datetime', format: '%d.%m.%Y %H:%M' },
    ],
    ['months', 'к', ['2024-12', '2025-01', '2025-02'], { type: 'yearmonth' }],
    ['years', 'година', ['2024', '2025', '2023'], { type: 'year' }],
    ['years under another label', 'брой', ['2024', '2025', '2023'], { type: 'integer' }],
    [
      'long identifiers',
      'к',
      ['12345678901234567', '12345678901234568', '22345678901234568'],
      { type: 'string', constraints: { pattern: String.raw`\d{17}` } },
    ],
    ['yes only', 'к', ['Да', 'Да', 'ДА'], { type: 'boolean', trueValues: ['ДА', 'Да'], falseValues: ['не'] }],
    [
      'addresses',
      'к',
      ['https://a.example/1', 'https://a.example/2', 'http://b.example'],
      { type: 'string', format: 'uri' },
    ],
    [
      'a number that is called by a word once in ten',
      'к',
      ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'неизвестен'],
      { type: 'integer' },
    ],
    ['words and numbers', 'к', ['1', '2', 'три', 'четири'], { type: 'string' }],
  ])('knows %s', (_, label, cells, field) => {
    const schema = infer([['име', label], ...cells.map((cell, n) => [`ред ${n}`, cell])]);
    const { constraints, ...known } = schema?.fields[1] ?? {};
    const { constraints: pattern, ...expected } = field as { constraints?: object };
    expect(known).toEqual({ name: label, ...expected });
    expect(constraints).toMatchObject(pattern ?? {});
  });

  it('of a table without a header counts what rows that end early leave empty, and no code with a space as one', () => {
    const schema = infer([
      ['00100', '1', '2'],
      ['00101 ', '2'],
      ['00102', '3', '4'],
      ['00103', '4', '5'],
    ]);
    expect(schema?.fields).toEqual([
      { name: 'field1', type: 'string', constraints: { required: true } },
      { name: 'field2', type: 'integer', constraints: { required: true } },
      { name: 'field3', type: 'integer' },
    ]);
  });

  it('gives every column a name of its own', () => {
    const rows = ['код;;име;име', 'а1;1;Първа;вода', 'б2;2;Втора;път', 'в3;3;Трета;мост'];
    expect(infer(rows.map((line) => line.split(';')))?.fields.map(({ name, title }) => [name, title])).toEqual([
      ['код', undefined],
      ['field2', undefined],
      ['име', undefined],
      ['име2', 'име'],
    ]);
  });

  it('says of no column that it is always filled when rows were left out or a cell is empty', () => {
    const rows = [
      ['код', 'брой', 'вид'],
      ['а', '1', ''],
      ['б', '2', 'x1'],
      ['в', '3', 'y2'],
    ];
    expect(infer(rows)?.fields.map(({ constraints }) => constraints?.required)).toEqual([true, true, undefined]);
    expect(infer(rows, false)?.fields.map(({ constraints }) => constraints)).toEqual([undefined, undefined, undefined]);
  });
});
