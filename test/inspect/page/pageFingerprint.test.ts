import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pageFingerprint } from '../../../src/inspect/page/pageFingerprint.ts';
import { readPage } from '../../../src/inspect/page/readPage.ts';
import { resembles } from '../../../src/model/fingerprint.ts';

const of = (html: string) => pageFingerprint(readPage(html));
const MENU = '<nav><a href="/">Начало</a><a href="/a">За нас</a><a href="/b">Бюджет</a></nav>';
const FOOTER = `<p>Община Липово, площад „Свобода“ 1, телефон 00, работно време от девет до седемнадесет часа, ${'адрес и още думи за връзка '.repeat(4)}</p>`;
const shell = (title: string, main: string): string =>
  `<html><head><title>${title}</title></head><body>${MENU}<div>${main}</div>${FOOTER}</body></html>`;
const MISSING = shell(
  'Община Липово',
  '<h1>Упс!</h1><p>Търсеният адрес /zvezdomer-proba-1 липсва. Върнете се назад.</p>',
);

describe('pages that resemble the answer to an address that does not exist', () => {
  test.each([
    ['the same with another address', MISSING.replace('/zvezdomer-proba-1', '/opendata')],
    ['another number on it', MISSING.replace('липсва.', 'липсва. Грешка 77123.')],
    ['one link more', MISSING.replace('Върнете се', '<a href="/opendata">Върнете се</a>')],
  ])('%s', (_name, html) => {
    expect(resembles(of(MISSING), of(html))).toBe(true);
  });

  test.each([
    [
      'another heading in the same frame',
      shell('Община Липово', '<h1>Бюджет</h1><p>Търсеният адрес липсва. Върнете се назад.</p>'),
    ],
    ['another title', MISSING.replace('<title>Община', '<title>Бюджет – Община')],
    [
      'a list of files under a heading that is the same',
      MISSING.replace('</div>', `${'<a href="/f.csv">файл</a>'.repeat(5)}</div>`),
    ],
    [
      'other words',
      MISSING.replace(/площад[^<]*/, 'отчет за изпълнението на бюджета по тримесечия и по дейности за годината'),
    ],
    ['nothing at all', '<html></html>'],
  ])('not: %s', (_name, html) => {
    expect(resembles(of(MISSING), of(html))).toBe(false);
  });

  test('two pages without words are not alike', () => {
    expect(resembles(of('<html></html>'), of('<html></html>'))).toBe(false);
  });

  test('total; a page resembles itself when it has words; symmetric', () => {
    const markup = fc
      .array(fc.constantFrom('<h1>', '</h1>', '<p>', 'дума ', 'word ', '<a href="/x">', '</a>', '<', '/', '1'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(markup, markup, (one, other) => {
        const [a, b] = [of(one), of(other)];
        expect(resembles(a, a)).toBe(a.pairs > 0);
        expect(resembles(a, b)).toBe(resembles(b, a));
      }),
    );
  });
});
