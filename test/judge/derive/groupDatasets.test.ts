import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../src/judge/derive/candidate.ts';
import { groupDatasets } from '../../../src/judge/derive/groupDatasets.ts';
import { datasetOf } from '../../catalogueOf.ts';
import type { Capture } from '../../../src/model/capture.ts';
import { subjectKey } from '../../../src/model/ids.ts';
import { tables } from '../ruleBook.ts';
import { link, world } from '../world.ts';

const TABLES = tables();
const HOST = 'http://lipovo.example';

/** [link text, address, heading, page]. */
type Row = readonly [text: string, path: string, heading?: string, page?: string];

function candidate([text, path, heading = '', page = '/byudzhet']: Row, bytes = path): Candidate {
  const made = world();
  made.add(`${HOST}${page}`);
  made.add(`${HOST}${path}`, { purpose: 'file', bytes });
  const [foundOn, capture] = made.captures as [Capture, Capture];
  return {
    key: subjectKey(`${HOST}${path}`),
    origin: 'link',
    url: `${HOST}${path}`,
    title: text,
    offers: [
      { page: null as unknown as Candidate['offers'][number]['page'], link: link(path, text, { heading }), index: 0 },
    ],
    foundOn,
    capture,
    outcome: 'answered',
    table: null,
    form: null,
    described: null,
    portal: null,
    explicit: false,
    site: null,
  };
}

/** A resource of a dataset on the portal. */
function onPortal(name: string, uri: string): Candidate {
  const base = candidate([name, `/resource/${uri}`, '', '/portal']);
  const dataset = datasetOf({ uri: `set-${uri}`, title: name });
  const portal = { dataset } as NonNullable<Candidate['portal']>;
  return { ...base, key: uri, offers: [], portal };
}

function groupsOf(candidates: readonly Candidate[]): number {
  return new Set(groupDatasets(candidates, TABLES).values()).size;
}

describe('editions and formats of one thing', () => {
  it.each<{ name: string; rows: readonly Row[] }>([
    {
      name: 'years in the words',
      rows: [
        ['Бюджет 2023', '/a/1.xlsx'],
        ['Бюджет 2024 г.', '/b/2.pdf'],
      ],
    },
    {
      name: 'years in names of files',
      rows: [
        ['тук', '/f/budget_2023.xlsx'],
        ['тук', '/f/budget_2024.pdf'],
      ],
    },
    {
      name: 'words and a name in Latin letters',
      rows: [
        ['тук', '/f/Бюджет 2023.xlsx'],
        ['тук', '/f/budget_2024.pdf'],
      ],
    },
    {
      name: 'two ways to write it',
      rows: [
        ['тук', '/f/byudzhet-2023.xlsx'],
        ['тук', '/f/budjet2024.xlsx'],
      ],
    },
    {
      name: 'quarters',
      rows: [
        ['Отчет Q1 2025', '/q1.pdf'],
        ['Отчет за II тримесечие на 2025 г.', '/q2.pdf'],
        ['Отчет за трето тримесечие 2025', '/q3.pdf'],
      ],
    },
    {
      name: 'quarters under a heading with the year',
      rows: [
        ['Касов отчет – I тримесечие', '/1.xls', '2024 година'],
        ['Касов отчет – II тримесечие', '/2.xls', '2025 година'],
      ],
    },
    {
      name: 'quarters in names of files',
      rows: [
        ['тук', '/f/otchet_q1_2025.xls'],
        ['тук', '/f/otchet_q2_2025.xls'],
      ],
    },
    {
      name: 'months',
      rows: [
        ['Месечен отчет за януари 2025', '/1.xls'],
        ['Месечен отчет за февруари 2025 г.', '/2.xls'],
      ],
    },
    {
      name: 'months in Latin letters',
      rows: [
        ['тук', '/f/otchet-mart-2025.xls'],
        ['тук', '/f/otchet-april-2025.xls'],
      ],
    },
    {
      name: 'days',
      rows: [
        ['Отчет към 31.03.2025', '/1.xls'],
        ['Отчет към 30.06.2025 г.', '/2.xls'],
      ],
    },
    {
      name: 'weekly menus',
      rows: [
        ['Меню 01.09-05.09.2025', '/m1.pdf'],
        ['Меню 08.09 – 12.09.2025 г.', '/m2.pdf'],
      ],
    },
    {
      name: 'school years',
      rows: [
        ['Прием 2023/2024', '/p1.pdf'],
        ['Прием 2024/2025', '/p2.pdf'],
      ],
    },
    {
      name: 'formats by name',
      rows: [
        ['Регистър на имотите (CSV)', '/f/x.csv'],
        ['Регистър на имотите (XLSX)', '/g/y.xlsx'],
      ],
    },
    {
      name: 'formats by extension',
      rows: [
        ['CSV', '/f/imoti.csv'],
        ['XLSX', '/f/imoti.xlsx'],
        ['JSON', '/f/imoti.json'],
      ],
    },
    {
      name: 'an archive below',
      rows: [
        ['Бюджет 2025', '/1.csv', 'Бюджет'],
        ['Бюджет 2024', '/2.csv', 'Архив'],
        ['Бюджет 2023', '/3.csv', 'Архив за минали години'],
      ],
    },
    {
      name: 'a page for each year',
      rows: [
        ['Програмен бюджет', '/1.pdf', '', '/byudzhet/2023'],
        ['Програмен бюджет', '/2.pdf', '', '/byudzhet/2024'],
      ],
    },
    {
      name: 'folders for each month',
      rows: [
        ['тук', '/uploads/2025/01/grafik-2025-01.pdf'],
        ['тук', '/uploads/2025/02/grafik-2025-02.pdf'],
      ],
    },
  ])('$name', ({ rows }) => {
    expect(groupsOf(rows.map((row) => candidate(row)))).toBe(1);
  });

  it('the same bytes under two names', () => {
    const rows: readonly Row[] = [
      ['Регистър А', '/a.csv'],
      ['Нещо друго', '/b.csv', '', '/x'],
    ];
    expect(groupsOf(rows.map((row) => candidate(row, 'same bytes')))).toBe(1);
  });

  it('the copy on the portal by its full name, when only one set there has it', () => {
    const site = candidate(['Регистър на общинските имоти', '/imoti.csv']);
    expect(groupsOf([site, onPortal('Регистър на общинските имоти', 'u1')])).toBe(1);
    const two = [onPortal('Регистър на общинските имоти', 'u1'), onPortal('Регистър на общинските имоти', 'u2')];
    expect(groupsOf([site, ...two])).toBe(3);
    expect(groupsOf([candidate(['Бюджет', '/b.csv']), onPortal('Бюджет', 'u3')])).toBe(2);
  });
});

describe('things that only look alike', () => {
  it.each<{ name: string; rows: readonly Row[] }>([
    {
      name: 'numbered annexes',
      rows: [
        ['Приложение 1', '/p1.pdf'],
        ['Приложение 2', '/p2.pdf'],
      ],
    },
    {
      name: 'numbered annexes of one year',
      rows: [
        ['Приложение № 1 към бюджет 2025', '/p1.pdf'],
        ['Приложение № 2 към бюджет 2025', '/p2.pdf'],
      ],
    },
    {
      name: 'annexes in names of files',
      rows: [
        ['тук', '/f/prilozhenie1_2025.pdf'],
        ['тук', '/f/prilozhenie2_2025.pdf'],
      ],
    },
    {
      name: 'annexes of different municipalities',
      rows: [
        ['Приложение 1 – община Липово', '/1.pdf'],
        ['Приложение 1 – община Студена', '/2.pdf'],
      ],
    },
    {
      name: 'one name in two sections',
      rows: [
        ['Списък', '/1.pdf', 'Училища'],
        ['Списък', '/2.pdf', 'Детски градини'],
      ],
    },
    {
      name: 'one longer name in two sections',
      rows: [
        ['Списък на обектите', '/1.pdf', 'Туризъм'],
        ['Списък на обектите', '/2.pdf', 'Търговия'],
      ],
    },
    {
      name: 'one word for several files',
      rows: [
        ['Приложение', '/f/imoti.pdf'],
        ['Приложение', '/f/grafik.pdf'],
      ],
    },
    {
      name: 'plan and report',
      rows: [
        ['Бюджет 2024', '/1.pdf'],
        ['Отчет на бюджета 2024', '/2.pdf'],
      ],
    },
    {
      name: 'empty words',
      rows: [
        ['тук', '/f/a.pdf'],
        ['тук', '/f/b.pdf'],
      ],
    },
    {
      name: 'only years',
      rows: [
        ['2023', '/f/imoti.csv'],
        ['2024', '/f/grafik.csv'],
      ],
    },
    {
      name: 'months that are dates of different things',
      rows: [
        ['Заповеди', '/f/zapovedi.xls'],
        ['Решения', '/f/resheniya.xls'],
      ],
    },
    {
      name: 'one name on two pages',
      rows: [
        ['Списък на обектите', '/1.pdf', '', '/a'],
        ['Списък на обектите', '/2.pdf', '', '/b'],
      ],
    },
    {
      name: 'addresses that differ in their query',
      rows: [
        ['тук', '/get.php?id=1'],
        ['тук', '/get.php?id=2'],
      ],
    },
    {
      name: 'annexes with two numbers',
      rows: [
        ['Приложение 1.2', '/1.pdf'],
        ['Приложение 1.3', '/2.pdf'],
      ],
    },
    {
      name: 'schools with numbers',
      rows: [
        ['Меню на ДГ № 5', '/5.pdf'],
        ['Меню на ДГ № 6', '/6.pdf'],
      ],
    },
  ])('$name', ({ rows }) => {
    expect(groupsOf(rows.map((row) => candidate(row)))).toBe(rows.length);
  });
});

it('does not depend on the order', () => {
  const rows: readonly Row[] = [
    ['Бюджет 2023', '/f/b23.xlsx'], ['Бюджет 2024', '/f/b24.pdf'], ['тук', '/f/b24.csv'], ['тук', '/f/budget_2023.xlsx'],
    ['тук', '/f/budget_2024.pdf'], ['Приложение 1', '/f/p1.pdf'], ['Приложение 2', '/f/p2.pdf'], ['Списък', '/f/s.pdf', 'А'],
    ['Списък', '/f/t.pdf', 'Б'], ['Регистър на общинските имоти', '/f/imoti.csv'],
  ]; // prettier-ignore
  const all = [...rows.map((row) => candidate(row)), onPortal('Регистър на общинските имоти', 'u1')];
  const asList = (map: ReadonlyMap<string, string>): string =>
    [...map]
      .map((pair) => pair.join(' → '))
      .toSorted((a, b) => (a < b ? -1 : 1))
      .join('\n');
  const expected = asList(groupDatasets(all, TABLES));
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
      expect(asList(groupDatasets(shuffled, TABLES))).toBe(expected);
    }),
    { numRuns: 50, seed: 4 },
  );
});
