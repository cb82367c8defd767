import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkWatch } from '../../../../src/inspect/tables/schema/checkTable.ts';
import { schemaWatch } from '../../../../src/inspect/tables/schema/inferSchema.ts';
import { readTable } from '../../../../src/inspect/tables/readTable.ts';
import type { Field, TableSchema } from '../../../../src/model/tableSchema.ts';

function check(
  rows: readonly (readonly string[])[],
  schema: Partial<TableSchema> & Pick<TableSchema, 'fields'>,
  header = true,
) {
  const { watch, checks } = checkWatch(() => ({ schema: { missingValues: [''], ...schema }, header }));
  readTable(rows, { sheet: null, complete: true, watch });
  const [only] = checks;
  if (only === undefined) throw new Error('no table was checked');
  return only.faults.map(({ code, row, column: at, asked }) =>
    [code, row, at, asked].filter((part) => part !== null).join(' '),
  );
}

/** Faults of one column „к“ beside a plain one. */
function column(field: Omit<Field, 'name'>, cells: readonly string[]): readonly string[] {
  const rows = [['име', 'к'], ...cells.map((cell, n) => [`ред ${n}`, cell])];
  return check(rows, {
    fields: [
      { name: 'име', type: 'string' },
      { name: 'к', ...field },
    ],
  });
}

describe('a table held against its schema', () => {
  it.each<readonly [string, Omit<Field, 'name'>, readonly string[], readonly string[]]>([
    ['whole numbers', { type: 'integer' }, ['1', '-2', '+3', '4,5', 'x'], ['4,5', 'x']],
    ['grouped numbers', { type: 'integer', groupChar: ' ' }, ['1 250', '7', '1.250'], ['1.250']],
    ['numbers', { type: 'number' }, ['1.5', '1e5', '.5', 'NaN', '-INF', '1,5', '1 000'], ['1,5', '1 000']],
    ['decimal commas', { type: 'number', decimalChar: ',' }, ['1,5', '2', '1.5'], ['1.5']],
    [
      'money',
      { type: 'number', decimalChar: ',', groupChar: ' ', bareNumber: false },
      ['1 234,50 лв.', '€5', '12 %', 'лв.'],
      ['лв.'],
    ],
    [
      'yes or no',
      { type: 'boolean', trueValues: ['да'], falseValues: ['не'] },
      ['да', 'не', 'Да', 'true'],
      ['Да', 'true'],
    ],
    ['yes or no as usual', { type: 'boolean' }, ['true', 'FALSE', '1', 'yes'], ['yes']],
    ['dates', { type: 'date' }, ['2025-12-31', '2025-02-29', '31.12.2025'], ['2025-02-29', '31.12.2025']],
    [
      'Bulgarian dates',
      { type: 'date', format: '%d.%m.%Y г.' },
      ['31.12.2025 г.', '1.2.2025 г.', '31.12.2025', '31.11.2025 г.'],
      ['31.12.2025', '31.11.2025 г.'],
    ],
    ['dates of any kind', { type: 'date', format: 'any' }, ['31.12.2025', '2025-12-31', 'вчера'], ['вчера']],
    [
      'moments',
      { type: 'datetime' },
      ['2025-12-31T10:00:00Z', '2025-12-31T10:00:00', '2025-12-31', '2025-12-31T25:00:00'],
      ['2025-12-31', '2025-12-31T25:00:00'],
    ],
    ['times', { type: 'time' }, ['10:00:00', '10:00', '24:00:00'], ['10:00', '24:00:00']],
    ['years', { type: 'year' }, ['2025', '25'], ['25']],
    ['months', { type: 'yearmonth' }, ['2025-12', '2025-13'], ['2025-13']],
    ['durations', { type: 'duration' }, ['P1Y2M', 'PT5S', 'P', '5 дни'], ['P', '5 дни']],
    ['e-mails', { type: 'string', format: 'email' }, ['a@b.example', 'a b'], ['a b']],
    ['addresses', { type: 'string', format: 'uri' }, ['https://a.example', 'a'], ['a']],
    ['places', { type: 'geopoint' }, ['23.3, 42.7', '[23.3, 42.7]', '200, 10', 'София'], ['200, 10', 'София']],
    ['objects', { type: 'object' }, ['{"a":1}', '[1]', '{'], ['[1]', '{']],
    ['arrays', { type: 'array' }, ['[1]', '{}'], ['{}']],
    ['anything', { type: 'any' }, ['1', 'x'], []],
  ])('knows %s', (_, field, cells, wrong) => {
    const faults = column(field, cells);
    expect(faults).toEqual(
      wrong.map((cell) => expect.stringMatching(new RegExp(`^type-error ${cells.indexOf(cell) + 2} 2 `)) as unknown),
    );
  });

  it.each<readonly [string, Omit<Field, 'name'>, readonly string[], readonly string[]]>([
    [
      'required',
      { type: 'string', constraints: { required: true } },
      ['а', '', 'б'],
      ['constraint-error 3 2 required'],
    ],
    [
      'pattern',
      { type: 'string', constraints: { pattern: String.raw`\d{5}` } },
      ['00014', '000145', 'x'],
      ['constraint-error 3 2 pattern \\d{5}', 'constraint-error 4 2 pattern \\d{5}'],
    ],
    ['enum', { type: 'string', constraints: { enum: ['а', 'б'] } }, ['а', 'в'], ['constraint-error 3 2 enum а | б']],
    [
      'enum of numbers',
      { type: 'integer', constraints: { enum: [1, 2] } },
      ['1', '02', '3'],
      ['constraint-error 4 2 enum 1 | 2'],
    ],
    [
      'minimum and maximum',
      { type: 'number', constraints: { minimum: 0, maximum: 10 } },
      ['0', '10', '-1', '11'],
      ['constraint-error 4 2 minimum 0', 'constraint-error 5 2 maximum 10'],
    ],
    [
      'exclusive bounds',
      { type: 'number', constraints: { exclusiveMinimum: 0, exclusiveMaximum: '10' } },
      ['0', '5', '10'],
      ['constraint-error 2 2 exclusiveMinimum 0', 'constraint-error 4 2 exclusiveMaximum 10'],
    ],
    [
      'bounds of dates',
      { type: 'date', format: '%d.%m.%Y', constraints: { minimum: '01.02.2025' } },
      ['31.01.2025', '02.02.2024', '01.02.2025'],
      ['constraint-error 2 2 minimum 01.02.2025', 'constraint-error 3 2 minimum 01.02.2025'],
    ],
    [
      'lengths',
      { type: 'string', constraints: { minLength: 2, maxLength: 3 } },
      ['а', 'аб', 'абвг'],
      ['constraint-error 2 2 minLength 2', 'constraint-error 4 2 maxLength 3'],
    ],
    [
      'unique, by value',
      { type: 'integer', constraints: { unique: true } },
      ['1', '2', '01', '', ''],
      ['unique-error 4 2 unique'],
    ],
    [
      'words for nothing',
      { type: 'integer', missingValues: ['-'], constraints: { required: true } },
      ['1', '-', ''],
      ['constraint-error 3 2 required', 'type-error 4 2 integer'],
    ],
  ])('asks for %s', (_, field, cells, faults) => {
    expect(column(field, cells)).toEqual(faults);
  });

  const fields: readonly Field[] = [
    { name: 'код', type: 'string' },
    { name: 'брой', type: 'integer' },
  ];
  const rows = [
    ['код', 'брой'],
    ['а', '1'],
    ['б', '2'],
    ['в', '3'],
  ];
  it.each<readonly [string, readonly (readonly string[])[], Partial<TableSchema>, readonly string[]]>([
    ['the right labels', rows, {}, []],
    ['a label too few', rows.map((row) => row.slice(0, 1)), {}, ['missing-label label']],
    ['a label too many', rows.map((row, n) => [...row, n === 0 ? 'вид' : `вид ${n}`]), {}, ['extra-label 1 3 label']],
    ['another label', [['код', 'сума'], ...rows.slice(1)], {}, ['incorrect-label 1 2 label']],
    ['labels in another order', rows.map((row) => row.toReversed()), { fieldsMatch: 'equal' }, []],
    [
      'more columns than fields where they may be',
      rows.map((row, n) => [n === 0 ? 'вид' : `вид ${n}`, ...row]),
      { fieldsMatch: 'subset' },
      [],
    ],
    ['fewer columns where they may be', rows.map((row) => row.slice(1)), { fieldsMatch: 'superset' }, []],
    [
      'none of the fields where one is needed',
      [['сума', 'вид'], ...rows.slice(1)],
      { fieldsMatch: 'partial' },
      ['missing-label label', 'missing-label label'],
    ],
    ['a title above', [['Регистър на всички кодове', ''], ...rows], {}, []],
    [
      'a key twice, and none',
      [...rows, ['а', '4'], ['', '5']],
      { primaryKey: ['код'] },
      ['primary-key 5 1 primaryKey', 'primary-key 6 1 primaryKey'],
    ],
    [
      'a key of two columns twice',
      [...rows, ['а', '4'], ['а', '1']],
      { uniqueKeys: [['код', 'брой']] },
      ['unique-error 6 1 uniqueKeys'],
    ],
  ])('sees %s', (_, table, more, faults) => {
    expect(check(table, { fields, ...more })).toEqual(faults);
  });

  it('takes the first row for data when the descriptor says that there is no header', () => {
    expect(check(rows, { fields }, false)).toEqual(['type-error 1 2 integer']);
    expect(check(rows.slice(1), { fields }, false)).toEqual([]);
    expect(check([], { fields })).toEqual(['missing-label label', 'missing-label label']);
  });

  it('quotes no personal number', () => {
    const { watch, checks } = checkWatch(() => ({ schema: { fields, missingValues: [''] }, header: true }));
    readTable(
      [
        ['код', 'брой'],
        ['а', 'ЕГН 7501020018'],
        ['б', '2'],
      ],
      { sheet: null, complete: true, watch },
    );
    expect(checks[0]?.faults).toMatchObject([{ code: 'type-error', quote: 'ЕГН ••••••••••' }]);
  });

  it('finds no fault with a table by the schema that was inferred from it', () => {
    const pad = (n: number): string => String(n).padStart(2, '0');
    const cells = [
      fc.nat(9_999_999).map(
        (n) =>
          `${(n / 100)
            .toFixed(2)
            .replace('.', ',')
            .replace(/(\d)(?=(\d{3})+,)/g, '$1 ')}`,
      ),
      fc
        .record({ d: fc.integer({ min: 1, max: 28 }), m: fc.integer({ min: 1, max: 12 }) })
        .map(({ d, m }) => `${pad(d)}.${pad(m)}.2025 г.`),
      fc.constantFrom('да', 'не'),
      fc.nat(99_999).map((n) => String(n).padStart(5, '0')),
      fc.oneof(fc.constant(''), fc.constant('-'), fc.integer().map(String)),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    ] as const;
    fc.assert(
      fc.property(fc.array(fc.tuple(...cells), { minLength: 3, maxLength: 30 }), (data) => {
        const table = [['сума', 'дата', 'активен', 'ЕКАТТЕ', 'брой', 'име'], ...data];
        const inferred = schemaWatch();
        readTable(table, { sheet: null, complete: true, watch: inferred.watch });
        const schema = inferred.tables[0]?.schema;
        return schema !== undefined && check(table, schema).length === 0;
      }),
      { seed: 11, numRuns: 150 },
    );
  });
});
