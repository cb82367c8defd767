import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { inspect, valueOf } from '../factOf.ts';
import { makeOds, makeXlsx, row } from '../makeOffice.ts';
import { makeZip } from '../makeZip.ts';

const ROWS =
  row(1, ['код', 'име', 'брой']) +
  row(2, [1, 'Горна река', 25]) +
  row(3, [2, 'Долна река', 31]) +
  row(4, [3, 'Бор', 8]);

describe('XLSX', () => {
  it('reads shape, labels and sheets', async () => {
    const facts = await inspect(makeXlsx([{ name: 'Данни', rows: ROWS }]));
    expect(valueOf(facts, 'table.shape')).toEqual({
      rows: 3,
      columns: 3,
      headerRow: 1,
      sheet: 'Данни',
      complete: true,
    });
    expect(valueOf(facts, 'table.labels')).toEqual(['код', 'име', 'брой']);
    expect(valueOf(facts, 'table.sheets')).toEqual([{ name: 'Данни', rows: 4, columns: 3, hidden: false, merged: 0 }]);
    expect(valueOf(facts, 'table.faults')).toEqual([]);
  });

  it('takes the largest visible sheet and names the hidden one', async () => {
    const facts = await inspect(
      makeXlsx([
        { name: 'Тайна', rows: ROWS + row(5, [4, 'Ела', 2]), state: 'hidden' },
        { name: 'Явна', rows: ROWS },
      ]),
    );
    expect(valueOf(facts, 'table.shape')).toMatchObject({ sheet: 'Явна' });
    expect(valueOf(facts, 'table.faults')).toMatchObject([{ code: 'hidden-sheet', sheet: 'Тайна' }]);
  });

  it('sees merged cells, title rows and numbers written as text', async () => {
    const rows =
      row(1, ['Регистър за 2024 г.']) +
      row(3, ['код', 'име', 'сума']) +
      row(4, [1, 'а', '1 234,50']) +
      row(5, [2, 'б', '2 000,10']) +
      row(6, [3, 'в', '17,00']);
    const facts = await inspect(makeXlsx([{ rows, after: '<mergeCells><mergeCell ref="A1:C1"/></mergeCells>' }]));
    expect(valueOf(facts, 'table.shape')).toMatchObject({ headerRow: 3, rows: 3 });
    expect(valueOf(facts, 'table.faults')).toMatchObject([
      { code: 'title-rows', row: 1, quote: 'Регистър за 2024 г.' },
      { code: 'merged-cells', count: 1, breaksUse: true },
      { code: 'numbers-as-text', count: 3, row: 4, column: 3, quote: '1 234,50' },
    ]);
  });

  it('reads dates by the number format, and shared strings', async () => {
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" s="1"><v>45657</v></c></row><row r="3"><c r="A3" s="1"><v>45292</v></c></row>';
    const facts = await inspect(
      makeXlsx([{ rows }], {
        'xl/sharedStrings.xml': '<sst><si><r><t>да</t></r><r><t>та</t></r><rPh><t>x</t></rPh></si></sst>',
      }),
    );
    expect(valueOf(facts, 'table.labels')).toEqual(['дата']);
    expect(valueOf(facts, 'table.period')).toMatchObject({
      latest: { date: '2024-12-31' },
      earliest: { date: '2024-01-01' },
      from: 'column',
    });
  });

  it('reads dates and licence from the properties', async () => {
    const core =
      '<cp:coreProperties xmlns:cp="c" xmlns:dcterms="d" xmlns:dc="e"><dcterms:created>2024-05-01T08:00:00Z</dcterms:created><dc:description>Лиценз: CC BY 4.0</dc:description></cp:coreProperties>';
    const facts = await inspect(makeXlsx([{ rows: ROWS }], { 'docProps/core.xml': core }));
    expect(valueOf(facts, 'document.dates')).toEqual({ created: '2024-05-01T08:00:00Z', modified: null });
    expect(valueOf(facts, 'licence.statements')).toMatchObject([{ kind: 'open', source: 'property', scope: 'file' }]);
  });

  it('says that a workbook without cells is empty, and one without a workbook part unreadable', async () => {
    expect(valueOf(await inspect(makeXlsx([{ rows: '' }])), 'table.shape')).toBe('[empty]');
    const broken = makeZip({ '[Content_Types].xml': 'spreadsheetml.sheet.main+xml', 'a.xml': '<a/>' });
    const facts = await inspect(broken);
    expect(valueOf(facts, 'format.id')).toBe('xlsx');
    expect(valueOf(facts, 'table.shape')).toBe('[unparsable]');
  });

  it('does not expand entities', async () => {
    const rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row>';
    const facts = await inspect(makeXlsx([{ rows }]));
    expect(JSON.stringify(facts)).not.toContain('passwd');
    expect(valueOf(facts, 'format.id')).toBe('xlsx');
  });
});

describe('ODS', () => {
  const cell = (text: string, more = ''): string =>
    `<table:table-cell office:value-type="string"${more}><text:p>${text}</text:p></table:table-cell>`;
  const number = (value: number): string =>
    `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`;
  const rowOf = (...cells: readonly string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`;
  const PADDING =
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>';

  it('reads a sheet and does not unfold its padding', async () => {
    const facts = await inspect(
      makeOds(
        `<table:table table:name="Лист">${rowOf(cell('код'), cell('име'))}${rowOf(number(1), cell('Река'))}${rowOf(number(2), cell('Гора'))}${rowOf(number(3), cell('Бор'))}${PADDING}</table:table>`,
      ),
    );
    expect(valueOf(facts, 'table.shape')).toEqual({ rows: 3, columns: 2, headerRow: 1, sheet: 'Лист', complete: true });
    expect(valueOf(facts, 'table.sheets')).toMatchObject([{ rows: 4, columns: 2 }]);
  });

  it('counts merged cells and keeps the columns behind empty ones', async () => {
    const rows =
      rowOf(cell('код', ' table:number-columns-spanned="2"'), '<table:covered-table-cell/>', cell('брой')) +
      rowOf(number(1), '<table:table-cell/>', number(5));
    const facts = await inspect(makeOds(`<table:table table:name="A">${rows}</table:table>`));
    expect(valueOf(facts, 'table.labels')).toEqual(['код', '', 'брой']);
    expect(valueOf(facts, 'table.sheets')).toMatchObject([{ merged: 1, columns: 3 }]);
  });

  it('says that an encrypted sheet is encrypted', async () => {
    const facts = await inspect(makeOds('<table:table/>', { 'META-INF/manifest.xml': '<manifest:encryption-data/>' }));
    expect(valueOf(facts, 'table.shape')).toBe('[encrypted]');
    expect(valueOf(facts, 'format.note')).toBe('encrypted');
  });
});

describe('XLS', () => {
  it('reads an old workbook like a new one', async () => {
    const sheet = utils.aoa_to_sheet([
      ['код', 'име'],
      [1, 'Река'],
      [2, 'Гора'],
      [3, 'Бор'],
    ]);
    const book = utils.book_new(sheet, 'Данни');
    const bytes = write(book, { type: 'buffer', bookType: 'biff8' }) as Uint8Array;
    const facts = await inspect(bytes);
    expect(valueOf(facts, 'format.id')).toBe('xls');
    expect(valueOf(facts, 'table.shape')).toEqual({
      rows: 3,
      columns: 2,
      headerRow: 1,
      sheet: 'Данни',
      complete: true,
    });
    expect(valueOf(facts, 'table.labels')).toEqual(['код', 'име']);
  });
});

describe('XLSB', () => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['код', 'име', 'брой'], ...Array.from({ length: 30 }, (_, n) => [n, `Село ${n}`, n * 7])]), 'Данни'); // prettier-ignore
  const bytes = write(book, { type: 'buffer', bookType: 'xlsb', compression: true }) as Uint8Array;

  it('reads a binary workbook like any other', async () => {
    const facts = await inspect(bytes);
    expect(valueOf(facts, 'format.id')).toBe('xlsb');
    expect(valueOf(facts, 'table.labels')).toEqual(['код', 'име', 'брой']);
    expect(valueOf(facts, 'table.shape')).toMatchObject({ rows: 30, columns: 3, sheet: 'Данни' });
  });

  it('comes to an end wherever the file is damaged', async () => {
    for (let at = 40; at < bytes.length; at += 97) {
      const damaged = Uint8Array.from(bytes);
      damaged[at] = 255 - (damaged[at] ?? 0);
      expect(await inspect(damaged)).not.toEqual([]);
    }
  }, 20_000);
});
