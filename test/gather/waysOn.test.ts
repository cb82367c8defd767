import { afterEach, describe, expect, it } from 'vitest';
import { loopbackWeb, type LoopbackWeb, page, type Served, type Site, text } from './fakes/loopbackWeb.ts';
import { memoryCrawl } from './fakes/memoryCrawl.ts';
import { runGather, told } from './fakes/runGather.ts';
import { auditConfig, crawlConfig, institution } from './fakes/sampleConfig.ts';

const webs: LoopbackWeb[] = [];
afterEach(async () => {
  for (const web of webs.splice(0)) await web.close();
});

async function crawlOf(site: Site): Promise<{ lines: string[]; crawl: ReturnType<typeof memoryCrawl> }> {
  const web = await loopbackWeb({ 'a.example': site });
  webs.push(web);
  const crawl = memoryCrawl();
  await runGather(auditConfig(crawlConfig(web.port), [institution('a')]), crawl);
  return { lines: crawl.captures().map(told), crawl };
}

const html = (head: string, body = ''): Served => ({
  headers: { 'Content-Type': 'text/html' },
  body: `<!doctype html><html><head>${head}</head><body>${body}</body></html>`,
});

describe('pages that send on by themselves', () => {
  it('follows a short refresh of page and header as a hop of the chain', async () => {
    const { lines, crawl } = await crawlOf({
      '/': html('<meta http-equiv="refresh" content="0;url=bg/">', '<a href="/left-behind">x</a>'),
      '/bg/': page('<a href="/registar">Регистър</a>'),
      '/registar': { headers: { 'Content-Type': 'text/html', Refresh: '1; url=/files/r.csv' }, body: '<p>…</p>' },
      '/files/r.csv': text('a;b', 'text/csv'),
    });
    expect(lines).toEqual(
      expect.arrayContaining([
        'home a.example/ 200',
        'home a.example/bg/ 200',
        'page a.example/registar 200',
        'page a.example/files/r.csv 200',
      ]),
    );
    expect(lines.join()).not.toContain('left-behind');
    const [from, to] = ['/registar', '/files/r.csv'].map((path) =>
      crawl.captures().find(({ target }) => target.url.endsWith(path))!,
    );
    expect(to!.target.redirectFrom).toBe(from!.id);
  });

  it('stays on a page that renews itself, leads back, or waits long', async () => {
    const { lines } = await crawlOf({
      '/': html('<meta http-equiv="refresh" content="2;url=/">', '<a href="/a">a</a><a href="/long">b</a>'),
      '/a': html('<meta http-equiv="refresh" content="0;url=/b">'),
      '/b': html('<meta http-equiv="refresh" content="0;url=/a">', '<a href="/from-b">x</a>'),
      '/long': html('<meta http-equiv="refresh" content="60;url=/never">', '<a href="/from-long">x</a>'),
      '/from-b': page(''),
      '/from-long': page(''),
    });
    expect(lines).toEqual(expect.arrayContaining(['page a.example/from-b 200', 'page a.example/from-long 200']));
    expect(lines.join()).not.toMatch(/never|redirect-loop/);
  });

  it('refuses what is no address of the web', async () => {
    const { lines } = await crawlOf({
      '/': page('<a href="/a">a</a><a href="/b">b</a>'),
      '/a': html('<meta http-equiv="refresh" content="0;url=file:///etc/passwd">', '<a href="/read">x</a>'),
      '/b': { status: 302, headers: { Location: 'data:text/html,x' } },
      '/read': page(''),
    });
    expect(lines).toEqual(
      expect.arrayContaining(['page a.example/read 200', 'page a.example/b redirect-without-target']),
    );
  });
});

describe('linked data', () => {
  const ttl = (body: string): Served => text(body, 'text/turtle');

  it('is asked for the first things that it names on its own site, and for nobody else’s', async () => {
    const names = [1, 2, 3, 4].map((id) => `<http://a.example/id/${id}#it> <http://a.example/def/ime> "${id}" .`);
    const { lines } = await crawlOf({
      '/': page('<a href="/registar.ttl">Регистър (RDF)</a>'),
      '/registar.ttl': ttl(`<http://b.example/id/1> <http://a.example/def/ime> "чуждо" .\n${names.join('\n')}\n`),
      '/id/1': ttl('<http://a.example/id/1#it> <http://a.example/def/ime> "1" .'),
    });
    expect(lines).toEqual(expect.arrayContaining(['page a.example/id/1 200', 'page a.example/id/2 404']));
    expect(lines.join()).not.toMatch(/b\.example|id\/[34]/);
  });

  it('is looked up in RDF/XML and JSON-LD too; a page or a table that holds addresses is not', async () => {
    const { lines } = await crawlOf({
      '/': page('<a href="/a.rdf">RDF</a><a href="/b.jsonld">JSON-LD</a><a href="/c.csv">CSV</a>'),
      '/a.rdf': text(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="http://a.example/id/xml"/></rdf:RDF>',
        'application/rdf+xml',
      ),
      '/b.jsonld': text('{"@context":{},"@id":"http://a.example/id/json","ime":"x"}', 'application/ld+json'),
      '/c.csv': text('adres;ime\nhttp://a.example/id/csv;x\n', 'text/csv'),
    });
    expect(lines).toEqual(expect.arrayContaining(['page a.example/id/xml 404', 'page a.example/id/json 404']));
    expect(lines.join()).not.toContain('id/csv');
  });
});

describe('firewalls and browser checks', () => {
  const check = (status: number): Served => ({
    status,
    headers: { 'Content-Type': 'text/html' },
    body: '<title>Checking your browser</title><p>Please wait</p><a href="/way-in">x</a><script src="/c.js"></script>',
  });

  it.each([200, 403, 503])(
    'follows nothing from one (%i), shows it to no browser, and rests after five',
    async (status) => {
      const { lines } = await crawlOf({
        '/': page(`<main>${[1, 2, 3, 4, 5, 6, 7].map((n) => `<a href="/${n}.csv">данни ${n}</a>`).join(' ')}</main>`),
        ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((n) => [`/${n}.csv`, check(status)])),
      });
      expect(lines.filter((line) => line.endsWith(`.csv ${status}`))).toHaveLength(5);
      expect(lines.filter((line) => line.endsWith('.csv back-off'))).toHaveLength(2);
      expect(lines.join()).not.toMatch(/way-in|render/);
    },
  );

  it('knows one by its header alone, and begins to count anew at an honest answer', async () => {
    const guarded = { status: 403, headers: { 'Content-Type': 'text/html', 'cf-mitigated': 'challenge' }, body: '' };
    const { lines } = await crawlOf({
      '/': page(
        `<main>${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `<a href="/${n}.csv">данни ${n}</a>`).join(' ')}</main>`,
      ),
      ...Object.fromEntries([1, 2, 3, 4, 6, 7, 8, 9].map((n) => [`/${n}.csv`, guarded])),
      '/5.csv': text('a', 'text/csv'),
    });
    expect(lines.filter((line) => line.endsWith('.csv 403'))).toHaveLength(8);
  });
});
