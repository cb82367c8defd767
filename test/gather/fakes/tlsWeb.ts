import { readFileSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import tls from 'node:tls';
import type { CrawlConfig } from '../../../src/model/config.ts';
import type { TlsTrouble } from '../../../src/model/capture.ts';

const FOLDER = join(import.meta.dirname, '../../../fixtures/certificates');
export const pem = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');

export type TlsSite = {
  readonly chain: readonly string[];
  readonly trouble: TlsTrouble | null;
  readonly options?: tls.TlsOptions;
};

/** Sites by their fault, as `NAME.tls.example`; the chain is what the server sends. */
export const TLS_SITES: Readonly<Record<string, TlsSite>> = {
  good: { chain: ['good'], trouble: null },
  'whole-chain': { chain: ['by-intermediate', 'intermediate'], trouble: null },
  expired: { chain: ['expired'], trouble: 'expired' },
  'not-yet-valid': { chain: ['not-yet-valid'], trouble: 'not-yet-valid' },
  'wrong-name': { chain: ['wrong-name'], trouble: 'wrong-name' },
  'self-signed': { chain: ['self-signed'], trouble: 'self-signed' },
  'missing-intermediate': { chain: ['by-intermediate'], trouble: 'incomplete-chain' },
  'unknown-issuer': { chain: ['by-stranger', 'stranger'], trouble: 'untrusted-issuer' },
  'old-protocol': {
    chain: ['good'],
    trouble: 'old-protocol',
    options: { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' },
  },
};

/** From now on this process trusts the invented root, as browsers trust real ones. */
export function trustInventedRoot(): void {
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), pem('root.pem')]);
}

export type TlsWeb = { readonly resolve: CrawlConfig['resolve']; close(): Promise<void> };

/**
 * A server for each site, on a port of its own, and `plain.tls.example`, which speaks no TLS at all. `answer` gives the
 * bytes of the answer to a request head; the connection stays open.
 */
export async function tlsWeb(answer: (site: string, head: string) => string): Promise<TlsWeb> {
  const servers: net.Server[] = [];
  const sockets = new Set<net.Socket>();
  const resolve: Record<string, string> = {};
  const open = async (site: string, server: net.Server): Promise<void> => {
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      socket.on('error', () => undefined);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    servers.push(server);
    resolve[`${site}.tls.example`] = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const talk = (site: string) => (socket: net.Socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (data) => socket.write(answer(site, data.toString('latin1'))));
  };
  for (const [site, { chain, options }] of Object.entries(TLS_SITES)) {
    const cert = chain.map((name) => pem(`${name}.pem`)).join('');
    const server = tls.createServer({ key: pem('site.key'), cert, ...options }, talk(site));
    await open(
      site,
      server.on('tlsClientError', () => undefined),
    );
  }
  await open('plain', net.createServer(talk('plain')));
  return {
    resolve,
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
    },
  };
}
