import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { describe, expect, it } from 'vitest';
import { isFailure } from '../../../src/gather/http/http.ts';
import { openHttp } from '../../../src/gather/http/openHttp.ts';
import { requestHeaders } from '../../../src/gather/http/requestHeaders.ts';
import { tlsTrouble } from '../../../src/gather/http/tlsTrouble.ts';
import { crawlConfig } from '../fakes/sampleConfig.ts';

/** A key and a certificate signed by itself; null on a machine without the tool that makes them. */
function makePair(): { key: Buffer; cert: Buffer } | null {
  const tool = 'openssl';
  const folder = mkdtempSync(path.join(tmpdir(), 'tls-'));
  const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  try {
    const rest = ['-keyout', key, '-out', cert, '-days', '2', '-subj', '/CN=other.example'];
    execFileSync(tool, ['req', '-x509', ...curve, ...rest], { stdio: 'ignore' });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } catch {
    console.warn('No openssl on this machine: failing TLS connections are not tested.');
    return null;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const pair = makePair();

describe.skipIf(pair === null)('a site with faulty TLS', () => {
  it.each<[string, tls.TlsOptions, RegExp]>([
    ['signed by itself', {}, /^self-signed/],
    ['too old', { maxVersion: 'TLSv1.1', minVersion: 'TLSv1', ciphers: 'ALL@SECLEVEL=0' }, /^old-protocol/],
  ])('%s', async (_name, options, detail) => {
    const server = tls.createServer({ ...pair, ...options }).on('tlsClientError', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const config = crawlConfig((server.address() as AddressInfo).port);
    const http = openHttp(config);
    const url = 'https://tls.example/';
    const place = await http.locate(url);
    if (isFailure(place)) throw new Error(place.detail);
    const headers = requestHeaders(config, url, 'page', false);
    const result = await http.exchange({ method: 'GET', url, headers, body: null }, place);
    await http.close();
    server.close();
    expect(result).toMatchObject({ is: 'failure', code: 'tls-failed', detail: expect.stringMatching(detail) });
  });
});

describe('tlsTrouble', () => {
  it.each([
    ['CERT_HAS_EXPIRED', 'expired'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'wrong-name'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'incomplete-chain'],
    ['EPROTO', 'other'],
    ['ECONNRESET', null],
    ['constructor', null],
    ['', null],
  ])('%s is %s', (code, trouble) => expect(tlsTrouble(code)).toBe(trouble));
});
