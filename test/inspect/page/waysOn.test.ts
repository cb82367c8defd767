import { describe, expect, test } from 'vitest';
import { inspectExchange } from '../../../src/inspect/exchange/inspectExchange.ts';
import { inspectPage } from '../../../src/inspect/page/inspectPage.ts';
import { seePage } from '../../../src/inspect/page/seePage.ts';
import type { Capture, Header } from '../../../src/model/capture.ts';
import type { FactKey } from '../../../src/model/facts.ts';
import type { FactValues } from '../../../src/model/factValues.ts';
import { realTables } from '../realTables.ts';

const tables = realTables();

function value<K extends FactKey>(html: string, key: K): FactValues[K] | undefined {
  const fact = inspectPage(html, 'd'.repeat(64), tables).find((one) => one.key === key);
  return fact?.known === true ? (fact.value as FactValues[K]) : undefined;
}
const refresh = (content: string): string => `<meta http-equiv="Refresh" content="${content}">`;

describe('refreshes of a page', () => {
  test.each([
    ['in the head', `<html><head>${refresh('0;url=/bg/')}</head><body></body></html>`, '/bg/'],
    ['without a head', `${refresh('0;url=/bg/')}<p>x`, '/bg/'],
    ['the first counts', `<head>${refresh('0;url=/1')}${refresh('0;url=/2')}</head>`, '/1'],
    ['in noscript', `<head><noscript>${refresh("0;URL='/new'")}</noscript></head>`, undefined],
    ['in a template', `<head><template>${refresh('0;url=/new')}</template></head>`, undefined],
    ['in the body', `<body>${refresh('0;url=/new')}</body>`, undefined],
    ['in a comment', `<head><!-- ${refresh('0;url=/new')} --></head>`, undefined],
    ['of the page itself', `<head>${refresh('300')}</head>`, undefined],
  ])('%s', (_name, html, expected) => {
    expect(value(html, 'page.refresh')?.url).toBe(expected);
  });

  test('a long one is seen and not followed', () => {
    expect(value(`<head>${refresh('600;url=/news')}</head>`, 'page.refresh')).toMatchObject({ follows: false });
  });
});

describe('a page that only a script leaves', () => {
  test.each([
    ['location', '<script>location = "/bg/index.html";</script>', true],
    ['window.location.href', '<body><script>window.location.href="/bg/";</script></body>', true],
    ['replace', '<script>document.location.replace("/bg/")</script>', true],
    ['a comparison', '<p>Нищо ново.</p><script>if (location.href == "/x") { a() }</script>', false],
    ['no script', '<p>location = "/bg/"</p>', false],
    ['a refresh beside it', `<head>${refresh('0;url=/bg/')}</head><script>location="/bg/"</script>`, false],
    ['with content', `<p>${'думи на страницата '.repeat(30)}</p><script>location.href = "/bg/"</script>`, false],
  ])('%s', (_name, html, expected) => {
    expect(value(html, 'page.needs-script')).toBe(expected);
    expect(seePage(html, tables.vocabulary).needsScript).toBe(expected);
  });
});

describe('log-ins', () => {
  const form = '<form method="post">Потребител <input name="u"> Парола <input type="password" name="p"></form>';
  test.each([
    ['a page for it', `<title>Вход в системата</title><body>${form}</body>`, 'page'],
    ['told by the form', `<title>Регистри</title><form>Log in <input type="password"></form>`, 'page'],
    ['a box in the side column', `<title>Бюджет</title><main><p>Отчет</p></main><aside>${form}</aside>`, 'box'],
    [
      'a form under long content',
      `<title>Вход</title><main><p>${'текст на страницата '.repeat(80)}</p>${form}</main>`,
      'box',
    ],
    ['a search form', '<form><input name="q"> Търси</form>', undefined],
  ])('%s', (_name, html, expected) => {
    expect(value(html, 'page.login')?.is).toBe(expected);
  });
});

describe('postbacks', () => {
  const grid = `<form method="post"><input type="hidden" name="__VIEWSTATE" value="x"><main><table>
    <tr><td><a href="javascript:__doPostBack('grid','Page$2')">2</a> <a href="javascript:__doPostBack('grid','Page$3')">3</a></td></tr></table>
    <a href="#" onclick="__doPostBack('get','')">Изтегли регистъра</a></main></form>`;
  test('are counted where they hide content, with their words', () => {
    expect(value(grid, 'page.postbacks')).toMatchObject({
      links: 3,
      inContent: 3,
      viewState: true,
      words: '2 · 3 · Изтегли регистъра',
    });
  });
  test.each([
    ['a language switch', `<main><a href="javascript:__doPostBack('lang','')">English</a></main>`],
    ['in the footer', `<footer><a href="javascript:__doPostBack('a','')">Регистър</a></footer>`],
    ['beside a real address', `<main><a href="/x.csv" onclick="__doPostBack('count','')">Регистър</a></main>`],
    ['other scripts', `<main><a href="javascript:history.back()">Назад</a></main>`],
  ])('%s hides nothing', (_name, html) => {
    expect(value(html, 'page.postbacks')).toBeUndefined();
  });
});

describe('firewalls and browser checks', () => {
  test.each([
    ['Cloudflare', '<title>Just a moment...</title><body><p>Checking</p></body>'],
    ['Cloudflare by script', '<body><script>window._cf_chl_opt={cvId:"3"};</script></body>'],
    ['Cloudflare block', '<title>x</title><h1>Sorry, you have been blocked</h1>'],
    ['DDoS-Guard', '<body><script src="/.well-known/ddos-guard/js-challenge/index.js"></script></body>'],
    ['Imperva', '<html><body><iframe src="/_Incapsula_Resource?SWUDNSAI=31"></iframe></body></html>'],
    ['F5', '<title>Request Rejected</title><body>The requested URL was rejected. Your support ID is: 1</body>'],
    ['Sucuri', '<title>Sucuri Website Firewall - Access Denied</title>'],
    ['Wordfence', '<body><h1>Your access to this site has been limited by the site owner</h1></body>'],
    ['a home-made one', '<script>document.cookie="a=1";location.reload()</script><p>Моля, изчакайте…</p>'],
    ['in Bulgarian', '<h1>Проверяваме браузъра ви</h1>'],
  ])('%s', (_name, html) => {
    expect(value(html, 'page.blocked')).toBe(true);
    expect(seePage(html, tables.vocabulary).blocked).toBe('check');
    const fact = inspectPage(html, 'd'.repeat(64), tables).find(({ key }) => key === 'page.blocked');
    expect(fact?.evidence[0]?.quote).not.toBe('');
  });

  test.each([
    [
      'its script in an honest page',
      '<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script><h1>Бюджет</h1>',
    ],
    ['a long page that tells of one', `<p>Достъпът е отказан</p><p>${'съдържание на страницата '.repeat(100)}</p>`],
    ['a cookie notice', '<script>document.cookie="seen=1"</script><p>Приемам</p>'],
  ])('not: %s', (_name, html) => {
    expect(value(html, 'page.blocked')).toBe(false);
  });

  test.each<[string, Header[], string | undefined]>([
    ['Cloudflare', [['CF-Mitigated', 'challenge']], 'Cloudflare'],
    ['AWS', [['x-amzn-waf-action', 'captcha']], 'AWS WAF'],
    [
      'an honest answer through Cloudflare',
      [
        ['Server', 'cloudflare'],
        ['CF-RAY', '1'],
      ],
      undefined,
    ],
  ])('by header: %s', (_name, headers, expected) => {
    const fact = inspectExchange(captureWith(headers), tables).find(({ key }) => key === 'http.guard');
    expect(fact?.known === true ? fact.value : undefined).toBe(expected);
  });

  test('a Refresh header is a fact', () => {
    const fact = inspectExchange(captureWith([['Refresh', '0; url=/x']]), tables).find(
      ({ key }) => key === 'http.refresh',
    );
    expect(fact).toMatchObject({ value: { url: '/x', follows: true }, evidence: [{ quote: 'refresh: 0; url=/x' }] });
  });
});

test('words that any server refuses with are told apart', () => {
  const blocked = (words: string) => seePage(`<h1>${words}</h1>`, tables.vocabulary).blocked;
  expect(blocked('Достъпът е отказан')).toBe('refusal');
  expect(blocked('Access denied. Your support ID is: 1')).toBe('check');
  expect(blocked('Добре дошли')).toBeNull();
});

test('feeds of the head', () => {
  const html = `<head><link rel="alternate" type="application/rss+xml" href="/rss"><link rel="alternate" type="application/atom+xml" href="a.xml">
    <link rel="alternate" hreflang="en" href="/en"><link rel="stylesheet" type="application/rss+xml" href="/no"></head>`;
  expect(seePage(html, tables.vocabulary).feeds).toEqual(['/rss', 'a.xml']);
});

function captureWith(headers: readonly Header[]): Capture {
  return {
    id: 'c-1',
    lane: 'a',
    sequence: 1,
    target: {
      kind: 'page',
      purpose: 'page',
      url: 'http://a.example/',
      institutionId: 'a',
      depth: 0,
      foundOn: null,
      linkIndex: null,
      redirectFrom: null,
      portalUri: null,
    },
    request: { method: 'GET', url: 'http://a.example/', headers: [], body: null },
    startedAt: '2026-01-01T00:00:00.000Z',
    elapsedMs: 1,
    repeat: false,
    result: {
      is: 'response',
      status: 200,
      httpVersion: 'HTTP/1.1',
      headers,
      body: { digest: 'd'.repeat(64), bytes: 0, truncated: null },
      remoteAddress: null,
      tls: null,
    },
  };
}
