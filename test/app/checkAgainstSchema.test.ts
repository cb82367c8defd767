import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { commandLine } from '../e2e/commandLine.ts';
import { makeXlsx, row } from '../inspect/makeOffice.ts';
import { inventedEgn } from '../personalNumbers.ts';
import { warmInspectors } from './warmInspectors.ts';

const dir = mkdtempSync(join(tmpdir(), 'zvezdomer-schema-'));
const inspectors = warmInspectors();
const inProcess = commandLine(inspectors);
afterAll(() => {
  inspectors.close();
  rmSync(dir, { recursive: true });
});

function file(name: string, content: string | Uint8Array | object): string {
  const path = join(dir, name);
  writeFileSync(path, typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content));
  return path;
}

const CSV = `РЕГИСТЪР;;
код;сума;дата
01;1 234,50;31.12.2025 г.
02;950,00;01.02.2025 г.
03;5,10;-
`;

describe('check FILE --schema', () => {
  it('finds nothing wrong by the schema that --table-schema printed', async () => {
    const csv = file('registar.csv', CSV);
    const { out } = await inProcess('check', csv, '--table-schema');
    const schema = file('datapackage.json', out.join('\n'));
    expect(await inProcess('check', csv, '--schema', schema)).toEqual({
      code: 0,
      out: [`✓ ${csv} отговаря на схемата (редове с данни: 3).`],
      err: [],
    });
  });

  it('says what is wrong and where, and ends with the code of a failed check', async () => {
    const csv = file('greshki.csv', 'код;сума;забележка\n01;1 234,50;да\n2;много;\n\n03;5,10;да\n');
    const schema = file('greshki.json', {
      fields: [
        { name: 'код', type: 'string', constraints: { pattern: String.raw`\d{2}` } },
        { name: 'цена', type: 'number', decimalChar: ',', groupChar: ' ' },
        { name: 'забележка', type: 'string', constraints: { required: true } },
        { name: 'дата', type: 'date' },
      ],
    });
    const { code, out } = await inProcess('check', csv, '--schema', schema);
    expect(code).toBe(8);
    expect(out.slice(1)).toEqual([
      '  ✗ 4 blank-row',
      '  ✗ B1 incorrect-label: колоната се казва „сума“, а по схемата – „цена“',
      '  ✗ missing-label: липсва колоната „дата“',
      '  ✗ A3 constraint-error: „код“: „2“ не изпълнява pattern \\d{2}',
      '  ✗ B3 type-error: „цена“: „много“ не е number',
      '  ✗ C3 constraint-error: „забележка“: клетката е празна, а трябва да е попълнена',
    ]);
    const json = await inProcess('check', csv, '--schema', schema, '--json');
    expect(JSON.parse(json.out.join('\n'))).toMatchObject({
      valid: false,
      tables: [{ sheet: null, rows: 3, count: 5 }],
      structure: [{ code: 'blank-row', row: 4 }],
    });
  });

  it('shows no value of a column with personal data', async () => {
    const people = Array.from({ length: 5 }, (_, n) => `Лице ${n};${641_234_560 + n};${inventedEgn(n)}`);
    const csv = file('hora.csv', `име;л.к. №;ЕГН\n${people.join('\n')}\n`);
    const schema = file('hora.json', {
      fields: [
        { name: 'име', type: 'string' },
        { name: 'л.к. №', type: 'string', constraints: { maxLength: 5 } },
        { name: 'ЕГН', type: 'date' },
      ],
    });
    for (const form of [[], ['--json']]) {
      const { code, out } = await inProcess('check', csv, '--schema', schema, ...form);
      expect(code).toBe(8);
      expect(out.join('\n')).toContain('•••');
      expect(out.join('\n')).not.toMatch(/6412345|7501\d{4}/);
    }
  });

  it('takes the sheet that a package names, and of a workbook with one schema the first sheet', async () => {
    const sheet = (label: string): string => row(1, ['код', label]) + row(2, ['а', 1]) + row(3, ['б', 2]);
    const xlsx = file(
      'kniga.xlsx',
      makeXlsx([
        { name: 'Първи', rows: sheet('брой') },
        { name: 'Втори', rows: sheet('сума') },
      ]),
    );
    const fields = (label: string): object[] => [
      { name: 'код', type: 'string' },
      { name: label, type: 'integer' },
    ];
    const second = { path: 'kniga.xlsx', dialect: { sheetName: 'Втори' }, schema: { fields: fields('сума') } };
    expect(await inProcess('check', xlsx, '--schema', file('vtori.json', { resources: [second] }))).toMatchObject({
      code: 0,
    });
    expect(await inProcess('check', xlsx, '--schema', file('edna.json', { fields: fields('брой') }))).toMatchObject({
      code: 0,
    });
    expect(await inProcess('check', xlsx, '--schema', file('druga.json', { fields: fields('сума') }))).toMatchObject({
      code: 8,
      out: [expect.anything(), '  ✗ Първи!B1 incorrect-label: колоната се казва „брой“, а по схемата – „сума“'],
    });
    const third = { ...second, dialect: { sheetName: 'Трети' } };
    expect(await inProcess('check', xlsx, '--schema', file('treti.json', { resources: [third] }))).toMatchObject({
      code: 2,
      err: [expect.stringContaining('не намерихме таблицата, която схемата описва')],
    });
  });

  it.each<readonly [string, string | object, string]>([
    ['no JSON', '{', 'не е JSON'],
    ['no descriptor', [1], 'не е Table Schema'],
    ['no fields', { fields: [] }, 'fields: '],
    ['a type that there is not', { fields: [{ name: 'а', type: 'money' }] }, 'fields.0.type: '],
    [
      'a format that we cannot read',
      { fields: [{ name: 'а', type: 'date', format: '%d %B' }] },
      'полето „а“ (format: %d %B)',
    ],
    [
      'a pattern that is none',
      { fields: [{ name: 'а', type: 'string', constraints: { pattern: '(' } }] },
      'полето „а“ (constraints)',
    ],
    [
      'a bound of another type',
      { fields: [{ name: 'а', type: 'integer', constraints: { minimum: 'x' } }] },
      'полето „а“ (constraints)',
    ],
    ['a key of no field', { fields: [{ name: 'а' }], primaryKey: 'б' }, 'в ключа стои „б“'],
  ])('refuses a schema with %s', async (_, schema, said) => {
    expect(await inProcess('check', file('r.csv', CSV), '--schema', file('losha.json', schema))).toMatchObject({
      code: 2,
      err: [expect.stringContaining(said)],
    });
  });
});

it('an address without an answer is no bad table', async () => {
  const args = ['check', 'http://gone.example/r.csv', '--table-schema', '--resolve', 'gone.example=127.0.0.1:1'];
  expect(await inProcess(...args)).toMatchObject({
    code: 2,
    err: [expect.stringContaining('не получихме съдържание')],
  });
});

describe('check FILE --schema with CSVW metadata', () => {
  it('reads CSVW metadata, and finds them beside the file', async () => {
    const csv = file('uchilishta.csv', 'код;ученици\n01;1 234\n01;много\n');
    const columns = [
      { name: 'kod', titles: 'код' },
      { name: 'uchenici', titles: 'ученици', datatype: { base: 'integer', format: { groupChar: ' ' } }, колона: 2 },
    ];
    const context = 'http://www.w3.org/ns/csvw';
    const tableSchema = { columns, primaryKey: 'kod' };
    file('uchilishta.csv-metadata.json', {
      '@context': context,
      url: 'uchilishta.csv',
      dialect: { delimiter: ';' },
      tableSchema,
    });
    expect(await inProcess('check', csv, '--schema')).toEqual({
      code: 8,
      out: [
        `${csv} не отговаря на схемата.`,
        '  ! /tableSchema/columns/1/колона: CSVW няма такова свойство тук; пропускаме го',
        '  ✗ B3 type-error: „ученици“: „много“ не е integer',
        '  ✗ A3 primary-key: ключът „kod“ е празен или се повтаря: „01“',
      ],
      err: [],
    });
  });

  it('says which descriptions it looked for when none lies beside the file', async () => {
    const alone = join(mkdtempSync(join(dir, 'alone-')), 'a.csv');
    writeFileSync(alone, 'a,b\n1,2\n');
    const { code, err } = await inProcess('check', alone, '--schema');
    expect(code).toBe(2);
    expect(err.join('\n')).toContain('a.csv-metadata.json, csv-metadata.json, datapackage.json');
  });

  it('shows nothing of a column of personal numbers, in CSVW either', async () => {
    const csv = file('lica.csv', `егн,име\n${[1, 2, 3, 4].map((n) => `${inventedEgn(n)},x`).join('\n')}\n`);
    const columns = [{ titles: 'егн', datatype: 'date' }, { titles: 'име' }];
    const schema = file('lica.json', {
      '@context': 'http://www.w3.org/ns/csvw',
      url: 'lica.csv',
      tableSchema: { columns },
    });
    const { out } = await inProcess('check', csv, '--schema', schema, '--json');
    expect(out.join('\n')).toContain('•••');
    expect(out.join('\n')).not.toContain(inventedEgn(1));
  });
});
