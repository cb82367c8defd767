import { afterEach, describe, expect, it } from 'vitest';
import { crawlOf } from '../fakes/crawlOf.ts';
import { type LoopbackWeb, page, type Served, type Site, text } from '../fakes/loopbackWeb.ts';

const webs: LoopbackWeb[] = [];
afterEach(async () => {
  for (const web of webs.splice(0)) await web.close();
});

const away = (to: string, cookie?: string): Served => ({
  status: 302,
  headers: { Location: to, ...(cookie === undefined ? {} : { 'Set-Cookie': cookie }) },
});

/** `asks` = name=value that must come back. */
function gate(asks: string, open: Served, closed: Served): (count: number, body: string, cookie: string) => Served {
  return (_count, _body, cookie) => (cookie.split('; ').includes(asks) ? open : closed);
}

const cookies = (web: LoopbackWeb): readonly string[] =>
  web.asked.flatMap((line, index) => {
    const cookie = web.headers[index]?.cookie;
    return cookie === undefined ? [] : [`${line.replace('GET http://a.example', '')} ${cookie}`];
  });

describe('cookies', () => {
  it('end a circle that a site only leaves with its own, and go on for that host alone', async () => {
    const site: Site = {
      '/': page('<main><a href="/danni">Регистър</a> <a href="http://files.example/x.csv">Списък</a></main>'),
      '/danni': gate('seen=1', page('<a href="/r.csv">Регистър</a>'), away('/danni', 'seen=1; Path=/; HttpOnly')),
      '/r.csv': text('a', 'text/csv'),
    };
    const files: Site = { '/x.csv': text('a', 'text/csv') };
    const { lines, web, captures, again } = await crawlOf(
      { 'a.example': site, 'files.example': files },
      { webs, body: { fileHosts: ['files.example'] } },
    );
    expect(lines).toEqual(expect.arrayContaining(['page a.example/danni 302', 'page a.example/danni 200']));
    expect(lines.join()).not.toContain('redirect-loop');
    expect(cookies(web)).toEqual(expect.arrayContaining(['/danni seen=1', '/r.csv seen=1']));
    expect(cookies(web).every((line) => line.endsWith(' seen=1') && !line.includes('robots'))).toBe(true);
    expect(cookies(web).join()).not.toContain('x.csv');
    const shown = captures.find(
      ({ target, result }) => target.url.endsWith('/danni') && result.is === 'response' && result.status === 200,
    );
    expect(shown!.request.headers).toContainEqual(['Cookie', 'seen=1']);
    await again();
  });

  it('are gathered along the circle, later ones over earlier ones', async () => {
    const { web, lines } = await crawlOf(
      {
        'a.example': {
          '/': page('<a href="/in">x</a>'),
          '/in': gate('b=2', page('<p>вътре</p>'), away('/check', 'a=0')),
          '/check': { status: 302, headers: { Location: '/in', 'Set-Cookie': 'b=2; Secure=no' } },
        },
      },
      { webs },
    );
    expect(cookies(web)[0]).toBe('/in a=0; b=2');
    expect(lines).toContain('page a.example/in 200');
  });

  it('are forgotten when they do not help, and no more than three circles are tried', async () => {
    const paths = ['/1', '/2', '/3', '/4', '/5'];
    const { web, lines, again } = await crawlOf(
      {
        'a.example': {
          '/': page(`<main>${paths.map((path) => `<a href="${path}">x</a>`).join('')}<a href="/last">x</a></main>`),
          ...Object.fromEntries(paths.map((path) => [path, away(path, 's=1')])),
          '/last': page(''),
        },
      },
      { webs },
    );
    expect(lines.filter((line) => line.endsWith('redirect-loop'))).toHaveLength(5);
    expect(cookies(web)).toHaveLength(3);
    await again();
  });

  it.each([
    ['no circle', { '/in': away('/out', 'a=1'), '/out': page('') }],
    ['a circle without cookies', { '/in': away('/in') }],
    [
      'a page that sets one',
      { '/in': { headers: { 'Content-Type': 'text/html', 'Set-Cookie': 'a=1' }, body: '<p>x</p>' } },
    ],
    ['deleted at once', { '/in': away('/in', 'a=; Max-Age=0') }],
    ['for https only', { '/in': away('/in', 'a=1; Secure') }],
    ['no cookie at all', { '/in': away('/in', '=1') }],
  ] as const)('are never sent otherwise: %s', async (_name, site) => {
    const { web } = await crawlOf({ 'a.example': { '/': page('<a href="/in">x</a>'), ...site } }, { webs });
    expect(cookies(web)).toEqual([]);
  });
});
