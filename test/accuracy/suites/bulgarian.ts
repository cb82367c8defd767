import { whyUnknown } from '../factView.ts';
import {
  type Answer,
  cannotTell,
  type Case,
  type CorpusRecord,
  type Item,
  type Question,
  rightIf,
  type Seen,
  type Suite,
  type TableWords,
} from '../question.ts';
import { escapeHtml, pageWith } from '../readOwnCase.ts';
import { askFormat, familyApart } from './askFormat.ts';
import { askColumns, askDelimiter } from './csvDialects.ts';
import { askDate, askSays } from './dates.ts';
import { askEncoding } from './encodings.ts';
import { askPdf } from './formats.ts';
import { askLicence } from './licences.ts';

export const bulgarian: Suite = {
  name: 'bulgarian',
  about:
    'real files of Bulgarian public bodies: level, format, encoding, table; words of their pages on licence and dates',
  main: 'technical-level',
  cases: ({ items, records }, words) => [
    ...items.flatMap((item) => fileCases(item, words)),
    ...records.flatMap((one) => phraseCases(one, words)),
  ],
};

type Truth = Readonly<Record<string, unknown>>;

function fileCases(item: Item, words: TableWords): Case[] {
  const { truth } = item;
  if (truth === null) return [];
  const questions = [...askLevel(truth, words), ...askKindOfFile(truth, item, words), ...askTable(truth, item)];
  return [
    {
      id: item.id,
      bytes: item.bytes,
      questions: questions.map((one) => ({ ...one, counted: one.counted && !item.contested })),
    },
  ];
}

function askLevel(truth: Truth, words: TableWords): Question[] {
  const stars = truth['stars_if_licence_open'];
  if (typeof stars !== 'number') return [];
  const apart = typeof truth['format'] === 'string' ? familyApart(truth['format'], words) : null;
  const answer = ({ judgement: { level } }: Seen): Answer =>
    level === null ? cannotTell('no level') : rightIf(level === stars, `level ${level}`);
  return [
    { metric: apart === null ? 'technical-level' : `technical-level, ${apart}`, expected: `level ${stars}`, counted: apart === null, answer },
    // The wrong that hurts: a body called worse than it is.
    {
      metric: 'level not too low',
      expected: `at least ${stars}`,
      counted: true,
      answer: ({ judgement: { level } }) =>
        level === null ? cannotTell('no level') : rightIf(level >= stars, `level ${level}`),
    },
  ];
}

function askKindOfFile(truth: Truth, item: Item, words: TableWords): Question[] {
  const questions: Question[] = [];
  if (typeof truth['format'] === 'string') questions.push(askFormat(truth['format'], words));
  // An empty file has no encoding that could be found.
  if (typeof truth['encoding'] === 'string' && truth['format'] !== 'empty')
    questions.push(askEncoding('encoding', truth['encoding'], item.bytes));
  if (typeof truth['pdf'] === 'object' && truth['pdf'] !== null) questions.push(...askPdf(truth['pdf'] as Truth));
  return questions;
}

function askTable(truth: Truth, item: Item): Question[] {
  const questions: Question[] = [];
  // What is told as „txt“ or one column of text has no delimiter that a table could be read with.
  const isTable = typeof truth['columns'] !== 'number' || truth['columns'] > 1;
  if (typeof truth['delimiter'] === 'string' && isTable) questions.push(askDelimiter('delimiter', truth['delimiter']));
  if (typeof truth['columns'] === 'number' && isTable) questions.push(askColumns(truth['columns']));
  if (typeof truth['rows'] === 'number' && isTable) questions.push(askRows(truth['rows'], item.bytes));
  if (typeof truth['header_rows'] === 'number' && isTable) questions.push(askHeader(truth['header_rows']));
  if (Array.isArray(truth['sheets'])) questions.push(askSheets(truth['sheets']));
  return questions;
}

/**
 * `rows` counts pieces between line ends: header and title rows too, one more for the empty piece behind the last line
 * end, and the lines of a cell that has several. What is compared is the number of records that follows from it.
 */
function askRows(lines: number, bytes: () => Uint8Array): Question {
  const answer = ({ facts }: Seen): Answer => {
    const shape = facts.value('table.shape');
    if (shape === undefined) return cannotTell(whyUnknown(facts, 'table.shape'));
    const found = shape.rows + (shape.headerRow ?? 0);
    const body = Buffer.from(bytes()).toString('latin1');
    const records = lines - (body.endsWith('\n') ? 1 : 0);
    return rightIf(
      found === records || found === records - quotedLineEnds(body),
      `${shape.rows} after header row ${shape.headerRow ?? 'none'}, of ${records} lines`,
    );
  };
  return { metric: 'rows', expected: `${lines} pieces between line ends`, counted: true, answer };
}

function quotedLineEnds(text: string): number {
  let inside = false;
  let count = 0;
  for (const character of text) {
    if (character === '"') inside = !inside;
    else if (character === '\n' && inside) count += 1;
  }
  return count;
}

function askHeader(rows: number): Question {
  const answer = ({ facts }: Seen): Answer => {
    const shape = facts.value('table.shape');
    if (shape === undefined) return cannotTell(whyUnknown(facts, 'table.shape'));
    return rightIf((shape.headerRow === null) === (rows === 0), `header row ${shape.headerRow ?? 'none'}`);
  };
  return { metric: 'header', expected: rows === 0 ? 'no header' : 'a header', counted: true, answer };
}

function askSheets(sheets: readonly unknown[]): Question {
  const names = sheets.flatMap((sheet) =>
    typeof sheet === 'object' && sheet !== null && 'name' in sheet ? [String(sheet.name)] : [],
  );
  const answer = ({ facts }: Seen): Answer => {
    const found = facts.value('table.sheets');
    if (found === undefined) return cannotTell(whyUnknown(facts, 'table.sheets'));
    return rightIf(
      found.map(({ name }) => name).join('\n') === names.join('\n'),
      found.map(({ name }) => name).join(', '),
    );
  };
  return { metric: 'sheets', expected: names.join(', '), counted: true, answer };
}

/** Excerpts of pages with labels on licence and freshness: the words stand in an otherwise empty page. */
function phraseCases({ id, value }: CorpusRecord, words: TableWords): Case[] {
  const { excerpt, labels } = value;
  if (typeof excerpt !== 'string' || typeof labels !== 'object' || labels === null) return [];
  const truth = labels as Truth;
  const questions = [...askLicenceLabels(truth, words), ...askDateLabels(truth)];
  const bytes = (): Uint8Array =>
    new TextEncoder().encode(isMarkup(excerpt) ? excerpt : pageWith(`<main><p>${escapeHtml(excerpt)}</p></main>`));
  return [{ id, bytes, questions: questions.map((one) => ({ ...one, counted: value['contested'] !== true })) }];
}

/** Some excerpts are an answer of an interface, not words. */
function isMarkup(excerpt: string): boolean {
  return excerpt.startsWith('{') || excerpt.startsWith('[');
}

function askLicenceLabels(truth: Truth, words: TableWords): Question[] {
  const questions: Question[] = [];
  if (typeof truth['open_licence'] === 'boolean') {
    questions.push(askOpen(truth['open_licence']));
    const named = truth['licence'];
    if (typeof named === 'string' && words.licence(named) !== null)
      questions.push(askLicence('page-phrases, licence', named, words));
  } else {
    // Nothing on re-use is labelled: then nothing may be found that opens or closes the data.
    questions.push({
      metric: 'page-phrases, no false licence',
      expected: 'no open or restricting licence',
      counted: true,
      answer: ({ facts }) => {
        const found = (facts.value('licence.statements') ?? []).filter(
          ({ kind }) => kind === 'open' || kind === 'restricted',
        );
        return rightIf(
          found.length === 0,
          found.length === 0 ? 'none' : found.map((one) => `${one.kind} „${one.words}“`).join(' '),
        );
      },
    });
  }
  return questions;
}

function askOpen(open: boolean): Question {
  const answer = ({ facts }: Seen): Answer => {
    const statements = facts.value('licence.statements') ?? [];
    const isOpen = statements.some(({ kind }) => kind === 'open');
    const isRestricted = statements.some(({ kind }) => kind === 'restricted');
    const found = statements.map((one) => `${one.kind} „${one.words}“`).join(' ');
    if (!isOpen && !isRestricted) return cannotTell(found === '' ? 'no statement' : found);
    return rightIf(open ? isOpen && !isRestricted : isRestricted && !isOpen, found);
  };
  return { metric: 'page-phrases, open or not', expected: open ? 'open' : 'restricted', counted: true, answer };
}

function askDateLabels(truth: Truth): Question[] {
  const questions: Question[] = [];
  const labelled = (['published', 'modified', 'data_as_of'] as const).filter((name) => typeof truth[name] === 'string');
  for (const name of labelled) {
    const date = String(truth[name]);
    questions.push(
      askDate('page-phrases, date', date),
      askSays('page-phrases, date and what it says', date, name === 'data_as_of' ? 'as-of' : name),
    );
  }
  if ('copyright_year' in truth && labelled.length === 0) {
    questions.push({
      metric: 'page-phrases, no false date',
      expected: 'no date',
      counted: true,
      answer: ({ facts }) => {
        const found = facts.value('date.statements') ?? [];
        return rightIf(found.length === 0, found.map(({ date, words }) => `${date} „${words}“`).join(' ') || 'none');
      },
    });
  }
  return questions;
}
