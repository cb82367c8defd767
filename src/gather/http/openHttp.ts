import { constants } from 'node:crypto';
import { isIP, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { buildConnector, Client } from 'undici';
import type { CrawlConfig } from '../../model/config.ts';
import { type Failure, headerValue, type TlsTrouble } from '../../model/capture.ts';
import { type Gate, openGate } from '../pace/openGate.ts';
import { decodeContent } from './decodeContent.ts';
import { failure } from './failureOf.ts';
import type { Answer, Http, Place } from './http.ts';
import { isFailure } from './http.ts';
import { locateHost, lookUpBySystem, type LookUp } from './locateHost.ts';
import { type ByteGate, openByteGate } from './openByteGate.ts';
import { Enough, type Line, type Raw, sendRequest } from './sendRequest.ts';
import { tlsState } from './tlsTrouble.ts';

const MAX_CONNECT_MS = 15_000;
const MAX_HEADER_BYTES = 64 * 1024;
/** Open connections that wait for their next turn; the one used longest ago is closed. */
const MAX_LINES = 128;
/** Bodies unpacked at one time: each may grow to the limit of a body. */
const MAX_DECODING = 2;

/** A connection to one origin at one address, and what is known of its socket. */
type Connection = Line & { readonly client: Client };

/** The HTTP client of the crawl, on undici. `lookUp` is the system's resolver unless a test brings its own. */
export function openHttp(
  config: CrawlConfig,
  lookUp: LookUp = lookUpBySystem,
  inFlight: ByteGate = openByteGate(),
): Http {
  const connections = new Map<string, Connection>();
  const decoding = openGate(MAX_DECODING);
  const connectTimeoutMs = Math.min(config.headersTimeoutMs, MAX_CONNECT_MS);

  const connectionTo = (origin: string, place: Place, ignoring: TlsTrouble | null): Connection => {
    const key = `${origin} ${place.address} ${place.port} ${ignoring ?? ''}`;
    const known = connections.get(key);
    const connection =
      known !== undefined && !known.client.destroyed ? known : connect(origin, place, connectTimeoutMs, ignoring);
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
    async exchange(request, place, onSent = () => undefined, ignoring = null) {
      const origin = URL.parse(request.url)?.origin;
      if (origin === undefined) return failure('http-garbage', 'not an address');
      let connection = connectionTo(origin, place, ignoring);
      const reused = connection.requests > 0;
      const room = inFlight.receiver();
      let raw = await sendRequest(connection.client, connection, request, config, room, onSent);
      if (reused && request.method === 'GET' && isFailure(raw.result) && raw.result.code === 'connect-reset') {
        // The server closed the idle connection while we sent (RFC 9112 §9.3.1): its request was never looked at, and
        // calling that a failure would accuse a healthy server.
        connection.client.destroy().catch(() => undefined);
        connection = connectionTo(origin, place, ignoring);
        raw = await sendRequest(connection.client, connection, request, config, room, onSent);
      }
      if (raw.broken) connection.client.destroy().catch(() => undefined);
      return answerOf(raw, config.maxBodyBytes, decoding).finally(room.leave);
    },
    async close() {
      const open = [...connections.values()];
      connections.clear();
      await Promise.all(open.map(({ client }) => client.destroy().catch(() => undefined)));
    },
  };
}

async function answerOf(raw: Raw, maxBodyBytes: number, decoding: Gate): Promise<Answer | Failure> {
  const { result } = raw;
  if (isFailure(result)) return result;
  const encoding = result.headers
    .filter(([name]) => name.toLowerCase() === 'content-encoding')
    .map(([, value]) => value)
    .join(',');
  const decoded = await decodeInTurn(result.body, encoding, maxBodyBytes, decoding);
  // What the network cut short cannot be decoded either: that is the cut's doing, not the encoding's.
  if ('is' in decoded) return result.truncated === null ? decoded : failure('body-cut', decoded.detail);
  return { ...result, body: decoded.bytes, truncated: result.truncated ?? decoded.cut ?? partial(result) };
}

async function decodeInTurn(
  body: Uint8Array,
  encoding: string,
  maxBodyBytes: number,
  decoding: Gate,
): ReturnType<typeof decodeContent> {
  if (encoding === '') return { bytes: body, cut: null };
  const leave = await decoding.enter();
  try {
    return await decodeContent(body, encoding, maxBodyBytes);
  } finally {
    leave();
  }
}

/** 206 is a piece of the body, also when nobody asked for one, unless it says that the piece is all there is. */
function partial({ status, headers }: Answer): 'length' | null {
  if (status !== 206) return null;
  const range = /^bytes 0-(\d+)\/(\d+)$/.exec(headerValue(headers, 'content-range')?.trim() ?? '');
  return range !== null && Number(range[1]) + 1 === Number(range[2]) ? null : 'length';
}

/**
 * A connection that reads what it can: whatever the certificate, down to TLS 1.0 and weak ciphers. Sessions are not
 * resumed on it: Node looks at names only in whole handshakes, and the fault must be seen each time.
 */
const FORGIVING = {
  rejectUnauthorized: false,
  minVersion: 'TLSv1',
  ciphers: 'DEFAULT:@SECLEVEL=0',
  secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
  maxCachedSessions: 0,
} as const;

function connect(origin: string, place: Place, timeoutMs: number, ignoring: TlsTrouble | null): Connection {
  // HTTP/1.1 only: the evidence is written in its terms.
  const common = { allowH2: false, timeout: timeoutMs, keepAlive: false };
  const base = buildConnector(ignoring === null ? common : { ...common, ...FORGIVING });
  const line: Line = {
    requests: 0,
    httpVersion: 'HTTP/1.1',
    remoteAddress: null,
    tls: null,
    connected: false,
    wrappingLeft: 0,
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
        if (answer[0] === null) watchSocket(answer[1], line, ignoring);
        callback(...answer);
      });
    },
  });
  return Object.assign(line, { client });
}

/**
 * Notes the peer, and the protocol version, which undici does not hand on: read from the first bytes of each answer.
 * Ends answers that never do.
 */
function watchSocket(socket: Socket | TLSSocket, line: Line, ignoring: TlsTrouble | null): void {
  line.connected = true;
  line.reached = true;
  line.remoteAddress = socket.remoteAddress ?? null;
  line.tls = socket instanceof TLSSocket ? tlsState(socket, ignoring) : null;
  const read = socket.read.bind(socket);
  socket.read = (size?: number): unknown => {
    const chunk: unknown = read(size);
    if (!(chunk instanceof Uint8Array)) return chunk;
    if (line.httpVersion === '') {
      const start = Buffer.from(chunk.subarray(0, 8)).toString('latin1');
      line.httpVersion = /^HTTP\/\d\.\d$/.test(start) ? start : 'HTTP/1.1';
    }
    line.wrappingLeft -= chunk.length;
    // Reason phrases, chunk extensions and trailers without end pass by every other limit.
    if (line.wrappingLeft < 0) socket.destroy(new Enough('length'));
    return chunk;
  };
  socket.once('close', () => {
    line.connected = false;
    line.requests = 0;
  });
}
