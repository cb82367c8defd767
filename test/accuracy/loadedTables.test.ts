import { describe, expect, test } from 'vitest';
import { realTables } from '../inspect/realTables.ts';
import { loadedText, measureLoaded } from './peers/loadedTables.ts';
import { trueTable } from './peers/trueTable.ts';
import type { Item } from './question.ts';

const NAMES = 'Име,Град,Сума\r\n';
const ROWS = ['Първи,Река,1\r\n', 'Втори,"Село, долно",2\r\n', 'Трети,Хълм,3\r\n', 'Четвърти,Брод,4\r\n'];

function item(id: string, text: string, truth: Item['truth'] | string): Item {
  const truthText = typeof truth === 'string' ? truth : '';
  const bytes = (): Uint8Array => new TextEncoder().encode(text);
  return { id, source: id.split('/')[0] ?? '', truth: typeof truth === 'string' ? null : truth, truthText, sourcePath: '', note: '', contested: false, path: null, bytes }; // prettier-ignore
}

const source = item('pollock-polluted/source.csv', NAMES + ROWS.join(''), { delimiter: ',' });
const spoilt = item('pollock-polluted/row.csv', NAMES + ROWS.join('').replace('Трети,Хълм', 'ТретиХълм'), { delimiter: ',' });
const preamble = item('pollock-polluted/preamble.csv', `Списък,,\r\n,,\r\n${NAMES}${ROWS.join('')}`, { delimiter: ',' });
const clean = item('pollock-polluted/clean/preamble.csv', NAMES + ROWS.join(''), 'expected clean table of pollock-polluted/preamble.csv'); // prettier-ignore
const survey = item('pollock-survey/s.csv', `заглавие\na;b\n1;"x;y"\n2;z\n3;z\nкрай`, { delimiter: ';', quotechar: '"', encoding: 'utf-8', preamble_lines: '1', header_lines: '1', footnote_lines: '1' });
const items = [source, spoilt, preamble, clean, survey];

describe('what a file of Pollock’s holds', () => {
  test('the clean twin, the rows that nobody spoilt, what the parameters give', () => {
    const whole = [
      ['Първи', 'Река', '1'],
      ['Втори', 'Село, долно', '2'],
      ['Трети', 'Хълм', '3'],
      ['Четвърти', 'Брод', '4'],
    ];
    expect(trueTable(preamble, items)).toEqual(whole);
    expect(trueTable(spoilt, items)).toEqual(whole.map((row, index) => (index === 2 ? null : row)));
    expect(trueTable(survey, items)).toEqual([
      ['1', 'x;y'],
      ['2', 'z'],
      ['3', 'z'],
    ]);
    expect(trueTable(clean, items)).toBeNull();
  });
});

describe('files loaded with the right cells', () => {
  test('each program is measured on each source, and misses are named', async () => {
    const tallies = await measureLoaded({ items, records: [] }, realTables());
    const missed = (program: string, of: string): unknown =>
      tallies.find((one) => one.program === program && one.source === of)?.missed;
    expect(missed('zvezdomer', 'pollock-polluted')).toEqual([]);
    expect(missed('Papa Parse', 'pollock-polluted')).toEqual(['pollock-polluted/preamble.csv']);
    expect(tallies.map(({ files }) => files)).toEqual([3, 3, 3, 1, 1, 1]);
    expect(loadedText(tallies)).toContain('✗ pollock-polluted/preamble.csv');
  });
});
