import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { describeTables } from '../../src/app/describeTables.ts';
import { fakeClock } from '../gather/fakes/fakeClock.ts';
import { commandLine } from '../e2e/commandLine.ts';
import { makeOds, makeXlsx, row } from '../inspect/makeOffice.ts';
import { dataPackage } from './dataPackage.ts';
import { warmInspectors } from './warmInspectors.ts';

const dir = mkdtempSync(join(tmpdir(), 'zvezdomer-schema-'));
const inspectors = warmInspectors();
const inProcess = commandLine(inspectors);
afterAll(() => {
  inspectors.close();
  rmSync(dir, { recursive: true });
});

/** What is printed of a file, proven to be a Data Package. */
async function describeFile(name: string, content: string | Uint8Array) {
  writeFileSync(join(dir, name), content);
  const described = await describeTables(join(dir, name), { clock: fakeClock(), openPool: inspectors.openPool });
  return dataPackage.parse(JSON.parse(JSON.stringify(described))).resources;
}

const CSV = `РЕГИСТЪР на търговците;;;;;;
№;Име;ЕИК;ЕКАТТЕ;Сума;Дата;Активен
1;Алфа;175000001;00014;1 234,50;31.12.2025 г.;да
2;Бета;175000002;68134;950,00;01.02.2025 г.;не
3;Гама;175000003;56784;12 000,10;-;не
4;"Делта; и син";175000004;56784;5,10;05.07.2025 г.;да
`;

describe('the description of a table', () => {
  it('of a Bulgarian CSV has dialect, types and what is certain of the cells', async () => {
    const [resource, ...others] = await describeFile('Регистър 2025.csv', CSV);
    expect(others).toEqual([]);
    expect(resource).toMatchObject({
      name: 'registar-2025',
      path: 'Регистър 2025.csv',
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      dialect: { header: true, headerRows: [2], commentRows: [1], delimiter: ';', quoteChar: '"' },
      schema: { missingValues: ['', '-'] },
    });
    expect(resource?.schema.fields).toEqual([
      { name: '№', type: 'integer', constraints: { required: true, unique: true } },
      { name: 'Име', type: 'string', constraints: { required: true } },
      {
        name: 'ЕИК',
        type: 'string',
        constraints: { required: true, unique: true, pattern: String.raw`\d{9}(\d{4})?` },
      },
      { name: 'ЕКАТТЕ', type: 'string', constraints: { required: true, pattern: String.raw`\d{5}` } },
      { name: 'Сума', type: 'number', decimalChar: ',', groupChar: ' ', constraints: { required: true } },
      { name: 'Дата', type: 'date', format: '%d.%m.%Y г.' },
      { name: 'Активен', type: 'boolean', trueValues: ['да'], falseValues: ['не'], constraints: { required: true } },
    ]);
  });

  it('of a workbook has a resource for each sheet that holds a table, hidden ones too', async () => {
    const table = (more: string): string =>
      row(1, ['код', more]) + row(2, ['01', 5]) + row(3, ['02', 7.5]) + row(4, ['03', 8]);
    const xlsx = makeXlsx([
      { name: 'Данни', rows: table('брой') },
      { name: 'Празен', rows: '' },
      { name: 'Стари', rows: table('сума'), state: 'hidden' },
    ]);
    const resources = await describeFile('kniga.xlsx', xlsx);
    expect(resources.map(({ name, dialect }) => [name, dialect.sheetName])).toEqual([
      ['kniga-danni', 'Данни'],
      ['kniga-stari', 'Стари'],
    ]);
    expect(resources[1]?.schema.fields).toEqual([
      { name: 'код', type: 'string', constraints: { required: true, unique: true, pattern: String.raw`\d{2}` } },
      { name: 'сума', type: 'number', constraints: { required: true } },
    ]);
    expect(resources[0]).not.toHaveProperty('encoding');
  });

  it('is made of TSV, XLS and ODS as well', async () => {
    const rows = [
      ['име', 'брой'],
      ['а', 1],
      ['б', 2],
      ['в', 3],
    ];
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Л');
    const cell = (value: string | number): string =>
      typeof value === 'number'
        ? `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`
        : `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`;
    const ods = rows.map((cells) => `<table:table-row>${cells.map(cell).join('')}</table:table-row>`).join('');
    const described = [
      await describeFile('a.tsv', rows.map((cells) => cells.join('\t')).join('\n')),
      await describeFile('a.xls', write(book, { type: 'buffer', bookType: 'biff8' }) as Uint8Array),
      await describeFile('a.ods', makeOds(`<table:table table:name="Л">${ods}</table:table>`)),
    ];
    for (const [resource] of described) {
      expect(resource?.schema.fields.map(({ name, type }) => [name, type])).toEqual([
        ['име', 'string'],
        ['брой', 'integer'],
      ]);
    }
    expect(described.map(([resource]) => resource?.format)).toEqual(['tsv', 'xls', 'ods']);
    expect(described[0]?.[0]?.dialect.delimiter).toBe('\t');
  });

  it('says so when there is no table', async () => {
    const file = join(dir, 'pismo.txt');
    writeFileSync(file, 'Уважаеми съграждани,\nутре няма да има вода.\n');
    expect(await inProcess('check', file, '--table-schema')).toMatchObject({
      code: 2,
      err: [expect.stringContaining('не намерихме таблица, която да опишем (формат: txt)')],
    });
    writeFileSync(join(dir, 'r.csv'), CSV);
    const { code, out } = await inProcess('check', join(dir, 'r.csv'), '--table-schema');
    expect(code).toBe(0);
    expect(dataPackage.safeParse(JSON.parse(out.join('\n'))).success).toBe(true);
  });
});
