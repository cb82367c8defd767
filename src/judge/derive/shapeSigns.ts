import type { DocumentSignsSeen } from '../../model/facts/documentSigns.ts';
import type { NatureSign } from '../../model/facts/nature.ts';
import type { DocumentSigns, WeightStep } from '../../model/tables.ts';

/** With fewer rows than this a table is an ornament, and its share of the text says nothing. */
const FEWEST_ROWS = 6;
const FEWEST_LABELS = 2;
/** Share of cells from which a table is one of numbers, and share of full cells below which it waits to be filled in. */
const NUMBERS_SHARE = 0.25;
const FILLED_SHARE = 0.6;
const NUMBER_WORDS = 0.2;
const HALF = 0.5;
/** A shorter text is a title or a note. */
const PROSE_CHARACTERS = 600;
/** Cells of this length without labels, numbers or a count are columns of running text. */
const SENTENCE_CHARACTERS = 28;

/** What the shape and the words of the text say, each with its weight; empty for a document without text. */
export function shapeSigns(seen: DocumentSignsSeen, signs: DocumentSigns): readonly NatureSign[] {
  const found: NatureSign[] = [];
  const add = (sign: NatureSign['sign'], side: string, weight: number, words: string | number): void => {
    if (weight > 0) found.push({ sign, side, weight, seen: String(words) });
  };
  const { shape } = signs;
  const table = seen.table !== null && !isRunningText(seen.table) ? seen.table : null;
  const isOfNumbers = seen.numberWords >= NUMBER_WORDS && seen.characters >= PROSE_CHARACTERS;
  if (table === null || table.rows < FEWEST_ROWS) {
    // A text that is half a small table, or half numbers, may be a table that was not seen whole.
    const mayBeTable = isOfNumbers || (table !== null && seen.inTables >= HALF && table.labels.length >= FEWEST_LABELS);
    if (!mayBeTable) add('no-table', 'document', shape.noTable, table?.rows ?? 0);
  } else {
    add('rows', 'data', step(shape.rows, table.rows), table.rows);
    add('share', 'data', step(shape.share, seen.inTables), percent(seen.inTables));
    if (table.numbered) add('numbered', 'data', shape.numbered, table.rows);
    if (table.labels.length >= FEWEST_LABELS) add('labels', 'data', shape.labels, table.labels.slice(0, 4).join(' | '));
    if (table.numbers >= NUMBERS_SHARE) add('numbers', 'data', shape.numbers, percent(table.numbers));
  }
  const outside = 1 - seen.inTables;
  if (seen.characters * outside >= PROSE_CHARACTERS && !isOfNumbers)
    add('prose', 'document', step(shape.prose, outside), percent(outside));
  add('blanks', 'form', step(shape.blanks, seen.blanks), seen.blanks);
  if (seen.table !== null && seen.table.filled < FILLED_SHARE)
    add('empty-cells', 'form', shape.emptyCells, percent(1 - seen.table.filled));
  for (const { side, place, phrase, quote } of seen.marks) {
    const of = side === 'data' ? signs.data : signs.kinds.find(({ id }) => id === side);
    add('words-inside', side, of?.[place][phrase] ?? 0, quote);
  }
  return found;
}

function isRunningText({
  cellCharacters,
  labels,
  numbered,
  numbers,
}: NonNullable<DocumentSignsSeen['table']>): boolean {
  return cellCharacters >= SENTENCE_CHARACTERS && labels.length < FEWEST_LABELS && !numbered && numbers < NUMBERS_SHARE;
}

function step(steps: readonly WeightStep[], value: number): number {
  return Math.max(0, ...steps.filter(({ from }) => value >= from).map(({ weight }) => weight));
}

function percent(share: number): string {
  return `${Math.round(share * 100)}\u00a0%`;
}
