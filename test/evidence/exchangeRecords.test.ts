import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/model/ids.ts';
import { canonicalJson } from '../../src/model/json.ts';
import type { RecordedExchange } from '../../src/model/ports.ts';
import { readWithWarcio, typesOf, type WarcioRecord } from './readWithWarcio.ts';
import { FORBIDDEN, openSampleWriter, REFUSED, sampleExchange, temporaryFolder } from './sampleExchanges.ts';

/** Writes one exchange after another and reads the file back with warcio. */
async function writeAndRead(exchanges: readonly RecordedExchange[]): Promise<WarcioRecord[]> {
  const dir = await temporaryFolder();
  const writer = await openSampleWriter(dir);
  for (const exchange of exchanges) await writer.append(exchange);
  await writer.close();
  return readWithWarcio(path.join(dir, '00001.warc.gz'));
}

describe('what another program reads in the file', () => {
  it('is warcinfo first, then metadata, request and response of each exchange', async () => {
    const exchange = sampleExchange();
    const [info, metadata, request, response, ...rest] = await writeAndRead([exchange]);
    expect(rest).toEqual([]);
    expect(info).toMatchObject({ type: 'warcinfo' });
    expect(info?.payload.toString()).toContain('software: zvezdomer/0.1.0\r\n');
    expect(info?.payload.toString()).toContain('settings: {"delayMs":1000,"бележка":"проба"}\r\n');
    expect(request).toMatchObject({ type: 'request', http: { firstLine: 'GET /danni.csv HTTP/1.1' } });
    expect(request?.http?.headers).toEqual([
      ['Host', 'byala-reka.example'],
      ['User-Agent', 'zvezdomer'],
    ]);
    expect(metadata?.payload.toString()).toBe(canonicalJson(exchange.capture));
    expect(metadata?.headers.get('Content-Type')).toBe('application/json');
    expect(response).toMatchObject({ type: 'response', http: { firstLine: 'HTTP/1.1 200' } });
    expect(response?.payload).toEqual(exchange.body);
    const digest = `sha256:${sha256(exchange.body ?? '')}`;
    expect(response?.headers.get('WARC-Payload-Digest')).toBe(digest);
    expect(response?.headers.get('WARC-Date')).toBe('2026-11-03T08:00:01.045Z');
    expect(response?.headers.get('WARC-IP-Address')).toBe('127.0.0.1');
    const id = (record: WarcioRecord | undefined): string => record?.headers.get('WARC-Record-ID') ?? '';
    expect(metadata?.concurrentTo).toEqual([id(request), id(response)]);
    expect(response?.headers.get('WARC-Warcinfo-ID')).toBe(id(info));
    const shape = /^<urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}>$/;
    for (const record of [info, request, metadata, response]) expect(id(record)).toMatch(shape);
  });

  it('has the picture of a rendering between its capture and its text, concurrent to both', async () => {
    const exchange = sampleExchange({ purpose: 'render', screenshot: 'picture', body: '<p>Регистър</p>' });
    const records = (await writeAndRead([exchange, sampleExchange({ sequence: 2 })])).slice(1);
    expect(records.map(({ type }) => type)).toEqual([
      'metadata',
      'resource',
      'resource',
      'metadata',
      'request',
      'response',
    ]);
    const [metadata, picture, html] = records;
    expect(picture?.payload.toString()).toBe('picture');
    expect(picture?.headers.get('Content-Type')).toBe('image/jpeg');
    expect(picture?.headers.get('WARC-Target-URI')).toBe('urn:view:https://byala-reka.example/danni.csv');
    expect(picture?.headers.get('WARC-Payload-Digest')).toBe(`sha256:${sha256('picture')}`);
    expect(html?.payload).toEqual(exchange.body);
    const id = (record: WarcioRecord | undefined): string => record?.headers.get('WARC-Record-ID') ?? '';
    expect(picture?.concurrentTo).toEqual([id(metadata), id(html)]);
    expect(new Set(records.map(id)).size).toBe(records.length);
  });

  it('refuses a picture that is not the one described', async () => {
    const exchange = {
      ...sampleExchange({ purpose: 'render', screenshot: 'picture' }),
      screenshot: Buffer.from('other'),
    };
    await expect(writeAndRead([exchange])).rejects.toThrow(/picture/);
  });

  it('has the coding headers renamed and a true length, all headers in order', async () => {
    const headers = [
      ['Content-Encoding', 'gzip'],
      ['content-length', '9'],
      ['Set-Cookie', 'a=1'],
      ['Transfer-Encoding', 'chunked'],
      ['Content-Type', 'text/csv'],
    ] as const;
    const response = (await writeAndRead([sampleExchange({ headers, body: 'абв' })])).at(-1);
    expect(response?.http?.headers).toEqual([
      ['X-Zvezdomer-Orig-Content-Encoding', 'gzip'],
      ['X-Zvezdomer-Orig-content-length', '9'],
      ['Set-Cookie', 'a=1'],
      ['X-Zvezdomer-Orig-Transfer-Encoding', 'chunked'],
      ['Content-Type', 'text/csv'],
      ['Content-Length', '6'],
    ]);
  });

  it('keeps a Content-Length that is true', async () => {
    const response = (await writeAndRead([sampleExchange({ headers: [['content-length', '3']], body: 'abc' })])).at(-1);
    expect(response?.http?.headers).toEqual([['content-length', '3']]);
  });

  it('survives odd header bytes, and no value can end the head', async () => {
    const headers = [
      ['X-Latin', 'caf\u00e9 \u00cf\u00f0'],
      ['X-Decoded', 'Бяла река'],
      ['X-Break', 'a\r\n\r\nb'],
      ['', 'no name'],
      ['X Space:', 'v'],
    ] as const;
    const dir = await temporaryFolder();
    const writer = await openSampleWriter(dir);
    const { bodyPlace } = await writer.append(sampleExchange({ headers, body: 'тяло' }));
    await writer.close();
    const file = path.join(dir, '00001.warc.gz');
    const response = (await readWithWarcio(file)).at(-1);
    expect(response?.payload.toString()).toBe('тяло');
    const { offset, length } = bodyPlace ?? { offset: 0, length: 0 };
    const record = gunzipSync((await readFile(file)).subarray(offset, offset + length));
    expect(record.includes(Buffer.from('X-Latin: caf\u00e9 \u00cf\u00f0\r\n', 'latin1'))).toBe(true);
    expect(record.includes(Buffer.from('X-Decoded: Бяла река\r\n'))).toBe(true);
    expect(record.includes('X-Break: a    b\r\nX-Zvezdomer-Orig-Unnamed: no name\r\nX_Space_: v\r\n')).toBe(true);
  });

  it('is a metadata record alone for a failure and for what was not asked', async () => {
    const exchanges = [
      sampleExchange({ result: REFUSED }),
      sampleExchange({ url: 'https://byala-reka.example/tayno', result: FORBIDDEN }),
    ];
    const records = await writeAndRead(exchanges);
    expect(typesOf(records)).toEqual(['warcinfo', 'metadata', 'metadata']);
    expect(records[2]?.payload.toString()).toBe(canonicalJson(exchanges[1]?.capture));
  });

  it('is a POST with its body', async () => {
    const post = '{"criteria":{"търси":"бюджет"}}';
    const records = await writeAndRead([sampleExchange({ post, purpose: 'portal-rows' })]);
    const request = records[2];
    expect(request?.http?.firstLine).toBe('POST /danni.csv HTTP/1.1');
    expect(request?.http?.headers).toContainEqual(['Content-Length', String(Buffer.byteLength(post))]);
    expect(request?.payload.toString()).toBe(post);
  });

  it.each(['length', 'time', 'disconnect'] as const)('says that a body was cut: %s', async (truncated) => {
    const response = (await writeAndRead([sampleExchange({ truncated })])).at(-1);
    expect(response?.headers.get('WARC-Truncated')).toBe(truncated);
  });

  it('is a resource record for a rendering and for a local file', async () => {
    const html = '<!doctype html><p>Съдържание</p>';
    const records = await writeAndRead([
      sampleExchange({ purpose: 'render', body: html, headers: [['content-type', 'text/html; charset=windows-1251']] }),
      sampleExchange({ purpose: 'local-file', url: 'file:///danni/бюджет.csv', body: html }),
    ]);
    expect(typesOf(records)).toEqual(['warcinfo', 'metadata', 'resource', 'metadata', 'resource']);
    expect(records[2]?.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(records[2]?.payload.toString()).toBe(html);
    expect(records[2]?.concurrentTo).toEqual([records[1]?.headers.get('WARC-Record-ID')]);
    expect(records[4]?.headers.get('WARC-Target-URI')).toBe('file:///danni/%D0%B1%D1%8E%D0%B4%D0%B6%D0%B5%D1%82.csv');
    expect(records[4]?.headers.get('Content-Type')).toBe('text/csv');
  });

  it('is whole for an empty body, a large one, and an IPv6 address with a zone', async () => {
    const large = randomBytes(5_000_000);
    const records = await writeAndRead([
      sampleExchange({ body: '', status: 302, headers: [] }),
      sampleExchange({ url: 'https://byala-reka.example/golyam.zip', body: large, address: 'fe80::1%eth0' }),
    ]);
    expect(records[3]?.payload.length).toBe(0);
    expect(records[3]?.http?.firstLine).toBe('HTTP/1.1 302');
    expect(records[6]?.payload.equals(large)).toBe(true);
    expect(records[6]?.headers.get('WARC-IP-Address')).toBe('fe80::1');
  });
});

describe('a body that was written before', () => {
  const first = sampleExchange();
  const again = sampleExchange({ url: 'https://byala-reka.example/pak.csv', sequence: 2 });

  it('becomes a revisit record that names the first', async () => {
    const dir = await temporaryFolder();
    const writer = await openSampleWriter(dir);
    const [one, two] = await Promise.all([writer.append(first), writer.append(again)]);
    await writer.close();
    expect(two.bodyPlace).toEqual(one.bodyPlace);
    const records = await readWithWarcio(path.join(dir, '00001.warc.gz'));
    const revisit = records.at(-1);
    expect(revisit).toMatchObject({ type: 'revisit', http: { firstLine: 'HTTP/1.1 200' } });
    expect(revisit?.payload.length).toBe(0);
    expect(Object.fromEntries(revisit?.headers ?? [])).toMatchObject({
      'WARC-Profile': 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest',
      'WARC-Refers-To-Target-URI': 'https://byala-reka.example/danni.csv',
      'WARC-Refers-To-Date': '2026-11-03T08:00:01.045Z',
      'WARC-Payload-Digest': `sha256:${sha256(first.body ?? '')}`,
      'WARC-Truncated': 'length',
    });
  });

  it('is found through the look-up of earlier runs', async () => {
    const dir = await temporaryFolder();
    const place = { file: '00007.warc.gz', offset: 12, length: 34 };
    const known = (digest: string) =>
      digest === sha256(first.body ?? '')
        ? { place, url: first.capture.request.url, date: first.capture.startedAt }
        : undefined;
    const writer = await openSampleWriter(dir, { known });
    expect((await writer.append(again)).bodyPlace).toEqual(place);
    await writer.close();
  });

  it('is not one when it is empty', async () => {
    const records = await writeAndRead([
      sampleExchange({ body: '' }),
      sampleExchange({ body: '', url: 'https://byala-reka.example/prazen' }),
    ]);
    expect(typesOf(records).filter((type) => type === 'revisit')).toEqual([]);
  });
});
