import http from 'node:http';
import type { AddressInfo } from 'node:net';

export type Served = { status?: number; headers?: Record<string, string>; body?: string | Buffer };
export type Site = Readonly<
  Record<string, Served | string | ((count: number, body: string, cookie: string) => Served)>
>;
export type LoopbackWeb = {
  readonly port: number;
  /** `METHOD http://host/path` of every request, in order. */
  readonly asked: string[];
  readonly headers: http.IncomingHttpHeaders[];
  close(): Promise<void>;
};

/** Sites of invented hosts on one port, told apart by the Host header; what is not listed answers 404. */
export async function loopbackWeb(sites: Readonly<Record<string, Site>>): Promise<LoopbackWeb> {
  const asked: string[] = [];
  const headers: http.IncomingHttpHeaders[] = [];
  const counts = new Map<string, number>();
  const server = http.createServer((request, response) => {
    const host = request.headers.host ?? '';
    const key = `${request.method} http://${host}${request.url}`;
    asked.push(key);
    headers.push(request.headers);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const site = sites[host];
      const entry = site?.[request.url ?? ''] ?? site?.['*'];
      const served =
        typeof entry === 'function'
          ? entry(count, text, request.headers.cookie ?? '')
          : typeof entry === 'string'
            ? page(entry)
            : (entry ?? { status: 404, body: 'няма' });
      // The only part of an answer that the time of day changes.
      response.sendDate = false;
      response.writeHead(served.status ?? 200, served.headers ?? { 'Content-Type': 'text/html; charset=utf-8' });
      response.end(served.body ?? '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = (): Promise<void> => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  return { port: (server.address() as AddressInfo).port, asked, headers, close };
}

export function page(body: string): Served {
  return {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
    body: `<!doctype html><html lang="bg"><head><title>Образец</title></head><body>${body}</body></html>`,
  };
}

export function text(body: string, type = 'text/plain'): Served {
  return { headers: { 'Content-Type': type }, body };
}

export function json(value: unknown, status = 200): Served {
  return { status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(value) };
}
