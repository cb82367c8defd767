import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inspectPage } from '../../../src/inspect/page/inspectPage.ts';
import { isEik } from '../../../src/model/eik.ts';
import type { FactKey } from '../../../src/model/facts.ts';
import type { FactValues } from '../../../src/model/factValues.ts';
import { realTables } from '../realTables.ts';

const tables = realTables();

function value<K extends FactKey>(html: string, key: K): FactValues[K] | undefined {
  const fact = inspectPage(html, 'd'.repeat(64), tables).find((one) => one.key === key);
  return fact?.known === true ? (fact.value as FactValues[K]) : undefined;
}
const licences = (html: string) =>
  value(html, 'licence.statements')?.map(({ kind, licence, scope, source, url }) => [
    kind,
    licence,
    scope,
    source,
    url,
  ]);
const dates = (html: string) =>
  value(html, 'date.statements')?.map(({ date, says, scope, linkIndex }) => [date, says, scope, linkIndex]);

describe('licences by place', () => {
  test.each([
    ['<footer><p>Данните са под лиценз CC BY 4.0.</p></footer>', ['open', 'cc-by-4.0', 'site', 'words', null]],
    ['<main><p>Данните са под лиценз CC BY 4.0.</p></main>', ['open', 'cc-by-4.0', 'page', 'words', null]],
    [
      '<main><ul><li><a href="a.csv">Чешми</a> – лиценз CC BY 4.0</li><li><a href="b.csv">Мостове</a></li></ul></main>',
      ['open', 'cc-by-4.0', 'file', 'words', 'a.csv'],
    ],
    [
      '<head><link rel="license" href="https://creativecommons.org/licenses/by/4.0/"></head>',
      ['open', 'cc-by-4.0', 'page', 'rel', 'https://creativecommons.org/licenses/by/4.0/'],
    ],
    [
      '<p>Лиценз: <a rel="license" href="https://creativecommons.org/licenses/by-nc/4.0/">CC BY-NC</a></p>',
      ['restricted', 'cc-by-nc-4.0', 'page', 'rel', 'https://creativecommons.org/licenses/by-nc/4.0/'],
    ],
    [
      '<meta name="dcterms.license" content="https://creativecommons.org/publicdomain/zero/1.0/">',
      ['open', 'cc0-1.0', 'page', 'meta', 'https://creativecommons.org/publicdomain/zero/1.0/'],
    ],
    ['<footer><a href="/usloviya">Условия за ползване</a></footer>', ['terms-link', null, 'site', 'link', '/usloviya']],
    [
      '<footer><p>© 2025 Община Долна Рекица. Всички права запазени.</p></footer>',
      ['reserved', null, 'site', 'words', null],
    ],
  ])('%s', (html, expected) => {
    expect(licences(html)).toContainEqual(expected);
  });

  test('a page that explains licences grants none', () => {
    expect(licences('<main><p>CC0</p><p>CC BY 4.0</p><p>CC BY-SA 4.0</p><p>CC BY-NC 4.0</p></main>')).toEqual([]);
  });
  test('icons of others license nothing', () => {
    expect(
      licences('<footer><p>Икони: <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a></p></footer>'),
    ).toEqual([]);
  });
  test('words and link of one sentence are one statement', () => {
    expect(
      licences(
        '<footer><p>Данните са под <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a></p></footer>',
      )?.length,
    ).toBe(1);
  });
});

describe('dates by place', () => {
  test.each([
    [
      '<main><ul><li><a href="a.csv">Чешми</a>, последна актуализация: 12.03.2025 г.</li><li>друго</li></ul></main>',
      [['2025-03-12', 'modified', 'file', 0]],
    ],
    ['<main><p>Последна актуализация: 12.03.2025 г.</p></main>', [['2025-03-12', 'modified', 'page', null]]],
    [
      '<main><p>Отчет към 31.07.2022г. публикувано на 5.08.2022г.</p></main>',
      [
        ['2022-07-31', 'as-of', 'page', null],
        ['2022-08-05', 'published', 'page', null],
      ],
    ],
    [
      '<table><tr><th>Файл<th>Дата на публикуване<tr><td><a href="a.csv">Чешми</a><td>12.03.2025<tr><td><a href="b.csv">Мостове</a><td>13.03.2025</table>',
      [
        ['2025-03-12', 'published', 'file', 0],
        ['2025-03-13', 'published', 'file', 1],
      ],
    ],
    [
      '<meta property="article:modified_time" content="2025-03-12T10:00:00+02:00">',
      [['2025-03-12', 'modified', 'page', null]],
    ],
    ['<footer><p>2023 © Община Долна Рекица</p></footer>', []],
    ['<header><p>Днес е 12.03.2025 г.</p></header>', []],
    ['<main><h2>План за 2027 г.</h2><p>През 2025 г. общината проведе конкурс.</p></main>', []],
    ['<main><p>Роден на 12.03.1995 г.</p></main>', []],
    [
      '<main><p><a href="a.xlsx">Отчет към 31.03.2026 г.</a> <a href="b.xlsx">Отчет към 30.06.2026 г.</a></p></main>',
      [
        ['2026-03-31', 'as-of', 'file', 0],
        ['2026-06-30', 'as-of', 'file', 1],
      ],
    ],
    [
      '<main><a href="a.xlsx">Отчет – март 2026 г.</a><br><a href="b.xlsx">Деветмесечие 2025 г.</a></main>',
      [
        ['2026-03-31', 'period-end', 'file', 0],
        ['2025-09-30', 'period-end', 'file', 1],
      ],
    ],
    [
      '<main><h3>Първо тримесечие на 2026 г.</h3><ul><li><a href="a.xlsx">Приходи</a><li><a href="/b">Още</a></ul><h3>Друго</h3><a href="c.xlsx">Имоти</a></main>',
      [['2026-03-31', 'period-end', 'file', 0]],
    ],
    [
      '<main><h2>Ученици към 15.09.2025 г.</h2><table><tr><th>Клас<th>Брой<tr><td>I<td>20<tr><td>II<td>21<tr><td>III<td>22</table></main>',
      [['2025-09-15', 'as-of', 'table', null]],
    ],
    [
      '<main><table><tr><td>Дата на публикуване</td><td>12.03.2025</td></tr></table></main>',
      [['2025-03-12', 'published', 'page', null]],
    ],
    [
      '<main><dl><dt>Последна актуализация</dt><dd><time datetime="2025-05-06">6 май 2025 г.</time></dd></dl></main>',
      [['2025-05-06', 'modified', 'page', null]],
    ],
    [
      '<main><p>Публикувано: <time datetime="2025-05-06">вчера</time></p></main>',
      [['2025-05-06', 'published', 'page', null]],
    ],
    ['<main><p>Среща: <time datetime="2025-05-06">вчера</time></p></main>', []],
    ['<main><p>Месечна справка за м. май 2025 г.</p></main>', [['2025-05-31', 'period-end', 'page', null]]],
    ['<main><p>Отчетен период: 01.01.2025 – 30.06.2025 г.</p></main>', [['2025-06-30', 'period-end', 'page', null]]],
    [
      '<main><p>Годишен отчет за 2024 г., публикуван на 3.04.2025 г.</p></main>',
      [
        ['2024-12-31', 'period-end', 'page', null],
        ['2025-04-03', 'published', 'page', null],
      ],
    ],
    ['<main><p>Бюджетът за 2023 г. беше приет от общинския съвет.</p></main>', []],
    ['<main><p>През 2024 г. общината изготви отчет за 2023 г. и го внесе в съвета.</p></main>', []],
    ['<main><p>Ремонтът за 2025 г.</p></main>', []],
    ['<main><p>Приходи за м. юли 2023 г.</p></main>', [['2023-07-31', 'period-end', 'page', null]]],
    ['<main><p>Figures for October 2024</p></main>', [['2024-10-31', 'period-end', 'page', null]]],
    ['<main><p>Трето тримесечие на 2024 г.</p></main>', [['2024-09-30', 'period-end', 'page', null]]],
    ['<main><p>Q3 2022 figures</p></main>', [['2022-09-30', 'period-end', 'page', null]]],
    ['<main><p>Годишен доклад 2021</p></main>', [['2021-12-31', 'period-end', 'page', null]]],
    ['<main><p>Отчет по програми, III тримесечие 2024 г.</p></main>', [['2024-09-30', 'period-end', 'page', null]]],
    ['<main><p>Отчет и план по програми, III тримесечие 2026 г.</p></main>', []],
    ['<main><p>Търг за март 2026 г.</p></main>', []],
    ['<main><p>Заседание за м. май 2025 г.</p></main>', []],
    ['<main><p>Набори от данни за публикуване през 2026 г.</p></main>', []],
    [
      '<script type="application/ld+json">{"@type":"Dataset","name":"Мостове","temporalCoverage":"2022-01/2022-09"}</script>',
      [['2022-09-30', 'period-end', 'page', null]],
    ],
    [
      '<script type="application/ld+json">{"@type":"Dataset","name":"Мостове","temporalCoverage":"2015-01-01/.."}</script>',
      [],
    ],
    ['<main><p>Проект на бюджет за 2027 г.</p></main>', []],
    ['<main><p>Публикувано</p><p>Срокът е 12.03.2027 г.</p></main>', []],
  ])('%s', (html, expected) => {
    expect(dates(html)).toEqual(expected);
  });
  test('how often', () => {
    expect(
      value(
        '<main><ul><li><a href="a.csv">Чешми</a> – обновява се ежемесечно</li></ul></main>',
        'frequency.statements',
      ),
    ).toMatchObject([{ frequency: 'monthly', scope: 'file', linkIndex: 0 }]);
  });
});

describe('tables of data', () => {
  const rows =
    '<tr><td>Горна чешма<td>1923<td>12.03.2024 г.</tr><tr><td>Долна чешма<td>1934<td>14.03.2024 г.</tr><tr><td>Средна чешма<td>1951<td>13.03.2024 г.</tr>';
  test('a register', () => {
    expect(
      value(`<main><h2>Чешми</h2><table><tr><th>Име<th>Година<th>Проверка</tr>${rows}</table></main>`, 'page.tables'),
    ).toMatchObject([
      {
        rows: 3,
        columns: 3,
        labels: ['Име', 'Година', 'Проверка'],
        caption: 'Чешми',
        latest: { date: '2024-03-14', precision: 'day' },
      },
    ]);
  });
  test('days of birth do not date a table', () => {
    const html = `<main><h2>Имена</h2><table><tr><th>Име<th>Номер<th>Дата на раждане</tr>${rows}</table></main>`;
    expect(value(html, 'page.tables')).toMatchObject([{ rows: 3, latest: null }]);
  });
  test.each([
    ['layout', '<table><tr><td><table><tr><td>1<td>2</table><td>x<tr><td>a<td>b<tr><td>c<td>d</table>'],
    [
      'a list of files',
      '<table><tr><td>Бюджет<td><a href="a.pdf">PDF</a><tr><td>Отчет<td><a href="b.pdf">PDF</a><tr><td>План<td><a href="c.pdf">PDF</a></table>',
    ],
    [
      'a calendar',
      `<table><tr>${['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'нд'].map((day) => `<th>${day}`).join('')}${'<tr><td>1<td>2<td>3<td>4<td>5<td>6<td>7'.repeat(4)}</table>`,
    ],
    ['presentation', `<table role="presentation">${rows}</table>`],
    ['two rows', '<table><tr><td>a<td>b<tr><td>c<td>d</table>'],
  ])('not: %s', (_name, html) => {
    expect(value(html, 'page.tables')).toEqual([]);
  });
});

describe('who, what and whether', () => {
  test('names', () => {
    expect(
      value(
        '<title>Регистри | Община Долна Рекица</title><meta property="og:site_name" content="Долна Рекица"><header><img src="gerb.png" alt="Герб на Долна Рекица"></header><h1>Регистри</h1>',
        'page.names',
      ),
    ).toEqual([
      { where: 'title', text: 'Регистри | Община Долна Рекица' },
      { where: 'site-name', text: 'Долна Рекица' },
      { where: 'heading', text: 'Регистри' },
      { where: 'logo', text: 'Герб на Долна Рекица' },
    ]);
  });
  test.each([
    ['999001012', true],
    ['999001013', false],
    ['000000000', false],
    ['12345678', false],
  ])('EIK %s', (digits, expected) => {
    expect(isEik(digits)).toBe(expected);
  });
  test('EIK numbers only near their label and with the right check digit', () => {
    expect(value('<p>ЕИК: 999001012</p><p>БУЛСТАТ 999001013</p><p>Тел. 999001012</p>', 'page.eiks')).toEqual([
      '999001012',
    ]);
    expect(value('<tr><td>ЕИК/БУЛСТАТ:</td><td>999001012</td></tr>', 'page.eiks')).toEqual(['999001012']);
  });
  test.each([
    ['Отворени данни на общината за чешмите и мостовете', 'bg'],
    ['Open data of the municipality on fountains and bridges', 'en'],
    ['Открытые данные муниципалитета: это список объектов, который обновлён', 'other'],
  ])('language of %s', (text, expected) => {
    expect(value(`<p>${text}</p>`, 'page.language')).toBe(expected);
  });
  test.each([
    ['<title>404 Not Found</title>', 'page.soft-missing', true],
    ['<h1>Страницата не е намерена</h1>', 'page.soft-missing', true],
    ['<h1>Регистри</h1><p>Списък</p>', 'page.soft-missing', false],
    ['<title>Just a moment...</title>', 'page.blocked', true],
    ['<p>The requested URL was rejected. Your support ID is: 1</p>', 'page.blocked', true],
    [`<p>${'Дълъг текст. '.repeat(300)}</p><p>Access denied</p>`, 'page.blocked', false],
  ] as const)('%s: %s', (html, key, expected) => {
    expect(value(html, key)).toBe(expected);
  });
  test('forms that hide data, not the search of the site', () => {
    const form =
      '<main><form method="post"><label>Справка по населено място</label><select name=a></select><input type=submit value="Покажи"></form><form><input name=q placeholder="Търсене"></form><form><input type=password></form></main>';
    expect(value(form, 'page.forms')).toMatchObject([{ method: 'post', words: 'Справка по населено място Покажи' }]);
    expect(
      value('<header><form><select></select><input type=submit value="Търси"></form></header>', 'page.forms'),
    ).toEqual([]);
  });
});

test('JSON-LD in @graph with DCAT and schema.org', () => {
  const html = `<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
    {"@type":"Dataset","name":"Чешми","license":{"@id":"https://creativecommons.org/licenses/by/4.0/"},"dateModified":"2025-03-12","distribution":[{"@id":"#d"}]},
    {"@id":"#d","@type":"DataDownload","contentUrl":"a.csv","encodingFormat":"text/csv"},
    {"@type":"dcat:Dataset","dct:title":"Мостове","dct:accrualPeriodicity":{"@id":"http://publications.europa.eu/resource/authority/frequency/ANNUAL"},"dcat:distribution":{"dcat:downloadURL":{"@id":"b.csv"}}}]}</script>
    <script type="application/ld+json">{broken</script>`;
  expect(value(html, 'page.datasets')).toEqual([
    {
      name: 'Чешми',
      licence: 'cc-by-4.0',
      modified: '2025-03-12',
      frequency: null,
      distributions: [{ url: 'a.csv', format: 'text/csv' }],
    },
    {
      name: 'Мостове',
      licence: null,
      modified: null,
      frequency: 'yearly',
      distributions: [{ url: 'b.csv', format: null }],
    },
  ]);
  expect(licences(html)).toEqual([
    ['open', 'cc-by-4.0', 'dataset', 'json-ld', 'https://creativecommons.org/licenses/by/4.0/'],
  ]);
});

test('any page gives the same thirteen facts', () => {
  const unit = fc.constantFrom(
    '<p>',
    'лиценз CC BY ',
    '31.12.2025 г. ',
    'към ',
    '<a href=a.csv>',
    '</a>',
    '<table>',
    '<tr><td>',
    '<footer>',
    '© ',
    '<script type="application/ld+json">',
    '{"@type":"Dataset"}',
    '</script>',
    'ЕИК 1',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 40 }), (parts) => {
      expect(inspectPage(parts.join(''), 'd', tables).length).toBeGreaterThanOrEqual(14);
    }),
    { numRuns: 60 },
  );
});
