import { execFile } from 'node:child_process';
import dgram from 'node:dgram';
import { lookup, promises as dnsPromises, resolve4 } from 'node:dns';
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isLoopback, offlineEnv } from './network.ts';

/** Addresses that are reserved for documentation (RFC 5737, RFC 3849): nobody is disturbed if the guard is broken. */
const OUTSIDE_V4 = '192.0.2.1';
const OUTSIDE_V6 = '2001:db8::1';
/** A name that exists neither here nor by reservation. */
const OUTSIDE_NAME = 'zvezdomer-no-such-host.bg';

const server = http.createServer((_, response) => response.end('ok'));
let port = 0;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});

afterAll(() => {
  server.close();
});

/** How an attempt to connect ends: `open`, or the code of its error. */
function outcomeOf(socket: net.Socket): Promise<string> {
  return new Promise((resolve) => {
    socket.once('connect', () => {
      socket.destroy();
      resolve('open');
    });
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });
}

describe('the network in tests', () => {
  it.each([
    ['127.0.0.1', true],
    ['127.8.9.1', true],
    ['::1', true],
    ['[::1]', true],
    ['::ffff:127.0.0.1', true],
    ['localhost', true],
    ['a.localhost', true],
    ['0.0.0.0', false],
    ['10.0.0.1', false],
    ['128.0.0.1', false],
    ['127.example.bg', false],
    ['localhost.bg', false],
    ['::2', false],
  ])('%s is loopback: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });

  it.each<[string, () => net.Socket, string]>([
    ['an IPv4 address', () => net.connect({ host: OUTSIDE_V4, port: 80 }), 'ERR_TEST_NETWORK'],
    ['an IPv4 address in the old form', () => net.connect(80, OUTSIDE_V4), 'ERR_TEST_NETWORK'],
    ['an IPv6 address', () => net.connect({ host: OUTSIDE_V6, port: 80 }), 'ERR_TEST_NETWORK'],
    ['a socket made by hand', () => new net.Socket().connect(80, OUTSIDE_V4), 'ERR_TEST_NETWORK'],
    ['a name', () => net.connect({ host: OUTSIDE_NAME, port: 80 }), 'ERR_TEST_NETWORK'],
    ['a reserved name', () => net.connect({ host: 'site.example', port: 80 }), 'ENOTFOUND'],
    ['loopback', () => net.connect({ host: '127.0.0.1', port }), 'open'],
    ['loopback by name', () => net.connect({ host: 'localhost', port, family: 4 }), 'open'],
  ])('ends a connection to %s', async (_, connect, expected) => {
    expect(await outcomeOf(connect())).toBe(expected);
  });

  it.each([
    ['127.0.0.1', 'open'],
    [OUTSIDE_V4, 'ERR_TEST_NETWORK'],
  ])('looks at what a look-up of its own answers: %s', async (address, expected) => {
    for (const autoSelectFamily of [true, false]) {
      const options: net.NetConnectOpts = {
        host: 'mapped.example',
        port,
        autoSelectFamily,
        lookup: (_hostname, { all }, callback) => {
          if (all) callback(null, [{ address, family: 4 }]);
          else callback(null, address, 4);
        },
      };
      expect(await outcomeOf(net.connect(options))).toBe(expected);
    }
  });

  it('holds for fetch and for undici', async () => {
    await expect(fetch(`http://${OUTSIDE_V4}/`)).rejects.toMatchObject({ cause: { code: 'ERR_TEST_NETWORK' } });
    await expect(request(`https://${OUTSIDE_NAME}/`)).rejects.toMatchObject({ code: 'ERR_TEST_NETWORK' });
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('ok');
  });

  it('asks no name server', async () => {
    await expect(promisify(lookup)(OUTSIDE_NAME)).rejects.toMatchObject({ code: 'ERR_TEST_NETWORK' });
    await expect(promisify(resolve4)(OUTSIDE_NAME)).rejects.toMatchObject({ code: 'ERR_TEST_NETWORK' });
    await expect(dnsPromises.lookup('site.example')).rejects.toMatchObject({ code: 'ENOTFOUND' });
    await expect(new dnsPromises.Resolver().resolveTxt(OUTSIDE_NAME)).rejects.toMatchObject({
      code: 'ERR_TEST_NETWORK',
    });
    expect(await dnsPromises.lookup('localhost', { family: 4 })).toMatchObject({ address: '127.0.0.1' });
  });

  it('sends no datagram away', () => {
    const socket = dgram.createSocket('udp4');
    expect(() => socket.send('text', 53, OUTSIDE_V4)).toThrow('only loopback is');
    expect(() => socket.connect(53, OUTSIDE_V4)).toThrow('only loopback is');
    socket.close();
  });

  it.skipIf(process.platform === 'win32')('leaves Unix sockets alone', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'socket-'));
    const file = path.join(folder, 's');
    const listener = net.createServer().listen(file);
    await new Promise((resolve) => listener.once('listening', resolve));
    expect(await outcomeOf(net.connect(file))).toBe('open');
    expect(await outcomeOf(net.connect({ path: file }))).toBe('open');
    listener.close();
    await rm(folder, { recursive: true });
  });

  it.each<[string, NodeJS.ProcessEnv | undefined]>([
    ['the environment of the test', undefined],
    ['an environment of its own', offlineEnv({ PATH: process.env['PATH'] })],
  ])('holds in a child process with %s', async (_, env) => {
    const program = `fetch('http://${OUTSIDE_V4}/').catch((error) => console.log(error.cause.code))`;
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', program], env ? { env } : {});
    expect(stdout.trim()).toBe('ERR_TEST_NETWORK');
  });
});
