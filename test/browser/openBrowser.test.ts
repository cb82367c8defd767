import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../src/browser/findChromium.ts';
import { openBrowser, type OpenBrowser } from '../../src/browser/openBrowser.ts';

const found = await findChromium();
if (!found.found) console.warn('No Chromium on this machine: rendering and printing are not tested.');

const APP = `fetch('/data.json').then((answer) => answer.json()).then((data) => {
  document.getElementById('root').innerHTML = '<a href="/x.csv">' + data.title + '</a>';
  alert('stop');
  new Image().src = '/picture.png';
  fetch('/form', { method: 'POST' }).catch(() => 0);
  fetch('http://inner.example/').catch(() => 0);
});`;

describe.skipIf(!found.found)('openBrowser', () => {
  const asked: string[] = [];
  const agents = new Set<string | undefined>();
  const located: string[] = [];
  const folder = mkdtempSync(path.join(tmpdir(), 'print-'));
  let server: http.Server;
  let browser: OpenBrowser;

  beforeAll(async () => {
    server = http.createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      agents.add(request.headers['user-agent']);
      if (request.url === '/app.js') return void response.setHeader('Content-Type', 'text/javascript').end(APP);
      if (request.url === '/data.json')
        return void response.setHeader('Content-Type', 'application/json').end('{"title":"Регистър"}');
      if (request.url === '/forever') return;
      response
        .setHeader('Content-Type', 'text/html; charset=utf-8')
        .end('<!doctype html><div id="root"></div><img src="/a.png"><script src="/app.js"></script>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    browser = await openBrowser({
      executablePath: found.found ? found.path : '',
      locate: (url) => {
        located.push(new URL(url).hostname);
        const isOurs = new URL(url).hostname === 'spa.example';
        return Promise.resolve(
          isOurs ? { address: '127.0.0.1', port } : { is: 'failure', code: 'address-forbidden', detail: 'private' },
        );
      },
    });
  });
  afterAll(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  });

  it('shows what scripts write, under our name, and asks for nothing that was not allowed', async () => {
    const allowed: string[] = [];
    const rendering = await browser.render('http://spa.example/', {
      userAgent: 'Zvezdomer/0.1.0 (+https://zvezdomer.example/bot)',
      timeoutMs: 8_000,
      allow: (url) => {
        allowed.push(url);
        return Promise.resolve(true);
      },
    });
    expect(rendering).toMatchObject({ url: 'http://spa.example/', status: 200 });
    expect(rendering.html).toContain('<a href="/x.csv">Регистър</a>');
    expect(asked).toEqual(['GET /', 'GET /app.js', 'GET /data.json']);
    expect([...agents]).toEqual(['Zvezdomer/0.1.0 (+https://zvezdomer.example/bot)']);
    expect(allowed).toContain('http://inner.example/');
    // Chromium's own calls home never reach even the look-up of a name.
    expect(new Set(located)).toEqual(new Set(['spa.example', 'inner.example']));
    expect(rendering.requests).toContainEqual({ url: 'http://spa.example/form', status: null, refused: 'method POST' });
  });

  it('fails when the page may not be asked or does not answer', async () => {
    const options = { userAgent: 'Zvezdomer/0.1.0', timeoutMs: 1_000 };
    await expect(
      browser.render('http://spa.example/', { ...options, allow: () => Promise.resolve(false) }),
    ).rejects.toThrow();
    await expect(
      browser.render('http://spa.example/forever', { ...options, allow: () => Promise.resolve(true) }),
    ).rejects.toThrow();
  });

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
