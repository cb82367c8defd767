import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crawlDelayMs, isProductToken, readRobots, ROBOTS_BYTES, robotsVerdict } from '../../src/inspect/robots.ts';
import { robotsAccess, robotsText } from '../../src/inspect/robotsAnswer.ts';

function allowed(text: string, path: string, token = 'zvezdomer'): boolean {
  return robotsVerdict(readRobots(text), token, `https://obshtina.example${path}`).allowed;
}

describe('rules', () => {
  test.each([
    ['empty file', '', '/a', true],
    ['everything forbidden', 'User-agent: *\nDisallow: /', '/a', false],
    ['nothing forbidden', 'User-agent: *\nDisallow:', '/a', true],
    ['longest wins', 'User-agent: *\nDisallow: /a\nAllow: /a/b', '/a/b/c', true],
    ['Allow wins a tie', 'User-agent: *\nDisallow: /a\nAllow: /a', '/a', true],
    ['own group instead of *', 'User-agent: *\nDisallow: /\n\nUser-agent: Zvezdomer\nDisallow: /x', '/a', true],
    [
      'groups of one agent are one',
      'User-agent: zvezdomer\nDisallow: /a\nUser-agent: b\nDisallow: /\nUser-agent: ZVEZDOMER\nDisallow: /c',
      '/c',
      false,
    ],
    ['two agents share a group', 'User-agent: b\nUser-agent: zvezdomer\nDisallow: /a', '/a', false],
    ['version after the token', 'User-agent: Zvezdomer/1.0\nDisallow: /a', '/a', false],
    ['a longer name is another agent', 'User-agent: zvezdomer-news\nDisallow: /', '/a', true],
    ['star inside', 'User-agent: *\nDisallow: /*/tajno', '/a/b/tajno/c', false],
    ['dollar at the end', 'User-agent: *\nDisallow: /*.pdf$', '/a.pdf', false],
    ['dollar and a query', 'User-agent: *\nDisallow: /*.pdf$', '/a.pdf?x=1', true],
    ['dollar inside is itself', 'User-agent: *\nDisallow: /x$/abc', '/x%24/abcd', false],
    ['an escaped star is itself', 'User-agent: *\nDisallow: /a%2Ab', '/a*b', false],
    ['an escaped star stands for nothing else', 'User-agent: *\nDisallow: /a%2Ab', '/axb', true],
    ['query matters', 'User-agent: *\nDisallow: /*?print=', '/a?print=1', false],
    ['Cyrillic as written', 'User-agent: *\nDisallow: /бюджет', '/%D0%B1%D1%8E%D0%B4%D0%B6%D0%B5%D1%82', false],
    ['lower-case escapes', 'User-agent: *\nDisallow: /%d0%b1', '/%D0%B1', false],
    ['rules before any agent bind nobody', 'Disallow: /\nUser-agent: b\nDisallow: /a', '/a', true],
    ['carriage returns', 'User-agent: *\rDisallow: /a\r', '/a', false],
    ['byte order mark', '\ufeffUser-agent: *\nDisallow: /a', '/a', false],
    ['comments', 'User-agent: * # all\nDisallow: /a # not this', '/a', false],
    ['spelling slip', 'User-agent: *\nDissallow: /a', '/a', false],
    [
      'unknown lines do not part a group',
      'User-agent: zvezdomer\nNoindex: /x\nUser-agent: b\nDisallow: /a',
      '/a',
      false,
    ],
    ['robots.txt itself', 'User-agent: *\nDisallow: /', '/robots.txt', true],
    ['HTML instead', '<!doctype html><html><body>Няма</body></html>', '/a', true],
  ])('%s', (_name, text, path, expected) => {
    expect(allowed(text, path)).toBe(expected);
  });

  test('the deciding line is quoted with its number', () => {
    expect(
      robotsVerdict(readRobots('# x\nUser-agent: *\nDisallow: /a  # тайно'), 'z', 'https://a.example/a/b'),
    ).toEqual({ allowed: false, line: '3: Disallow: /a  # тайно' });
  });
});

test('sitemaps and delays', () => {
  const robots = readRobots(
    'Sitemap: https://a.example/s.xml\nUser-agent: *\nCrawl-delay: 2,5\nDisallow:\nsitemap: /s2.xml',
  );
  expect(robots.sitemaps).toEqual(['https://a.example/s.xml', '/s2.xml']);
  expect(crawlDelayMs(robots, 'zvezdomer')).toBe(2_500);
  expect(crawlDelayMs(readRobots('User-agent: *\nCrawl-delay: бавно'), 'zvezdomer')).toBeNull();
  expect(crawlDelayMs(readRobots('User-agent: b\nCrawl-delay: 5'), 'zvezdomer')).toBeNull();
});

test('any text and address give a verdict', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, url) => {
      expect(typeof robotsVerdict(readRobots(`User-agent: *\nDisallow: ${text}\n${text}`), 'z', url).allowed).toBe(
        'boolean',
      );
    }),
  );
});

test('patterns made to be slow are not', () => {
  const robots = readRobots(`User-agent: *\n${`Disallow: /${'*a'.repeat(900)}$\n`.repeat(250)}`);
  const started = performance.now();
  robotsVerdict(robots, 'z', `https://a.example/${'a'.repeat(2_000)}b`);
  expect(performance.now() - started).toBeLessThan(2_000);
});

describe('the answer to robots.txt', () => {
  test.each([
    [200, 'rules'],
    [204, 'rules'],
    [301, 'allow'],
    [401, 'allow'],
    [403, 'try-root'],
    [404, 'allow'],
    [410, 'allow'],
    [429, 'try-root'],
    [500, 'deny'],
    [503, 'deny'],
    [null, 'deny'],
  ] as const)('%s means %s', (status, access) => expect(robotsAccess(status)).toBe(access));

  test('500 KiB of bytes are read, and no half rule', () => {
    const head = 'User-agent: *\nDisallow: /a\n';
    const line = `Allow: /${'б'.repeat(40)}\n`;
    const body = Buffer.from(`${head}${line.repeat(6_100)}Disallow: /late\n`);
    expect(body.length).toBeGreaterThan(ROBOTS_BYTES);
    const text = robotsText(body);
    expect(Buffer.byteLength(text)).toBeGreaterThan(ROBOTS_BYTES - Buffer.byteLength(line));
    expect(text.endsWith('\n')).toBe(true);
    expect(allowed(text, '/a')).toBe(false);
    expect(allowed(text, '/late')).toBe(true);
    const last = Buffer.from(`${head.padEnd(ROBOTS_BYTES - 16, '#')}\nDisallow: /last\n`.slice(-ROBOTS_BYTES));
    expect(robotsText(last)).toContain('/last');
  });

  test('a line that was cut in two says nothing', () => {
    expect(allowed(robotsText(Buffer.from('User-agent: *\nAllow: /a\nDisallow: /'), true), '/b')).toBe(true);
    expect(robotsText(Buffer.from('User-agent: *'), true)).toBe('');
  });

  test.each([[[0xef, 0xbb, 0xbf]], [[0xef, 0xbb]], [[0xef]]])(
    'the beginning of a byte order mark %j is passed over',
    (mark) => {
      const body = Buffer.concat([Buffer.from(mark), Buffer.from('User-agent: *\nDisallow: /a')]);
      expect(allowed(robotsText(body), '/a')).toBe(false);
    },
  );
});

test.each([
  ['Zvezdomer', true],
  ['zvezdomer_bot-x', true],
  ['Звездомер', false],
  ['Zvezdomer/1', false],
  ['', false],
])('%s as a product token: %s', (token, valid) => expect(isProductToken(token)).toBe(valid));
