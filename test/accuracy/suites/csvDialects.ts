import { whyUnknown } from '../factView.ts';
import {
  type Answer,
  cannotTell,
  type Case,
  type CorpusRecord,
  type Item,
  type Question,
  right,
  rightIf,
  type Seen,
  type Suite,
} from '../question.ts';
import { askEncoding } from './encodings.ts';
import { decodesStrictly } from './sameText.ts';

export const csvDialects: Suite = {
  name: 'csv-dialects',
  about: 'delimiter, quote and header of CSV files',
  main: 'delimiter',
  cases: ({ items, records }) => [...items.flatMap(fileCases), ...records.flatMap(textCases)],
};

const DELIMITERS: Readonly<Record<string, string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  space: ' ',
  vslash: '|',
  pipe: '|',
  colon: ':',
};
const QUOTES: Readonly<Record<string, string>> = { doublequote: '"', singlequote: "'" };

function fileCases(item: Item): Case[] {
  const { truth } = item;
  if (truth === null) return [];
  const questions: Question[] = [];
  const delimiter = textOf(truth['delimiter']);
  if (delimiter !== null) {
    const trueDelimiter = DELIMITERS[delimiter] ?? delimiter;
    questions.push(askDelimiter('delimiter', trueDelimiter), askDelimiter(`delimiter, ${item.source}`, trueDelimiter));
    const quote = textOf(truth['quotechar']);
    if (quote !== null) questions.push(...askDialect(item, trueDelimiter, QUOTES[quote] ?? quote));
  }
  const columns = truth['n_columns'];
  if (typeof columns === 'number' && columns > 0) questions.push(askColumns(columns));
  const encoding = textOf(truth['encoding']);
  if (encoding !== null) questions.push(askStatedEncoding(encoding, item));
  return [
    {
      id: item.id,
      bytes: item.bytes,
      questions: questions.map((one) => ({ ...one, counted: one.counted && !item.contested })),
    },
  ];
}

/** Some labels were put by hand and cannot read the file at all: those are shown, not counted. */
function askStatedEncoding(label: string, item: Item): Question {
  if (decodesStrictly(item.bytes(), label)) return askEncoding('encoding', label, item.bytes);
  return {
    ...askEncoding('encoding, where the stated one does not decode the file', label, item.bytes),
    counted: false,
  };
}

export function askDelimiter(metric: string, truth: string): Question {
  return { metric, expected: show(truth), counted: true, answer: (seen) => judgeDelimiter(truth, seen) };
}

function judgeDelimiter(truth: string, { facts }: Seen): Answer {
  const found = facts.value('table.delimiter');
  // Without a delimiter there is one column, or nothing at all.
  if (truth === '')
    return rightIf(
      found === undefined || facts.value('table.shape')?.columns === 1,
      found === undefined ? 'none' : show(found),
    );
  if (found === undefined)
    return cannotTell(`${whyUnknown(facts, 'table.delimiter')} (format ${facts.value('format.id') ?? 'unknown'})`);
  return rightIf(found === truth, show(found));
}

function askDialect(item: Item, delimiter: string, quote: string): Question[] {
  const unquoted = (): boolean => quote !== '' && !Buffer.from(item.bytes()).includes(quote);
  const judgeBoth = (seen: Seen): Answer => {
    const first = judgeDelimiter(delimiter, seen);
    if (first.verdict !== 'right') return first;
    const found = seen.facts.value('table.quote');
    // A quote that never stands in the file cannot be seen, and one where none is needed does no harm.
    const same =
      found === quote ||
      (found === undefined && unquoted()) ||
      (quote === '' && (found === undefined || found === '"'));
    return rightIf(same, `${first.found}, quote ${found ?? 'none'}`);
  };
  const expected = `${show(delimiter)}, quote ${quote === '' ? 'none' : quote}`;
  const both: Question = { metric: 'delimiter+quote', expected, counted: true, answer: judgeBoth };
  const header = headerRows(item);
  if (header === null) return [both];
  const all = (seen: Seen): Answer => {
    const first = judgeBoth(seen);
    return first.verdict === 'right' ? judgeHeader(header, seen) : first;
  };
  const words = `${expected}, ${header.length === 0 ? 'no header' : `header in row ${header.join(' or ')}`}`;
  return [
    both,
    { metric: 'delimiter+quote+header', expected: words, counted: true, answer: all },
    { metric: `delimiter+quote+header, ${item.source}`, expected: words, counted: true, answer: all },
  ];
}

/** Rows that may be called the header, from 1; empty = there is none; null = not stated. */
function headerRows(item: Item): number[] | null {
  const before = Number(item.truth?.['preamble_lines'] ?? 0);
  const lines = item.truth?.['header_lines'];
  if (lines === undefined || lines === null || !Number.isInteger(Number(lines)) || !Number.isInteger(before))
    return null;
  return Array.from({ length: Number(lines) }, (_, index) => before + 1 + index);
}

function judgeHeader(rows: readonly number[], { facts }: Seen): Answer {
  const shape = facts.value('table.shape');
  if (shape === undefined) return cannotTell(whyUnknown(facts, 'table.shape'));
  const same =
    rows.length === 0 ? shape.headerRow === null : shape.headerRow !== null && rows.includes(shape.headerRow);
  return rightIf(same, `header row ${shape.headerRow ?? 'none'}`);
}

export function askColumns(truth: number): Question {
  return {
    metric: 'columns',
    expected: String(truth),
    counted: true,
    answer: ({ facts }) => {
      const shape = facts.value('table.shape');
      return shape === undefined
        ? cannotTell(whyUnknown(facts, 'table.shape'))
        : rightIf(shape.columns === truth, String(shape.columns));
    },
  };
}

/**
 * Papa Parse's own tests: input and the rows that it gives. Our facts know size, not cells, so what is compared is the
 * number of rows (header included) and of columns. Cases with a config ask for what a detector is not told.
 */
function textCases({ id, value }: CorpusRecord): Case[] {
  const expected = value['expected'];
  if (typeof value['input'] !== 'string' || typeof expected !== 'object' || expected === null) return [];
  const { data, errors } = expected as { data?: unknown; errors?: unknown };
  if (!Array.isArray(data) || !data.every((row): row is unknown[] => Array.isArray(row))) return [];
  const text = value['input'];
  const config = value['config'];
  const plain =
    (config === undefined || config === null || Object.keys(config).length === 0) &&
    Array.isArray(errors) &&
    errors.length === 0;
  const rows = data.filter((row) => row.length > 1 || row[0] !== '').length;
  const columns = Math.max(0, ...data.map((row) => row.length));
  const question: Question = {
    metric: 'papaparse, rows and columns',
    expected: `${rows} × ${columns}`,
    counted: plain && rows > 0,
    answer: (seen) => judgeSize(rows, columns, seen),
  };
  return [
    {
      id: `${id} ${String(value['description'] ?? '')}`,
      bytes: () => new TextEncoder().encode(text),
      questions: [question],
    },
  ];
}

function judgeSize(rows: number, columns: number, { facts }: Seen): Answer {
  const shape = facts.value('table.shape');
  if (shape === undefined) return cannotTell(whyUnknown(facts, 'table.shape'));
  const found = `${shape.rows} × ${shape.columns}, header ${shape.headerRow ?? 'none'}`;
  const all = shape.rows + (shape.headerRow ?? 0);
  return shape.columns === columns && all === rows ? right(found) : rightIf(false, found);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function show(delimiter: string): string {
  return delimiter === '' ? 'none' : delimiter === '\t' ? 'tab' : delimiter === ' ' ? 'space' : delimiter;
}
