import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { htmlPage } from '../e2e/changingSite.ts';
import type { KillSubject } from '../e2e/killRun.ts';

/** Four bodies with 125 pages and 25 data files each: 500 pages, redirects, refusals and what is not there among them. */
const BODIES = ['lozovo', 'kamen-bryag', 'dolna-mahala', 'sredogorie'];
const PAGES = 125;
const FILES = 25;
/** Many, as on a real site: dozens of addresses of one pattern are a trap. */
const SECTIONS = ['byudzhet', 'registri', 'porachki', 'uslugi', 'novini', 'zapovedi', 'danatsi', 'kultura', 'imoti'];

export type BigSite = Omit<KillSubject, 'exit'> & { close(): Promise<void> };

/** Serves the bodies on ports of their own, each at its own delay, and writes an audit's configuration for them. */
export async function startBigSite(): Promise<BigSite> {
  const asked: string[] = [];
  const servers: http.Server[] = [];
  const places: string[] = [];
  for (const body of BODIES) {
    const server = http.createServer((request, response) => {
      asked.push(`${body}.example ${request.method} ${request.url}`);
      answer(body, request.url ?? '/', response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    servers.push(server);
    places.push(`    ${body}.example: '127.0.0.1:${(server.address() as AddressInfo).port}'`);
  }
  const out = mkdtempSync(path.join(tmpdir(), 'zvezdomer-long-'));
  const config = path.join(out, 'big.yaml');
  writeFileSync(config, configText(places));
  return {
    config,
    out,
    requests: () => asked,
    async close() {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise<void>((resolve) => server.close(() => resolve()));
      }
      rmSync(out, { recursive: true, force: true });
    },
  };
}

function pagePath(page: number): string {
  return page === 0 ? '/' : `/${SECTIONS[page % SECTIONS.length]}/stranitsa-${page}.html`;
}

function answer(body: string, url: string, response: http.ServerResponse): void {
  // The only part of an answer that the time of day changes.
  response.sendDate = false;
  const page = url === '/' ? 0 : Number(/-(\d+)\.html$/.exec(url)?.[1] ?? -1);
  const file = Number(/^\/danni\/tablitsa-(\d+)\.csv$/.exec(url)?.[1] ?? -1);
  if (url === '/robots.txt') send(response, 200, 'text/plain', 'User-agent: *\nDisallow: /zabraneno/\n');
  else if (/^\/staro-\d+$/.test(url)) response.writeHead(301, { Location: pagePath(Number(url.slice(7))) }).end();
  else if (page >= 0 && page < PAGES && pagePath(page) === url)
    send(response, 200, 'text/html; charset=utf-8', pageText(body, page));
  else if (file >= 0 && file < FILES) send(response, 200, 'text/csv; charset=utf-8', fileText(body, file));
  else send(response, 404, 'text/plain; charset=utf-8', 'няма');
}

function send(response: http.ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'Content-Type': type }).end(text);
}

/** Every page leads to five further ones, so that all are reached within four steps, and some to files, to old and to missing addresses. */
function pageText(body: string, page: number): string {
  const further = [1, 2, 3, 4, 5].map((step) => 5 * page + step).filter((next) => next < PAGES);
  further.push((page * 7 + 3) % PAGES);
  const links: [string, string][] = further.map((next) => [pagePath(next), `Раздел ${next}`]);
  if (page % 5 === 0) links.push([`/danni/tablitsa-${page / 5}.csv`, `Регистър ${page / 5}`]);
  if (page % 9 === 0) links.push([`/staro-${page}`, 'Стара страница'], [`/nyama-${page}.html`, 'Липсва']);
  if (page % 25 === 0) links.push([`/zabraneno/${page}.csv`, 'Списък']);
  return htmlPage(`${body}: страница ${page}`, links);
}

function fileText(body: string, file: number): string {
  const rows = Array.from(
    { length: 40 },
    (_, row) => `${row + 1};${body} ${file};${(row * 37 + file) % 100};2026-01-01`,
  );
  return `№;Име;Сума;Дата\n${rows.join('\n')}\n`;
}

function configText(places: readonly string[]): string {
  const institutions = BODIES.map(
    (body) => `  - id: ${body}
    name: { bg: 'Община ${body}', en: 'Municipality of ${body}' }
    kind: municipality
    legalKind: municipality
    sites: [http://${body}.example/]
    identityConfirmed: true`,
  );
  return `id: big
title: { bg: 'Голям сайт', en: 'A big site' }
asOf: '2026-11-02T09:00:00+02:00'
profile: five-star
institutions:
${institutions.join('\n')}
crawl:
  userAgent: { product: Zvezdomer, contactUrl: 'https://zvezdomer.example/bot' }
  minDelayMs: 0
  delayPerResponseTime: 0
  budget: { requests: 400, bytes: 100000000, minutes: 60 }
  browser: { enabled: false }
  resolve:
${places.join('\n')}
`;
}
