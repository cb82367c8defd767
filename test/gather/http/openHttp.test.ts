import { createHash } from 'node:crypto';
import net, { type AddressInfo } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Http, isFailure } from '../../../src/gather/http/http.ts';
import { lookUpBySystem } from '../../../src/gather/http/locateHost.ts';
import { openHttp } from '../../../src/gather/http/openHttp.ts';
import { requestHeaders } from '../../../src/gather/http/requestHeaders.ts';
import type { Failure } from '../../../src/model/capture.ts';
import type { CrawlConfig } from '../../../src/model/config.ts';
import { crawlConfig } from '../fakes/sampleConfig.ts';

/** Bytes that do not compress, the same in every run. */
const NOISE = Buffer.concat(
  Array.from({ length: 2_000 }, (_, index) => createHash('sha256').update(String(index)).digest()),
);
const PLAIN = 'област;брой\nСеверна;5\n'.repeat(50);

function answer(headers: readonly string[], body: Buffer | string = '', status = '200 OK'): Buffer {
  return Buffer.concat([
    Buffer.from(`HTTP/1.1 ${status}\r\n${headers.map((header) => `${header}\r\n`).join('')}\r\n`),
    Buffer.from(body),
  ]);
}

function encoded(name: string, body: Buffer): Buffer {
  return answer([`Content-Encoding: ${name}`, `Content-Length: ${body.length}`], body);
}

type Behaviour = (socket: net.Socket, seen: number) => void;
const served = new Map<string, number>();
const BEHAVIOUR: Readonly<Record<string, Behaviour>> = {
  '/order': (socket) =>
    socket.write(
      Buffer.concat([
        Buffer.from(
          'HTTP/1.0 200 OK\r\nX-ODD-case: 1\r\nSet-Cookie: a=1\r\nx-odd-CASE: 2\r\nContent-Disposition: attachment; filename="',
        ),
        Buffer.from('списък.csv'),
        Buffer.from('"\r\nContent-Length: 2\r\n\r\nhi'),
      ]),
    ),
  '/cut': (socket) => socket.end(answer(['Content-Length: 100'], 'hi')),
  '/cut-empty': (socket) => socket.end(answer(['Content-Length: 100'])),
  '/hang': () => undefined,
  '/reset': (socket) => socket.destroy(),
  '/garbage': (socket) => socket.end('ready when you are\r\n\r\n'),
  '/upgrade': (socket) => socket.write(answer(['Upgrade: x', 'Connection: upgrade'], '', '101 Switching')),
  '/flood': (socket) => socket.write(answer([`X: ${'a'.repeat(200_000)}`])),
  '/early': (socket) =>
    socket.write(Buffer.concat([answer(['Link: x'], '', '103 Early Hints'), answer(['Content-Length: 2'], 'ok')])),
  '/stall': (socket) => socket.write(answer(['Content-Length: 100'])),
  '/drip': (socket) => {
    socket.write(answer(['Content-Length: 100']));
    const timer = setInterval(() => socket.write('x'), 20);
    socket.once('close', () => clearInterval(timer));
  },
  '/bad-chunk': (socket) => socket.end(answer(['Transfer-Encoding: chunked'], '5\r\nhello\r\nZZ\r\n')),
  '/big': (socket) => socket.end(answer([], Buffer.alloc(3_000_000, 'a'))),
  '/gzip': (socket) => socket.write(encoded('gzip', gzipSync(PLAIN))),
  '/deflate': (socket) => socket.write(encoded('deflate', deflateSync(PLAIN))),
  '/deflate-raw': (socket) => socket.write(encoded('deflate', deflateRawSync(PLAIN))),
  '/br': (socket) => socket.write(encoded('br', brotliCompressSync(PLAIN))),
  '/zstd': (socket) => socket.write(encoded('zstd', zstdCompressSync(PLAIN))),
  '/twice': (socket) => socket.write(encoded('gzip, br', brotliCompressSync(gzipSync(PLAIN)))),
  '/not-encoded': (socket) => socket.write(encoded('utf-8', Buffer.from(PLAIN))),
  '/not-gzip': (socket) => socket.write(encoded('gzip', Buffer.from('hello'))),
  '/cut-gzip': (socket) => socket.write(encoded('gzip', gzipSync(NOISE).subarray(0, 20_000))),
  '/bomb': (socket) => socket.write(encoded('gzip', gzipSync(Buffer.alloc(50_000_000)))),
  '/cut-early': (socket) =>
    socket.end(answer(['Content-Encoding: gzip', 'Content-Length: 500'], gzipSync(NOISE).subarray(0, 10))),
  // Closes the idle connection exactly when the next request arrives on it.
  '/idle': (socket, seen) =>
    seen === 2 ? void socket.destroy() : void socket.write(answer(['Content-Length: 2'], 'ok')),
};

function behave(socket: net.Socket): void {
  socket.on('error', () => undefined);
  socket.on('data', (data) => {
    const asked = data.toString('latin1').split(' ')[1] ?? '';
    served.set(asked, (served.get(asked) ?? 0) + 1);
    BEHAVIOUR[asked]?.(socket, served.get(asked) ?? 0);
  });
}

let http: Http;
let config: CrawlConfig;
let server: net.Server;
const portOf = (one: net.Server): number => (one.address() as AddressInfo).port;
const listen = (one: net.Server): Promise<void> => new Promise((resolve) => one.listen(0, '127.0.0.1', resolve));

beforeAll(async () => {
  server = net.createServer(behave);
  await listen(server);
  config = crawlConfig(portOf(server), {
    headersTimeoutMs: 200,
    bodyTimeoutMs: 200,
    resolve: {
      'a.example': `127.0.0.1:${portOf(server)}`,
      'closed.example': '127.0.0.1:1',
    },
  });
  http = openHttp(config, (name) => {
    if (name === 'inner.example') return Promise.resolve(['127.0.0.1', '10.0.0.1']);
    if (name === 'mixed.example') return Promise.resolve(['169.254.169.254', '193.68.1.1']);
    if (name === 'busy.example') return Promise.reject(Object.assign(new Error('try again'), { code: 'EAI_AGAIN' }));
    return lookUpBySystem(name);
  });
});
afterAll(async () => {
  await http.close();
  server.close();
});

async function get(url: string): Promise<Answer | Failure> {
  const place = await http.locate(url);
  if (isFailure(place)) return place;
  return http.exchange({ method: 'GET', url, headers: requestHeaders(config, url, 'page', false), body: null }, place);
}

async function answered(url: string): Promise<Answer> {
  const result = await get(url);
  if (isFailure(result)) throw new Error(`${result.code}: ${result.detail}`);
  return result;
}

describe('openHttp', () => {
  it('keeps headers in order and spelling, raw Cyrillic in them, and the version', async () => {
    const { headers, httpVersion, remoteAddress, body } = await answered('http://a.example/order');
    expect(headers).toEqual([
      ['X-ODD-case', '1'],
      ['Set-Cookie', 'a=1'],
      ['x-odd-CASE', '2'],
      ['Content-Disposition', 'attachment; filename="списък.csv"'],
      ['Content-Length', '2'],
    ]);
    expect([httpVersion, remoteAddress, Buffer.from(body).toString()]).toEqual(['HTTP/1.0', '127.0.0.1', 'hi']);
  });

  it.each<[string, string, RegExp]>([
    ['http://no-such-host.example/', 'dns-not-found', /ENOTFOUND/],
    ['http://busy.example/', 'dns-failed', /EAI_AGAIN/],
    ['http://inner.example/', 'address-forbidden', /127\.0\.0\.1 \(loopback\), 10\.0\.0\.1 \(private\)/],
    ['http://localhost/', 'address-forbidden', /loopback/],
    ['http://2130706433/', 'address-forbidden', /loopback/],
    ['http://0x7f.1/', 'address-forbidden', /loopback/],
    ['http://[::ffff:10.0.0.1]/', 'address-forbidden', /not global/],
    ['http://closed.example/', 'connect-refused', /ECONNREFUSED/],
    ['http://a.example/reset', 'connect-reset', /closed/],
    ['http://a.example/hang', 'headers-timeout', /in time/],
    ['http://a.example/flood', 'headers-too-large', /OVERFLOW/],
    ['http://a.example/garbage', 'http-garbage', /protocol/],
    ['http://a.example/upgrade', 'http-garbage', /upgrade/],
    ['http://a.example/stall', 'body-timeout', /./],
    ['http://a.example/cut-empty', 'body-cut', /./],
    ['http://a.example/cut-early', 'body-cut', /./],
    ['http://a.example/not-gzip', 'decoding-failed', /Z_DATA_ERROR/],
  ])('%s → %s', async (url, code, detail) => {
    expect(await get(url)).toMatchObject({ is: 'failure', code, detail: expect.stringMatching(detail) });
  });

  it.each<[string, Answer['truncated'], number]>([
    ['/cut', 'disconnect', 2],
    ['/bad-chunk', 'disconnect', 5],
    ['/big', 'length', 1_000_000],
    ['/bomb', 'length', 1_000_000],
  ])('%s is kept as far as it came and marked %s', async (asked, truncated, bytes) => {
    const result = await answered(`http://a.example${asked}`);
    expect([result.truncated, result.body.length]).toEqual([truncated, bytes]);
  });

  it('ends a drip in time and keeps what came', async () => {
    const result = await answered('http://a.example/drip');
    expect(result.truncated).toBe('time');
    expect(result.body.length).toBeGreaterThan(0);
  });

  it('keeps the true bytes of a compressed body that ends too early', async () => {
    const result = await answered('http://a.example/cut-gzip');
    expect(result.truncated).toBe('disconnect');
    expect(result.body.length).toBeGreaterThan(1000);
    expect(Buffer.from(result.body).equals(NOISE.subarray(0, result.body.length))).toBe(true);
  });

  it.each(['/gzip', '/deflate', '/deflate-raw', '/br', '/zstd', '/twice', '/not-encoded'])(
    '%s is decoded',
    async (asked) => {
      const { body, truncated } = await answered(`http://a.example${asked}`);
      expect([Buffer.from(body).toString(), truncated]).toEqual([PLAIN, null]);
    },
  );

  it('reads past interim answers', async () => {
    expect((await answered('http://a.example/early')).status).toBe(200);
  });

  it('does not blame a server that closed an idle connection', async () => {
    await answered('http://a.example/idle');
    expect((await answered('http://a.example/idle')).status).toBe(200);
    expect(served.get('/idle')).toBe(3);
  });

  it('uses the permitted address of a name that has both kinds', async () => {
    expect(await http.locate('https://mixed.example/')).toEqual({ address: '193.68.1.1', port: 443, mapped: false });
  });
});
