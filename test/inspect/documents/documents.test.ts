import { describe, expect, it } from 'vitest';
import { countGrids, type DocumentGrid } from '../../../src/inspect/documents/documentGrid.ts';
import { documentSigns } from '../../../src/inspect/documents/documentSigns.ts';
import { findGrid } from '../../../src/inspect/documents/findGrid.ts';
import { readDocGrids } from '../../../src/inspect/documents/readDocGrids.ts';
import { readRtf } from '../../../src/inspect/documents/readRtf.ts';
import { inspect, valueOf } from '../factOf.ts';
import { makeZip } from '../makeZip.ts';
import { realTables } from '../realTables.ts';

/** A PDF of one page with the given content stream, without a cross-reference table: readers rebuild it. */
function makePdf(content: string, more = ''): Uint8Array {
  const objects = [
    '1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj',
    '2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj',
    '3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</I 6 0 R>>>>>> endobj',
    `4 0 obj <</Length ${content.length}>> stream\n${content}\nendstream endobj`,
    '5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj',
    '6 0 obj <</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>> stream\nx\nendstream endobj',
    `7 0 obj <</CreationDate(D:20240131120000Z)${more}>> endobj`,
  ];
  return Buffer.from(`%PDF-1.4\n${objects.join('\n')}\ntrailer <</Root 1 0 R/Info 7 0 R>>\n`, 'latin1');
}

const line = (y: number, cells: readonly string[]): string =>
  cells.map((cell, index) => `BT /F1 10 Tf ${50 + 150 * index} ${y} Td (${cell}) Tj ET`).join('\n');

describe('PDF', () => {
  it('is not read when thousands of its dictionaries never end: that took the square of its length', async () => {
    const open = '1 0 obj\n<< /C.<< /Pages 2 0 R /Type /Catalog >>\nendobj\n'.repeat(3_000);
    const facts = await inspect(Buffer.from(`%PDF-1.3\n${open}`, 'latin1'));
    expect(facts.find(({ key }) => key === 'pdf.shape')).toMatchObject({
      known: false,
      because: { why: 'too-costly' },
    });
  });

  it('tells a text, its dates and its first words', async () => {
    const facts = await inspect(makePdf(line(700, ['This page holds enough letters to be a text'])));
    expect(valueOf(facts, 'pdf.shape')).toEqual({
      pages: 1,
      textPages: 1,
      imagePages: 0,
      kind: 'text',
      tableLike: false,
      recognisedPages: 0,
      tablePages: 0,
      tagged: false,
      embeddedFiles: 0,
      restricted: false,
    });
    expect(valueOf(facts, 'document.words')).toBe('This page holds enough letters to be a text');
    expect(valueOf(facts, 'document.dates')).toEqual({ created: '2024-01-31T12:00:00', modified: null });
  });

  it('calls one line of text no scan', async () => {
    expect(valueOf(await inspect(makePdf(line(700, ['No payments today']))), 'pdf.shape')).toMatchObject({
      kind: 'text',
    });
  });

  it('tells a scan with a page number on it', async () => {
    const facts = await inspect(makePdf(`q 600 0 0 800 0 0 cm /I Do Q\n${line(20, ['12'])}`));
    expect(valueOf(facts, 'pdf.shape')).toMatchObject({ kind: 'scan', imagePages: 1 });
  });

  const WHOLE_PAGE = 'q 600 0 0 800 0 0 cm /I Do Q';
  const LETTERS = 'These are the many letters of a page that anybody can read, search and copy';

  it.each([
    { name: 'a scan with recognised text', content: `${WHOLE_PAGE} 3 Tr ${line(700, [LETTERS])}`, kind: 'scan-ocr' },
    { name: 'a text over a coloured picture', content: `${WHOLE_PAGE} ${line(700, [LETTERS])}`, kind: 'text' },
    {
      name: 'a short text with a logo',
      content: `q 60 0 0 60 0 700 cm /I Do Q ${line(600, ['Twenty five letters or more'])}`,
      kind: 'text',
    },
    {
      name: 'a stamp over a scan',
      content: `${WHOLE_PAGE} ${line(600, ['Twenty five letters or more'])}`,
      kind: 'scan',
    },
    {
      name: 'a scan in two bands',
      content: `q 600 0 0 400 0 0 cm /I Do Q q 600 0 0 400 0 400 cm /I Do Q ${line(20, ['Copy of the original no 12'])}`,
      kind: 'scan',
    },
    {
      name: 'a picture in a turned space',
      content: `q 0 1 -1 0 600 0 cm q 800 0 0 600 0 0 cm /I Do Q Q ${line(20, ['Copy of the original no 12'])}`,
      kind: 'scan',
    },
    { name: 'nothing', content: '', kind: 'empty' },
  ])('tells $name', async ({ content, kind }) => {
    expect(valueOf(await inspect(makePdf(content)), 'pdf.shape')).toMatchObject({ kind });
  });

  it('sees columns', async () => {
    const rows = Array.from({ length: 8 }, (_, index) =>
      line(700 - 15 * index, [`row ${index}`, `place ${index}`, `${index * 7}`]),
    );
    expect(valueOf(await inspect(makePdf(rows.join('\n'))), 'pdf.shape')).toMatchObject({ tableLike: true });
  });

  it('sees columns on a page that lies on its side', async () => {
    const cells = (x: number, words: readonly string[]): string =>
      words.map((word, index) => `BT /F1 10 Tf 0 1 -1 0 ${x} ${50 + 150 * index} Tm (${word}) Tj ET`).join('\n');
    const rows = Array.from({ length: 8 }, (_, index) =>
      cells(100 + 15 * index, [`row ${index}`, `place ${index}`, `${index * 7}`]),
    );
    const facts = await inspect(makePdf(rows.join('\n')));
    expect(valueOf(facts, 'pdf.shape')).toMatchObject({ tableLike: true });
    expect(valueOf(facts, 'document.signs')).toMatchObject({ table: { rows: 8, columns: 3 } });
  });

  it('sees names with sums, and no table in a list of contents', async () => {
    const list = (cells: (index: number) => readonly string[]): string =>
      Array.from({ length: 9 }, (_, index) => line(700 - 15 * index, cells(index))).join('\n');
    const sums = await inspect(makePdf(list((index) => [`service ${index}`, `${index * 3}.50`])));
    expect(valueOf(sums, 'document.signs')).toMatchObject({ table: { columns: 2 } });
    const contents = await inspect(makePdf(list((index) => [`Part ${index} ..........`, `${index}`])));
    expect(valueOf(contents, 'document.signs')).toMatchObject({ table: null });
  });

  it('calls a broken file malformed', async () => {
    const facts = await inspect('%PDF-1.7\nthis is not a document');
    expect(valueOf(facts, 'format.id')).toBe('pdf');
    expect(valueOf(facts, 'pdf.shape')).toBe('[unparsable]');
    expect(valueOf(facts, 'format.note')).toBe('malformed');
  });
});

describe('findGrid', () => {
  it('does not take words of running text for columns', () => {
    const items = Array.from({ length: 30 }, (_, index) => ({
      text: 'слово',
      x: 50 + (index % 6) * 40,
      y: 700 - Math.floor(index / 6) * 12,
      width: 38,
      height: 10,
    }));
    expect(findGrid(items).grid).toBeNull();
  });
});

describe('DOCX and ODT', () => {
  const cell = (words: string): string => `<w:tc><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:tc>`;
  const docx = (body: string): Uint8Array =>
    makeZip({
      '[Content_Types].xml': 'wordprocessingml.document.main+xml',
      'word/document.xml': `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
    });

  it('counts tables and rows and reads the first words', async () => {
    const rows = `<w:tr>${cell('Име')}${cell('Брой')}</w:tr>`.repeat(3);
    const facts = await inspect(
      docx(`<w:p><w:r><w:t>Списък на</w:t></w:r></w:p><w:p><w:r><w:t>имоти</w:t></w:r></w:p><w:tbl>${rows}</w:tbl>`),
    );
    expect(valueOf(facts, 'document.tables')).toEqual({ tables: 1, largestRows: 3, largestColumns: 2 });
    expect(valueOf(facts, 'document.words')).toMatch(/^Списък на имоти Име Брой/);
  });

  it('does not call a frame of one cell a table', async () => {
    const facts = await inspect(docx(`<w:tbl><w:tr>${cell('Община Бяла река')}</w:tr></w:tbl>`));
    expect(valueOf(facts, 'document.tables')).toEqual({ tables: 0, largestRows: 0, largestColumns: 0 });
  });

  it('counts repeated rows and columns of an ODT, cells over several columns, and empty rows once', async () => {
    const odt = (body: string): Uint8Array =>
      makeZip({
        mimetype: 'application/vnd.oasis.opendocument.text',
        'content.xml': `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><text:p>Списък</text:p><table:table>${body}</table:table></office:document-content>`,
      });
    const row = (attributes: string, cells: string): string =>
      `<table:table-row${attributes}>${cells}</table:table-row>`;
    const filled = '<table:table-cell><text:p>а</text:p></table:table-cell>';
    const body =
      row(
        '',
        `<table:table-cell table:number-columns-spanned="2"><text:p>Общо</text:p></table:table-cell><table:covered-table-cell/>${filled}`,
      ) +
      row(
        ' table:number-rows-repeated="4"',
        `<table:table-cell table:number-columns-repeated="3"><text:p>б</text:p></table:table-cell>`,
      ) +
      row(' table:number-rows-repeated="9999"', '<table:table-cell table:number-columns-repeated="3"/>');
    expect(valueOf(await inspect(odt(body)), 'document.tables')).toEqual({
      tables: 1,
      largestRows: 6,
      largestColumns: 3,
    });
    const wide = `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr></w:tc></w:tr>${`<w:tr>${cell('а').repeat(3)}</w:tr>`.repeat(2)}</w:tbl>`;
    expect(valueOf(await inspect(docx(wide)), 'document.tables')).toEqual({
      tables: 1,
      largestRows: 3,
      largestColumns: 3,
    });
  });

  it('reads an ODT', async () => {
    const content =
      '<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><text:p>Писмо до<text:s/>кмета</text:p></office:document-content>';
    const facts = await inspect(
      makeZip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': content }),
    );
    expect(valueOf(facts, 'document.words')).toBe('Писмо до кмета');
  });
});

describe('tables of Word 97', () => {
  const M = '\u0007';
  it.each([
    {
      name: 'one table',
      text: `Увод\rа${M}б${M}${M}в${M}г${M}${M}Край\r`,
      rows: [
        ['а', 'б'],
        ['в', 'г'],
      ],
    },
    {
      name: 'an empty last cell',
      text: `а${M}${M}${M}б${M}${M}${M}в${M}г${M}${M}`,
      rows: [
        ['а', ''],
        ['б', ''],
        ['в', 'г'],
      ],
    },
    {
      name: 'an empty first cell',
      text: `${M}б${M}${M}в${M}г${M}${M}`,
      rows: [
        ['', 'б'],
        ['в', 'г'],
      ],
    },
    {
      name: 'a cell of two paragraphs',
      text: `а\rб${M}в${M}${M}г${M}д${M}${M}`,
      rows: [
        ['б', 'в'],
        ['г', 'д'],
      ],
    },
    {
      name: 'rows of different length',
      text: `а${M}б${M}${M}в${M}${M}г${M}д${M}${M}`,
      rows: [['а', 'б'], ['в'], ['г', 'д']],
    },
  ])('reads $name', ({ text, rows }) => {
    expect(readDocGrids(text).grids.map((grid) => grid.rows)).toEqual([rows]);
  });

  it('keeps what stands before, between and behind', () => {
    const table = `а${M}б${M}${M}`.repeat(2);
    const { lines, grids } = readDocGrids(`Първо\rВторо\r${table}Трето\rЧетвърто\r${table}Пето`);
    expect(lines).toEqual(['Първо', 'Второ', 'Трето', 'Четвърто', 'Пето']);
    expect(grids.map(({ rowCount, columns }) => [rowCount, columns])).toEqual([
      [2, 2],
      [2, 2],
    ]);
  });
});

describe('signs of a document', () => {
  const signs = realTables().documents;
  const marksOf = (...lines: readonly string[]): readonly string[] =>
    documentSigns(lines, [], signs).marks.map(({ side, place }) => `${side} ${place}`);
  const row = (...cells: readonly string[]): readonly string[] => cells;
  const grid = (rows: readonly (readonly string[])[]): DocumentGrid => ({
    rows,
    rowCount: rows.length,
    columns: rows[0]?.length ?? 0,
  });

  it.each([
    { lines: ['З А П О В Е Д', '№ 5'], marks: ['order headings'] },
    { lines: ['  „Заповед“ № 5'], marks: ['order headings'] },
    { lines: ['Тази заповед е стара'], marks: [] },
    { lines: ['УВАЖАЕМИ ДАМИ И ГОСПОДА,'], marks: ['letter lines'] },
    { lines: ['РЕГИСТЪР на имотите'], marks: ['data headings'] },
    { lines: [`Заповед ${'дълго изречение '.repeat(20)}`], marks: [] },
    {
      lines: [...Array.from({ length: 60 }, () => 'Ред от текста, който е дълъг колкото е нужно.'), 'ЗАПОВЕД'],
      marks: [],
    },
  ])('finds $marks in $lines.0', ({ lines, marks }) => {
    expect(marksOf(...lines)).toEqual(marks);
  });

  it('masks personal data in what it quotes', () => {
    const [mark] = documentSigns(['Уважаеми г-н Боров, ЕГН 6101057509'], [], signs).marks;
    expect(mark?.quote).not.toContain('6101057509');
  });

  it.each([
    ['Име: ............ Дата: ______', 2],
    ['Раздел 3 .................... 17', 0],
    ['Подпис: ………………', 1],
    ['□ лично ☐ по пощата', 2],
    ['и т. н. ...', 0],
  ])('counts the blanks in „%s“', (line, blanks) => {
    expect(documentSigns([line], [], signs).blanks).toBe(blanks);
  });

  it('measures the table with the most rows, pages of one table together', () => {
    const page = grid([
      row('№', 'Наименование', 'Сума'),
      ...[1, 2, 3, 4, 5, 6].map((n) => row(`${n}`, 'Имот', `${n},50 лв.`)),
    ]);
    const { table, inTables } = documentSigns(['Списък'], [page, grid([row('а', 'б'), row('в', 'г')])], signs);
    expect(table).toEqual({
      rows: 6,
      columns: 3,
      filled: 1,
      numbers: 0.67,
      cellCharacters: 4,
      numbered: true,
      labels: ['№', 'Наименование', 'Сума'],
    });
    expect(inTables).toBeGreaterThan(0.8);
  });

  it('says nothing of a document without words', async () => {
    expect(valueOf(await inspect(makePdf('')), 'document.signs')).toBeUndefined();
  });
});

describe('RTF', () => {
  it('reads Cyrillic in both ways of writing it, and hides what is not shown', () => {
    const source = String.raw`{\rtf1\ansi\ansicpg1251{\fonttbl{\f0 Arial;}}\'d0\'e5\'ea\'e0 \u1041?\u1086?\u1088?{\*\hidden тайна}\par}`;
    expect(readRtf(source).words).toBe('Река Бор');
  });

  it('reads a Cyrillic font in a document of another code page, and only that font', () => {
    const source = String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}\f1\'c1\'ee\'f0 {\f0 caf\'e9}}`;
    expect(readRtf(source).words).toBe('Бор café');
  });

  it('counts rows and cells of tables', () => {
    const row = String.raw`\trowd\cellx100\cellx200 a\cell b\cell\row `;
    expect(countGrids(readRtf(`{\\rtf1 ${row.repeat(3)}}`).grids)).toEqual({
      tables: 1,
      largestRows: 3,
      largestColumns: 2,
    });
  });

  it('reads dates of the document', () => {
    expect(readRtf(String.raw`{\rtf1{\info{\creatim\yr2024\mo3\dy5}}x}`)).toMatchObject({
      created: '2024-03-05',
      modified: null,
    });
  });
});
