import { makeZip } from './makeZip.ts';

type SheetParts = { readonly name?: string; readonly rows: string; readonly after?: string; readonly state?: string };

const TYPES =
  '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>';

/** A workbook whose sheets are given as rows of sheet XML; style 1 is a date. */
export function makeXlsx(sheets: readonly SheetParts[], more: Readonly<Record<string, string>> = {}): Uint8Array {
  const list = sheets.map(
    (sheet, index) =>
      `<sheet name="${sheet.name ?? `Лист${index + 1}`}" sheetId="${index + 1}" r:id="rId${index + 1}"${sheet.state === undefined ? '' : ` state="${sheet.state}"`}/>`,
  );
  const rels = sheets.map(
    (_, index) => `<Relationship Id="rId${index + 1}" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const parts = Object.fromEntries(
    sheets.map((sheet, index) => [
      `xl/worksheets/sheet${index + 1}.xml`,
      `<worksheet><sheetData>${sheet.rows}</sheetData>${sheet.after ?? ''}</worksheet>`,
    ]),
  );
  return makeZip({
    '[Content_Types].xml': TYPES,
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${rels.join('')}</Relationships>`,
    'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    ...parts,
    ...more,
  });
}

/** One row of inline strings and numbers, from column A on. */
export function row(number: number, cells: readonly (string | number | null)[]): string {
  const written = cells.map((cell, index) => {
    const at = `${String.fromCharCode(65 + index)}${number}`;
    if (cell === null) return '';
    return typeof cell === 'number'
      ? `<c r="${at}"><v>${cell}</v></c>`
      : `<c r="${at}" t="inlineStr"><is><t>${cell}</t></is></c>`;
  });
  return `<row r="${number}">${written.join('')}</row>`;
}

/** An OpenDocument spreadsheet from the XML inside its tables. */
export function makeOds(tables: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  return makeZip({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    ...more,
  });
}
