import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sha256 } from '../../src/model/ids.ts';

export type Served = {
  readonly body: string;
  readonly type?: string;
  readonly modified?: string;
  readonly etag?: string | null;
};
export type Asked = { readonly path: string; readonly headers: http.IncomingHttpHeaders; readonly status: number };

export type ChangingSite = {
  /** What is served by path; what is not there answers 404. May be changed at any time. */
  readonly pages: Map<string, Served>;
  readonly asked: Asked[];
  readonly config: string;
  /** Folder for audits; gone with close(). */
  readonly out: string;
  /** Paths whose connections are cut without an answer. */
  readonly broken: Set<string>;
  close(): Promise<void>;
};

/** The site of one invented body that can change between audits and answers conditional requests as servers do. */
export async function startChangingSite({ minDelayMs = 0 } = {}): Promise<ChangingSite> {
  const pages = new Map<string, Served>();
  const asked: Asked[] = [];
  const broken = new Set<string>();
  const server = http.createServer((request, response) => {
    const url = request.url ?? '/';
    if (broken.has(url)) {
      asked.push({ path: url, headers: request.headers, status: 0 });
      return void request.socket.destroy();
    }
    const status = answer(pages.get(url), request, response);
    asked.push({ path: url, headers: request.headers, status });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const out = mkdtempSync(path.join(tmpdir(), 'zvezdomer-change-'));
  const config = path.join(out, 'change.yaml');
  writeFileSync(config, configText(port, minDelayMs));
  return {
    pages,
    asked,
    config,
    out,
    broken,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      rmSync(out, { recursive: true, force: true });
    },
  };
}

function answer(page: Served | undefined, request: http.IncomingMessage, response: http.ServerResponse): number {
  // The only part of an answer that the time of day changes.
  response.sendDate = false;
  if (page === undefined) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('няма');
    return 404;
  }
  const etag = page.etag === undefined ? `"${sha256(page.body).slice(0, 8)}"` : page.etag;
  const validators = {
    ...(etag === null ? {} : { ETag: etag }),
    ...(page.modified === undefined ? {} : { 'Last-Modified': page.modified }),
  };
  const isSame =
    etag !== null && request.headers['if-none-match'] !== undefined
      ? request.headers['if-none-match'] === etag
      : page.modified !== undefined && request.headers['if-modified-since'] === page.modified;
  if (isSame) {
    response.writeHead(304, validators).end();
    return 304;
  }
  response.writeHead(200, { 'Content-Type': page.type ?? 'text/html; charset=utf-8', ...validators }).end(page.body);
  return 200;
}

function configText(port: number, minDelayMs: number): string {
  return `id: change
title: { bg: 'Променлив сайт', en: 'A changing site' }
profile: five-star
institutions:
  - id: byala-reka
    name: { bg: 'Община Бяла река', en: 'Municipality of Byala Reka' }
    kind: municipality
    legalKind: municipality
    sites: [http://byala-reka.example/]
    identityConfirmed: true
crawl:
  userAgent: { product: Zvezdomer, contactUrl: 'https://zvezdomer.example/bot' }
  minDelayMs: ${minDelayMs}
  delayPerResponseTime: 0
  browser: { enabled: false }
  resolve: { byala-reka.example: '127.0.0.1:${port}' }
`;
}

export function htmlPage(title: string, links: readonly (readonly [string, string])[]): string {
  const items = links.map(([href, text]) => `<li><a href="${href}">${text}</a></li>`).join('');
  return `<!doctype html><html lang="bg"><head><title>${title}</title></head><body><h1>Община Бяла река</h1><main><p>${title}</p><ul>${items}</ul></main></body></html>`;
}

/** A register that no compression makes small, so that bytes stored twice show in the size of the evidence. */
export function register(name: string, rows: number): string {
  const lines = Array.from(
    { length: rows },
    (_, index) => `${index + 1};${sha256(`${name} ${index}`)};${2000 + (index % 26)}`,
  );
  return `номер;отпечатък;година\n${lines.join('\n')}\n`;
}
