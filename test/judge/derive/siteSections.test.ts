import { describe, expect, it } from 'vitest';
import { judgeInstitution } from '../../../src/judge/judgeInstitution.ts';
import type { InstitutionResult } from '../../../src/model/audit.ts';
import type { FactValues, PageLink } from '../../../src/model/factValues.ts';
import { ruleSet, tables } from '../ruleBook.ts';
import { link, pageValues, world } from '../world.ts';

const RULES = ruleSet();
const TABLES = tables();
const AT = 'http://lipovo.example';
const NAV = { region: 'nav' } as const;
const MENU = [link('/novini', 'Новини', NAV), link('/kontakti', 'Контакти', NAV), link('/karta', 'Карта', NAV)];
type World = ReturnType<typeof world>;

/** A site that was searched to the end: home page, its menu, sitemap and all probes answered. */
function searched(links: readonly PageLink[], more: Parameters<typeof pageValues>[1] = {}): World {
  const made = world();
  const from = made.add(`${AT}/`, { purpose: 'home', depth: 0, values: pageValues([...MENU, ...links], more) });
  for (const { href } of MENU) made.add(`${AT}${href}`, { purpose: 'navigation', from, values: pageValues([]) });
  made.add(`${AT}/sitemap.xml`, { purpose: 'sitemap', status: 404 });
  for (const probe of TABLES.vocabulary.probes) made.add(`${AT}${probe}`, { purpose: 'probe', status: 404 });
  return made;
}

function judge(made: World): {
  readonly result: InstitutionResult;
  said(rule: string): string | undefined;
  readonly found: FactValues['site.found'];
  readonly search: FactValues['site.searched'] | undefined;
} {
  const result = judgeInstitution(made.input(), RULES, TABLES);
  const value = (key: string): unknown => {
    const fact = result.facts.find((one) => one.key === key);
    return fact?.known === true ? fact.value : undefined;
  };
  return {
    result,
    said: (rule) => result.findings.find(({ ruleId }) => ruleId === `duty.${rule}`)?.messageKey,
    found: (value('site.found') ?? []) as FactValues['site.found'],
    search: value('site.searched') as FactValues['site.searched'] | undefined,
  };
}

const failed = ({ findings }: InstitutionResult): readonly string[] =>
  findings
    .filter(
      ({ ruleId, outcome, subject }) =>
        ruleId.startsWith('duty.') && outcome === 'fail' && subject.startsWith('institution:'),
    )
    .map(({ ruleId }) => ruleId);

describe('a section that nobody read', () => {
  it('is the ground that these tests stand on: with no link to it, all of it is absent', () => {
    const { search, said } = judge(searched([]));
    expect(search).toMatchObject({ searched: true, missing: [] });
    expect(['access-section', 'access-rules', 'yearly-report', 'structure'].map(said)).toEqual(
      Array.from({ length: 4 }, () => 'absent'),
    );
  });

  it.each([
    ['on another host, in the menu', link('https://other.example/dostap', 'Достъп до информация', NAV), null],
    ['that answers 503, in the text', link('/dostap', 'Достъп до информация'), { status: 503 }],
    ['that was never asked, in the text', link('/dostap', 'Достъп до информация'), null],
  ])('lacks nothing: %s', (_name, to, answered) => {
    const made = searched([to]);
    if (answered !== null) made.add(`${AT}${to.href}`, { purpose: 'navigation', ...answered });
    const { result, search, said } = judge(made);
    expect(search?.searched).toBe(true);
    expect(said('access-section')).toBe('linked-not-seen');
    expect(said('access-rules')).toBe('may-be-inside');
    expect(failed(result)).toEqual([]);
  });

  it('lacks nothing where it is a shell that scripts fill', () => {
    const made = searched([link('/dostap', 'Достъп до информация')]);
    made.add(`${AT}/dostap`, { purpose: 'navigation', values: pageValues([], { 'page.needs-script': true }) });
    const { said } = judge(made);
    expect(said('access-section')).toBe('present');
    expect(said('access-rules')).toBe('may-be-inside');
  });

  it('lacks what it lacks when it was read, whatever another host calls by that name', () => {
    const made = searched([
      link('/dostap', 'Достъп до информация'),
      link('https://other.example/dostap', 'Достъп до информация'),
    ]);
    made.add(`${AT}/dostap`, { purpose: 'navigation', values: pageValues([]) });
    const { said } = judge(made);
    expect(said('access-section')).toBe('present');
    expect(said('access-rules')).toBe('absent');
  });
});

describe('a link of the right name that answers 404', () => {
  const made = searched([link('/dostap', 'Достъп до информация')]);
  made.add(`${AT}/dostap`, { purpose: 'navigation', status: 404 });

  it('is told as that, with the link, and not as „not found“', () => {
    const { result, found, said } = judge(made);
    expect(found.filter(({ how }) => how === 'gone')).toEqual([
      { section: 'access-section', url: `${AT}/dostap`, text: 'Достъп до информация', how: 'gone', year: null },
    ]);
    const finding = result.findings.find(({ ruleId }) => ruleId === 'duty.access-section');
    expect(finding).toMatchObject({ messageKey: 'link-gone', outcome: 'fail' });
    expect(finding?.evidence[0]?.quote).toBe('Достъп до информация');
    expect(said('access-rules')).toBe('absent');
  });
});

describe('a page of which only the beginning was read', () => {
  it.each([
    ['the text', { 'page.cut': true }],
    ['the body', { 'http.truncated': true }],
  ] as const)('keeps the search open where it stands in the menu: %s', (_name, values) => {
    const made = searched([link('/registar', 'Регистър на имотите', NAV)]);
    made.add(`${AT}/registar`, { purpose: 'navigation', values: pageValues([], values) });
    const { result, search } = judge(made);
    expect(search?.missing).toEqual([{ place: `${AT}/registar`, because: 'truncated' }]);
    expect(failed(result)).toEqual([]);
  });

  it('keeps the search open where it is the home page', () => {
    expect(judge(searched([], { 'page.cut': true })).search?.missing).toEqual([
      { place: `${AT}/`, because: 'truncated' },
    ]);
  });

  it('may hold what the section lacks, wherever it was found', () => {
    const made = searched([link('/dostap', 'Достъп до информация')]);
    made.add(`${AT}/dostap`, { purpose: 'navigation', values: pageValues([], { 'page.cut': true }) });
    const { said } = judge(made);
    expect(said('access-section')).toBe('present');
    expect(said('access-rules')).toBe('may-be-inside');
  });
});

describe('the year of what a page lists', () => {
  const reports = (...titles: readonly string[]): string | undefined => {
    const made = searched([link('/otcheti', 'Годишни отчети по ЗДОИ', NAV)]);
    const from = made.add(`${AT}/otcheti`, {
      purpose: 'navigation',
      values: pageValues(titles.map((title, at) => link(`/o${at}.pdf`, title))),
    });
    titles.forEach((_title, at) =>
      made.add(`${AT}/o${at}.pdf`, { purpose: 'file', from, values: { 'format.id': 'pdf' } }),
    );
    return judge(made).said('yearly-report-current');
  };

  it.each([
    ['old alone', ['Годишен отчет по ЗДОИ за 2021 г.', 'Годишен отчет по ЗДОИ за 2022 г.'], 'outdated'],
    ['new', ['Годишен отчет по ЗДОИ за 2022 г.', 'Годишен отчет по ЗДОИ за 2025 г.'], 'of-wanted-year'],
    [
      'old, beside one with a new year that may be that of an act',
      ['Годишен отчет по ЗДОИ за 2022 г.', 'Отчет, утвърден със Заповед № 5 от 12.01.2026 г.'],
      'year-unclear',
    ],
    [
      'old, whatever year of rights stands beside it',
      ['Годишен отчет по ЗДОИ за 2022 г.', 'За нас © 2026'],
      'outdated',
    ],
  ])('%s', (_name, titles, says) => {
    expect(reports(...titles)).toBe(says);
  });
});
