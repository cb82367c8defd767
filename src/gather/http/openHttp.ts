import { isIP, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { buildConnector, Client } from 'undici';
import type { CrawlConfig } from '../../model/config.ts';
import type { Failure } from '../../model/capture.ts';
import { decodeContent } from './decodeContent.ts';
import { failure } from './failureOf.ts';
import type { Answer, Http, Place } from './http.ts';
import { isFailure } from './http.ts';
import { locateHost, lookUpBySystem, type LookUp } from './locateHost.ts';
import { type Line, type Raw, sendRequest } from './sendRequest.ts';

const MAX_CONNECT_MS = 15_000;
const MAX_HEADER_BYTES = 64 * 1024;
/** Open connections that wait for their next turn; the one used longest ago is closed. */
const MAX_LINES = 128;

/** A connection to one origin at one address, and what is known of its socket. */
type Connection = Line & { readonly client: Client };

/** The HTTP client of the crawl, on undici. `lookUp` is the system's resolver unless a test brings its own. */
export function openHttp(config: CrawlConfig, lookUp: LookUp = lookUpBySystem): Http {
  const connections = new Map<string, Connection>();
  const connectTimeoutMs = Math.min(config.headersTimeoutMs, MAX_CONNECT_MS);

  const connectionTo = (origin: string, place: Place): Connection => {
    const key = `${origin} ${place.address} ${place.port}`;
    const known = connections.get(key);
    const connection =
      known !== undefined && !known.client.destroyed ? known : connect(origin, place, connectTimeoutMs);
    connections.delete(key);
    connections.set(key, connection);
    for (const [oldest, { client }] of connections) {
      if (connections.size <= MAX_LINES) break;
      connections.delete(oldest);
      void client.close().catch(() => undefined);
    }
    return connection;
  };

  return {
    locate: (url) => locateHost(url, config.resolve, lookUp, connectTimeoutMs),
    async exchange(request, place, onSent = () => undefined) {
      const origin = URL.parse(request.url)?.origin;
      if (origin === undefined) return failure('http-garbage', 'not an address');
      let connection = connectionTo(origin, place);
      const reused = connection.requests > 0;
      let raw = await sendRequest(connection.client, connection, request, config, onSent);
      if (reused && request.method === 'GET' && isFailure(raw.result) && raw.result.code === 'connect-reset') {
        // The server closed the idle connection while we sent (RFC 9112 §9.3.1): its request was never looked at, and
        // calling that a failure would accuse a healthy server.
        connection.client.destroy().catch(() => undefined);
        connection = connectionTo(origin, place);
        raw = await sendRequest(connection.client, connection, request, config, onSent);
      }
      if (raw.broken) connection.client.destroy().catch(() => undefined);
      return answerOf(raw, config.maxBodyBytes);
    },
    async close() {
      const open = [...connections.values()];
      connections.clear();
      await Promise.all(open.map(({ client }) => client.destroy().catch(() => undefined)));
    },
  };
}

async function answerOf(raw: Raw, maxBodyBytes: number): Promise<Answer | Failure> {
  const { result } = raw;
  if (isFailure(result)) return result;
  const encoding = result.headers
    .filter(([name]) => name.toLowerCase() === 'content-encoding')
    .map(([, value]) => value)
    .join(',');
  const decoded = await decodeContent(result.body, encoding, maxBodyBytes);
  // What the network cut short cannot be decoded either: that is the cut's doing, not the encoding's.
  if ('is' in decoded) return result.truncated === null ? decoded : failure('body-cut', decoded.detail);
  return { ...result, body: decoded.bytes, truncated: result.truncated ?? decoded.cut };
}

function connect(origin: string, place: Place, timeoutMs: number): Connection {
  // HTTP/1.1 only: the evidence is written in its terms.
  const base = buildConnector({ allowH2: false, timeout: timeoutMs, keepAlive: false });
  const line: Line = {
    requests: 0,
    httpVersion: 'HTTP/1.1',
    remoteAddress: null,
    tlsProtocol: null,
    connected: false,
    reached: false,
  };
  const client = new Client(origin, {
    pipelining: 1,
    maxHeaderSize: MAX_HEADER_BYTES,
    connect: ({ hostname, protocol, ...rest }, callback) => {
      const bare = hostname.replace(/^\[(.*)\]$/, '$1');
      const servername = protocol === 'https:' && isIP(bare) === 0 ? { servername: bare } : {};
      const { servername: _theirs, host: _host, ...options } = rest;
      base({ ...options, ...servername, protocol, hostname: place.address, port: String(place.port) }, (...answer) => {
        // On an error undici leaves the second argument out, against its own type.
        if (answer[0] === null) watchSocket(answer[1], line);
        callback(...answer);
      });
    },
  });
  return Object.assign(line, { client });
}

/** Notes the peer, and the protocol version, which undici does not hand on: read from the first bytes of each answer. */
function watchSocket(socket: Socket | TLSSocket, line: Line): void {
  line.connected = true;
  line.reached = true;
  line.remoteAddress = socket.remoteAddress ?? null;
  line.tlsProtocol = socket instanceof TLSSocket ? socket.getProtocol() : null;
  const read = socket.read.bind(socket);
  socket.read = (size?: number): unknown => {
    const chunk: unknown = read(size);
    if (chunk instanceof Uint8Array && line.httpVersion === '') {
      const start = Buffer.from(chunk.subarray(0, 8)).toString('latin1');
      line.httpVersion = /^HTTP\/\d\.\d$/.test(start) ? start : 'HTTP/1.1';
    }
    return chunk;
  };
  socket.once('close', () => {
    line.connected = false;
    line.requests = 0;
  });
}
