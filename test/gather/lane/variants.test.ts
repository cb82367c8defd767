import { afterEach, describe, expect, it } from 'vitest';
import { crawlOf } from '../fakes/crawlOf.ts';
import { type LoopbackWeb, page, type Site, text } from '../fakes/loopbackWeb.ts';

const webs: LoopbackWeb[] = [];
afterEach(async () => {
  for (const web of webs.splice(0)) await web.close();
});

const WORDS = [
  'Общинският съвет прие решение за ремонта на улиците в централната част и за озеленяването на парка край реката.',
  'Средствата са осигурени от бюджета, а работата започва през пролетта и ще продължи около четири месеца.',
];
const article = (name: string, more = ''): string =>
  `<main><h1>${name}</h1>${WORDS.map((words) => `<p>${name}: ${words}</p>`).join('')}${more}</main>`;
const crawl = async (site: Site): Promise<Awaited<ReturnType<typeof crawlOf>>> =>
  crawlOf({ 'a.example': { '/robots.txt': text(''), ...site } }, { webs });
const asked = (lines: readonly string[], part: string): readonly string[] =>
  lines.filter((line) => line.includes(part) && line.endsWith(' 200')).map((line) => line.split(' ')[1]!.slice(9));

describe('one page under many addresses', () => {
  it('is asked no more once a parameter has changed nothing three times, and the record says which page it is', async () => {
    const names = ['parva', 'vtora', 'treta', 'chetvarta', 'peta', 'shesta'];
    const { lines, captures, again } = await crawl({
      '/': page(
        names.map((name) => `<p><a href="/${name}">${name}</a> <a href="/${name}?ref=list">още</a></p>`).join(''),
      ),
      ...Object.fromEntries(
        names.flatMap((name) => [
          [`/${name}`, page(article(name, '<a href="/tema">Тема</a>'))],
          [`/${name}?ref=list`, page(article(name, '<a href="/tema?ref=list">Тема</a>'))],
        ]),
      ),
      '/tema': page(article('тема')),
      '/tema?ref=list': page(article('тема')),
    });
    expect(asked(lines, '?ref=list').length).toBe(3);
    const skipped = captures.filter(({ result }) => result.is === 'not-attempted' && result.reason === 'duplicate');
    expect(skipped.length).toBeGreaterThan(1);
    for (const { target, result } of skipped) {
      expect(result).toMatchObject({ detail: `as ${target.url.replace('?ref=list', '')}: ref changes nothing` });
    }
    await again();
  });

  it('leads to no further pages', async () => {
    const { lines } = await crawl({
      '/': page('<a href="/a">а</a> <a href="/a?sort=1">б</a>'),
      '/a': page(article('списък', '<a href="?sort=1">ред</a>')),
      '/a?sort=1': page(article('списък', '<a href="?sort=2">ред</a>')),
      '/a?sort=2': page(article('друго')),
    });
    expect(asked(lines, '?sort=')).toEqual(['/a?sort=1']);
  });

  it('is another page when it gives another file, and whatever it names is found', async () => {
    const { lines } = await crawl({
      '/': page('<a href="/a">а</a> <a href="/a?sort=1">б</a>'),
      '/a': page(article('списък', '<a href="?sort=1">ред</a>')),
      // The same to a reader, with a link that nobody sees.
      '/a?sort=1': page(article('списък', '<a href="?sort=2">ред</a><a href="/a?download=7"></a>')),
      '/a?sort=2': page(article('друго')),
      '/a?download=7': text('a;b', 'text/csv'),
    });
    expect(asked(lines, '?sort=')).toEqual(['/a?sort=1', '/a?sort=2']);
    expect(lines).toContain('file a.example/a?download=7 200');
  });

  it('may be a log-in with the way back in its address, but not before ten times', async () => {
    const backs = Array.from({ length: 14 }, (_, at) => `/vhod?back=${at}`);
    const { lines } = await crawl({
      '/': page(backs.map((back) => `<a href="${back}">Вход</a>`).join(' ')),
      ...Object.fromEntries(
        backs.map((back) => {
          const own = encodeURIComponent(`http://a.example${back}`);
          const shared = `<a href="https://share.example/?u=${own}">Сподели</a>`;
          return [back, page(article('Вход', shared))];
        }),
      ),
    });
    expect(asked(lines, '/vhod').length).toBe(11);
    expect(lines.filter((line) => line.endsWith(' duplicate'))).toHaveLength(3);
  });

  it('may be the default document of a folder, once three folders have shown so', async () => {
    const folders = ['/', '/a/', '/b/', '/c/', '/d/', '/e/'];
    const site = (same: boolean): Site => ({
      ...Object.fromEntries(
        folders.flatMap((folder) => [
          [
            folder,
            page(
              article(
                folder,
                folders.map((other) => `<a href="${other}">${other}</a> <a href="${other}index.php">още</a>`).join(' '),
              ),
            ),
          ],
          [
            `${folder}index.php`,
            page(
              article(
                same ? folder : `${folder} index`,
                folders.map((other) => `<a href="${other}">${other}</a> <a href="${other}index.php">още</a>`).join(' '),
              ),
            ),
          ],
        ]),
      ),
      '/index.php?id=5': page(article('пет')),
    });
    const alike = await crawl(site(true));
    expect(asked(alike.lines, 'index.php')).toHaveLength(3);
    expect(alike.lines.filter((line) => line.endsWith('/index.php duplicate'))).toHaveLength(3);
    expect(asked((await crawl(site(false))).lines, 'index.php')).toHaveLength(6);
  });

  it.each([
    ['a number differs', (id: number) => article('регистър', `<p>Година ${2000 + id}</p>`)],
    ['a link differs', (id: number) => article('регистър', `<a href="/pokazhi?nomer=${id}">Виж</a>`)],
    [
      'a file differs by the parameter itself',
      (id: number) => article('регистър', `<a href="/download?id=${id}">Виж</a>`),
    ],
    ['a frame differs', (id: number) => article('регистър', `<iframe src="/ramka?id=${id}"></iframe>`)],
    ['there is too little to compare', () => '<main><p>Няма нищо.</p></main>'],
  ])('is never assumed where %s', async (_why, body) => {
    const ids = [1, 2, 3, 4, 5, 6, 7, 8];
    const { lines } = await crawl({
      '/': page(ids.map((id) => `<a href="/r?id=${id}">Регистър ${id}</a>`).join(' ')),
      ...Object.fromEntries(ids.map((id) => [`/r?id=${id}`, page(body(id))])),
    });
    expect(asked(lines, '/r?id=').length).toBe(8);
    expect(lines.join()).not.toContain('duplicate');
  });

  it('is still asked where the parameter has changed something elsewhere on the host', async () => {
    const ids = [1, 2, 3, 4, 5, 6];
    const { lines } = await crawl({
      '/': page(
        `<a href="/x?id=1">а</a> <a href="/x?id=2">б</a> ${ids.map((id) => `<a href="/y?id=${id}">${id}</a>`).join(' ')}`,
      ),
      '/x?id=1': page(article('едно')),
      '/x?id=2': page(article('друго')),
      ...Object.fromEntries(ids.map((id) => [`/y?id=${id}`, page(article('все същото'))])),
    });
    expect(asked(lines, '/y?id=').length).toBe(6);
  });
});

describe('other views of a page', () => {
  it('wait for the pages themselves, by their form or as the head names them, and are not left out', async () => {
    const { lines } = await crawl({
      '/': {
        headers: { 'Content-Type': 'text/html; charset=utf-8' },
        body: `<!doctype html><html lang="bg"><head><link rel="alternate" hreflang="en" href="/english-home">
          <link rel="alternate" hreflang="bg" href="/nachalo"></head><body><main>
          <a href="/en/first">First</a> <a href="/english-home">English</a> <a href="/first/print">Печат</a>
          <a href="/nachalo">Начало</a> <a href="/first">Първа</a></main></body></html>`,
      },
      '/en/first': page('<p>First</p>'),
      '/english-home': page('<p>Home</p>'),
      '/first/print': page('<p>Първа</p>'),
      '/nachalo': page('<p>Начало</p>'),
      '/first': page('<p>Първа</p>'),
    });
    const order = asked(lines, 'page a.example').map((path) => path.trim());
    expect(order.slice(0, 2).sort()).toEqual(['/first', '/nachalo']);
    expect(order.slice(2).sort()).toEqual(['/en/first', '/english-home', '/first/print']);
  });
});
