import { afterEach, describe, expect, it } from 'vitest';
import type { Capture } from '../../src/model/capture.ts';
import type { Render } from '../../src/model/ports.ts';
import { crawlOf } from './fakes/crawlOf.ts';
import { memoryCrawl } from './fakes/memoryCrawl.ts';
import { runGather, told } from './fakes/runGather.ts';
import { loopbackWeb, type LoopbackWeb, page, type Site, text } from './fakes/loopbackWeb.ts';
import { auditConfig, crawlConfig, institution } from './fakes/sampleConfig.ts';

const webs: LoopbackWeb[] = [];
afterEach(async () => {
  for (const web of webs.splice(0)) await web.close();
});

const csv = text('a;b\n1;2', 'text/csv');
const links = (...hrefs: readonly string[]): Site[string] =>
  page(`<main>${hrefs.map((href) => `<p><a href="${href}">Регистър</a></p>`).join('')}</main>`);
const askedOf = (web: LoopbackWeb, host: string): readonly string[] =>
  web.asked.filter((line) => line.includes(`//${host}/`)).map((line) => line.replace(`GET http://${host}`, ''));
const resultOf = (captures: readonly Capture[], url: string): Capture['result'] | undefined =>
  captures.find(({ target }) => target.url === url && target.purpose === 'linked-file')?.result;

const HOME = page(`<main>
  <p><a href="http://files.neighbour.example/r.csv">Регистър на имотите</a></p>
  <p><a href="http://drive.ministry.example/s/AbC12">Изтегли регистър на дърветата</a></p>
  <p><a href="http://drive.ministry.example/download?id=7">Регистър (XLSX)</a></p>
  <p><a href="http://drive.ministry.example/otvoreni-danni">Отворени данни</a></p>
  <p><a href="http://drive.ministry.example/zapoved.pdf">Заповед</a></p>
  <p><a href="/iztegli/9.csv">Списък на училищата</a></p></main>`);
const WEB: Readonly<Record<string, Site>> = {
  'a.example': { '/': HOME, '/iztegli/9.csv': { status: 302, headers: { Location: 'http://cdn.example/x/9.csv' } } },
  'files.neighbour.example': {
    '/robots.txt': text('User-agent: *\nDisallow: /private'),
    '/r.csv': { status: 301, headers: { Location: '/moved/r.csv' } },
    '/moved/r.csv': csv,
  },
  'drive.ministry.example': {
    '/s/AbC12': page('<a href="/r.csv">Регистър</a><a href="http://a.example/hidden.csv">Регистър</a>'),
    '/download?id=7': text('PK', 'application/octet-stream'),
  },
  'cdn.example': { '/x/9.csv': csv },
};

describe('files on hosts that are not the body’s', () => {
  it('are asked themselves, after robots.txt; pages are kept and not followed', async () => {
    const { web, lines, captures, again } = await crawlOf(WEB, { webs });
    expect(askedOf(web, 'files.neighbour.example')).toEqual(['/robots.txt', '/r.csv', '/moved/r.csv']);
    expect(askedOf(web, 'cdn.example')).toEqual(['/robots.txt', '/x/9.csv']);
    expect([...askedOf(web, 'drive.ministry.example')].sort()).toEqual(['/download?id=7', '/robots.txt', '/s/AbC12']);
    expect(lines).toEqual(
      expect.arrayContaining([
        'linked-file files.neighbour.example/moved/r.csv 200',
        'linked-file drive.ministry.example/s/AbC12 200',
        'linked-file drive.ministry.example/download?id=7 200',
        'linked-file cdn.example/x/9.csv 200',
        'page drive.ministry.example/otvoreni-danni scope',
      ]),
    );
    // Neither letters nor what another's page links to, be it ours.
    expect(lines.join('\n')).not.toMatch(/zapoved|hidden|drive\.ministry\.example\/r\.csv/);
    const page = captures.find(({ target }) => target.url.endsWith('/s/AbC12'))!;
    const home = captures.find(({ target }) => target.url === 'http://a.example/')!;
    expect(page.target).toMatchObject({ foundOn: home.id, linkIndex: 1, purpose: 'linked-file' });
    await again();
  });

  it('are left alone where robots.txt forbids, is refused or cannot be had; / is never tried there', async () => {
    const { web, captures } = await crawlOf(
      {
        'a.example': { '/': links('http://no.example/r.csv', 'http://wall.example/r.csv', 'http://ill.example/r.csv') },
        'no.example': { '/robots.txt': text('User-agent: *\nDisallow: /'), '/r.csv': csv },
        'wall.example': { '/robots.txt': { status: 403 }, '/': page(''), '/r.csv': csv },
        'ill.example': { '/robots.txt': { status: 503 }, '/r.csv': csv },
      },
      { webs },
    );
    expect(web.asked.filter((line) => !line.includes('//a.example/'))).toEqual([
      'GET http://no.example/robots.txt',
      'GET http://wall.example/robots.txt',
      'GET http://ill.example/robots.txt',
    ]);
    expect(['no', 'wall', 'ill'].map((host) => resultOf(captures, `http://${host}.example/r.csv`))).toMatchObject([
      { reason: 'robots' },
      { reason: 'robots' },
      { reason: 'robots-unreachable' },
    ]);
  });

  it('have a budget for each host and for all, which is not that of the body', async () => {
    const many = (host: string, count: number): readonly string[] =>
      Array.from({ length: count }, (_, at) => `http://${host}.example/r${at}.csv`);
    const { web, captures } = await crawlOf(
      {
        'a.example': {
          '/': links(...many('one', 5), ...many('two', 5), ...many('three', 5), ...many('four', 5)),
        },
        ...Object.fromEntries(['one', 'two', 'three', 'four'].map((host) => [`${host}.example`, { '*': csv }])),
      },
      {
        webs,
        settings: {
          linkedFiles: { enabled: true, requestsPerHost: 4, requests: 9 },
          budget: { requests: 12, bytes: 1e9, minutes: 60 },
        },
      },
    );
    // A third as many hosts as requests; robots.txt counts.
    expect(['one', 'two', 'three', 'four'].map((host) => askedOf(web, `${host}.example`).length)).toEqual([4, 1, 4, 0]);
    const left = captures.flatMap(({ target, result }) =>
      target.purpose === 'linked-file' && result.is === 'not-attempted' ? [`${result.reason} ${result.detail}`] : [],
    );
    expect([...new Set(left)].sort()).toEqual([
      'budget linkedFiles.requests 9',
      'budget linkedFiles.requestsPerHost 4 of one.example',
      'budget linkedFiles: 3 hosts',
    ]);
    // Counted together they would have been more than the body's twelve, and the crawl cut.
    expect(askedOf(web, 'a.example').length + 9).toBeGreaterThan(12);
    expect(web.asked).toHaveLength(askedOf(web, 'a.example').length + 9);
  });

  it('are somebody else’s when they stand with another body of the audit, on the portal, or when config says no', async () => {
    const web = {
      'a.example': { '/': links('http://b.example/r.csv', 'http://c.example/r.csv') },
      'b.example': { '/': page(''), '/r.csv': csv },
      'c.example': { '/r.csv': csv },
    };
    const crawled = await crawlOf(web, { webs, others: [institution('b')] });
    expect(crawled.lines).toContain('file b.example/r.csv scope');
    expect(crawled.lines).toContain('linked-file c.example/r.csv 200');
    const off = { linkedFiles: { enabled: false, requestsPerHost: 20, requests: 60 } };
    const none = await crawlOf(web, { webs, settings: off });
    expect(none.lines).toContain('file c.example/r.csv scope');
    expect(askedOf(none.web, 'c.example')).toEqual([]);
  });

  it('may come up as downloads of a page that a browser shows', async () => {
    const shell = '<!doctype html><title>x</title><script src="/a.js"></script><div id="app"></div>';
    const web = await loopbackWeb({
      'a.example': { '/': { headers: { 'Content-Type': 'text/html' }, body: shell } },
      'c.example': { '/r': csv },
      'd.example': { '/api': csv },
    });
    webs.push(web);
    const crawl = memoryCrawl();
    const render: Render = () =>
      Promise.resolve({
        html: '<main><button>Изтегли</button></main>',
        screenshot: null,
        offered: [
          { url: 'http://c.example/r', by: 'download' },
          { url: 'http://d.example/r', by: 'window' },
        ],
        clicks: 1,
        unsent: [],
      });
    await runGather(auditConfig(crawlConfig(web.port), [institution('a')]), crawl, { render });
    expect(crawl.captures().map(told)).toContain('linked-file c.example/r 200');
    expect(askedOf(web, 'c.example')).toEqual(['/robots.txt', '/r']);
    expect(askedOf(web, 'd.example')).toEqual([]);
  });

  it('are never reached where no address may be', async () => {
    const inner = [
      'http://127.0.0.1/r.csv',
      'http://169.254.169.254/r.csv',
      'http://[::1]/r.csv',
      'http://2130706433/r.csv',
    ];
    const { web, lines } = await crawlOf(
      {
        'a.example': { '/': links(...inner, 'http://out.example/r.csv') },
        'out.example': { '/r.csv': { status: 302, headers: { Location: 'http://10.0.0.1/r.csv' } } },
      },
      { webs },
    );
    expect(web.asked.filter((line) => !/\/\/(a|out)\.example\//.test(line))).toEqual([]);
    expect(lines.filter((line) => line.startsWith('linked-file') && !line.includes('out.example'))).toEqual(
      expect.arrayContaining(['linked-file 169.254.169.254/r.csv robots-unreachable']),
    );
    expect(lines).toContain('linked-file 10.0.0.1/r.csv robots-unreachable');
  });
});
