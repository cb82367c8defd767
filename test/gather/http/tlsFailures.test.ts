import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Http, isFailure } from '../../../src/gather/http/http.ts';
import { openHttp } from '../../../src/gather/http/openHttp.ts';
import { requestHeaders } from '../../../src/gather/http/requestHeaders.ts';
import { tlsTrouble } from '../../../src/gather/http/tlsTrouble.ts';
import { TLS_FAILURES, type Failure, type TlsTrouble, troubleOfFailure } from '../../../src/model/capture.ts';
import type { CrawlConfig } from '../../../src/model/config.ts';
import { crawlConfig } from '../fakes/sampleConfig.ts';
import { trustInventedRoot, TLS_SITES, tlsWeb, type TlsWeb } from '../fakes/tlsWeb.ts';

let web: TlsWeb;
let http: Http;
let config: CrawlConfig;

beforeAll(async () => {
  trustInventedRoot();
  web = await tlsWeb(() => 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
  config = crawlConfig(1, { resolve: web.resolve });
  http = openHttp(config);
});
afterAll(async () => {
  await http.close();
  await web.close();
});

async function ask(site: string, ignoring: TlsTrouble | null): Promise<Answer | Failure> {
  const url = `https://${site}.tls.example/`;
  const place = await http.locate(url);
  if (isFailure(place)) throw new Error(place.detail);
  const headers = requestHeaders(config, url, 'page', false);
  return http.exchange({ method: 'GET', url, headers, body: null }, place, undefined, ignoring);
}

describe('a site with faulty TLS', () => {
  it.each(Object.entries(TLS_SITES))(
    '%s: classified, and read when the fault is ignored',
    async (site, { trouble }) => {
      const strict = await ask(site, null);
      if (trouble === null) {
        expect(strict).toMatchObject({ is: 'answer', status: 200, tls: { protocol: 'TLSv1.3', trouble: null } });
        return;
      }
      expect(strict).toMatchObject({ is: 'failure', code: TLS_FAILURES[trouble] });
      // Twice: a resumed session must not hide the fault.
      for (const round of [1, 2]) {
        const answer = await ask(site, trouble);
        expect([round, isFailure(answer) ? answer : Buffer.from(answer.body).toString()]).toEqual([round, 'ok']);
        expect(answer).toMatchObject({ tls: { trouble } });
      }
    },
  );

  it('says which old protocol it was', async () => {
    expect(await ask('old-protocol', 'old-protocol')).toMatchObject({ tls: { protocol: 'TLSv1.1' } });
  });

  it('is not marked when the fault is gone', async () => {
    expect(await ask('good', 'expired')).toMatchObject({ tls: { protocol: 'TLSv1.3', trouble: null } });
  });

  it('stays a failure where no TLS is spoken at all, ignoring or not', async () => {
    for (const ignoring of [null, 'other'] as const)
      expect(await ask('plain', ignoring)).toMatchObject({ is: 'failure', code: 'tls-failed' });
  });

  it('never resumes a session of a forgiving connection on a strict one', async () => {
    await ask('expired', 'expired');
    expect(await ask('expired', null)).toMatchObject({ is: 'failure', code: 'tls-expired' });
  });
});

describe('tlsTrouble', () => {
  it.each([
    ['CERT_HAS_EXPIRED', 'expired'],
    ['CERT_NOT_YET_VALID', 'not-yet-valid'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'wrong-name'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'untrusted-issuer'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'incomplete-chain'],
    ['EPROTO', 'other'],
    ['CERT_REVOKED', 'other'],
    ['ECONNRESET', null],
    ['constructor', null],
    ['', null],
  ])('%s is %s', (code, trouble) => expect(tlsTrouble(code)).toBe(trouble));

  it('each has one failure code, and back', () => {
    for (const [trouble, code] of Object.entries(TLS_FAILURES)) expect(troubleOfFailure(code)).toBe(trouble);
    expect(troubleOfFailure('connect-reset')).toBeNull();
  });
});
