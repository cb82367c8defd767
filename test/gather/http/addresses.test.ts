import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatherAudit } from '../../../src/gather/gatherAudit.ts';
import { openHttp } from '../../../src/gather/http/openHttp.ts';
import type { Capture } from '../../../src/model/capture.ts';
import { fakeClock } from '../fakes/fakeClock.ts';
import { loopbackWeb, type LoopbackWeb, page, text } from '../fakes/loopbackWeb.ts';
import { memoryCrawl } from '../fakes/memoryCrawl.ts';
import { auditConfig, crawlConfig, institution, SAMPLE_TABLES } from '../fakes/sampleConfig.ts';

const PUNYCODE = 'xn--80abvuc1e.xn--90ae';
const CYRILLIC = '/%D0%B4%D0%B0%D0%BD%D0%BD%D0%B8.csv';
const LINKS = [
  '/данни.csv',
  'http://община.бг/път с интервал.csv',
  '/%D0%B4%D0%B0%D0%BD%D0%BD%D0%B8.csv',
  '/%d0%b1.csv',
  '/a%2Fb.csv',
  '/?файл=списък.csv',
  'http://община.бг:80/port.csv',
  'http://ОБЩИНА.бг/upper.csv',
];

let web: LoopbackWeb;
beforeAll(async () => {
  const site = {
    '/': page(`<main>${LINKS.map((href, index) => `<p><a href="${href}">Регистър ${index}</a></p>`).join('')}</main>`),
    '*': text('a;b\n1;2\n', 'text/csv'),
    '/robots.txt': text('User-agent: *\nDisallow: /private\n'),
  };
  web = await loopbackWeb({
    [PUNYCODE]: site,
    'h.example:8080': site,
    '[2a00:1450::1]': site,
    '[2a00:1450::1]:8080': site,
  });
});
afterAll(() => web.close());

async function crawl(home: string, resolve: Record<string, string>): Promise<readonly Capture[]> {
  const stored = memoryCrawl();
  const body = institution('a', { sites: [home] });
  await gatherAudit({
    config: auditConfig(crawlConfig(web.port, { resolve }), [body]),
    tables: SAMPLE_TABLES,
    clock: fakeClock(),
    render: null,
    signal: new AbortController().signal,
    onEvent: () => undefined,
    ...stored.open(),
  });
  return stored.captures();
}

describe('addresses', () => {
  it.each([['община.бг'], [PUNYCODE], ['*.бг']])(
    'a Bulgarian name, mapped as %s, is crawled with all its Cyrillic paths',
    async (name) => {
      const captures = await crawl('http://община.бг/', { [name]: `127.0.0.1:${web.port}` });
      const files = captures.filter(({ request }) => request.url.endsWith('.csv'));
      expect(
        files.map(({ request, result }) => [request.url.replace(`http://${PUNYCODE}`, ''), result.is]).sort(),
      ).toEqual([
        ['/%D0%B4%D0%B0%D0%BD%D0%BD%D0%B8.csv', 'response'],
        ['/%D0%BF%D1%8A%D1%82%20%D1%81%20%D0%B8%D0%BD%D1%82%D0%B5%D1%80%D0%B2%D0%B0%D0%BB.csv', 'response'],
        ['/%d0%b1.csv', 'response'],
        ['/?%D1%84%D0%B0%D0%B9%D0%BB=%D1%81%D0%BF%D0%B8%D1%81%D1%8A%D0%BA.csv', 'response'],
        ['/a%2Fb.csv', 'response'],
        ['/port.csv', 'response'],
        ['/upper.csv', 'response'],
      ]);
      expect(web.asked).toContain(`GET http://${PUNYCODE}${CYRILLIC}`);
    },
  );

  it.each([
    ['a port', 'http://h.example:8080/', 'h.example'],
    ['an IPv6 address', 'http://[2a00:1450::1]/', '2a00:1450::1'],
    ['an IPv6 address with a port', 'http://[2a00:1450::1]:8080/', '2a00:1450::1'],
  ])('%s', async (_what, home, host) => {
    const captures = await crawl(home, { [host]: `127.0.0.1:${web.port}` });
    expect(captures.find(({ target }) => target.purpose === 'home')?.result).toMatchObject({ status: 200 });
    expect(
      captures.filter(({ target, result }) => target.purpose === 'file' && result.is === 'response').length,
    ).toBeGreaterThanOrEqual(3);
  });

  it('loopback written in any way is refused unless config names it', async () => {
    const http = openHttp(crawlConfig(web.port, { resolve: {} }));
    for (const host of [
      '127.0.0.1',
      '127.1',
      '0x7f000001',
      '2130706433',
      '0177.0.0.1',
      '[::1]',
      '[::ffff:7f00:1]',
      'localhost',
    ])
      expect(await http.locate(`http://${host}:${web.port}/`), host).toMatchObject({ code: 'address-forbidden' });
    await http.close();
  });
});
