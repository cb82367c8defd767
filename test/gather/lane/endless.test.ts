import { afterEach, describe, expect, it } from 'vitest';
import type { SkipReason } from '../../../src/model/capture.ts';
import { runGather } from '../fakes/runGather.ts';
import { memoryCrawl } from '../fakes/memoryCrawl.ts';
import { loopbackWeb, type LoopbackWeb, page, type Served, text } from '../fakes/loopbackWeb.ts';
import { auditConfig, crawlConfig, institution } from '../fakes/sampleConfig.ts';

const webs: LoopbackWeb[] = [];
afterEach(async () => {
  for (const web of webs.splice(0)) await web.close();
});

const FILL = 'Общинският съвет прие решение за ремонта на улиците в централната част и за озеленяването на парка. ';
const link = (href: string, words = href): string => `<a href="${href}">${words}</a> `;
const LIST_PAGES = 4;
const entry = (page: number): string =>
  `<p>${FILL}</p><p>${FILL}</p><ul>${[1, 2, 3].map((at) => `<li>${link(`/reshenie-${page}-${at}`, `Решение ${page}.${at}`)}</li>`).join('')}</ul>`;
/** A list of four pages that answers any number: past its end with its last page again. */
const list = (path: string, number: number, next: (number: number) => string): Served => {
  const shown = Math.min(number, LIST_PAGES);
  const ways = [number - 1, number, number + 1, number + 2].filter((at) => at > 0 && at !== number);
  const bar = ways.map((at) => link(next(at), String(at))).join('');
  return page(`<h1>Решения – страница ${number}</h1>${entry(shown)}<div>${bar} ${number}</div>
    <div>Страница ${number} от ${LIST_PAGES}</div>${link(next(number + 1), 'следваща')}${link(`${path}/arhiv.csv`, 'Регистър')}`);
};
/** Filters of six values each: with the pages for one of them, 6^3 combinations and more. */
const FILTERS = { vid: 6, rayon: 6, sastoyanie: 6 };
const facets = (query: URLSearchParams): Served => {
  const ways = Object.entries(FILTERS).flatMap(([name, values]) =>
    Array.from({ length: values }, (_, at) => {
      const next = new URLSearchParams(query);
      next.set(name, String(at));
      return link(`/obekti?${next.toString()}`, `${name} ${at}`);
    }),
  );
  return page(
    `<h1>Обекти ${[...query].join(' ')}</h1><p>${FILL}${FILL}${FILL}</p>${ways.join('')}${link('/obekt-1', 'Обект')}`,
  );
};

/** A site whose every door leads to something without end. */
function answer(url: string): Served {
  const { pathname, searchParams } = new URL(url, 'http://a.example');
  if (pathname === '/robots.txt') return text('');
  if (pathname === '/')
    return page(
      [
        ['/resheniya', 'Решения'],
        ['/protokoli', 'Протоколи'],
        ['/obekti', 'Обекти'],
        ['/kalendar/2026/1', 'Календар'],
        ['/forum?back=', 'Форум'],
        ['/raste/', 'Растящ път'],
      ]
        .map(([href = '', words]) => link(href, words))
        .join(''),
    );
  if (pathname.endsWith('.csv')) return text('a;b\n1;2', 'text/csv');
  if (pathname === '/resheniya')
    return list('/resheniya', Number(searchParams.get('page') ?? 1), (at) => `/resheniya?page=${at}`);
  const paged = /^\/protokoli(?:\/page\/(\d+))?$/.exec(pathname);
  if (paged !== null) return list('/protokoli', Number(paged[1] ?? 1), (at) => `/protokoli/page/${at}`);
  if (pathname === '/obekti') return facets(searchParams);
  const month = /^\/kalendar\/(\d+)\/(\d+)$/.exec(pathname);
  if (month !== null) return page(`${month[0]} ${link(`/kalendar/${month[1]}/${Number(month[2]) + 1}`)}`);
  if (pathname === '/forum') return page(link(`/forum?back=${encodeURIComponent(url)}`, url.slice(0, 40)));
  if (pathname.startsWith('/raste')) return page(`${pathname}${link('raste/oshte/', 'още')}`);
  if (/^\/(?:reshenie-|obekt-)/.test(pathname)) return page(`<p>${pathname} ${FILL}${FILL}</p>`);
  return { status: 404, body: 'няма' };
}

describe('a site without end', () => {
  it('is crawled to the end of what it has: every trap is named, and every real page found', async () => {
    const site = new Proxy({}, { get: (_, url) => (typeof url === 'string' ? answer(url) : undefined) });
    const web = await loopbackWeb({ 'a.example': site });
    webs.push(web);
    const crawl = memoryCrawl();
    const config = crawlConfig(web.port, { budget: { requests: 400, bytes: 1e9, minutes: 600 } });
    const { health } = await runGather(auditConfig(config, [institution('a')]), crawl);
    const asked = web.asked.map((line) => line.replace('GET http://a.example', ''));
    expect(health[0]).toMatchObject({ end: 'complete', leftInQueue: 0 });
    const reasons: readonly SkipReason[] = [
      'trap-path',
      'trap-calendar',
      'trap-parameters',
      'trap-facets',
      'trap-paging',
    ];
    for (const reason of reasons) expect(health[0]!.skipped, reason).toHaveProperty(reason);
    for (let number = 1; number <= LIST_PAGES; number += 1) {
      for (const at of [1, 2, 3]) expect(asked).toContain(`/reshenie-${number}-${at}`);
    }
    expect(asked).toEqual(expect.arrayContaining(['/resheniya/arhiv.csv', '/protokoli/arhiv.csv', '/obekt-1']));
    expect(asked.filter((path) => path.startsWith('/resheniya?')).length).toBeLessThan(12);
    expect(asked.filter((path) => path.startsWith('/protokoli/page')).length).toBeLessThan(12);
    // One of each filter is asked, and some of their combinations.
    expect(asked.filter((path) => /^\/obekti\?\w+=\d$/.test(path))).toHaveLength(18);
    expect(asked.filter((path) => /^\/obekti\?.*&/.test(path)).length).toBe(20);
    expect(asked.length).toBeLessThan(110);
  });
});
