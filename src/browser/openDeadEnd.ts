import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export type DeadEnd = {
  readonly url: string;
  /** What came here, as `CONNECT host:port` or `GET url`, at most a thousand: requests that no handler had caught. */
  readonly refused: readonly string[];
  close(): Promise<void>;
};

const MAX_NOTED = 1_000;

/**
 * The proxy on this machine's loopback through which Chromium must go, and which leads nowhere. Pages get their bytes
 * handed over by us; whatever does not ask for them (a worker, a socket, a prefetch, Chromium calling its maker) ends
 * here, before a name is looked up or a connection is made.
 */
export async function openDeadEnd(): Promise<DeadEnd> {
  const sockets = new Set<Socket>();
  const refused: string[] = [];
  const note = (what: string): void => {
    if (refused.length < MAX_NOTED) refused.push(what);
  };
  const server = http.createServer((request, response) => {
    note(`${request.method} ${request.url}`);
    response.writeHead(403, { Connection: 'close' }).end();
  });
  server.on('connect', (request, socket) => {
    note(`CONNECT ${request.url}`);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    refused,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
