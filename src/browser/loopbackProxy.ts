import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** Finds and checks the address behind an URL, as the crawl's own client does. */
export type Locate = (
  url: string,
) => Promise<
  | { readonly address: string; readonly port: number }
  | { readonly is: 'failure'; readonly code: string; readonly detail: string }
>;

export type LoopbackProxy = {
  readonly url: string;
  /** Lets requests to this host and port through until `close`; nothing else passes. */
  permit(url: string): void;
  close(): Promise<void>;
};

const HOP_HEADERS = new Set([
  'proxy-connection',
  'proxy-authorization',
  'connection',
  'keep-alive',
  'upgrade',
  'te',
  'trailer',
]);
const IDLE_MS = 30_000;

/**
 * A forward proxy on this machine's loopback through which Chromium must go, so that its connections pass the same
 * address check as ours, redirects, workers and web sockets included, and it never looks up a name itself. It
 * connects to the address that was checked and to no other. Hosts that no page was allowed to ask are refused: Chromium
 * calls its maker at every start, whatever its flags say.
 */
export async function openLoopbackProxy(locate: Locate): Promise<LoopbackProxy> {
  const sockets = new Set<Duplex>();
  const permitted = new Set<string>();
  const find: Locate = (url) =>
    permitted.has(authorityOf(url))
      ? locate(url)
      : Promise.resolve({ is: 'failure', code: 'address-forbidden', detail: 'not asked for by a page' });
  const server = http.createServer((request, response) => void forward(find, request, response));
  server.on('connect', (request, socket, head) => void tunnel(find, request.url ?? '', socket, head, sockets));
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    permit: (url) => void permitted.add(authorityOf(url)),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function forward(locate: Locate, request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  response.on('error', () => undefined);
  const url = URL.parse(request.url ?? '');
  const place = url === null || url.protocol !== 'http:' ? null : await locate(url.href);
  if (url === null || place === null || 'is' in place) {
    response.writeHead(403, { 'Content-Type': 'text/plain' }).end('refused');
    return;
  }
  const upstream = http.request(
    {
      host: place.address,
      port: place.port,
      method: request.method,
      path: `${url.pathname}${url.search}`,
      headers: passedOn(request.rawHeaders),
      agent: false,
      timeout: IDLE_MS,
    },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, passedOn(answer.rawHeaders));
      answer.on('error', () => response.destroy());
      answer.pipe(response);
    },
  );
  upstream.on('timeout', () => upstream.destroy());
  upstream.on('error', () => {
    if (response.headersSent) response.destroy();
    else response.writeHead(502).end();
  });
  response.once('close', () => upstream.destroy());
  request.pipe(upstream);
}

async function tunnel(
  locate: Locate,
  authority: string,
  socket: Duplex,
  head: Buffer,
  sockets: Set<Duplex>,
): Promise<void> {
  const place = await locate(`https://${authority}/`);
  if ('is' in place) {
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    return;
  }
  const upstream = net.connect({ host: place.address, port: place.port });
  sockets.add(upstream);
  upstream.setTimeout(IDLE_MS, () => upstream.destroy());
  upstream.once('connect', () => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    upstream.write(head);
    upstream.pipe(socket).pipe(upstream);
  });
  upstream.on('error', () => socket.destroy());
  upstream.once('close', () => {
    sockets.delete(upstream);
    socket.destroy();
  });
  socket.once('close', () => upstream.destroy());
}

function authorityOf(url: string): string {
  const parsed = URL.parse(url);
  return parsed === null
    ? ''
    : `${parsed.hostname}:${parsed.port === '' ? (parsed.protocol === 'http:' ? '80' : '443') : parsed.port}`;
}

function passedOn(raw: readonly string[]): string[] {
  const kept: string[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = raw[index] ?? '';
    if (!HOP_HEADERS.has(name.toLowerCase())) kept.push(name, raw[index + 1] ?? '');
  }
  return kept;
}
