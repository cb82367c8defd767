import { PAGE_LIMITS } from './pageReading.ts';
import type { PageRegion, ReadHtmlTable } from './pageReading.ts';

type OpenTable = {
  /** Place among the tables of the page by where they begin. */
  readonly order: number;
  readonly css: string;
  readonly heading: string;
  readonly region: PageRegion;
  readonly from: number;
  readonly presentation: boolean;
  rows: string[][];
  /** Row (index) up to which a column is covered by a cell from above. */
  covered: number[];
  row: string[] | null;
  rowHead: boolean;
  rowLinked: boolean;
  cell: { text: string; colspan: number; rowspan: number; head: boolean } | null;
  caption: string | null;
  captionText: string;
  inHead: boolean;
  headerRows: number;
  mergedCells: number;
  nestedTables: number;
  formFields: number;
  fileRows: number;
  complete: boolean;
};

/** Largest spans that are followed: a colspan of a million is no table. */
const MAX_SPAN = 200;
const MAX_COLUMNS = 500;

/** Collects the tables of a page while it is read; tables inside tables are collected for themselves. */
export type TableCollector = {
  open(tag: string, attributes: Readonly<Record<string, string>>, place: () => TablePlace): void;
  text(words: string): void;
  close(tag: string, at: number): void;
  /** All tables, outer before inner. */
  finish(at: number): readonly ReadHtmlTable[];
};
export type TablePlace = {
  readonly css: string;
  readonly heading: string;
  readonly region: PageRegion;
  readonly from: number;
};

/** Addresses that give a file by their ending or by what systems call such addresses. */
const FILE_LINK =
  /\.(?:csv|tsv|xlsx?|ods|json|xml|kml|zip|7z|rar|pdf|docx?|odt|rtf|txt|p7s|p7m)(?:[?#].*)?$|(?:download|getfile|attachment|\$file)/i;
const FILE_WORDS = /изтегл|свали|прикачен|(?<![\p{L}])(?:pdf|docx?|xlsx?|zip|rar)(?![\p{L}])/iu;

const FIELDS: ReadonlySet<string> = new Set(['input', 'select', 'textarea']);

export function tableCollector(): TableCollector {
  const stack: OpenTable[] = [];
  const done: { readonly order: number; readonly table: ReadHtmlTable }[] = [];
  let cellsLeft: number = PAGE_LIMITS.tableCells;
  let opened = 0;

  function endCell(table: OpenTable): void {
    const { cell } = table;
    if (cell === null || table.row === null) return;
    table.cell = null;
    if (cellsLeft <= 0) {
      table.complete = false;
      return;
    }
    const rowIndex = table.rows.length;
    let column = table.row.length;
    while (column < MAX_COLUMNS && (table.covered[column] ?? 0) > rowIndex) column = table.row.push('');
    if (column >= MAX_COLUMNS) return;
    if (cell.colspan > 1 || cell.rowspan > 1) table.mergedCells += 1;
    for (let offset = 0; offset < cell.colspan && column + offset < MAX_COLUMNS; offset += 1) {
      // As in a spreadsheet: a merged cell has its words once, the places it covers are empty.
      table.row[column + offset] = offset === 0 ? cell.text.trim() : '';
      if (cell.rowspan > 1) table.covered[column + offset] = rowIndex + cell.rowspan;
      cellsLeft -= 1;
    }
    table.rowHead &&= cell.head;
  }

  function endRow(table: OpenTable): void {
    endCell(table);
    const { row } = table;
    if (row === null) return;
    table.row = null;
    if (row.length === 0) return;
    while (row.length < MAX_COLUMNS && (table.covered[row.length] ?? 0) > table.rows.length) row.push('');
    if (table.rowHead && table.headerRows === table.rows.length) table.headerRows += 1;
    if (table.rowLinked || row.some((cell) => cell.length < 200 && FILE_WORDS.test(cell))) table.fileRows += 1;
    table.rows.push(row);
  }

  function endTable(at: number): void {
    const table = stack.pop();
    if (table === undefined) return;
    endRow(table);
    const {
      css,
      heading,
      region,
      from,
      presentation,
      rows,
      headerRows,
      mergedCells,
      nestedTables,
      formFields,
      fileRows,
      complete,
    } = table;
    const caption = table.captionText.replace(/\s+/g, ' ').trim();
    done.push({
      order: table.order,
      table: {
        css,
        heading,
        region,
        from,
        to: at,
        presentation,
        rows,
        headerRows,
        mergedCells,
        nestedTables,
        formFields,
        fileRows,
        complete,
        caption,
      },
    });
  }

  return {
    open(tag, attributes, place) {
      if (tag === 'table') {
        for (const outer of stack) outer.nestedTables += 1;
        if (opened >= PAGE_LIMITS.tables || stack.length >= 50) return;
        opened += 1;
        stack.push(openTable(opened, place(), attributes));
        return;
      }
      const table = stack.at(-1);
      if (table === undefined) return;
      if (tag === 'caption') table.caption = '';
      else if (tag === 'thead') table.inHead = true;
      else if (tag === 'tr') {
        endRow(table);
        table.row = [];
        table.rowHead = true;
        table.rowLinked = false;
      } else if (tag === 'td' || tag === 'th') {
        endCell(table);
        table.row ??= [];
        table.cell = {
          text: '',
          colspan: span(attributes['colspan']),
          rowspan: span(attributes['rowspan']),
          head: tag === 'th' || table.inHead,
        };
      } else if (tag === 'a' && FILE_LINK.test(attributes['href'] ?? '')) table.rowLinked = true;
      else if (FIELDS.has(tag) && attributes['type'] !== 'hidden') table.formFields += 1;
      else if (tag === 'br' && table.cell !== null) table.cell.text += ' ';
    },
    text(words) {
      const table = stack.at(-1);
      if (table === undefined) return;
      if (table.cell !== null) {
        const { cell } = table;
        const room = PAGE_LIMITS.cellCharacters - cell.text.length;
        if (room > 0)
          cell.text += words
            .slice(0, room * 4)
            .replace(/\s+/g, ' ')
            .slice(0, room);
      } else if (table.caption !== null && table.captionText.length < PAGE_LIMITS.cellCharacters) {
        table.captionText += words.slice(0, PAGE_LIMITS.cellCharacters);
      }
    },
    close(tag, at) {
      const table = stack.at(-1);
      if (table === undefined) return;
      if (tag === 'table') endTable(at);
      else if (tag === 'tr') endRow(table);
      else if (tag === 'td' || tag === 'th') endCell(table);
      else if (tag === 'caption') table.caption = null;
      else if (tag === 'thead') {
        endRow(table);
        table.inHead = false;
      }
    },
    finish(at) {
      while (stack.length > 0) endTable(at);
      return done.sort((a, b) => a.order - b.order).map(({ table }) => table);
    },
  };
}

function openTable(order: number, place: TablePlace, attributes: Readonly<Record<string, string>>): OpenTable {
  return {
    order,
    ...place,
    presentation: ['presentation', 'none'].includes((attributes['role'] ?? '').toLowerCase()),
    rows: [],
    covered: [],
    row: null,
    rowHead: true,
    rowLinked: false,
    cell: null,
    caption: null,
    captionText: '',
    inHead: false,
    headerRows: 0,
    mergedCells: 0,
    nestedTables: 0,
    formFields: 0,
    fileRows: 0,
    complete: true,
  };
}

function span(value: string | undefined): number {
  const number = Number.parseInt(value ?? '1', 10);
  return Number.isFinite(number) && number > 1 ? Math.min(number, MAX_SPAN) : 1;
}
