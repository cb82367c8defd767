import type { OpenZip, ZipMember } from '../archives/openZip.ts';
import { EnoughRead, readXmlEvents, xmlPieces } from '../trees/readXmlEvents.ts';
import { isBuiltInDateFormat, isDateFormat, isNumberAsText, serialDate } from './excelDates.ts';
import type { TableWatch } from './tableWatch.ts';
import type { SheetReading } from './workbook.ts';
import { MAX_CELLS, startSheet } from './workbook.ts';

const PART_BYTES = 256 * 1024 * 1024;
const MAX_STRINGS_CHARACTERS = 64 * 1024 * 1024;
const MAX_CELL_CHARACTERS = 2000;
const MAX_SHEETS = 200;
const MAX_COLUMN = 16_384;

type SheetEntry = { readonly name: string; readonly hidden: boolean; readonly member: ZipMember };
type Styles = { readonly isDate: readonly boolean[]; readonly from1904: boolean };

/**
 * Sheets of an Office Open XML workbook, read as streams: shared strings and number formats are kept, cells are not.
 * Throws when the workbook itself cannot be read.
 */
export async function readXlsx(zip: OpenZip, watch?: TableWatch): Promise<readonly SheetReading[]> {
  const { sheets, from1904 } = await readWorkbookPart(zip);
  const strings = await readSharedStrings(zip);
  const styles: Styles = { isDate: await readDateStyles(zip), from1904 };
  const readings: SheetReading[] = [];
  let cellsLeft = MAX_CELLS;
  for (const sheet of sheets) {
    const { reading, cells } = await readSheet(zip, sheet, { strings, styles, cellsLeft, watch });
    cellsLeft -= cells;
    readings.push(reading);
  }
  return readings;
}

function findPart(zip: OpenZip, ending: string): ZipMember | undefined {
  const wanted = ending.toLowerCase().replace(/^\//, '');
  return (
    zip.members.find((member) => member.name.toLowerCase() === wanted) ??
    zip.members.find((member) => member.name.toLowerCase().endsWith(`/${wanted}`))
  );
}

async function readWorkbookPart(zip: OpenZip): Promise<{ sheets: SheetEntry[]; from1904: boolean }> {
  const workbook =
    findPart(zip, 'xl/workbook.xml') ?? zip.members.find((member) => /workbook\d*\.xml$/i.test(member.name));
  if (workbook === undefined) throw new Error('the workbook part is missing');
  const listed: { name: string; hidden: boolean; rel: string }[] = [];
  let from1904 = false;
  const problem = await readPart(zip, workbook, (local, attributes) => {
    if (local === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
    if (local !== 'sheet') return;
    const rel = Object.entries(attributes).find(([key]) => /(?:^|:)id$/.test(key) && key.includes(':'))?.[1] ?? '';
    listed.push({ name: attributes['name'] ?? '', hidden: (attributes['state'] ?? 'visible') !== 'visible', rel });
  });
  if (problem !== null && listed.length === 0) throw new Error(problem);
  const targets = await readTargets(zip, workbook);
  const sheets: SheetEntry[] = [];
  for (const { name, hidden, rel } of listed.slice(0, MAX_SHEETS)) {
    const member = findPart(zip, targets.get(rel) ?? '');
    if (member !== undefined && /sheet/i.test(targets.get(rel) ?? '')) sheets.push({ name, hidden, member });
  }
  return { sheets, from1904 };
}

async function readTargets(zip: OpenZip, workbook: ZipMember): Promise<ReadonlyMap<string, string>> {
  const slash = workbook.name.lastIndexOf('/');
  const folder = workbook.name.slice(0, slash + 1);
  const rels = findPart(zip, `${folder}_rels/${workbook.name.slice(slash + 1)}.rels`);
  const targets = new Map<string, string>();
  if (rels === undefined) return targets;
  await readPart(zip, rels, (local, attributes) => {
    if (local !== 'Relationship') return;
    const target = (attributes['Target'] ?? '').replaceAll('\\', '/').replace(/^\.\//, '');
    targets.set(attributes['Id'] ?? '', target.startsWith('/') ? target : `${folder}${target}`);
  });
  return targets;
}

function readPart(
  zip: OpenZip,
  member: ZipMember,
  open: (local: string, attributes: Readonly<Record<string, string>>) => void,
): Promise<string | null> {
  return readXmlEvents(xmlPieces(zip.stream(member, PART_BYTES)), {
    open: ({ local, attributes }) => open(local, attributes),
  });
}

async function readSharedStrings(zip: OpenZip): Promise<readonly string[]> {
  const member = findPart(zip, 'xl/sharedStrings.xml');
  if (member === undefined) return [];
  const strings: string[] = [];
  let current = '';
  let characters = 0;
  let inText = false;
  let phonetic = false;
  await readXmlEvents(xmlPieces(zip.stream(member, PART_BYTES)), {
    open({ local }) {
      if (local === 'si') current = '';
      else if (local === 'rPh') phonetic = true;
      else if (local === 't') inText = !phonetic;
    },
    close(local) {
      if (local === 't') inText = false;
      else if (local === 'rPh') phonetic = false;
      else if (local === 'si') {
        strings.push(current.slice(0, MAX_CELL_CHARACTERS));
        characters += current.length;
        if (characters > MAX_STRINGS_CHARACTERS) throw new EnoughRead();
      }
    },
    text(text) {
      if (inText) current += text;
    },
  });
  return strings;
}

async function readDateStyles(zip: OpenZip): Promise<readonly boolean[]> {
  const member = findPart(zip, 'xl/styles.xml');
  if (member === undefined) return [];
  const custom = new Map<number, boolean>();
  const isDate: boolean[] = [];
  let inCellFormats = false;
  await readXmlEvents(xmlPieces(zip.stream(member, PART_BYTES)), {
    open({ local, attributes }) {
      if (local === 'numFmt') custom.set(Number(attributes['numFmtId']), isDateFormat(attributes['formatCode'] ?? ''));
      else if (local === 'cellXfs') inCellFormats = true;
      else if (local === 'xf' && inCellFormats) {
        const id = Number(attributes['numFmtId'] ?? 0);
        isDate.push(custom.get(id) ?? isBuiltInDateFormat(id));
      }
    },
    close(local) {
      if (local === 'cellXfs') inCellFormats = false;
    },
  });
  return isDate;
}

type Cell = { column: number; type: string; style: number; value: string };

type SheetSurroundings = {
  readonly strings: readonly string[];
  readonly styles: Styles;
  readonly cellsLeft: number;
  readonly watch: TableWatch | undefined;
};

async function readSheet(
  zip: OpenZip,
  sheet: SheetEntry,
  { strings, styles, cellsLeft, watch }: SheetSurroundings,
): Promise<{ reading: SheetReading; cells: number }> {
  const reader = startSheet(sheet.name, watch);
  let rowNumber = 0;
  let row: string[] = [];
  let cell: Cell | null = null;
  let inValue = false;
  let merged = 0;
  let cells = 0;
  const problem = await readXmlEvents(xmlPieces(zip.stream(sheet.member, PART_BYTES)), {
    open({ local, attributes }) {
      if (local === 'row') {
        rowNumber = Number(attributes['r'] ?? rowNumber + 1) || rowNumber + 1;
        row = [];
      } else if (local === 'c') {
        cell = {
          column: columnOf(attributes['r'], row.length),
          type: attributes['t'] ?? 'n',
          style: Number(attributes['s'] ?? 0),
          value: '',
        };
      } else if (local === 'v' || local === 't') inValue = cell !== null;
      else if (local === 'mergeCell') merged += 1;
    },
    text(text) {
      if (inValue && cell !== null && cell.value.length < MAX_CELL_CHARACTERS) cell.value += text;
    },
    close(local) {
      if (local === 'v' || local === 't') inValue = false;
      else if (local === 'c' && cell !== null) {
        const words = cellText(cell, strings, styles);
        if (words !== '') {
          while (row.length < cell.column) row.push('');
          row[cell.column] = words;
        }
        if (['s', 'str', 'inlineStr'].includes(cell.type) && isNumberAsText(words))
          reader.textNumber(rowNumber, cell.column + 1, words);
        cell = null;
        cells += 1;
      } else if (local === 'row') {
        reader.row(row, rowNumber);
        if (cells > cellsLeft) throw new EnoughRead();
      }
    },
  });
  const complete = problem === null && cells <= cellsLeft;
  return { reading: reader.finish({ merged, complete, hidden: sheet.hidden }), cells };
}

/** Column of a reference like `AB12`, from 0; the next one when the cell has none. */
function columnOf(reference: string | undefined, next: number): number {
  let column = 0;
  for (const letter of (reference ?? '').match(/^[A-Z]+/)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return column === 0 ? next : Math.min(column, MAX_COLUMN) - 1;
}

function cellText(cell: Cell, strings: readonly string[], styles: Styles): string {
  switch (cell.type) {
    case 's':
      return strings[Number(cell.value)] ?? '';
    case 'b':
      return cell.value === '1' ? 'TRUE' : 'FALSE';
    case 'n':
      return styles.isDate[cell.style] === true
        ? (serialDate(Number(cell.value), styles.from1904) ?? cell.value)
        : cell.value;
    default:
      return cell.value;
  }
}
