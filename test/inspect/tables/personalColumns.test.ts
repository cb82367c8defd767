import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../src/inspect/tables/readTable.ts';
import { inventedEgn, inventedIban, inventedLnch } from '../../personalNumbers.ts';
import { inspect, valueOf } from '../factOf.ts';
import { makeXlsx, row } from '../makeOffice.ts';

const many = (count: number, cell: (n: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, n) => cell(n));
/** What is found in a column with this label between two ordinary ones. */
function found(label: string, cells: readonly string[]): readonly string[] {
  const rows = [['име', label, 'брой'], ...cells.map((cell, n) => [`Име ${n}`, cell, String(n + 1)])];
  return readTable(rows, { sheet: null, complete: true }).personal.map(
    ({ kind, column, cells: count }) => `${kind} ${column} ${count}`,
  );
}

describe('columns with personal data', () => {
  it.each<readonly [string, string, readonly string[], readonly string[]]>([
    ['ЕГН under a label', 'ЕГН', many(2, inventedEgn), ['egn 2 2']],
    [
      'ЕГН that were mistyped or made up, under a label',
      'ЕГН',
      ['1234567890', '9999999999', '0000000001'],
      ['egn 2 3'],
    ],
    ['ЕГН under any label', 'идентификатор', many(6, inventedEgn), ['egn 2 6']],
    ['ЕГН of three people, every one right', 'лице', many(3, inventedEgn), ['egn 2 3']],
    [
      'ЕГН with spaces and the mark of text',
      'ЕГН',
      ['\u00a0', " '", ' '].map((mark, n) => mark + inventedEgn(n)),
      ['egn 2 3'],
    ],
    [
      'ЕГН beside ЕИК of firms',
      'ЕГН/ЕИК',
      [...many(5, inventedEgn), ...many(9, (n) => String(175_000_000 + n))],
      ['egn 2 5'],
    ],
    [
      'ЕГН inside words, after the word itself',
      'заявител',
      [`Иван Иванов, ЕГН ${inventedEgn(1)}`, 'Общината', 'друг'],
      ['egn 2 1'],
    ],
    ['ЛНЧ under its label', 'ЕГН / ЛНЧ', [...many(4, inventedEgn), ...many(3, inventedLnch)], ['egn 2 4', 'lnch 2 3']],
    ['accounts', 'сметка', many(4, inventedIban), ['iban 2 4']],
    ['cards, as they were', 'л.к. №', many(3, (n) => String(641_234_560 + n)), ['id-card 2 3']],
    ['cards, as they are', 'Лична карта', many(3, (n) => `АА${1_234_560 + n}`), ['id-card 2 3']],
    ['e-mails', 'контакт', many(3, (n) => `Otdel${n}@obshtina.example`), ['email 2 3']],
    ['phones', 'контакт', ['02/ 123 45 67', '+359 2 123 45 68', '032 / 12 34 56', '0888123456'], ['phone 2 4']],
    ['phones that the label alone proves', 'Тел.', ['042123456', '0700 123'], ['phone 2 2']],
  ])('finds %s', (_, label, cells, expected) => {
    expect(found(label, cells)).toEqual(expected);
  });

  it.each<readonly [string, string, readonly string[]]>([
    ['one number many times', 'код', many(40, () => inventedEgn(3))],
    ['ЛНЧ without a label', 'номер', many(10, inventedLnch)],
    ['nine digits without a label: ЕИК', 'Булстат', many(10, (n) => String(175_000_000 + n * 7))],
    ['cards where firms may stand too', 'ЕИК или л.к. №', many(10, (n) => String(175_000_000 + n))],
    ['running numbers that begin with a date', 'преписка', many(60, (n) => `750101${1000 + n}`)],
    ['masked numbers', 'ЕГН', many(6, () => '750101****')],
    ['dates and times', 'дата', many(6, (n) => `0${n + 1}/02/2025`)],
    ['sums', 'сума', many(6, (n) => `1 234 56${n},50`)],
    ['classification codes with leading zeros', 'код', many(6, (n) => `0200${n}`)],
  ])('does not take for personal: %s', (_, label, cells) => {
    expect(found(label, cells)).toEqual([]);
  });

  it('is not deceived by random numbers of ten digits', () => {
    const numbers = fc.array(fc.integer({ min: 1_000_000_000, max: 9_999_999_999 }), { minLength: 20, maxLength: 60 });
    fc.assert(
      fc.property(numbers, (cells) => found('номер', cells.map(String)).length === 0),
      { seed: 4, numRuns: 300 },
    );
  });
});

describe('the facts of a body with personal data', () => {
  const people = many(5, (n) =>
    [`Лице ${n}`, inventedEgn(n), String(641_234_560 + n), inventedIban(n), `0888 12 34 5${n}`].join(';'),
  );
  const csv = `име;ЕГН;л.к. №;IBAN;тел.\n${people.join('\n')}\nОбщо;няма;няма;няма;няма;${inventedEgn(9)}\n`;
  const values = (): readonly string[] => [
    ...many(10, inventedEgn),
    ...many(10, inventedIban),
    ...many(10, (n) => String(641_234_560 + n)),
    '0888 12 34',
  ];

  it('tell columns and counts, and no value anywhere', async () => {
    const facts = await inspect(csv);
    expect(valueOf(facts, 'table.personal-columns')).toEqual([
      { kind: 'egn', column: 2, label: 'ЕГН', sheet: null, cells: 5, filled: 5 },
      { kind: 'id-card', column: 3, label: 'л.к. №', sheet: null, cells: 5, filled: 5 },
      { kind: 'iban', column: 4, label: 'IBAN', sheet: null, cells: 5, filled: 5 },
      { kind: 'phone', column: 5, label: 'тел.', sheet: null, cells: 5, filled: 5 },
    ]);
    // A fault that quotes such a row is there, or this would prove nothing.
    expect(valueOf(facts, 'table.faults')).toContainEqual(expect.objectContaining({ code: 'extra-cell' }));
    const written = JSON.stringify(facts);
    for (const value of values()) expect(written).not.toContain(value);
    for (const value of many(10, inventedEgn)) expect(written).not.toContain(value.slice(0, 6));
  });

  it('do not quote a number that stands among words in a column of numbers, or is taken for a label', async () => {
    const mixed = `код;ЕГН\n${many(9, (n) => `${n};${inventedEgn(n)}`).join('\n')}\n10;BG ${inventedEgn(11)} изтрит\n`;
    const written = JSON.stringify([await inspect(mixed), await inspect(people.join('\n'))]);
    expect(written).toContain('mixed-types');
    for (const value of [...values(), inventedEgn(11)]) expect(written).not.toContain(value);
  });

  it('speak of hidden sheets too', async () => {
    const rows = row(1, ['име', 'егн']) + many(3, (n) => row(n + 2, [`Лице ${n}`, inventedEgn(n)])).join('');
    const facts = await inspect(
      makeXlsx([
        { name: 'Данни', rows: row(1, ['код', 'брой']) + many(9, (n) => row(n + 2, [n, n + 5])).join('') },
        { name: 'Списък', rows, state: 'hidden' },
      ]),
    );
    expect(valueOf(facts, 'table.personal-columns')).toMatchObject([
      { kind: 'egn', column: 2, sheet: 'Списък', cells: 3 },
    ]);
    for (const value of values()) expect(JSON.stringify(facts)).not.toContain(value);
  });

  it('name the member of JSON records, and the table of a page', async () => {
    const json = await inspect(JSON.stringify(many(4, inventedEgn).map((id, n) => ({ name: `Лице ${n}`, id }))));
    expect(valueOf(json, 'table.personal-columns')).toMatchObject([{ kind: 'egn', column: 2, label: 'id', cells: 4 }]);
    const trs = many(4, (n) => `<tr><td>${n}</td><td>Лице</td><td>${inventedEgn(n)}</td></tr>`).join('');
    const page = await inspect(
      `<html><body><main><h1>Списък</h1><table><tr><th>№</th><th>име</th><th>ЕГН</th></tr>${trs}</table></main></body></html>`,
    );
    expect(valueOf(page, 'page.tables')).toMatchObject([{ personal: [{ kind: 'egn', column: 3, cells: 4 }] }]);
    for (const value of values()) expect(JSON.stringify([json, page])).not.toContain(value);
  });
});
