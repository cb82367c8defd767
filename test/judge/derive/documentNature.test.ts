import { describe, expect, it } from 'vitest';
import { documentNature } from '../../../src/judge/derive/documentNature.ts';
import type { Candidate } from '../../../src/judge/derive/candidate.ts';
import { linkPromisesData } from '../../../src/judge/derive/looksLikeData.ts';
import type { Content } from '../../../src/judge/derive/content.ts';
import type { DocumentSignsSeen, MainTable } from '../../../src/model/facts/documentSigns.ts';
import type { Nature } from '../../../src/model/facts/nature.ts';
import type { FactValues } from '../../../src/model/factValues.ts';
import { tables } from '../ruleBook.ts';
import { link } from '../world.ts';

const TABLES = tables();
const PAGE = null as unknown as Candidate['offers'][number]['page'];

const GOOD_TABLE: MainTable = {
  rows: 40,
  columns: 4,
  filled: 1,
  numbers: 0.3,
  cellCharacters: 12,
  numbered: true,
  labels: ['№', 'Наименование'],
};
const LETTER: DocumentSignsSeen = {
  characters: 900,
  inTables: 0,
  table: null,
  numberWords: 0,
  blanks: 0,
  marks: [{ side: 'letter', place: 'lines', phrase: 'уважаем~', quote: 'Уважаеми граждани,' }],
};
const REGISTER: DocumentSignsSeen = {
  characters: 3000,
  inTables: 0.95,
  table: GOOD_TABLE,
  numberWords: 0,
  blanks: 0,
  marks: [],
};

function nature(
  offers: readonly { readonly text: string; readonly heading?: string }[],
  file: string,
  signs: DocumentSignsSeen | null,
  title = offers[0]?.text ?? file,
): Nature {
  const candidate: Partial<Candidate> = {
    title,
    url: `http://lipovo.example/files/${file}`,
    offers: offers.map(({ text, heading = '' }, index) => ({
      page: PAGE,
      link: link(`/files/${file}`, text, { heading }),
      index,
    })),
  };
  const values: Partial<FactValues> = signs === null ? {} : { 'document.signs': signs };
  const content = { value: (key: keyof FactValues) => values[key] } as unknown as Content;
  return documentNature(candidate as Candidate, content, TABLES);
}

describe('what a page calls a file', () => {
  it.each([
    // The word that comes first is the thing.
    { text: 'Регистър на издадените заповеди', verdict: 'data' },
    { text: 'Заповед за водене на регистър', verdict: 'document' },
    { text: 'Списък на сключените договори', verdict: 'data' },
    { text: 'Договор за поддръжка на регистъра', verdict: 'document' },
    { text: 'Отчет за касовото изпълнение на бюджета', verdict: 'data' },
    { text: 'Отчет за дейността на кмета', verdict: 'document' },
    { text: 'Заявление за вписване в публичния регистър', verdict: 'document' },
    { text: 'Бюджет на община Липово за 2026 г.', verdict: 'data' },
    { text: 'Политика за защита на личните данни', verdict: 'document' },
    { text: 'Press release: register opened', verdict: 'document' },
    { text: 'Изтегли', verdict: 'undecided' },
    { text: 'Прочети повече', verdict: 'undecided' },
  ])('a scan called „$text“ is $verdict', ({ text, verdict }) => {
    expect(nature([{ text }], 'scan0001.pdf', null)).toMatchObject({ verdict, read: false });
  });

  it.each([
    ['zapoved_rd-12.pdf', 'order'],
    ['Zapoved RD 12.pdf', 'order'],
    ['zayavlenie-dostap.doc', 'form'],
    ['zaqvlenie.doc', 'form'],
    ['saobshtenie_voda.pdf', 'notice'],
    ['syobshtenie.pdf', 'notice'],
    ['protokol_12.docx', 'minutes'],
    ['%D0%9F%D1%80%D0%BE%D1%82%D0%BE%D0%BA%D0%BE%D0%BB_12.docx', 'minutes'],
  ])('reads the name %s: %s', (file, kind) => {
    expect(nature([{ text: 'тук' }], file, null).documentKind).toBe(kind);
  });

  it.each(['registar_imoti.pdf', 'spisyk-deca.pdf', 'byudzhet2025.pdf', 'budjet2025.pdf', 'grafik_smet.pdf'])(
    'finds data in the name %s',
    (file) => {
      const { signs } = nature([{ text: 'тук' }], file, null);
      expect(signs).toMatchObject([{ sign: 'file-name', side: 'data', seen: file }]);
    },
  );

  it('takes a page at its word that offers a register, whatever is inside', () => {
    expect(nature([{ text: 'Публичен регистър' }], 'a.pdf', LETTER).verdict).toBe('data');
  });

  it('takes no heading above „тук“ for the name of the file', () => {
    const offers = [{ text: 'тук', heading: 'Регистри' }];
    expect(nature(offers, 'a.pdf', LETTER, 'Регистри').verdict).toBe('document');
    expect(nature(offers, 'a.pdf', null, 'Регистри').signs).toMatchObject([{ sign: 'heading-words', weight: 3 }]);
  });

  it('counts ten links with the same words once', () => {
    const offers = Array.from({ length: 10 }, () => ({ text: 'Заповед' }));
    expect(nature(offers, 'a.pdf', null)).toMatchObject({ documentWeight: 5, verdict: 'document' });
  });
});

describe('what the bytes show', () => {
  it('tells a table without any name', () => {
    expect(nature([{ text: 'Изтегли' }], 'a.pdf', REGISTER)).toMatchObject({ verdict: 'data', read: true });
  });

  it('tells a letter without any name, and of what kind', () => {
    expect(nature([{ text: 'Изтегли' }], 'a.pdf', LETTER)).toMatchObject({
      verdict: 'document',
      documentKind: 'letter',
    });
  });

  it('keeps what spoke for and against', () => {
    const { signs, verdict } = nature([{ text: 'Заповед № 5' }], 'a.pdf', REGISTER);
    expect(verdict).toBe('data');
    expect(signs.map(({ sign, side }) => `${side} ${sign}`)).toEqual([
      'order link-words',
      'data rows',
      'data share',
      'data labels',
      'data numbered',
      'data numbers',
    ]);
  });

  it('leaves undecided what is an order as much as a table', () => {
    const marks = [{ side: 'order', place: 'headings', phrase: 'заповед', quote: 'ЗАПОВЕД' }] as const;
    expect(nature([{ text: 'Заповед № 5' }], 'a.pdf', { ...REGISTER, marks }).verdict).toBe('undecided');
  });

  it('takes columns of sentences for a leaflet, not a table', () => {
    const table = { ...GOOD_TABLE, numbered: false, labels: [], numbers: 0, cellCharacters: 34 };
    expect(nature([{ text: 'Изтегли' }], 'a.pdf', { ...REGISTER, table }).verdict).toBe('document');
  });

  it('takes a table of empty cells for a form', () => {
    const table = { ...GOOD_TABLE, rows: 12, numbered: false, numbers: 0, filled: 0.4 };
    expect(nature([{ text: 'Изтегли' }], 'a.docx', { ...REGISTER, inTables: 0.7, table, blanks: 6 })).toMatchObject({
      documentKind: 'form',
      verdict: 'document',
    });
  });
});

describe('what a link promises before anybody followed it', () => {
  it.each([
    { text: 'Регистър на договорите (PDF)', promised: true },
    { text: 'Списък на заповедите (PDF)', promised: true },
    { text: 'Договор за поддръжка на регистъра (PDF)', promised: false },
    { text: 'Заявление за справка (PDF)', promised: false },
  ])('$text: $promised', ({ text, promised }) => {
    expect(linkPromisesData(link('/a.pdf', text), 'http://lipovo.example/a.pdf', TABLES)).toBe(promised);
  });
});
