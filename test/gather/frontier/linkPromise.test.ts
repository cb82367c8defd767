import { describe, expect, it } from 'vitest';
import { linkPromise, type LinkSeen } from '../../../src/gather/frontier/linkPromise.ts';
import { SAMPLE_TABLES } from '../fakes/sampleConfig.ts';

function link(path: string, text: string, more: Partial<LinkSeen> = {}): LinkSeen {
  return { url: `http://a.example${path}`, text, around: '', heading: '', region: 'main', depth: 2, ...more };
}

/** From the most to the least promising; each stands before the next. */
const IN_ORDER: readonly LinkSeen[] = [
  link('/d.csv', 'Отворени данни: списък'),
  link('/d2.csv', 'Регистър'),
  link('/d3.csv', 'тук'),
  link('/r.pdf', 'Регистър на общинските имоти'),
  link('/od', 'Отворени данни'),
  link('/byudzhet-2024', 'Година 2024'),
  link('/reg', 'Регистър'),
  link('/uslovia', 'Условия за ползване'),
  link('/za-nas', 'За нас', { region: 'nav' }),
  link('/prilozhenie.pdf', 'Приложение'),
  link('/zapoved.pdf', 'Заповед № 5'),
  link('/za-nas', 'За нас'),
  link('/za-nas', 'За нас', { depth: 3 }),
  link('/novini/1', 'Новина'),
  link('/novini/1?print=1', 'Новина'),
];

describe('linkPromise', () => {
  it('puts data before registers and terms, those before menus, and news last', () => {
    const promises = IN_ORDER.map((seen) => linkPromise(seen, SAMPLE_TABLES).promise);
    expect(promises).toEqual(promises.toSorted((a, b) => b - a));
    expect(new Set(promises).size).toBe(promises.length);
  });

  it.each<[string, LinkSeen, object]>([
    ['a table', link('/x.xlsx', ''), { kind: 'data-file', looksLikeData: true, obligation: false }],
    ['personal data are no data', link('/pd', 'Защита на личните данни'), { kind: 'page', looksLikeData: false }],
    [
      'a PDF beside the word register',
      link('/f.pdf', 'Изтегли', { around: 'Регистър на имотите' }),
      { kind: 'data-file' },
    ],
    [
      'an order is a document',
      link('/f.pdf', 'Заповед', { around: 'Регистър на имотите' }),
      { kind: 'file', looksLikeData: false },
    ],
    ['a download without extension', link('/download?id=5', 'Изтегли регистъра'), { kind: 'data-file' }],
    ['a menu', link('/kontakti', 'Контакти', { region: 'footer', depth: 1 }), { kind: 'navigation', obligation: true }],
    ['a deep menu', link('/kontakti', 'Контакти', { region: 'nav', depth: 3 }), { kind: 'page', obligation: false }],
    ['a section anywhere on a first page', link('/b', 'Бюджет', { depth: 1 }), { kind: 'data-page', obligation: true }],
    ['a picture', link('/p.jpg', 'Снимка'), { kind: 'late' }],
    ['a login', link('/login?next=/registar', 'Регистър'), { kind: 'echo', obligation: false }],
    [
      'a print view',
      link('/index.php?id=5&tmpl=component&print=1', 'Регистър'),
      { kind: 'echo', looksLikeData: false },
    ],
    ['a list in another order', link('/registar?sort=date', 'Регистър'), { kind: 'echo' }],
    [
      'a search, whatever for',
      link('/search?q=регистър', 'Регистър', { depth: 1 }),
      { kind: 'echo', obligation: false },
    ],
    ['the year of a list is no echo', link('/registar?year=2023', '2023'), { kind: 'data-page' }],
    ['another language', link('/en/registers', 'Registers'), { kind: 'late' }],
    ['a table in another language', link('/en/registers.csv', 'Registers'), { kind: 'data-file' }],
    [
      'news that stand in the menu are still looked at',
      link('/novini', 'Новини', { region: 'nav', depth: 1 }),
      { kind: 'late', obligation: true },
    ],
    ['a page below a section speaks of it less', link('/byudzhet/2024', 'Година 2024'), { kind: 'page', words: 0 }],
    [
      'a headline tells what happened',
      link('/n', 'Кметът и представители на администрацията обсъдиха публичния регистър', { depth: 1 }),
      { kind: 'data-page', words: 0, obligation: false },
    ],
    ['a format in the words', link('/LinkClick.aspx?fileticket=5', 'Справка (CSV, 20 KB)'), { isDataFormat: true }],
    ['a name of a file in the words', link('/index.php?gid=7', 'spravka_2024.xlsx'), { isDataFormat: true }],
    ['a download of unknown format', link('/LinkClick.aspx?fileticket=5', 'тук'), { isDownload: true }],
    ['a list of downloads is a page', link('/downloads?page=2', '2'), { isDownload: false }],
    ['transliterated by ear', link('/registur-na-imotite', 'x'), { kind: 'data-page' }],
    ['a slug is a whole word', link('/budgeting-tips', 'x'), { kind: 'page' }],
  ])('%s', (_name, seen, expected) => expect(linkPromise(seen, SAMPLE_TABLES)).toMatchObject(expected));
});
