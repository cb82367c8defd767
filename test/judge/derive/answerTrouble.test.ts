import { describe, expect, it } from 'vitest';
import { judgeInstitution } from '../../../src/judge/judgeInstitution.ts';
import type { InstitutionResult } from '../../../src/model/audit.ts';
import type { FactKey } from '../../../src/model/facts.ts';
import type { FactValues } from '../../../src/model/factValues.ts';
import type { Fingerprint } from '../../../src/model/fingerprint.ts';
import { ruleSet, tables } from '../ruleBook.ts';
import { csvValues, link, pageValues, world } from '../world.ts';

const RULES = ruleSet();
const TABLES = tables();
const AT = 'http://lipovo.example';
const print = (title: number, sketch: readonly number[] = [1, 2, 3]): Fingerprint => ({
  title,
  headings: 1,
  links: 1,
  pairs: 3,
  sketch,
});

type World = ReturnType<typeof world>;
const LINKS = [link('/danni.csv', 'Регистър на имотите (CSV)'), link('/opendata', 'Отворени данни', { region: 'nav' })];
function site(): { made: World; home: string } {
  const made = world();
  const home = made.add(`${AT}/`, {
    purpose: 'home',
    depth: 0,
    values: pageValues(LINKS, { 'page.fingerprint': print(7) }),
  });
  return { made, home };
}
const judge = (made: World): InstitutionResult => judgeInstitution(made.input(), RULES, TABLES);

function fact<K extends FactKey>(result: InstitutionResult, key: K, subject = ''): FactValues[K] | undefined {
  const found = result.facts.find((one) => one.key === key && one.subject.endsWith(subject));
  return found?.known === true ? (found.value as FactValues[K]) : undefined;
}

/** What the four dimensions say of the register, and why its link is what it is. */
function register(result: InstitutionResult): {
  status: unknown;
  quotes: readonly string[];
  level: unknown;
  why: unknown;
} {
  const resource = result.resources.find(({ subject }) => subject.endsWith('danni.csv'));
  const status = result.facts.find(
    ({ key, subject }) => key === 'resource.link-status' && subject === resource?.subject,
  );
  const level = result.facts.find(({ key, subject }) => key === 'resource.level' && subject === resource?.subject);
  return {
    status: status?.known === true ? status.value : undefined,
    quotes: status?.evidence.map(({ quote }) => quote) ?? [],
    level: resource?.level,
    why: level?.known === false ? level.because.detail : null,
  };
}

describe('an answer that is not what was asked for', () => {
  it('is behind a log-in when a link to data leads to one', () => {
    const { made, home } = site();
    const asked = made.add(`${AT}/danni.csv`, { purpose: 'file', from: home, status: 302 });
    made.add(`${AT}/account/login`, {
      purpose: 'file',
      redirectFrom: asked,
      values: pageValues([], { 'page.login': { is: 'page', words: 'Вход · Парола' } }),
    });
    const result = judge(made);
    expect(register(result)).toEqual({
      status: 'unknown',
      quotes: ['behind-login', `page.login of ${AT}/account/login`],
      level: null,
      why: 'behind-login',
    });
    const about = result.findings.filter(({ subject }) => subject.endsWith('danni.csv'));
    expect(about.length).toBeGreaterThan(3);
    expect(about.filter(({ outcome }) => outcome === 'fail' || outcome === 'pass')).toEqual([]);
  });

  it('is not for a log-in box beside the content, unless the address was sent to one', () => {
    for (const [path, status] of [
      ['/danni/list', 'answered'],
      ['/login', 'unknown'],
    ] as const) {
      const { made, home } = site();
      const asked = made.add(`${AT}/danni.csv`, { purpose: 'file', from: home, status: 302 });
      const values = pageValues([], { 'page.login': { is: 'box', words: 'Вход' }, 'format.id': 'html' });
      made.add(`${AT}${path}`, { purpose: 'file', redirectFrom: asked, values });
      expect(judge(made).resources.find(({ subject }) => /danni/.test(subject))?.capture === null, path).toBe(
        status === 'unknown',
      );
    }
  });

  it.each([
    ['by its words', { 'page.blocked': true }],
    ['by its header', { 'http.guard': 'Cloudflare' }],
  ] as const)('is a firewall %s: unknown, with the quote, whatever the status', (_name, values) => {
    const { made, home } = site();
    made.add(`${AT}/danni.csv`, { purpose: 'file', from: home, status: 200, values: pageValues([], values) });
    const told = register(judge(made));
    expect(told).toMatchObject({ status: 'unknown', level: null, why: 'blocked-page' });
    expect(told.quotes[1]).toBe(`${Object.keys(values)[0]} of ${AT}/danni.csv`);
  });

  it('is an error page when it resembles the answer to what cannot exist: neither there nor gone', () => {
    const { made, home } = site();
    made.add(`${AT}/zvezdomer-proba-1`, {
      purpose: 'missing-probe',
      values: pageValues([], { 'page.fingerprint': print(1) }),
    });
    made.add(`${AT}/danni.csv`, {
      purpose: 'file',
      from: home,
      values: pageValues([], { 'page.fingerprint': print(1, [1, 2, 3, 4]) }),
    });
    // 3 of 4 pairs in common are too few.
    expect(register(judge(made)).status).toBe('answered');

    const other = site();
    other.made.add(`${AT}/zvezdomer-proba-1`, {
      purpose: 'missing-probe',
      values: pageValues([], { 'page.fingerprint': print(1) }),
    });
    other.made.add(`${AT}/danni.csv`, {
      purpose: 'file',
      from: other.home,
      values: pageValues([], { 'page.fingerprint': print(1) }),
    });
    other.made.add(`${AT}/opendata`, {
      purpose: 'navigation',
      from: other.home,
      values: pageValues([], { 'page.fingerprint': print(1) }),
    });
    const result = judge(other.made);
    expect(register(result)).toEqual({
      status: 'unknown',
      quotes: ['soft-missing', `page.names of ${AT}/danni.csv`, '/zvezdomer-proba-1: HTTP 200'],
      level: null,
      why: 'soft-missing',
    });
    expect(
      fact(result, 'site.found')
        ?.filter(({ url }) => url.endsWith('/opendata'))
        .every(({ how }) => how !== 'named'),
    ).toBe(true);
    expect(fact(result, 'site.searched')?.missing).toContainEqual({ place: `${AT}/opendata`, because: 'soft-missing' });
    // The page of the probe is nobody's page.
    expect(result.resources.some(({ url }) => url.includes('zvezdomer-proba'))).toBe(false);
  });

  it.each([
    ['an honest host', { status: 404, values: pageValues([], { 'page.fingerprint': print(1) }) }],
    [
      'a host whose pages scripts fill',
      { values: pageValues([], { 'page.fingerprint': print(1), 'page.needs-script': true }) },
    ],
    ['a firewall before it', { values: pageValues([], { 'page.fingerprint': print(1), 'page.blocked': true }) }],
  ])('is not compared: %s', (_name, answered) => {
    const { made, home } = site();
    made.add(`${AT}/zvezdomer-proba-1`, { purpose: 'missing-probe', ...answered });
    made.add(`${AT}/danni.csv`, {
      purpose: 'file',
      from: home,
      values: pageValues([], { 'page.fingerprint': print(1) }),
    });
    expect(register(judge(made)).status).toBe('answered');
  });

  it('is never the start page, nor a page with a table', () => {
    const { made, home } = site();
    const values = pageValues([], { 'page.fingerprint': print(7) });
    made.add(`${AT}/zvezdomer-proba-1`, { purpose: 'missing-probe', values });
    const table = { rows: 9, columns: 3, labels: ['a', 'b', 'c'], caption: '', css: 'table', faults: [], latest: null };
    made.add(`${AT}/danni.csv`, { purpose: 'file', from: home, values: { ...values, 'page.tables': [table] } });
    const result = judge(made);
    expect(register(result).status).toBe('answered');
    expect(fact(result, 'site.identified')).toBe(true);
  });

  it('shows no section where a link leads back to the start page', () => {
    const { made, home } = site();
    made.add(`${AT}/opendata`, { purpose: 'navigation', from: home, status: 302, redirectFrom: undefined as never });
    const moved = made.captures.at(-1)!;
    Object.assign(moved.result, { headers: [['Location', '/']] });
    const found = fact(judge(made), 'site.found')?.filter(({ url }) => url.endsWith('/opendata')) ?? [];
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ how }) => how !== 'named')).toBe(true);
  });
});

describe('the address of a site', () => {
  it('tells which were tried, how each answered, and which it is', () => {
    const { made } = { made: world() };
    made.add(`${AT}/robots.txt`, { purpose: 'robots', failure: 'connect-refused' });
    made.add(`${AT}/`, { purpose: 'home', depth: 0, skip: 'robots' });
    const other = made.add('https://lipovo.example/', { purpose: 'home', depth: 0, status: 301 });
    made.add('https://www.lipovo.example/', {
      purpose: 'home',
      depth: 0,
      redirectFrom: other,
      values: pageValues(LINKS),
    });
    const result = judge(made);
    expect(fact(result, 'site.origin')).toEqual({
      canonical: 'https://www.lipovo.example',
      movedTo: null,
      tried: [
        { origin: AT, leadsTo: null, status: null, answer: 'connect-refused' },
        { origin: 'https://lipovo.example', leadsTo: 'https://www.lipovo.example/', status: 200, answer: 'answered' },
      ],
    });
    expect(fact(result, 'site.identified')).toBe(true);
    expect(fact(result, 'site.searched')?.looked).toContain('https://www.lipovo.example/');
  });

  it('says that a site has moved to another name, and blames nobody for it', () => {
    const made = world();
    const home = made.add(`${AT}/`, { purpose: 'home', depth: 0, status: 301 });
    made.add('http://lipovo-new.example/', { purpose: 'home', depth: 0, redirectFrom: home, skip: 'scope' });
    const result = judge(made);
    expect(fact(result, 'site.origin')).toMatchObject({ canonical: null, movedTo: 'http://lipovo-new.example/' });
    expect(fact(result, 'site.searched')?.missing).toContainEqual({ place: `${AT}/`, because: 'scope' });
    expect(result.findings.every(({ outcome }) => outcome !== 'fail')).toBe(true);
  });
});

describe('what is behind postbacks', () => {
  it('is named as behind a form, with its words, and keeps the search open', () => {
    const { made, home } = site();
    const postbacks = { links: 2, inContent: 2, viewState: true, css: 'main > a', words: '2 · Изтегли' };
    made.add(`${AT}/opendata`, {
      purpose: 'navigation',
      from: home,
      values: pageValues([], {
        'page.postbacks': postbacks,
        'page.names': [{ where: 'heading', text: 'Регистър на имотите' }],
      }),
    });
    const result = judge(made);
    const level = result.facts.find(({ key, subject }) => key === 'resource.level' && subject.endsWith('/opendata'));
    expect(level).toMatchObject({ known: false, because: { detail: 'behind-form' } });
    expect(fact(result, 'site.searched')?.missing).toContainEqual({ place: `${AT}/opendata`, because: 'behind-form' });
  });
});

describe('dates of a sitemap', () => {
  const withSitemap = (lastmod: string, around = 'обновява се ежемесечно', stated?: string): string | undefined => {
    const made = world();
    const home = made.add(`${AT}/`, {
      purpose: 'home',
      depth: 0,
      values: pageValues([link('/danni.csv', 'Регистър на имотите (CSV)', { around })], {
        'date.statements':
          stated === undefined
            ? []
            : [
                {
                  date: stated,
                  precision: 'day',
                  says: 'as-of',
                  scope: 'file',
                  words: stated,
                  at: { kind: 'whole' },
                  linkIndex: 0,
                },
              ],
      }),
    });
    made.add(`${AT}/danni.csv`, { purpose: 'file', from: home, values: csvValues() });
    // One day for a page and its file is their own; for all of three addresses it is that of making the list.
    const dated = ['danni.csv', 'kontakti', 'novini'].map((name) => ({
      url: `https://www.lipovo.example/${name}`,
      lastmod,
    }));
    made.add(`${AT}/sitemap.xml`, {
      purpose: 'sitemap',
      values: { 'sitemap.entries': { kind: 'urlset', addresses: 1, sitemaps: 0, dated } },
    });
    return judge(made).resources.find(({ subject }) => subject.endsWith('danni.csv'))?.freshness;
  };

  it.each([
    ['an old one makes nobody late', '2015-01-01', undefined, 'cannot-tell'],
    ['a new one makes nothing current', '2026-10-30', undefined, 'cannot-tell'],
    ['a new one saves from late', '2026-10-30', '2020-01-31', 'cannot-tell'],
    ['an old one changes nothing', '2015-01-01', '2020-01-31', 'abandoned'],
    ['the day on which it was asked says nothing', '2026-11-02', '2020-01-31', 'abandoned'],
  ])('%s', (_name, lastmod, stated, verdict) => {
    expect(withSitemap(lastmod, undefined, stated)).toBe(verdict);
  });
});
