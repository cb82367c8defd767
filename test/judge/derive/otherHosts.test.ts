import { describe, expect, it } from 'vitest';
import type { InstitutionResult } from '../../../src/model/audit.ts';
import type { Resource } from '../../../src/model/resource.ts';
import { judgeInstitution } from '../../../src/judge/judgeInstitution.ts';
import { ruleSet, tables } from '../ruleBook.ts';
import { type Answered, csvValues, link, pageValues, world } from '../world.ts';

const RULES = ruleSet();
const TABLES = tables();
const OWN = 'http://lipovo.example';
const ELSEWHERE = 'http://files.neighbour.example/r.csv';

/** A start page that offers one register of its own and one on another's host, which answers as told. */
function judged(elsewhere: Answered, home: Parameters<typeof pageValues>[1] = {}): InstitutionResult {
  const made = world();
  const links = [link('/danni.csv', 'Регистър на имотите (CSV)'), link(ELSEWHERE, 'Регистър на дърветата (CSV)')];
  const from = made.add(`${OWN}/`, { purpose: 'home', depth: 0, values: pageValues(links, home) });
  made.add(`${OWN}/danni.csv`, { purpose: 'file', from, values: csvValues() });
  made.add(ELSEWHERE, { purpose: 'linked-file', from, ...elsewhere });
  return judgeInstitution(made.input(), RULES, TABLES);
}
const theirs = ({ resources }: InstitutionResult): Resource | undefined =>
  resources.find(({ url }) => url.includes('neighbour'));
const verdicts = (result: InstitutionResult): readonly string[] =>
  result.findings.filter(({ subject }) => subject === theirs(result)?.subject).map(({ outcome }) => outcome);

describe('a file that a page of the body links to on another host', () => {
  it('is judged as what the page offers, and told as what it is', () => {
    const result = judged({ values: csvValues() });
    expect(theirs(result)).toMatchObject({ origin: 'other-host', kind: 'resource', level: 3, licence: 'not-stated' });
    expect(result.resources.find(({ url }) => url === `${OWN}/danni.csv`)).toMatchObject({ origin: 'link' });
  });

  it.each([
    ['robots.txt of that host forbids', { skip: 'robots' }],
    ['its host refuses us', { status: 403, values: { 'http.status': 403 } }],
    ['its host does not answer', { failure: 'connect-timeout' }],
    ['a firewall answers', { values: pageValues([], { 'page.blocked': true }) }],
    ['a page answers in its place', { values: pageValues([]) }],
    ['our budget for such files is used up', { skip: 'budget' }],
  ] as const)('is nobody’s fault when %s', (_why, answered) => {
    const result = judged(answered);
    expect(theirs(result)).toMatchObject({ origin: 'other-host', level: null, strictStars: null });
    expect(verdicts(result).length).toBeGreaterThan(3);
    expect(verdicts(result).filter((outcome) => outcome === 'fail' || outcome === 'pass')).toEqual([]);
    // It takes no coverage away from the body either.
    expect(result.summary.coverage).toMatchObject({ judged: 1, discovered: 1, resourcesPercent: { value: 100 } });
    expect(result.summary.coverage.weightPercent.value).toBe(
      judged({ skip: 'scope' }).summary.coverage.weightPercent.value,
    );
  });

  it('is one too when only a browser met it, as a download', () => {
    const made = world();
    const from = made.add(`${OWN}/`, { purpose: 'home', depth: 0, values: pageValues([]) });
    made.add(ELSEWHERE, { purpose: 'linked-file', from, values: csvValues() });
    made.add('http://files.lipovo.example/s.csv', { purpose: 'linked-file', from, values: csvValues() });
    const { resources } = judgeInstitution(made.input(), RULES, TABLES);
    expect(resources.map(({ url, origin }) => [url, origin]).sort()).toEqual([
      ['http://files.lipovo.example/s.csv', 'link'],
      [ELSEWHERE, 'other-host'],
    ]);
  });

  it('has no share in what the site says of itself', () => {
    const words = { words: 'Всички права запазени', at: { kind: 'whole' } } as const;
    const site = { scope: 'site', source: 'words', url: null, conditions: [], ...words } as const;
    const open = { kind: 'open', licence: 'cc-by-4.0', ...site } as const;
    const result = judged({ values: csvValues() }, { 'licence.statements': [open] });
    expect(result.resources.map(({ origin, licence }) => `${origin} ${licence}`).sort()).toEqual([
      'link open',
      'other-host not-stated',
    ]);
  });

  it('says nothing in the body’s name: tables and links of a page there are not its own', () => {
    const table = { caption: 'Регистър', labels: ['име', 'година'], rows: 40, columns: 2, css: 'table', headings: [] };
    const values = pageValues([link('/more.csv', 'Регистър (CSV)')], { 'page.tables': [table as never] });
    expect(
      judged({ values })
        .resources.map(({ url }) => url)
        .sort(),
    ).toEqual([ELSEWHERE, `${OWN}/danni.csv`]);
  });
});
