import { afterEach, describe, expect, it } from 'vitest';
import { crawlOf } from '../fakes/crawlOf.ts';
import { type LoopbackWeb, page, text } from '../fakes/loopbackWeb.ts';

const webs: LoopbackWeb[] = [];
afterEach(async () => {
  for (const web of webs.splice(0)) await web.close();
});

const SOFT = page(
  '<main><h1>Упс!</h1><p>Този адрес води до стара страница, потърсете в менюто.</p><a href="/trap.csv">Списък</a></main>',
);
const probes = (lines: readonly string[]): readonly string[] =>
  lines.filter((line) => line.startsWith('missing-probe'));

describe('a host that answers 200 to every address', () => {
  it('is asked once for what cannot exist; pages like that answer lead nowhere', async () => {
    const { lines, again } = await crawlOf(
      {
        'a.example': {
          '/robots.txt': text(''),
          '/': page('<main><h1>Община</h1><a href="/old">Бюджет</a><a href="/real">Регистър</a></main>'),
          '/real': page(
            '<main><h1>Упс!</h1><p>Регистър на имотите по години и по кметства на общината.</p><a href="/r.csv">x</a></main>',
          ),
          '/r.csv': text('a', 'text/csv'),
          '*': SOFT,
        },
      },
      { webs },
    );
    expect(probes(lines)).toHaveLength(1);
    expect(probes(lines)[0]).toMatch(/^missing-probe a\.example\/zvezdomer-proba-[0-9a-f]{12} 200$/);
    expect(lines).toContain('navigation a.example/old 200');
    expect(lines).toContain('file a.example/r.csv 200');
    expect(lines.join()).not.toContain('trap.csv');
    expect(lines.indexOf(probes(lines)[0]!)).toBe(2);
    await again();
  });

  it('is not compared when it is honest', async () => {
    const { lines } = await crawlOf(
      { 'a.example': { '/': page('<a href="/old">x</a>'), '/old': SOFT, '/trap.csv': text('a') } },
      { webs },
    );
    expect(probes(lines)[0]).toMatch(/ 404$/);
    expect(lines).toContain('file a.example/trap.csv 200');
  });

  it('never makes an error page of the start page', async () => {
    const { lines } = await crawlOf({ 'a.example': { '*': SOFT, '/robots.txt': text('') } }, { webs });
    expect(lines).toContain('file a.example/trap.csv 200');
  });

  it('asks each host that shows pages, and obeys its robots.txt', async () => {
    const { lines } = await crawlOf(
      {
        'a.example': { '/': page('<a href="http://files.example/list">Списък</a>') },
        'files.example': { '/robots.txt': text('User-agent: *\nDisallow: /zvez'), '/list': page('') },
      },
      { webs, body: { fileHosts: ['files.example'] } },
    );
    expect(probes(lines).map((line) => line.split(' ').at(-1))).toEqual(['404', 'robots']);
  });
});
