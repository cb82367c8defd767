import { describe, expect, it } from 'vitest';
import { judgeInstitution } from '../../src/judge/judgeInstitution.ts';
import type { InstitutionResult } from '../../src/model/audit.ts';
import type { LicenceStatement, PageLink, TableFault } from '../../src/model/factValues.ts';
import type { Institution } from '../../src/model/institution.ts';
import { canonicalJson } from '../../src/model/json.ts';
import type { Resource } from '../../src/model/resource.ts';
import { ruleSet, tables } from './ruleBook.ts';
import { BODY, CC_BY, csvValues, link, pageValues, world } from './world.ts';

const RULES = ruleSet();
const CUT_BY_US = { kept: 4_194_304, total: 90_000_000, tail: 0, cut: 'length' } as const;
const CUT_BY_NETWORK = { kept: 900, total: 1_000, tail: 0, cut: 'disconnect' } as const;

function faultInRow(row: number, count: number): TableFault {
  return { code: 'extra-cell', count, row, column: 3, sheet: null, quote: 'а | б', breaksUse: true };
}

const TABLES = tables();
const HOME = 'http://lipovo.example/';
const RESERVED: LicenceStatement = {
  ...CC_BY,
  kind: 'reserved',
  licence: null,
  conditions: [],
  words: '© 2026 Община Липово. Всички права запазени.',
};

type World = ReturnType<typeof world>;

/** A home page with these links, and one clean CSV at /danni.csv unless the test makes its own. */
function site(
  links: readonly PageLink[],
  more: Parameters<typeof pageValues>[1] = {},
  institution: Institution = BODY,
): { made: World; home: string } {
  const made = world(institution);
  const home = made.add(HOME, { purpose: 'home', depth: 0, values: pageValues(links, more) });
  return { made, home };
}

function judge(made: World): InstitutionResult {
  return judgeInstitution(made.input(), RULES, TABLES);
}

function resourceAt(result: InstitutionResult, end: string): Resource {
  const found = result.resources.find(({ subject }) => subject.endsWith(end));
  if (found === undefined) throw new Error(`no ${end} in ${result.resources.map(({ subject }) => subject).join(', ')}`);
  return found;
}

const REGISTER = link('/danni.csv', 'Регистър на детските градини (CSV)');

describe('judgeInstitution', () => {
  it('gives every resource a finding in each of the four dimensions, and documents none', () => {
    const { made, home } = site([REGISTER, link('/pismo.pdf', 'Писмо до гражданите')]);
    made.add('http://lipovo.example/danni.csv', { purpose: 'file', from: home, values: csvValues() });
    made.add('http://lipovo.example/pismo.pdf', {
      purpose: 'file',
      from: home,
      values: { 'format.id': 'pdf', 'document.words': 'Уважаеми съграждани', 'licence.statements': [] },
    });
    const result = judge(made);
    const csv = resourceAt(result, 'danni.csv');
    expect(csv).toMatchObject({ kind: 'resource', level: 3, licence: 'not-stated', strictStars: 0, format: 'csv' });
    const dimensions = new Set(
      result.findings
        .filter(({ subject, ruleStatus }) => subject === csv.subject && ruleStatus === 'active')
        .map(({ dimension }) => dimension),
    );
    expect([...dimensions].sort((a, b) => (a < b ? -1 : 1))).toEqual([
      'format',
      'freshness',
      'licence',
      'machine-readability',
    ]);
    const letter = resourceAt(result, 'pismo.pdf');
    expect(letter).toMatchObject({ kind: 'document', kindReason: 'document-words' });
    expect(letter.subject).toMatch(/^document:/);
    expect(result.findings.filter(({ subject }) => subject === letter.subject)).toEqual([]);
    expect(result.findings.filter(({ outcome }) => outcome === 'error')).toEqual([]);
  });

  it('counts only 404 and 410 as gone; 403 is nobody’s death', () => {
    const { made, home } = site([link('/a.csv', 'Регистър А (CSV)'), link('/b.csv', 'Регистър Б (CSV)')]);
    made.add('http://lipovo.example/a.csv', {
      purpose: 'file',
      from: home,
      status: 404,
      values: { 'http.status': 404 },
    });
    made.add('http://lipovo.example/b.csv', {
      purpose: 'file',
      from: home,
      status: 403,
      values: { 'http.status': 403 },
    });
    const result = judge(made);
    expect(resourceAt(result, 'a.csv')).toMatchObject({ kind: 'resource', level: 0, strictStars: 0 });
    expect(resourceAt(result, 'b.csv')).toMatchObject({ kind: 'resource', level: null });
    const alive = result.findings.filter(({ ruleId }) => ruleId === 'freshness.alive');
    expect(
      alive.map(({ outcome, messageKey }) => `${outcome} ${messageKey}`).toSorted((a, b) => (a < b ? -1 : 1)),
    ).toEqual(['cannot-tell not-seen', 'fail answered-gone']);
    expect(alive.find(({ outcome }) => outcome === 'fail')?.data).toEqual({ status: 404, askedDate: '2026-11-02' });
  });

  it('says nothing of absence before everything was looked at', () => {
    const { made } = site([REGISTER]);
    const duty = judge(made).findings.filter(({ ruleId }) => ruleId === 'duty.budget-section');
    expect(duty.map(({ outcome, messageKey }) => [outcome, messageKey])).toEqual([['cannot-tell', 'not-searched']]);
  });

  it('states absence after home, sitemap, menu and probes all answered', () => {
    const menu = ['/a', '/b', '/c'].map((path) => link(path, 'Новини', { region: 'nav' }));
    const { made, home } = site(menu);
    for (const path of ['/a', '/b', '/c'])
      made.add(`http://lipovo.example${path}`, { purpose: 'navigation', from: home, values: pageValues([]) });
    for (const path of TABLES.vocabulary.probes)
      made.add(`http://lipovo.example${path}`, { purpose: 'probe', status: 404 });
    made.add('http://lipovo.example/sitemap.xml', { purpose: 'sitemap', status: 404 });
    const budget = (): string | undefined =>
      judge(made).findings.find(({ ruleId }) => ruleId === 'duty.budget-section')?.outcome;
    expect(budget()).toBe('fail');
    made.add('http://lipovo.example/d', { purpose: 'probe', skip: 'robots' });
    expect(budget()).toBe('fail');
    // One page of the menu behind robots.txt, and nothing may be said.
    const shut = world(BODY);
    shut.captures.push(...made.captures.filter(({ request }) => request.url !== 'http://lipovo.example/c'));
    shut.facts.push(...made.facts);
    shut.add('http://lipovo.example/c', { purpose: 'navigation', from: home, skip: 'robots' });
    expect(judge(shut).findings.find(({ ruleId }) => ruleId === 'duty.budget-section')).toMatchObject({
      outcome: 'cannot-tell',
      data: { missingReason: 'robots' },
    });
  });

  it('judges nobody by a site that does not show whose it is', () => {
    const { made, home } = site([REGISTER], { 'page.names': [{ where: 'title', text: 'Обувки на едро' }] });
    made.add('http://lipovo.example/danni.csv', { purpose: 'file', from: home, values: csvValues() });
    const result = judge(made);
    expect(result.findings.length).toBeGreaterThan(20);
    expect(
      new Set(
        result.findings
          .filter(({ ruleId }) => ruleId !== 'duty.portal-datasets')
          .map(({ outcome, messageKey }) => `${outcome} ${messageKey}`),
      ),
    ).toEqual(new Set(['cannot-tell site-not-identified']));
    expect(resourceAt(result, 'danni.csv')).toMatchObject({ level: null, licence: null, strictStars: null });
    expect(result.summary.withheld).toBe('not-identified');
  });

  it.each([
    ['the EIK', { 'page.names': [], 'page.eiks': ['999000018'] }],
    [
      'the name in quotes and capitals',
      { 'page.names': [{ where: 'header' as const, text: 'ОБЩИНА „ЛИПОВО“ – официален сайт' }] },
    ],
    ['the name without its kind', { 'page.names': [{ where: 'logo' as const, text: 'Липово' }] }],
  ])('knows a site by %s', (_, shown) => {
    const { made } = site([], shown);
    expect(judge(made).facts.find(({ key }) => key === 'site.identified')).toMatchObject({ known: true, value: true });
  });

  it('does not take a longer name for the body’s', () => {
    const { made } = site([], { 'page.names': [{ where: 'title', text: 'Община Долно Липовово' }] });
    expect(judge(made).facts.find(({ key }) => key === 'site.identified')).toMatchObject({ known: true, value: false });
  });

  it('lists a body that blocks us, with the reason and no score', () => {
    const made = world();
    made.add(HOME, { purpose: 'home', depth: 0, status: 403 });
    expect(judge(made).summary).toMatchObject({ withheld: 'blocked', technicalLevel: null });
    const dead = world();
    dead.add(HOME, { purpose: 'home', depth: 0, failure: 'connect-timeout' });
    expect(judge(dead).summary.withheld).toBe('unreachable');
    const silent = world();
    silent.add('http://lipovo.example/robots.txt', { purpose: 'robots', failure: 'connect-refused' });
    silent.add(HOME, { purpose: 'home', depth: 0, skip: 'robots' });
    expect(judge(silent).summary.withheld).toBe('unreachable');
    expect(judge(world({ ...BODY, sites: [] })).summary.withheld).toBe('no-address');
    expect(judge(site([]).made).summary.withheld).toBe('no-resources');
  });

  it('prints bounds when a budget left some unseen', () => {
    const names = ['a', 'b', 'c', 'd'];
    const { made, home } = site(
      names.map((name) => link(`/${name}.csv`, `Регистър ${name}${name}${name}${name} (CSV)`)),
    );
    for (const name of names.slice(0, 3))
      made.add(`http://lipovo.example/${name}.csv`, { purpose: 'file', from: home, values: csvValues() });
    made.add('http://lipovo.example/d.csv', { purpose: 'file', from: home, skip: 'budget' });
    const { summary } = judge(made);
    expect(summary.coverage).toMatchObject({ judged: 3, discovered: 4 });
    expect(summary.technicalLevel).toMatchObject({ low: 2.25, high: 3.5 });
    expect(summary.technicalLevel?.mean.value).toBe(3);
    expect(summary.withheld).toBeNull();
  });

  it('prints no score below 60 % of the resources', () => {
    const { made, home } = site(
      ['a', 'b'].map((name) => link(`/${name}.csv`, `Регистър ${name}${name}${name}${name} (CSV)`)),
    );
    made.add('http://lipovo.example/a.csv', { purpose: 'file', from: home, values: csvValues() });
    made.add('http://lipovo.example/b.csv', { purpose: 'file', from: home, skip: 'budget' });
    expect(judge(made).summary.withheld).toBe('coverage-resources');
  });

  it('follows redirects to the end, also to an address that was asked before', () => {
    const { made, home } = site([link('/star.csv', 'Регистър на имотите (CSV)'), link('/nov.csv', 'Имоти (CSV)')]);
    made.add('http://lipovo.example/nov.csv', { purpose: 'file', from: home, values: csvValues() });
    made.add('http://lipovo.example/star.csv', { purpose: 'file', from: home, status: 301 });
    const last = made.captures.at(-1);
    if (last?.result.is !== 'response') throw new Error('no response');
    made.captures[made.captures.length - 1] = {
      ...last,
      result: { ...last.result, headers: [['Location', '/nov.csv']] },
    };
    const files = judge(made).resources;
    expect(files.map(({ subject }) => subject)).toEqual(['resource:lipovo.example/nov.csv']);
  });

  it('is the same whatever the order of captures and facts', () => {
    const { made, home } = site(
      [REGISTER, link('/x.xlsx', 'Бюджет 2025 (XLSX)'), link('/y.xlsx', 'Бюджет 2024 (XLSX)')],
      { 'licence.statements': [CC_BY, RESERVED] },
    );
    made.add('http://lipovo.example/danni.csv', { purpose: 'file', from: home, values: csvValues() });
    for (const name of ['x', 'y'])
      made.add(`http://lipovo.example/${name}.xlsx`, {
        purpose: 'file',
        from: home,
        values: csvValues({ 'format.id': 'xlsx' }),
      });
    const straight = canonicalJson(judge(made));
    made.captures.reverse();
    made.facts.reverse();
    expect(canonicalJson(judge(made))).toBe(straight);
  });

  it('traces each number to findings and scores that exist', () => {
    const { made, home } = site([REGISTER], { 'licence.statements': [CC_BY] });
    made.add('http://lipovo.example/danni.csv', { purpose: 'file', from: home, values: csvValues() });
    const result = judge(made);
    const { summary } = result;
    const numbers = [
      summary.technicalLevel?.mean,
      summary.openLicencePercent,
      summary.strictStars,
      summary.qualityPercent,
      ...Object.values(summary.dimensionPercents),
    ];
    const ids = new Set([...result.findings, ...result.scores].map(({ id }) => id));
    for (const number of numbers) {
      expect(number?.findings.length).toBeGreaterThan(0);
      for (const id of [...(number?.findings ?? []), ...(number?.scores ?? [])]) expect(ids).toContain(id);
    }
    expect(summary).toMatchObject({
      openLicencePercent: { value: 100 },
      strictStars: { value: 3 },
      technicalLevel: { mean: { value: 3 }, low: 3, high: 3 },
    });
  });

  it('computes trial rules and counts them nowhere', () => {
    const trial = { ...RULES, rules: RULES.rules.map((rule) => ({ ...rule, status: 'trial' as const })) };
    const { made, home } = site([REGISTER]);
    made.add('http://lipovo.example/danni.csv', { purpose: 'file', from: home, values: csvValues() });
    const result = judgeInstitution(made.input(), trial, TABLES);
    expect(result.findings.length).toBeGreaterThan(20);
    expect(result.scores).toEqual([]);
    expect(result.summary.qualityPercent).toBeNull();
  });
});

describe('licences', () => {
  const licenceWith = (statements: readonly LicenceStatement[], file: readonly LicenceStatement[] = []): Resource => {
    const { made, home } = site([REGISTER], { 'licence.statements': statements });
    made.add('http://lipovo.example/danni.csv', {
      purpose: 'file',
      from: home,
      values: csvValues({ 'licence.statements': file }),
    });
    return resourceAt(judge(made), 'danni.csv');
  };
  const bare: LicenceStatement = { ...RESERVED, words: '© 2026 Община Липово' };
  const nonCommercial: LicenceStatement = {
    ...CC_BY,
    kind: 'restricted',
    licence: null,
    scope: 'page',
    conditions: ['non-commercial'],
    words: 'само за нетърговски цели',
  };

  it.each([
    ['nothing anywhere', [], [], 'not-stated', 0],
    ['a bare ©', [bare], [], 'not-stated', 0],
    ['all rights reserved and nothing else', [RESERVED], [], 'restricted', 0],
    ['an open statement', [CC_BY], [], 'open', 3],
    ['an open statement and a bare ©', [CC_BY, bare], [], 'open', 3],
    ['an open statement against a reservation', [CC_BY, RESERVED], [], 'conflicting', 0],
    ['a page that restricts within an open site', [CC_BY, nonCommercial], [], 'restricted', 0],
    ['open and restricted at one place', [{ ...CC_BY, scope: 'page' as const }, nonCommercial], [], 'conflicting', 0],
    ['a file that is open on a site that reserves', [RESERVED], [{ ...CC_BY, scope: 'file' as const }], 'open', 3],
  ] as const)('%s', (_, page, file, status, stars) => {
    expect(licenceWith(page, file)).toMatchObject({ licence: status, strictStars: stars });
  });

  it('cannot tell when the terms of use were not seen', () => {
    const { made, home } = site([REGISTER, link('/usloviya', 'Условия за ползване', { region: 'footer' })]);
    made.add('http://lipovo.example/danni.csv', { purpose: 'file', from: home, values: csvValues() });
    made.add('http://lipovo.example/usloviya', { purpose: 'page', from: home, status: 500 });
    expect(resourceAt(judge(made), 'danni.csv')).toMatchObject({ licence: null, strictStars: null });
  });

  it('reads the terms of use that the page links to', () => {
    const { made, home } = site([REGISTER, link('/usloviya', 'Условия за ползване', { region: 'footer' })]);
    made.add('http://lipovo.example/danni.csv', { purpose: 'file', from: home, values: csvValues() });
    made.add('http://lipovo.example/usloviya', {
      purpose: 'page',
      from: home,
      values: pageValues([], { 'licence.statements': [{ ...CC_BY, scope: 'page' }] }),
    });
    expect(resourceAt(judge(made), 'danni.csv')).toMatchObject({ licence: 'open', licenceId: 'cc-by-4.0' });
  });

  it.each([
    ['calls itself so', 'Условия за ползване – Община Липово', 'open'],
    ['is some page that answers to any address', 'Община Липово', 'not-stated'],
  ] as const)('reads terms of use at a usual address to which nothing links, when the page %s', (_, title, licence) => {
    const { made, home } = site([REGISTER]);
    made.add('http://lipovo.example/danni.csv', { purpose: 'file', from: home, values: csvValues() });
    const names = [{ where: 'title' as const, text: title, css: 'title' }];
    const values = pageValues([], {
      'page.names': names as never,
      'licence.statements': [{ ...CC_BY, scope: 'page' }],
    });
    made.add('http://lipovo.example/terms', { purpose: 'probe', values });
    expect(resourceAt(judge(made), 'danni.csv')).toMatchObject({ licence });
  });
});

describe('technical levels', () => {
  const fault = {
    code: 'merged-cells' as const,
    count: 1,
    row: 2,
    column: 1,
    sheet: null,
    quote: 'A',
    breaksUse: true,
  };
  it.each([
    ['a clean CSV', csvValues(), 3],
    ['a CSV that no program can use', csvValues({ 'table.faults': [fault] }), 2],
    ['an XLSX', csvValues({ 'format.id': 'xlsx' }), 2],
    ['JSON with records', { 'format.id': 'json', 'json.shape': { top: 'array', records: 9, hasContext: false } }, 3],
    [
      'one string called JSON',
      { 'format.id': 'json', 'json.shape': { top: 'string', records: 0, hasContext: false } },
      1,
    ],
    ['broken JSON', { 'format.id': 'json', 'data.parse-error': 'line 1' }, 1],
    ['Turtle without its prefixes', { 'format.id': 'turtle', 'data.parse-error': 'line 1' }, 2],
    ['a PDF', { 'format.id': 'pdf' }, 1],
    [
      'a ZIP with a CSV',
      {
        'format.id': 'zip',
        'archive.members': [
          { name: 'a.csv', bytes: 9, format: 'csv' },
          { name: 'b.pdf', bytes: 9, format: 'pdf' },
        ],
      },
      3,
    ],
    [
      'a ZIP of tables that no program can use as they are',
      {
        'format.id': 'zip',
        'archive.members': [
          { name: 'a.csv', bytes: 9, format: 'csv', faulty: true },
          { name: 'b.pdf', bytes: 9, format: 'pdf' },
        ],
      },
      2,
    ],
    [
      'a tar of tables of which one can be used',
      {
        'format.id': 'tar',
        'archive.members': [
          { name: 'a.csv', bytes: 9, format: 'csv', faulty: true },
          { name: 'b.csv', bytes: 9, format: 'csv' },
        ],
      },
      3,
    ],
    ['a zipped shapefile', { 'format.id': 'shapefile-zip', 'format.container': 'zip', 'geo.layers': [] }, 3],
    ['a signature alone', { 'format.id': 'p7m', 'format.note': 'detached' }, null],
    [
      'a ZIP nobody can look into',
      { 'format.id': 'zip', 'archive.members': [{ name: 'a.bin', bytes: 9, format: null }] },
      null,
    ],
    [
      'triples with addresses',
      { 'format.id': 'turtle', 'rdf.shape': { triples: 50, uriSubjectShare: 1, externalLinks: 1 } },
      4,
    ],
    [
      'linked triples',
      { 'format.id': 'turtle', 'rdf.shape': { triples: 50, uriSubjectShare: 1, externalLinks: 20 } },
      5,
    ],
    [
      'triples of blank nodes',
      { 'format.id': 'turtle', 'rdf.shape': { triples: 50, uriSubjectShare: 0.1, externalLinks: 20 } },
      3,
    ],
    ['a CSV that broke off', csvValues({ 'http.truncated': true, 'http.part': CUT_BY_NETWORK }), null],
    [
      'a workbook too large to be read whole',
      csvValues({ 'format.id': 'xlsx', 'http.truncated': true, 'http.part': CUT_BY_US }),
      2,
    ],
    [
      'a JSON too large to be read whole',
      { 'format.id': 'json', 'http.truncated': true, 'http.part': CUT_BY_US },
      null,
    ],
    ['a CSV too large to be read whole', csvValues({ 'http.truncated': true, 'http.part': CUT_BY_US }), 3],
    [
      'a large CSV whose last row we cut',
      csvValues({ 'http.truncated': true, 'http.part': CUT_BY_US, 'table.faults': [faultInRow(41, 1)] }),
      3,
    ],
    [
      'a large CSV with a fault before the cut',
      csvValues({ 'http.truncated': true, 'http.part': CUT_BY_US, 'table.faults': [faultInRow(5, 1)] }),
      2,
    ],
    [
      'a large CSV with a fault in many rows',
      csvValues({ 'http.truncated': true, 'http.part': CUT_BY_US, 'table.faults': [faultInRow(41, 9)] }),
      2,
    ],
    ['a locked workbook', csvValues({ 'format.id': 'xlsx', 'format.note': 'encrypted' }), null],
    ['an empty answer', csvValues({ 'body.bytes': 0 }), null],
    ['a CSV whose structure nobody looked at', { 'format.id': 'csv' }, null],
    ['a table with its own schema', { 'format.id': 'parquet' }, 3],
  ] as const)('%s', (_, values, level) => {
    const { made, home } = site([REGISTER]);
    made.add('http://lipovo.example/danni.csv', { purpose: 'file', from: home, values });
    expect(resourceAt(judge(made), 'danni.csv').level).toBe(level);
  });
});

describe('what was never seen', () => {
  it('is not held to the words of the page around it', () => {
    const words = {
      kind: 'restricted',
      licence: null,
      scope: 'site',
      source: 'words',
      url: null,
      conditions: ['permission'],
      words: 'Забранява се използването без съгласие',
      at: { kind: 'whole' },
    } as const;
    const { made, home } = site([link('/a.csv', 'Регистър (CSV)'), link('/b.csv', 'Регистър на имотите (CSV)')], {
      'licence.statements': [words],
    });
    made.add('http://lipovo.example/a.csv', { purpose: 'file', from: home, values: csvValues() });
    made.add('http://lipovo.example/b.csv', { purpose: 'file', from: home, skip: 'robots' });
    const result = judge(made);
    expect(resourceAt(result, 'a.csv').licence).toBe('restricted');
    expect(resourceAt(result, 'b.csv').licence).toBeNull();
  });
});

describe('freshness', () => {
  const dated = (text: string, around: string, date: string, more: Partial<PageLink> = {}): Resource => {
    const { made, home } = site([link('/danni.csv', text, { around, ...more })], {
      'date.statements': [
        {
          date,
          precision: 'day',
          says: 'as-of',
          scope: 'file',
          words: `към ${date}`,
          at: { kind: 'whole' },
          linkIndex: 0,
        },
      ],
    });
    made.add('http://lipovo.example/danni.csv', { purpose: 'file', from: home, values: csvValues() });
    return resourceAt(judge(made), 'danni.csv');
  };

  it.each([
    ['within its month', 'обновява се ежемесечно', '2026-10-15', 'current'],
    ['past due by less than one period', 'обновява се ежемесечно', '2026-09-10', 'current'],
    ['past due by more than one period', 'обновява се ежемесечно', '2026-05-10', 'late'],
    ['old without a promise', '', '2019-05-10', 'cannot-tell'],
    ['changed last week without a promise', '', '2026-10-27', 'current'],
    ['refreshed at change, long ago', 'обновява се при промяна', '2024-10-27', 'cannot-tell'],
  ])('%s', (_, around, date, verdict) => {
    expect(dated('Регистър на имотите (CSV)', around, date)).toMatchObject({ freshness: verdict, date });
  });

  it.each([
    ['published', 'cannot-tell'],
    ['modified', 'cannot-tell'],
  ] as const)('takes the day on which the page was %s alone: %s', (says, verdict) => {
    const words = says === 'published' ? 'Публикувано на 10.05.2015 г.' : 'Последна актуализация: 10.05.2015 г.';
    const { made, home } = site([link('/danni.csv', 'Регистър (CSV)', { around: 'обновява се ежемесечно' })], {
      'date.statements': [
        { date: '2015-05-10', precision: 'day', says, scope: 'page', words, at: { kind: 'whole' }, linkIndex: null },
      ],
    });
    made.add('http://lipovo.example/danni.csv', { purpose: 'file', from: home, values: csvValues() });
    expect(resourceAt(judge(made), 'danni.csv').freshness).toBe(verdict);
  });

  it('calls what stands under „Архив“ an archive, never late', () => {
    expect(
      dated('Регистър на имотите (CSV)', 'обновява се ежемесечно', '2019-05-10', { heading: 'Архив' }).freshness,
    ).toBe('archive');
  });

  it('takes the latest possible date: a newer server date saves from „late“, and does not prove „current“', () => {
    const { made, home } = site([link('/danni.csv', 'Регистър (CSV)', { around: 'обновява се ежемесечно' })], {
      'date.statements': [
        {
          date: '2020-01-31',
          precision: 'day',
          says: 'as-of',
          scope: 'file',
          words: 'към 31.01.2020',
          at: { kind: 'whole' },
          linkIndex: 0,
        },
      ],
    });
    made.add('http://lipovo.example/danni.csv', {
      purpose: 'file',
      from: home,
      values: csvValues({ 'http.last-modified': '2026-10-30T00:00:00Z' }),
    });
    expect(resourceAt(judge(made), 'danni.csv').freshness).toBe('cannot-tell');
  });

  it('keeps older editions of a yearly series as archive and lets the newest stand for the dataset', () => {
    const years = [2023, 2024, 2025];
    const { made, home } = site(
      years.map((year) => link(`/byudzhet-${year}.csv`, `Отчет за бюджета за ${year} г. (CSV)`)),
    );
    for (const year of years)
      made.add(`http://lipovo.example/byudzhet-${year}.csv`, { purpose: 'file', from: home, values: csvValues() });
    const result = judge(made);
    expect(result.resources.map(({ freshness }) => freshness)).toEqual(['archive', 'archive', 'current']);
    expect(result.datasets).toMatchObject([
      {
        representative: 'resource:lipovo.example/byudzhet-2025.csv',
        resources: expect.arrayContaining(['resource:lipovo.example/byudzhet-2023.csv']) as unknown,
      },
    ]);
    expect(result.datasets).toHaveLength(1);
  });
});
