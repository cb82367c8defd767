import { afterEach, describe, expect, it } from 'vitest';
import type { Institution } from '../../src/model/institution.ts';
import { type Crawled, crawlOf } from './fakes/crawlOf.ts';
import { type LoopbackWeb, page, type Site, text } from './fakes/loopbackWeb.ts';

const webs: LoopbackWeb[] = [];
afterEach(async () => {
  for (const web of webs.splice(0)) await web.close();
});

/** Nothing listens at the addresses of these hosts. */
const DEAF = '127.0.0.1:1';

const deafTo = (...hosts: readonly string[]): Record<string, string> =>
  Object.fromEntries(hosts.map((host) => [host, DEAF]));

async function crawlSites(
  sites: Readonly<Record<string, Site>>,
  deaf: readonly string[] = [],
  body: Partial<Institution> = {},
): Promise<Crawled> {
  return crawlOf(sites, { webs, body, deaf: deafTo(...deaf) });
}

const homes = (lines: readonly string[]): readonly string[] => lines.filter((line) => line.startsWith('home '));

describe('the addresses of a site', () => {
  it('tries the others when nobody listens, then asks every page under the one that answers', async () => {
    const { lines, web, again } = await crawlSites(
      {
        'www.a.example': {
          '/': page(`<main><a href="http://a.example/byudzhet">Бюджет</a> <a href="https://www.a.example/byudzhet">Бюджет</a>
            <a href="/byudzhet">Бюджет</a> <a href="https://a.example/r.csv">Регистър</a> <a href="http://a.example/">Начало</a></main>`),
          '/byudzhet': page('<a href="https://a.example/">Начало</a>'),
          '/r.csv': text('a', 'text/csv'),
        },
      },
      ['a.example'],
    );
    expect(homes(lines)).toEqual([
      'home a.example/ robots-unreachable',
      'home https://a.example/ robots-unreachable',
      'home www.a.example/ 200',
    ]);
    expect(lines).toContain('robots https://a.example/robots.txt connect-refused');
    expect(lines).toContain('file www.a.example/r.csv 200');
    expect(web.asked.filter((line) => line.endsWith('/byudzhet'))).toHaveLength(1);
    expect(web.asked.filter((line) => line.endsWith('example/'))).toHaveLength(1);
    await again();
  });

  it.each([404, 500, 403])('tries the others when / answers %i', async (status) => {
    const { lines } = await crawlSites({
      'a.example': { '/': { status, body: 'няма' } },
      'www.a.example': { '/': page('<a href="/x">x</a>') },
    });
    expect(homes(lines)).toEqual([
      `home a.example/ ${status}`,
      'home https://a.example/ robots-unreachable',
      'home www.a.example/ 200',
    ]);
  });

  it.each([
    ['401 is meant', { '/': { status: 401 } }],
    ['robots.txt that forbids is meant', { '/robots.txt': text('User-agent: *\nDisallow: /') }],
    ['a redirect out of scope is an answer', { '/': { status: 301, headers: { Location: 'http://b.example/' } } }],
  ] as const)('%s: no other address is tried', async (_name, site) => {
    const { lines } = await crawlSites({ 'a.example': site, 'www.a.example': { '/': page('') } });
    expect(lines.join()).not.toContain('www.a.example');
  });

  it('takes the address to which the start page leads', async () => {
    const { lines, web, again } = await crawlSites({
      'a.example': { '/': { status: 301, headers: { Location: 'http://www.a.example/bg/' } }, '/x': page('') },
      'www.a.example': { '/bg/': page('<a href="http://a.example/x">x</a><a href="../x">x</a>'), '/x': page('') },
    });
    expect(homes(lines)).toEqual(['home a.example/ 301', 'home www.a.example/bg/ 200']);
    expect(web.asked.filter((line) => line.endsWith('/x'))).toEqual(['GET http://www.a.example/x']);
    await again();
  });

  it('asks one start page however many addresses of a site are configured, the configured ones first', async () => {
    const { lines } = await crawlSites({ 'www.a.example': { '/': page('') } }, ['a.example'], {
      sites: ['http://a.example/', 'http://www.a.example/'],
    });
    expect(homes(lines)).toEqual(['home a.example/ robots-unreachable', 'home www.a.example/ 200']);
  });

  it('asks as written what is not there under the site’s own address', async () => {
    const { lines, captures, again } = await crawlSites(
      {
        'a.example': { '/old.csv': text('a', 'text/csv') },
        'www.a.example': { '/': page('<p><a href="http://a.example/old.csv">Списък</a></p>') },
      },
      [],
      { sites: ['http://www.a.example/'] },
    );
    expect(lines.filter((line) => line.includes('old.csv'))).toEqual([
      'file www.a.example/old.csv 404',
      'file a.example/old.csv 200',
    ]);
    const [asked, written] = captures.filter(({ target }) => target.url.includes('old.csv'));
    expect(asked!.target.writtenAs).toBe('http://a.example/old.csv');
    expect(written!.target).not.toHaveProperty('writtenAs');
    await again();
  });

  it('gives up after all four, and says how each answered', async () => {
    const { lines } = await crawlSites({}, ['a.example', 'www.a.example']);
    expect(lines.filter((line) => line.includes('robots.txt'))).toHaveLength(4);
    expect(homes(lines)).toHaveLength(4);
  });
});
