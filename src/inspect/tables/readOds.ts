import type { XmlElement } from '../trees/readXmlEvents.ts';
import { EnoughRead, readXmlEvents } from '../trees/readXmlEvents.ts';
import { isNumberAsText } from './excelDates.ts';
import type { TableWatch } from './tableWatch.ts';
import type { SheetReader, SheetReading } from './workbook.ts';
import { MAX_CELLS, startSheet } from './workbook.ts';

/** Equal rows written once with a count are read so often at most. */
const MAX_ROW_REPEATS = 10_000;
/** Equal filled cells written once with a count. */
const MAX_CELL_REPEATS = 1_000;
const MAX_COLUMNS = 16_384;
const MAX_CELL_CHARACTERS = 2000;

type OpenCell = { type: string; value: string; text: string; repeats: number; paragraphs: number };

/** Where in the content the reader is. */
type State = {
  readonly sheets: SheetReading[];
  readonly hiddenStyles: Set<string>;
  styleName: string;
  reader: SheetReader | null;
  readonly watch: TableWatch | undefined;
  hidden: boolean;
  merged: number;
  rowNumber: number;
  rowRepeats: number;
  row: string[];
  /** Empty cells since the last filled one: written only when another filled one follows. */
  emptyCells: number;
  cell: OpenCell | null;
  cells: number;
  notes: number;
};

/**
 * Sheets of an OpenDocument spreadsheet from its content (`content.xml`, or the flat `.fods`). Repeated empty rows and
 * cells, with which every such file is padded to its last row, are counted and not unfolded.
 */
export async function readOds(
  content: AsyncIterable<string> | Iterable<string>,
  watch?: TableWatch,
): Promise<{ sheets: readonly SheetReading[]; problem: string | null }> {
  const state = newState(watch);
  const problem = await readXmlEvents(content, {
    open: (element) => openElement(state, element),
    text: (text) => addText(state, text),
    close: (local) => closeElement(state, local),
  });
  endSheet(state, false);
  return { sheets: state.sheets, problem };
}

function newState(watch: TableWatch | undefined): State {
  return {
    watch,
    sheets: [],
    hiddenStyles: new Set(),
    styleName: '',
    reader: null,
    hidden: false,
    merged: 0,
    rowNumber: 0,
    rowRepeats: 1,
    row: [],
    emptyCells: 0,
    cell: null,
    cells: 0,
    notes: 0,
  };
}

function openElement(state: State, { local, attributes }: XmlElement): void {
  if (local === 'style') state.styleName = attributes['style:name'] ?? '';
  else if (local === 'table-properties' && attributes['table:display'] === 'false')
    state.hiddenStyles.add(state.styleName);
  else if (local === 'table' && state.reader === null) startTableElement(state, attributes);
  else if (local === 'table-row') {
    state.row = [];
    state.emptyCells = 0;
    state.rowRepeats = repeats(attributes['table:number-rows-repeated']);
  } else if (local === 'table-cell' || local === 'covered-table-cell') startCell(state, attributes);
  else if (local === 'annotation') state.notes += 1;
  else if (local === 'p' && state.cell !== null && state.notes === 0) {
    state.cell.paragraphs += 1;
    if (state.cell.paragraphs > 1) state.cell.text += '\n';
  } else if (local === 's' && state.cell !== null) state.cell.text += ' ';
}

function startTableElement(state: State, attributes: XmlElement['attributes']): void {
  state.reader = startSheet(attributes['table:name'] ?? '', state.watch);
  state.hidden = state.hiddenStyles.has(attributes['table:style-name'] ?? '');
  state.merged = 0;
  state.rowNumber = 0;
}

function startCell(state: State, attributes: XmlElement['attributes']): void {
  const spans = [attributes['table:number-columns-spanned'], attributes['table:number-rows-spanned']];
  if (spans.some((span) => repeats(span) > 1)) state.merged += 1;
  state.cell = {
    type: attributes['office:value-type'] ?? 'string',
    value: attributes['office:date-value'] ?? attributes['office:value'] ?? '',
    text: '',
    repeats: repeats(attributes['table:number-columns-repeated']),
    paragraphs: 0,
  };
}

function addText({ cell, notes }: State, text: string): void {
  if (cell !== null && cell.paragraphs > 0 && notes === 0 && cell.text.length < MAX_CELL_CHARACTERS) cell.text += text;
}

function closeElement(state: State, local: string): void {
  if (local === 'annotation') state.notes -= 1;
  else if (local === 'table-cell' || local === 'covered-table-cell') endCell(state);
  else if (local === 'table-row') endRow(state);
  else if (local === 'table') endSheet(state, true);
}

function endCell(state: State): void {
  const { cell } = state;
  if (cell === null) return;
  state.cell = null;
  state.cells += 1;
  if (state.cells > MAX_CELLS) throw new EnoughRead();
  const words = cellText(cell);
  if (words === '') {
    state.emptyCells += cell.repeats;
    return;
  }
  for (let index = 0; index < state.emptyCells && state.row.length < MAX_COLUMNS; index += 1) state.row.push('');
  state.emptyCells = 0;
  for (let index = 0; index < Math.min(cell.repeats, MAX_CELL_REPEATS); index += 1) state.row.push(words);
  if (cell.type === 'string' && isNumberAsText(words))
    state.reader?.textNumber(state.rowNumber + 1, state.row.length, words);
}

function endRow(state: State): void {
  if (state.row.length > 0) {
    for (let index = 0; index < Math.min(state.rowRepeats, MAX_ROW_REPEATS); index += 1) {
      state.reader?.row(state.row, state.rowNumber + 1 + index);
    }
  }
  state.rowNumber += state.rowRepeats;
}

function endSheet(state: State, complete: boolean): void {
  const { reader, merged, hidden } = state;
  if (reader !== null) state.sheets.push(reader.finish({ merged, complete, hidden }));
  state.reader = null;
}

function cellText(cell: OpenCell): string {
  if (cell.type === 'date') return cell.value.slice(0, 10);
  if (cell.type === 'float' || cell.type === 'currency' || cell.type === 'percentage') return cell.value;
  return cell.text.trim();
}

function repeats(count: string | undefined): number {
  const number = Number.parseInt(count ?? '1', 10);
  return Number.isFinite(number) && number > 0 ? number : 1;
}
