import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { licenceByUrl, licenceOfValue } from '../../../src/inspect/licences/nameLicence.ts';
import { readLicenceStatements } from '../../../src/inspect/licences/readLicenceStatements.ts';
import { realTables } from '../realTables.ts';

const tables = realTables();

const CONTEXT = { scope: 'page', source: 'words', at: { kind: 'whole' } } as const;
const read = (text: string) =>
  readLicenceStatements(text, tables, CONTEXT).map(({ kind, licence, scope }) => `${kind} ${licence ?? '-'} ${scope}`);

describe('open', () => {
  test.each([
    [
      'Данните се предоставят при условията на лиценз Криейтив Комънс Признание 4.0 (CC BY 4.0).',
      'open cc-by-4.0 page',
    ],
    ['Данните са под лиценз СС BY 4.0.', 'open cc-by-4.0 page'],
    [
      'Content on this site is licensed under a Creative Commons Attribution 4.0 International licence.',
      'open cc-by-4.0 site',
    ],
    ['Лиценз: CC BY-SA 3.0', 'open cc-by-sa-3.0 page'],
    ['Този файл се разпространява под CC0.', 'open cc0-1.0 file'],
    ['Условия за предоставяне на информация без защитени авторски права (CC0)', 'open cc0-1.0 page'],
    [
      'Условия за предоставяне на произведение за повторно използване. Признаване на авторските права.',
      'open cc-by page',
    ],
    ['Данните са под лиценз ODbL.', 'open odbl-1.0 page'],
    ['https://creativecommons.org/licenses/by/4.0/deed.bg', 'open cc-by-4.0 page'],
    ['https://choosealicense.com/licenses/cc-by-3.0/', 'open cc-by-3.0 page'],
    ['Информацията на сайта е под отворен лиценз.', 'open - site'],
    ['Данните могат да се използват свободно, включително с търговска цел, при посочване на източника.', 'open - page'],
    ['Повторното използване на данните е разрешено при посочване на източника.', 'open - page'],
    ['Разрешава се използването на информацията при цитиране на източника.', 'open - page'],
    ['Освен ако изрично не е указано друго, данните на портала са под лиценз CC BY-SA 4.0.', 'open cc-by-sa-4.0 site'],
    ['Content on this site is licensed under CC BY 4.0 unless otherwise stated.', 'open cc-by-4.0 site'],
    ['Масивите могат да бъдат преизползвани без каквито и да е ограничения.', 'open - page'],
    ['Справочните данни могат да бъдат използвани за търговски и нетърговски цели.', 'open - page'],
    ['Наборите от данни се предоставят за повторно използване без условия.', 'open - page'],
    ['Данните са публични; използването им е свободно.', 'open - page'],
    ['Не е необходимо предварително разрешение за ползване на данните.', 'open - page'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });
});

describe('restricted and reserved, never open', () => {
  test.each([
    ['CC BY-NC-SA 3.0', 'restricted cc-by-nc-sa-3.0 page'],
    [
      'Лиценз Криейтив Комънс Признание-Некомерсиално-Споделяне на споделеното 4.0 Международен.',
      'restricted cc-by-nc-sa-4.0 page',
    ],
    ['Creative Commons Attribution-NoDerivatives 4.0', 'restricted cc-by-nd-4.0 page'],
    ['Съдържанието е под CC BY, без употреба за търговски цели.', 'restricted cc-by-nc page'],
    ['Признаване на авторските права. Без производни и сборни произведения.', 'restricted cc-by-nd page'],
    ['Информацията може да се използва свободно за нетърговски цели.', 'restricted - page'],
    ['Не е позволено свободното използване на данните.', 'restricted - page'],
    ['Използването на материали от сайта е разрешено само с писмено разрешение на общината.', 'restricted - site'],
    ['Материалите не могат да бъдат използвани с търговска цел.', 'restricted - page'],
    ['Материалите могат да се ползват свободно, но не за търговски цели.', 'restricted - page'],
    [
      'Информацията може да се използва свободно. Не се разрешава използването на данните с търговска цел без писмено съгласие.',
      'restricted - page',
    ],
    ['Нямате право да копирате материали от тази страница без писменото съгласие на ведомството.', 'restricted - page'],
    ['Данните се предоставят за повторно използване срещу заплащане.', 'restricted - page'],
    ['Не се разрешава използването на данните за търговски цели.', 'restricted - page'],
    ['Нямате право да създавате производни произведения.', 'restricted - page'],
    ['За използване на данните е необходимо писмено съгласие на агенцията.', 'restricted - page'],
    ['Данните не са свободни; за използването им се изисква предварително писмено разрешение.', 'restricted - page'],
    ['Данните не могат да се използват свободно.', 'restricted - page'],
    ['Информацията може да се използва свободно за лични цели.', 'restricted - page'],
    ['Всички права запазени.', 'reserved - page'],
    ['© 2025 Община Долна Рекица', 'reserved - page'],
    ['2023 © Институт', 'reserved - page'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  test('an open licence with a restriction beside it shows both', () => {
    expect(read('Данните са под CC BY 4.0. Използването на данните е забранено без писмено съгласие.')).toEqual([
      'open cc-by-4.0 page',
      'restricted - page',
    ]);
  });
});

test.each([
  'Издаване на лиценз за превоз на пътници. Регистър на лицензираните превозвачи.',
  'Повторно използване е използването на информация за търговски или нетърговски цели, различни от първоначалната цел.',
  'Creative Commons',
  'Снимка: Иван Петров, CC BY-SA 2.0',
  'Картите са от OpenStreetMap под лиценз ODbL',
  'Иконите на сайта са от Font Awesome (CC BY 4.0)',
  'Лицензът на кода е EUPL.',
  'Заснемането в сградата е само с писмено разрешение.',
  'Защита на личните данни: забранено е използването на данни без съгласието на лицето.',
  'Забранява се използването на питейна вода за поливане.',
  'Достъпът до информация се предоставя след заплащане на разходите.',
  'Възможни лицензи: CC0, CC BY, CC BY-SA, CC BY-NC.',
  'Мога ли да използвам свободно данните?',
  'Данните ще бъдат предоставени под CC BY 4.0.',
  'Свободен достъп до обществена информация',
  'Данните се предоставят безплатно.',
  'Данните не са под лиценз CC BY 4.0.',
  'Регистър на строежите, ползвани без разрешение',
  'Цветът на фона е #cc0.',
  'Забранява се използването на питейна вода за поливане; повече информация на телефона на общината.',
  'Данните се предоставят за свободно повторно използване след подаване на заявление.',
  'Не е забранено използването на данните.',
  'За ползване на общински имот е необходимо предварително разрешение.',
  'Не се допуска използването на язовирите за търговски цели.',
  'Данните могат да се използват от служителите на общината без ограничения.',
  'Данните могат да се използват, но не без ограничения.',
  'Залата може да се използва за всякакви цели; за информация: деловодството.',
  'Услугите на сайта могат да се ползват без ограничения.',
  'Части на програмата: BSD-2-Clause, CC0-1.0, ISC, MIT',
  'See the notice for information regarding copyright ownership.',
])('no statement: %s', (text) => {
  expect(read(text)).toEqual([]);
});

test.each([
  ['https://creativecommons.org/licenses/by/4.0/', 'cc-by-4.0'],
  ['http://www.creativecommons.org/licenses/by-nc-nd/3.0/bg/', 'cc-by-nc-nd-3.0'],
  ['//creativecommons.org/publicdomain/zero/1.0/deed.bg', 'cc0-1.0'],
  ['http://publications.europa.eu/resource/authority/licence/CC_BY_4_0', 'cc-by-4.0'],
  ['http://publications.europa.eu/resource/authority/licence/CC_BYNC_4_0', 'cc-by-nc-4.0'],
  ['https://opendatacommons.org/licenses/odbl/1-0/', 'odbl-1.0'],
  ['https://licence.example/by/4.0', null],
  ['', null],
])('address %s → %s', (url, id) => {
  expect(licenceByUrl(url, tables)?.id ?? null).toBe(id);
});

test.each([
  ['CC-BY-4.0', 'cc-by-4.0'],
  ['cc-by', 'cc-by'],
  ['cc-zero', 'cc0-1.0'],
  ['odc-odbl', 'odbl-1.0'],
  ['CC-BY-NC-4.0', 'cc-by-nc-4.0'],
  ['notspecified', null],
  ['other-closed', 'other-closed'],
  ['other-open', 'other-open'],
])('value %s → %s', (value, id) => {
  expect(licenceOfValue(value, tables)?.id ?? null).toBe(id);
});

test('total on any text', () => {
  const unit = fc.constantFrom(
    'CC',
    ' BY',
    '-NC',
    'лиценз ',
    'данни ',
    'не ',
    'свободно ',
    '. ',
    '©',
    '2025',
    'https://',
    '\n',
    'признание',
    '„',
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 30 }), (parts) => void read(parts.join(''))),
    { numRuns: 50 },
  );
});

describe('what a sentence leaves out stands in the one before', () => {
  const kinds = (text: string) => readLicenceStatements(text, tables, CONTEXT).map(({ kind }) => kind);

  test.each([
    'Non-profit organisations may re-publish the indicators. Companies may not.',
    'Училищата ползват картите безплатно. Фирмите – не.',
    'Journalists may quote the figures. Other users must obtain a licence.',
    'Материалите могат да се разпечатват за домашна употреба. Всичко друго е забранено.',
  ])('restricted: %s', (text) => {
    expect(kinds(text)).toEqual(['restricted']);
  });

  test.each([
    'Anyone is welcome to build on the cadastral map. There is no fee and no limitation of purpose.',
    'Таблиците могат да се преработват от всеки. Няма такса, няма и условия за целта.',
  ])('open: %s', (text) => {
    expect(kinds(text)).toEqual(['open']);
  });

  test.each([
    'Входът е за членове. Фирмите не могат.',
    'Данните се изтеглят от портала. Няма такса и няма условия.',
    'Залата се ползва от всички. Няма такса, няма и условия.',
    'Прокуратурата разследва разпространение на произведения без съгласието на автора.',
  ])('nothing: %s', (text) => {
    expect(kinds(text)).toEqual([]);
  });

  test('a line that puts content under a licence and reserves all rights contradicts itself', () => {
    expect(kinds('Съдържанието е под CC BY-SA 4.0 • Всички права запазени')).toEqual(['open', 'reserved']);
    expect(kinds('Content under CC BY 4.0, some rights reserved')).toEqual(['open']);
  });
});
