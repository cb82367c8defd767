import { describe, expect, test } from 'vitest';
import { type Fact, known, unknown } from '../../src/model/facts.ts';
import type { TableFault } from '../../src/model/factValues.ts';
import { viewFacts } from './factView.ts';
import type { Corpus, Item, Seen, Suite, TableWords, Verdict } from './question.ts';
import { sameText } from './suites/sameText.ts';
import { csvDialects } from './suites/csvDialects.ts';
import { encodings } from './suites/encodings.ts';
import { hostile } from './suites/hostile.ts';
import { licences } from './suites/licences.ts';
import { expectationsOf } from './suites/tableExpectations.ts';
import { tableValidity } from './suites/tableValidity.ts';
import { tableWords } from './tableWords.ts';

const SUBJECT = 'body:made-up';
const WORDS: TableWords = { format: () => null, family: () => null, maxLevel: () => null, licence: () => null };

function item(truth: unknown, given: Partial<Item> = {}): Item {
  const isObject = typeof truth === 'object' && truth !== null && !Array.isArray(truth);
  const truthText = typeof truth === 'string' ? truth : JSON.stringify(truth);
  const bytes = given.bytes ?? ((): Uint8Array => new Uint8Array());
  return {
    id: 'a/file.csv',
    source: 'a',
    truth: isObject ? (truth as Record<string, unknown>) : null,
    truthText,
    sourcePath: 'data/file.csv',
    note: '',
    contested: false,
    path: null,
    ...given,
    bytes,
  };
}

function seen(facts: readonly Fact[], given: Partial<Seen> = {}): Seen {
  const judgement = { format: null, level: null, licence: null, licenceId: null, freshness: null, date: null };
  return { facts: viewFacts(facts), judgement, elapsedMs: 1, ...given };
}

/** Verdicts by metric. */
function verdicts(
  suite: Suite,
  corpus: Partial<Corpus>,
  facts: readonly Fact[],
  given: Partial<Seen> = {},
): Record<string, Verdict> {
  const cases = suite.cases({ items: [], records: [], ...corpus }, WORDS);
  const questions = cases.flatMap((one) => one.questions).filter(({ counted }) => counted);
  return Object.fromEntries(questions.map(({ metric, answer }) => [metric, answer(seen(facts, given)).verdict]));
}

describe('encodings: the same characters, not the same label', () => {
  const bytes = (text: string, encoding: BufferEncoding): Uint8Array => Buffer.from(text, encoding);
  test.each([
    [bytes('plain', 'utf8'), 'ascii', 'utf-8', true],
    [bytes('plain', 'utf8'), 'windows-1251', 'koi8-r', true],
    [bytes('думи', 'utf8'), 'ascii', 'utf-8', false],
    [bytes('думи', 'utf8'), 'windows-1251', 'utf-8', false],
    [bytes('\u00e9', 'latin1'), 'windows-1252', 'iso-8859-1', true],
    [bytes('\ufeffдуми', 'utf8'), 'utf-8', 'utf-8-sig', true],
    [bytes('\ufeffдуми', 'utf16le'), 'utf-16le', 'utf-16', true],
    [bytes('\x80', 'latin1'), 'mik', 'ibm855', false],
    [bytes('\x80', 'latin1'), 'ibm855', 'cp855', true],
    [Uint8Array.of(0, 0, 0, 65), 'utf-32be', 'utf-32', true],
    [Uint8Array.of(0, 0, 0, 65), 'utf-32le', 'utf-32be', false],
  ])('%j: %s for %s', (body, found, truth, same) => {
    expect(sameText(body, found, truth)).toBe(same);
  });

  test('the part of a feed that names its own encoding is cut before judging', () => {
    const [one] = encodings.cases(
      {
        items: [
          item(
            { encoding: 'koi8-r' },
            { note: 'x; self_describing_comment_ends_at=4 (slice)', bytes: () => Buffer.from('koi8rest') },
          ),
        ],
        records: [],
      },
      WORDS,
    );
    expect(Buffer.from(one?.bytes?.() ?? []).toString()).toBe('rest');
  });

  test('pages with a declaration come from the blocks of one file', () => {
    const text = '#data\n<meta charset=koi8-r>\xf4\n#encoding\nkoi8-r\n\n#data\nplain\n#encoding\nWindows-1252\n';
    const cases = encodings.cases(
      { items: [item('inside the file', { bytes: () => Buffer.from(text, 'latin1') })], records: [] },
      WORDS,
    );
    expect(cases.map(({ id, bytes }) => [id, Buffer.from(bytes?.() ?? []).toString('latin1')])).toEqual([
      ['a/file.csv#1', '<meta charset=koi8-r>\xf4'],
      ['a/file.csv#2', 'plain'],
    ]);
  });
});

describe('csv-dialects', () => {
  const shape = (headerRow: number | null, columns = 3): Fact =>
    known(SUBJECT, 'table.shape', { rows: 5, columns, headerRow, sheet: null, complete: true });
  const facts = (delimiter: string, quote: string | null, headerRow: number | null): Fact[] => [
    known(SUBJECT, 'table.delimiter', delimiter),
    ...(quote === null ? [] : [known(SUBJECT, 'table.quote', quote)]),
    shape(headerRow),
  ];
  const truth = { delimiter: 'semicolon', quotechar: 'doublequote', header_lines: '2', preamble_lines: 1 };
  const file = item(truth, { bytes: () => Buffer.from('"a";b') });

  test.each([
    [facts(';', '"', 2), 'right', 'right', 'right'],
    [facts(';', '"', 3), 'right', 'right', 'right'],
    [facts(';', '"', 1), 'right', 'right', 'wrong'],
    [facts(';', "'", 2), 'right', 'wrong', 'wrong'],
    [facts(';', null, 2), 'right', 'wrong', 'wrong'],
    [facts(',', '"', 2), 'wrong', 'wrong', 'wrong'],
    [[], 'cannot-tell', 'cannot-tell', 'cannot-tell'],
  ])('%#', (given, delimiter, quote, header) => {
    expect(verdicts(csvDialects, { items: [file] }, given)).toMatchObject({
      delimiter,
      'delimiter, a': delimiter,
      'delimiter+quote': quote,
      'delimiter+quote+header': header,
    });
  });

  test('a label that cannot read the file is shown and not counted', () => {
    const counted = (label: string): (boolean | undefined)[] =>
      csvDialects
        .cases(
          { items: [item({ encoding: label }, { bytes: () => Buffer.from('tw\xf4', 'latin1') })], records: [] },
          WORDS,
        )
        .flatMap(({ questions }) => questions.map((one) => one.counted));
    expect([counted('utf8'), counted('windows-1252')]).toEqual([[false], [true]]);
  });

  test('a quote that stands nowhere in the file cannot be found', () => {
    const plain = item({ delimiter: ',', quotechar: '"' }, { bytes: () => Buffer.from('a,b') });
    expect(verdicts(csvDialects, { items: [plain] }, facts(',', null, 1))).toMatchObject({
      'delimiter+quote': 'right',
    });
  });

  test('a parser’s own test is compared by its rows and columns', () => {
    const record = {
      id: 'x#1',
      value: {
        input: 'a,b\n1,2',
        expected: {
          data: [
            ['a', 'b'],
            ['1', '2'],
          ],
          errors: [],
        },
      },
    };
    const two = (rows: number, headerRow: number | null): Fact[] => [
      known(SUBJECT, 'table.shape', { rows, columns: 2, headerRow, sheet: null, complete: true }),
    ];
    expect(verdicts(csvDialects, { records: [record] }, two(1, 1))).toEqual({ 'papaparse, rows and columns': 'right' });
    expect(verdicts(csvDialects, { records: [record] }, two(2, null))).toEqual({
      'papaparse, rows and columns': 'right',
    });
    expect(verdicts(csvDialects, { records: [record] }, two(1, null))).toEqual({
      'papaparse, rows and columns': 'wrong',
    });
  });
});

describe('table-validity', () => {
  const fault = (code: TableFault['code'], row: number | null, breaksUse = false): TableFault => ({
    code,
    count: 1,
    row,
    column: null,
    sheet: null,
    quote: '',
    breaksUse,
  });
  const faults = (...list: readonly TableFault[]): Fact[] => [known(SUBJECT, 'table.faults', list)];

  test('faults, their place, and no others', () => {
    const row = item({ errors: [[4, null, 'blank-row']], fields: ['rowNumber', 'fieldNumber', 'type'], valid: false });
    const all = (...list: readonly TableFault[]): Record<string, Verdict> =>
      verdicts(tableValidity, { items: [row] }, faults(...list));
    expect(all(fault('blank-row', 4))).toEqual({
      'faults found': 'right',
      'first place': 'right',
      'faults found and no others': 'right',
    });
    expect(all(fault('blank-row', 5), fault('no-header', 1))).toEqual({
      'faults found': 'right',
      'first place': 'wrong',
      'faults found and no others': 'right',
    });
    expect(all(fault('blank-row', 4), fault('extra-cell', 1))).toMatchObject({ 'faults found and no others': 'wrong' });
    expect(all()).toMatchObject({ 'faults found': 'wrong' });
  });

  test('a valid file: false alarms, and being called unusable', () => {
    const valid = item({ errors: null, fields: null, valid: true });
    expect(verdicts(tableValidity, { items: [valid] }, faults())).toEqual({
      'no false alarms': 'right',
      'not called unusable': 'right',
    });
    expect(verdicts(tableValidity, { items: [valid] }, faults(fault('no-header', 1, true)))).toEqual({
      'no false alarms': 'right',
      'not called unusable': 'wrong',
    });
    expect(verdicts(tableValidity, { items: [valid] }, faults(fault('missing-cell', 1)))).toMatchObject({
      'no false alarms': 'wrong',
    });
  });

  test('an empty source is a source error although no table was read', () => {
    const empty = item({ errors: [['source-error', 'the source is empty']], fields: ['type', 'note'], valid: false });
    expect(
      verdicts(tableValidity, { items: [empty] }, [unknown(SUBJECT, 'format.id', 'empty', '0 bytes')]),
    ).toMatchObject({ 'faults found': 'right' });
  });

  test.each([
    [
      'a rule of values',
      { errors: [[2, 1, 'type-error']], fields: ['rowNumber', 'fieldNumber', 'type'], valid: false },
      false,
    ],
    ['a limit', [{ options: { row_limit: 3 }, report: [] }], false],
    ['a schema', [{ options: { schema: 'x.json' }, report: [[1, 4, 1, 'type-or-format-error']] }], false],
    ['structure alone', [{ options: { checks: ['structure'] }, report: [[1, 4, null, 'extra-value']] }], true],
    ['a header of HTTP', { feature: 'x', types: ['no_encoding'], count: 1, valid: null, steps: [] }, false],
    [
      'ragged rows',
      {
        feature: 'x',
        types: ['ragged_rows'],
        count: 1,
        valid: null,
        steps: ['And that error should have the row "3"'],
      },
      true,
    ],
    [
      'a row that the stored file lacks',
      { feature: 'x', types: ['blank_rows'], count: 1, steps: ['And that error should have the row "4"'] },
      false,
    ],
    ['our own', { faults: ['total-rows'] }, true],
  ])('%s: counted or shown', (_name, truth, counted) => {
    const bytes = (): Uint8Array => Buffer.from('a,b\n1,2\n1\n');
    expect(expectationsOf({ ...item(truth), bytes }, []).map((one) => one.counted)).toEqual([counted]);
  });

  test('tests with options, and descriptors of other files, say nothing about a file alone', () => {
    const fact = (path: string, options: string[]): Corpus['records'][number] => ({
      id: 'facts#1',
      value: {
        path,
        options,
        valid: false,
        expected_errors: [[null, 2, 'blank-label']],
        flatten_fields: ['rowNumber', 'fieldNumber', 'type'],
      },
    });
    expect(expectationsOf(item(''), [fact('data/file.csv', [])])).toHaveLength(1);
    expect(expectationsOf(item(''), [fact('data/file.csv', ['checklist'])])).toHaveLength(0);
    expect(expectationsOf(item('', { id: 'a/datapackage.json' }), [fact('data/file.csv', [])])).toHaveLength(0);
  });
});

describe('hostile', () => {
  const json = (truth: string, facts: readonly Fact[], elapsedMs = 1): Record<string, Verdict> =>
    verdicts(hostile, { items: [item(truth, { id: 'json/x.json' })] }, facts, { elapsedMs });
  const read = known(SUBJECT, 'json.shape', { top: 'array', records: 0, hasContext: false });
  const refused = known(SUBJECT, 'data.parse-error', 'line 1: unexpected ]');

  test('JSON is accepted and refused as it must be', () => {
    expect(json('must accept', [read])).toEqual({ survived: 'right', 'JSON accepted': 'right' });
    expect(json('must accept', [refused])).toMatchObject({ 'JSON accepted': 'wrong' });
    expect(json('must reject', [refused])).toMatchObject({ 'JSON refused': 'right' });
    expect(json('must reject', [])).toMatchObject({ 'JSON refused': 'right' });
    expect(json('must reject', [read])).toMatchObject({ 'JSON refused': 'wrong' });
    expect(json('implementation may accept or reject', [read])).toEqual({ survived: 'right' });
  });

  test('more than ten seconds is a hang', () => {
    expect(json('', [], 10_001)).toEqual({ survived: 'wrong' });
  });
});

describe('licences', () => {
  const statement = (kind: 'open' | 'restricted' | 'reserved', licence: string | null = null): Fact =>
    known(SUBJECT, 'licence.statements', [
      { kind, licence, scope: 'page', source: 'words', url: null, conditions: [], words: 'Всички права запазени', at: { kind: 'whole' } },
    ]);

  test('the strongest statement decides, and what is closed must not be called open', () => {
    expect(verdicts(licences, { items: [item({ kind: 'reserved' })] }, [statement('reserved')])).toEqual({
      kind: 'right',
      'not called open': 'right',
    });
    expect(verdicts(licences, { items: [item({ kind: 'none' })] }, [statement('open')])).toEqual({
      kind: 'wrong',
      'not called open': 'wrong',
    });
    expect(
      verdicts(licences, { items: [item({ kind: 'open', licence: 'CC-X' })] }, [statement('open', 'cc-x')]),
    ).toEqual({ kind: 'right', licence: 'right', 'open not called restricted': 'right' });
    expect(verdicts(licences, { items: [item({ kind: 'none' })] }, [])).toEqual({
      kind: 'right',
      'not called open': 'right',
    });
  });
});

test('words of a truth are looked up by id, alias, SPDX name and address, none of them too widely', () => {
  const both = (text: string): { bg: string; en: string } => ({ bg: text, en: text });
  const licence = (
    id: string,
    spdx: string | null,
    url: string,
  ): Parameters<typeof tableWords>[0]['licences'][number] => ({
    id,
    spdx,
    name: both(id),
    class: 'open',
    conditions: [],
    urls: [url],
    phrases: [],
    portalTerms: [],
    euAuthority: null,
    openDefinition: 'not-reviewed',
    highValue: 'unclear',
    ordinanceTerms: null,
    country: null,
  });
  const words = tableWords({
    formats: [],
    licences: [
      licence('cc-by', null, 'creativecommons.org/licenses/by'),
      licence('cc-by-nc', 'CC-BY-NC', 'creativecommons.org/licenses/by-nc'),
    ],
  });
  expect(words.licence('https://www.creativecommons.org/licenses/by/4.0/')?.id).toBe('cc-by');
  expect(words.licence('http://creativecommons.org/licenses/by-nc/4.0/')?.id).toBe('cc-by-nc');
  expect(words.licence('cc-by-nc')?.id).toBe('cc-by-nc');
  expect(words.licence('CC-BY-XX')).toBeNull();
});
