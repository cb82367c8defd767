import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../src/browser/findChromium.ts';
import { openBrowser, type OpenBrowser } from '../../src/browser/openBrowser.ts';
import type { Failure } from '../../src/model/capture.ts';
import type { PageAnswer, Rendering } from '../../src/model/ports.ts';

const found = await findChromium();
if (!found.found) console.warn('No Chromium on this machine: rendering and printing are not tested.');

const HTML = 'text/html; charset=utf-8';
function give(body: string, type = HTML, more: PageAnswer['headers'] = []): PageAnswer {
  return { status: 200, headers: [['Content-Type', type], ...more], body: Buffer.from(body) };
}

/** What the sub-requests of the pages below are answered. */
const ANSWERS: Readonly<Record<string, PageAnswer>> = {
  '/app.js': give(
    `fetch('/data.json').then((answer) => answer.json()).then((data) => {
       document.getElementById('root').innerHTML = '<a href="/x.csv">' + data.title + '</a>';
       alert('stop');
       new Image().src = '/picture.png';
       fetch('/form', { method: 'POST' }).catch(() => 0);
       window.open('/window');
       location.href = '/elsewhere';
     });`,
    'text/javascript',
  ),
  '/data.json': give('{"title":"Регистър"}', 'application/json'),
  '/style.css': give('body { font: 20px serif }', 'text/css'),
  '/page2.json': give('["/b.csv"]', 'application/json'),
  '/page3.json': give('["/c.csv"]', 'application/json'),
  '/tab.json': give('["/t.csv"]', 'application/json'),
};

/** Browsers that this process has started: its children that listen on a pipe. */
function chromiumsOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const status = readFileSync(`/proc/${name}/status`, 'utf8');
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8');
        return status.includes(`PPid:\t${parent}\n`) && command.includes('--remote-debugging-pipe');
      } catch {
        return false;
      }
    })
    .map(Number);
}

describe.skipIf(!found.found)('openBrowser', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'print-'));
  let browser: OpenBrowser;
  beforeAll(async () => {
    browser = await openBrowser({ executablePath: found.found ? found.path : '' });
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  type Shown = { rendering: Rendering | Failure; asked: string[]; agents: Set<string | undefined> };
  async function show(body: string, timeoutMs = 8_000, headers: PageAnswer['headers'] = []): Promise<Shown> {
    const asked: string[] = [];
    const agents = new Set<string | undefined>();
    const rendering = await browser.render('http://spa.example/', {
      userAgent: 'Zvezdomer/0.1.0 (+https://zvezdomer.example/bot)',
      timeoutMs,
      document: give(`<!doctype html><meta charset="utf-8"><body>${body}</body>`, HTML, headers),
      answer: (request) => {
        const { host, pathname } = new URL(request.url);
        asked.push(`${request.type} ${host === 'spa.example' ? pathname : request.url}`);
        agents.add(request.headers.find(([name]) => name === 'user-agent')?.[1]);
        return Promise.resolve(host === 'spa.example' ? (ANSWERS[pathname] ?? null) : null);
      },
    });
    return { rendering, asked, agents };
  }
  function shown({ rendering }: Shown): Rendering {
    if ('is' in rendering) throw new Error(rendering.detail);
    return rendering;
  }

  it.concurrent('shows what scripts write, under our name, and asks us for everything', async () => {
    const result = await show(
      '<link rel="stylesheet" href="/style.css"><div id="root"></div><img src="/a.png"><iframe src="/frame"></iframe><script src="/app.js"></script>',
    );
    const { html, offered, unsent, screenshot } = shown(result);
    expect(html).toContain('<a href="/x.csv">Регистър</a>');
    expect(result.asked.toSorted()).toEqual(['data /data.json', 'script /app.js', 'stylesheet /style.css']);
    expect([...result.agents]).toEqual(['Zvezdomer/0.1.0 (+https://zvezdomer.example/bot)']);
    expect(unsent).toEqual([{ url: 'http://spa.example/form', method: 'POST' }]);
    expect(offered.toSorted((a, b) => (a.url < b.url ? -1 : 1))).toEqual([
      { url: 'http://spa.example/elsewhere', by: 'navigation' },
      { url: 'http://spa.example/window', by: 'window' },
    ]);
    expect(screenshot?.type).toBe('image/jpeg');
    expect([...(screenshot?.bytes.subarray(0, 3) ?? [])]).toEqual([0xff, 0xd8, 0xff]);
  });

  it.concurrent('loads more, opens tabs and tries download buttons, as far as GET goes', async () => {
    const result = await show(`
      <ul id="list"><li><a href="/a.csv">А</a></li></ul>
      <button id="more">Зареди още</button>
      <div role="tablist"><button role="tab" aria-selected="true">Едно</button><button role="tab" id="two">Две</button></div>
      <div id="panel"></div>
      <button onclick="location.href='/export?format=csv'">Изтегли CSV</button>
      <form action="/search" method="post"><button>Зареди още</button></form>
      <div data-href="/row/7">Ред</div><p onclick="window.open('/row/8')">Ред</p>
      <script>
        let page = 1;
        const add = async (where, file) => {
          for (const href of await (await fetch(file)).json()) where.insertAdjacentHTML('beforeend', '<a href="' + href + '">x</a>');
        };
        more.onclick = async () => { page += 1; await add(list, '/page' + page + '.json'); if (page === 3) more.remove(); };
        two.onclick = () => add(panel, '/tab.json');
      </script>`);
    const { html, offered, clicks, unsent } = shown(result);
    for (const file of ['/a.csv', '/b.csv', '/c.csv', '/t.csv']) expect(html).toContain(`href="${file}"`);
    expect(result.asked).toEqual(['data /page2.json', 'data /page3.json', 'data /tab.json']);
    expect(clicks).toBe(4);
    expect(unsent).toEqual([]);
    expect(offered.map(({ url, by }) => `${by} ${new URL(url).pathname}`).toSorted()).toEqual([
      'navigation /export',
      'script-link /row/7',
      'script-link /row/8',
    ]);
  });

  it.concurrent('offers what a tab showed and took away again', async () => {
    const result = await show(`
      <div role="tablist"><button role="tab" id="two">Две</button></div><div id="panel"><a href="/one.csv">1</a></div>
      <script>two.onclick = () => { panel.innerHTML = '<a href="/two.csv">2</a>'; };</script>`);
    const { html, offered } = shown(result);
    expect(html).toContain('/one.csv');
    expect(offered).toEqual([{ url: 'http://spa.example/two.csv', by: 'tab' }]);
  });

  it.concurrent('stops clicking when a click wants to send something', async () => {
    const result = await show(`<button id="more">Зареди още</button>
      <script>more.onclick = () => { document.body.insertAdjacentHTML('beforeend', '<a href="/' + Math.random() + '">x</a>'); fetch('/list', { method: 'POST' }).catch(() => 0); };</script>`);
    expect(shown(result)).toMatchObject({ clicks: 1, unsent: [{ method: 'POST' }] });
  });

  it.concurrent('is the same every time', async () => {
    const body = '<p id="p"></p><script>p.textContent = Math.random() + " " + Math.random()</script>';
    const first = shown(await show(body));
    expect(shown(await show(body)).html).toBe(first.html);
  });

  it.concurrent('does not count waiting for answers as time of the page', async () => {
    let isAnswered = false;
    const rendering = await browser.render('http://spa.example/', {
      userAgent: 'Zvezdomer/0.1.0',
      timeoutMs: 1_500,
      document: give('<body><script src="/slow.js"></script></body>'),
      answer: async () => {
        await new Promise((resolve) => setTimeout(resolve, 2_500));
        isAnswered = true;
        return give('document.body.textContent = "късно"', 'text/javascript; charset=utf-8');
      },
    });
    expect(isAnswered).toBe(true);
    expect('is' in rendering ? rendering : rendering.html).toContain('късно');
  });

  it.concurrent('takes a page that never falls silent as it stands', async () => {
    const result = await show(
      '<p id="p"></p><script>let n = 0; setInterval(() => { n += 1; p.textContent = "брой " + n; fetch("/data.json?" + n); }, 100)</script>',
      1_500,
    );
    expect(shown(result).html).toMatch(/брой \d+/);
  });

  it('gives up a page whose scripts never let go, and shows the next one', async () => {
    const stuck = await show('<script>for (;;) {}</script>', 1_000);
    expect(stuck.rendering).toMatchObject({ is: 'failure', code: 'browser-timeout' });
    expect(shown(await show('<p>после</p>')).html).toContain('после');
  });

  it.concurrent('catches a download and says where it was', async () => {
    const result = await show(
      '<script>const link = document.createElement("a"); link.href = "/d.csv"; link.download = "d.csv"; document.body.append(link); link.click();</script>',
    );
    // The link stands in the page too; what matters is that nothing was asked or kept.
    expect(result.asked).toEqual([]);
    expect(shown(result).html).toContain('/d.csv');
  });

  it.skipIf(process.platform !== 'linux')(
    'says so when its browser dies, and shows the next page in a new one',
    async () => {
      let die: (() => void) | null = null;
      const rendering = browser.render('http://spa.example/', {
        userAgent: 'Zvezdomer/0.1.0',
        timeoutMs: 8_000,
        document: give('<body><script src="/app.js"></script></body>'),
        answer: () => new Promise((resolve) => (die = () => resolve(null))),
      });
      await expect.poll(() => die, { timeout: 20_000 }).not.toBeNull();
      const browsers = chromiumsOf(process.pid);
      expect(browsers.length).toBeGreaterThan(0);
      for (const pid of browsers) process.kill(pid, 'SIGKILL');
      expect(await rendering).toMatchObject({ is: 'failure', code: 'browser-failed' });
      expect(shown(await show('<p>после</p>')).html).toContain('после');
    },
  );

  it('prints a folder that only we may read, tagged and with bookmarks', async () => {
    mkdirSync(path.join(folder, 'report'), { mode: 0o700 });
    writeFileSync(path.join(folder, 'style.css'), 'h1 { break-before: page }');
    const file = path.join(folder, 'report', 'отчет.html');
    writeFileSync(
      file,
      '<!doctype html><html lang="bg"><title>Отчет</title><link rel="stylesheet" href="../style.css"><h1>Едно</h1><p>а<h1>Две</h1><p>б<h1>Три</h1>',
    );
    const pdf = path.join(folder, 'out.pdf');
    expect(await browser.print({ fileUrl: pathToFileURL(file).href }, pdf, { title: 'Отчет', lang: 'bg' })).toEqual({
      pages: 3,
    });
    const bytes = readFileSync(pdf, 'latin1');
    expect(bytes).toMatch(/^%PDF-/);
    expect(bytes).toContain('/StructTreeRoot');
    expect(bytes).toContain('/Outlines');
    expect(bytes).toMatch(/\/Lang \(bg\)/);
  });
});
