import { describe, expect, it } from 'vitest';
import { judgeInstitution } from '../../../src/judge/judgeInstitution.ts';
import type { DateStatement, FactValues } from '../../../src/model/factValues.ts';
import type { Fact, FactKey } from '../../../src/model/facts.ts';
import type { Visit } from '../../../src/model/history.ts';
import { ruleSet, tables } from '../ruleBook.ts';
import { csvValues, link, pageValues, world } from '../world.ts';

const RULES = ruleSet();
const TABLES = tables();
const NOW = '2026-11-02T07:00:00.000Z';

type Values = { readonly [K in FactKey]?: FactValues[K] };
type Made = {
  readonly url?: string;
  readonly title?: string;
  readonly around?: string;
  readonly words?: readonly Partial<DateStatement>[];
  readonly values?: Values;
  readonly visits?: readonly (readonly [day: string, digest: string, lastModified?: string])[];
  readonly feed?: string;
  /** The page is empty without scripts. */
  readonly unread?: boolean;
};

/** One file offered by one page: what is said of when it was last changed, and the verdict. */
function judge(made: Made): { readonly updated: FactValues['resource.updated'] | null; readonly verdict: unknown } {
  const url = made.url ?? 'http://lipovo.example/danni.csv';
  const base = world();
  const said = (made.words ?? []).map((words): DateStatement => ({
    date: '2026-10-01',
    precision: 'day',
    says: 'modified',
    scope: 'file',
    words: 'обновен',
    at: { kind: 'whole' },
    linkIndex: 0,
    ...words,
  }));
  const offered = link(url, made.title ?? 'Регистър на градините (CSV)', { around: made.around ?? '' });
  const values = pageValues([offered], {
    'date.statements': said,
    ...(made.unread === true ? { 'page.needs-script': true } : {}),
  });
  const home = base.add('http://lipovo.example/', { purpose: 'home', depth: 0, values });
  if (made.feed !== undefined) {
    const dated = [{ url, lastmod: made.feed }];
    const entries = { kind: 'feed' as const, addresses: 1, sitemaps: 0, dated };
    base.add('http://lipovo.example/rss', { purpose: 'feed', values: { 'sitemap.entries': entries } });
  }
  const file = base.add(url, { purpose: 'file', from: home, bytes: 'now', values: csvValues(made.values) });
  const digestNow = digestOf(base.captures.find(({ id }) => id === file));
  const visits = (made.visits ?? []).map(([day, digest, lastModified]): Visit => ({
    audit: 'a',
    at: day === 'now' ? NOW : `${day}T07:00:00.000Z`,
    outcome: 200,
    digest: digest === 'now' ? digestNow : digest,
    sent: true,
    etag: null,
    lastModified: lastModified ?? null,
  }));
  const history = { visits: new Map(visits.length === 0 ? [] : [[file, visits]]), resources: new Map() };
  const result = judgeInstitution({ ...base.input(), history }, RULES, TABLES);
  const facts: readonly Fact[] = result.facts;
  const updated = facts.find(({ key }) => key === 'resource.updated');
  const resource = result.resources.find((one) => one.url === url);
  return {
    updated: updated?.known === true ? (updated.value as FactValues['resource.updated']) : null,
    verdict: resource?.freshness,
  };
}

function digestOf(capture: ReturnType<typeof world>['captures'][number] | undefined): string {
  return capture?.result.is === 'response' ? capture.result.body.digest : '';
}

const MONTHLY = 'обновява се ежемесечно';

describe('what dates the data', () => {
  it.each<[string, Made, { earliest: string | null; latest: string; source: string }]>([
    [
      'folders of the address',
      { url: 'http://lipovo.example/uploads/2025/03/danni.csv' },
      { earliest: '2025-03-01', latest: '2025-03-31', source: 'folder' },
    ],
    [
      'the newest file in the archive',
      { values: { 'archive.newest': '2026-05-04' } },
      { earliest: '2026-05-04', latest: '2026-05-04', source: 'members' },
    ],
    ['an entry of a feed', { feed: '2026-06-07' }, { earliest: '2026-06-07', latest: '2026-06-07', source: 'feed' }],
    [
      'what the file says of itself',
      {
        values: {
          'date.statements': [
            {
              date: '2026-04-30',
              precision: 'day',
              says: 'modified',
              scope: 'file',
              words: 'dct:modified',
              at: { kind: 'whole' },
              linkIndex: null,
            },
          ],
        },
      },
      { earliest: '2026-04-30', latest: '2026-04-30', source: 'inside-modified' },
    ],
    [
      'other bytes than in an earlier audit',
      { visits: [['2026-02-01', 'old'], ['2026-03-01', 'now'], ['now', 'now']] }, // prettier-ignore
      { earliest: '2026-02-01', latest: '2026-03-01', source: 'history' },
    ],
    [
      'the same bytes since an earlier audit, whatever the label says',
      { words: [{ date: '2026-10-30' }], visits: [['2026-03-01', 'now'], ['now', 'now']] }, // prettier-ignore
      { earliest: null, latest: '2026-03-01', source: 'history-same' },
    ],
    [
      'a year is cut at the first audit that saw the bytes',
      { words: [{ date: '2026-12-31', precision: 'year' }], visits: [['2026-03-01', 'now'], ['now', 'now']] }, // prettier-ignore
      { earliest: '2026-01-01', latest: '2026-03-01', source: 'history-same' },
    ],
  ])('%s', (_, made, expected) => {
    expect(judge(made).updated).toMatchObject(expected);
  });

  it('keeps all claims with their words, and says when they contradict each other', () => {
    const { updated } = judge({
      words: [
        { date: '2024-12-31', says: 'as-of', words: 'към 31.12.2024 г.' },
        { date: '2026-10-20', says: 'modified', words: 'обновен на 20.10.2026 г.' },
      ],
    });
    expect(updated?.conflicting).toBe(true);
    expect(updated?.claims?.map(({ source, quote }) => [source, quote])).toEqual([
      ['words-modified', 'обновен на 20.10.2026 г.'],
      ['words-as-of', 'към 31.12.2024 г.'],
    ]);
  });

  it.each<[string, readonly (readonly [string, string, string?])[], string | undefined]>([
    ['moves while the bytes stay', [['2026-09-01', 'now', '2026-08-01T00:00:00.000Z'], ['now', 'now', '2026-10-01T00:00:00.000Z']], 'history-same'], // prettier-ignore
    ['moves with the bytes', [['2026-09-01', 'old', '2026-08-01T00:00:00.000Z'], ['now', 'now', '2026-10-01T00:00:00.000Z']], 'last-modified'], // prettier-ignore
    ['stays', [['now', 'now', '2026-10-01T00:00:00.000Z']], 'last-modified'],
  ])('a Last-Modified that %s', (_, visits, source) => {
    const { updated } = judge({ visits, values: { 'http.last-modified': '2026-10-01T00:00:00.000Z' } });
    const told = updated?.claims?.map((claim) => claim.source) ?? [];
    expect(told.includes('last-modified')).toBe(source === 'last-modified');
  });
});

describe('days that have not come', () => {
  it('keeps words of them, marked, and they date no change', () => {
    const { updated, verdict } = judge({ title: 'План-сметка за 2027 г.' });
    expect(updated).toMatchObject({
      earliest: null,
      latest: '2027-12-31',
      source: 'name',
      claims: [{ source: 'name', future: true }],
    });
    expect(verdict).toBe('cannot-tell');
  });

  it('cuts a day of the crawl at the day of judgement', () => {
    const { updated } = judge({ words: [{ date: '2026-11-03' }] });
    expect(updated).toMatchObject({ earliest: '2026-11-02', latest: '2026-11-02', source: 'words-modified' });
  });
});

describe('a page that was not read', () => {
  const unreadPage = (values: Values): FactValues['resource.updated'] | null => judge({ values, unread: true }).updated;

  it('is remembered where only a machine dates the data', () => {
    expect(unreadPage({ 'archive.newest': '2026-05-04' })).toMatchObject({
      source: 'members',
      unread: 'page-not-seen',
    });
  });

  it('does not matter where words were found all the same', () => {
    const told = unreadPage({ 'document.dates': { created: null, modified: '2026-05-04' } });
    expect(told?.source).toBe('properties-modified');
    expect(told).not.toHaveProperty('unread');
  });
});

describe('the verdict', () => {
  it.each<[string, Made, string]>([
    ['late: the same bytes for longer than two periods', { around: MONTHLY, visits: [['2026-03-01', 'now'], ['now', 'now']] }, 'late'], // prettier-ignore
    ['not late: the bytes changed between audits', { around: MONTHLY, visits: [['2026-09-20', 'old'], ['2026-10-20', 'now'], ['now', 'now']] }, 'current'], // prettier-ignore
    ['abandoned: late by many periods and years', { around: MONTHLY, words: [{ date: '2023-01-31' }] }, 'abandoned'],
    ['late, not abandoned: late by a few', { around: MONTHLY, words: [{ date: '2026-05-31' }] }, 'late'],
    ['a folder alone makes nobody late', { around: MONTHLY, url: 'http://lipovo.example/u/2021/03/danni.csv' }, 'cannot-tell'], // prettier-ignore
    ['an entry of a feed alone makes nobody late', { around: MONTHLY, feed: '2021-06-07' }, 'cannot-tell'],
    ['a day of publishing alone makes nobody late', { around: MONTHLY, words: [{ date: '2019-03-01', says: 'published' }] }, 'cannot-tell'], // prettier-ignore
    ['a day of uploading alone makes nobody late', { around: MONTHLY, words: [{ date: '2019-03-01', says: 'created' }] }, 'cannot-tell'], // prettier-ignore
    ['dct:issued alone makes nobody late', { around: MONTHLY, values: { 'date.statements': [{ date: '2019-03-01', precision: 'day', says: 'published', scope: 'file', words: 'dct:issued', at: { kind: 'whole' }, linkIndex: null }] } }, 'cannot-tell'], // prettier-ignore
    ['an old label is outdone by a file made years later', { around: MONTHLY, words: [{ date: '2019-03-01' }], values: { 'document.dates': { created: '2024-03-01', modified: null } } }, 'cannot-tell'], // prettier-ignore
    ['the newest date of a table is late where a rhythm is promised', { around: MONTHLY, values: { 'table.labels': ['Дата на вписване', 'Име'], 'table.period': { latest: { date: '2025-12-31', precision: 'day' }, earliest: null, from: 'column' } } }, 'late'], // prettier-ignore
    ['a day of the crawl itself is not the future', { around: MONTHLY, words: [{ date: '2020-01-31' }, { date: '2026-11-03' }] }, 'current'], // prettier-ignore
    ['a day after the crawl is', { around: MONTHLY, words: [{ date: '2020-01-31' }, { date: '2026-11-04' }] }, 'abandoned'], // prettier-ignore
    ['the same bytes are current as of the day that words name', { around: MONTHLY, words: [{ date: '2026-10-30', says: 'as-of' }], visits: [['2024-03-01', 'now'], ['now', 'now']] }, 'current'], // prettier-ignore
    ['the same bytes, and words of a change since', { around: MONTHLY, words: [{ date: '2026-10-30' }], visits: [['2024-03-01', 'now'], ['now', 'now']] }, 'cannot-tell'], // prettier-ignore
    ['the same bytes, and words of a change since that is past due too', { around: MONTHLY, words: [{ date: '2026-05-31' }], visits: [['2026-03-01', 'now'], ['now', 'now']] }, 'late'], // prettier-ignore
    ['nothing dates it', { around: MONTHLY }, 'cannot-tell'],
    ['a header of its own is late where a rhythm is promised', { around: MONTHLY, values: { 'http.last-modified': '2021-05-01T00:00:00.000Z' } }, 'abandoned'], // prettier-ignore
    ['a header alone makes nobody late', { values: { 'http.last-modified': '2021-05-01T00:00:00.000Z' } }, 'cannot-tell'], // prettier-ignore
    ['a row of periods that ends long ago contradicts a new label', { around: MONTHLY, words: [{ date: '2026-10-30' }], values: { 'table.labels': ['Месец', 'Брой'], 'table.period': { latest: { date: '2022-12-31', precision: 'month' }, earliest: null, from: 'column' } } }, 'cannot-tell'], // prettier-ignore
    ['other dates in a table may be rare', { around: MONTHLY, words: [{ date: '2026-10-30' }], values: { 'table.labels': ['Дата на вписване', 'Име'], 'table.period': { latest: { date: '2022-12-31', precision: 'day' }, earliest: null, from: 'column' } } }, 'current'], // prettier-ignore
  ])('%s', (_, made, verdict) => {
    expect(judge(made).verdict).toBe(verdict);
  });
});

describe('titles that name an act or a number', () => {
  it.each([
    'Регистър на разрешенията по Наредба № 3 от 2013 г.',
    'Регистър (Закон за туризма, ДВ, бр. 30 от 2013 г.)',
    'Регистър по ПМС 5/2011',
    'Дом № 2015',
    'Анкета с 2020 домакинства',
  ])('%s is not of that year', (title) => {
    const { updated, verdict } = judge({ title, around: MONTHLY });
    expect(verdict).toBe('cannot-tell');
    expect(updated?.claims ?? []).toEqual([]);
  });
});

type Offered = {
  readonly isSearched?: boolean;
  /** Beside the first page's links. */
  readonly around?: string;
  /** Of the second page: the heading above its links, its title, the name of its file. */
  readonly heading?: string;
  readonly title?: string;
  readonly file?: string;
};

describe('kinds of things', () => {
  const onPages = (texts: readonly (readonly string[])[], more: Offered = {}): unknown => {
    const base = world();
    const offers = texts.map((names, page) =>
      names.map((name, at) =>
        page === 0
          ? link(`http://lipovo.example/0/${at}.csv`, name, { around: more.around ?? '' })
          : link(`http://lipovo.example/1/${more.file ?? `${at}.csv`}`, name, { heading: more.heading ?? '' }),
      ),
    );
    const home = base.add('http://lipovo.example/', { purpose: 'home', depth: 0, values: pageValues(offers[0] ?? []) });
    if (offers[1] !== undefined)
      base.add('http://lipovo.example/arhiv-2', {
        from: home,
        values: pageValues(offers[1], { 'page.names': [{ where: 'title', text: more.title ?? 'Архив' }] }),
      });
    if (more.isSearched !== false) {
      base.add('http://lipovo.example/sitemap.xml', { purpose: 'sitemap', status: 404 });
      for (const path of TABLES.vocabulary.probes)
        base.add(new URL(path, 'http://lipovo.example/').href, { purpose: 'probe', status: 404 });
    }
    base.add('http://lipovo.example/0/0.csv', { purpose: 'file', from: home, values: csvValues() });
    const { resources } = judgeInstitution(base.input(), RULES, TABLES);
    return resources.find(({ url }) => url.endsWith('/0/0.csv'))?.freshness;
  };

  it.each<[string, readonly (readonly string[])[], string, Offered?]>([
    ['a yearly budget is late when later years lack', [['Бюджет на общината за 2021 г.']], 'late'],
    [
      'not when another page offers a newer one',
      [['Бюджет на общината за 2021 г.'], ['Бюджет 2026 г.']],
      'cannot-tell',
    ],
    ['an older one beside a newer one is kept for the record', [['Бюджет 2021 г.', 'Бюджет 2026 г.']], 'archive'],
    [
      'not where a newer one might stand on what was not seen',
      [['Бюджет на общината за 2021 г.']],
      'cannot-tell',
      { isSearched: false },
    ],
    [
      'not when the newer one is named by its heading and a bare year',
      [['Бюджет на общината за 2021 г.'], ['2026 г.']],
      'cannot-tell',
      { heading: 'Бюджет' },
    ],
    [
      'not when the year of the newer one stands in its file name',
      [['Бюджет на общината за 2021 г.'], ['Бюджет на общината']],
      'cannot-tell',
      { file: 'byudzhet-2026.xlsx' },
    ],
    [
      'not when the title of another page names a newer one',
      [['Бюджет на общината за 2021 г.'], ['Приложение']],
      'cannot-tell',
      { title: 'Бюджет 2026 г.' },
    ],
    [
      'not when somebody promised the rhythm and another page offers the next of the series',
      [['Регистър на кучетата 01.2024'], ['Регистър на кучетата 10.2026']],
      'cannot-tell',
      { around: MONTHLY },
    ],
    ['a promised series that ended is late', [['Регистър на кучетата 01.2026']], 'late', { around: MONTHLY }],
    ['a report on the budget is no budget', [['Отчет по бюджета за 2021 г.']], 'cannot-tell'],
  ])('%s', (_, texts, verdict, more) => {
    expect(onPages(texts, more)).toBe(verdict);
  });
});
