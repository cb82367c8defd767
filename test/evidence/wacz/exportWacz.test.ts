import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { makeKeyFiles } from '../../../src/evidence/signature/makeKeyFiles.ts';
import { readPrivateKey, readPublicKey } from '../../../src/evidence/signature/signingKey.ts';
import { checkWacz } from '../../../src/evidence/wacz/checkWacz.ts';

import { sampleExchange, temporaryFolder } from '../sampleExchanges.ts';
import { exportSample, sampleAudit } from './exportSample.ts';
import { readBack } from './readBack.ts';

const STORED = path.join(import.meta.dirname, '../../../fixtures/evidence/primer');

async function exportStored(kind: 'public' | 'sealed') {
  const outcome = await exportSample(await sampleAudit([]), { evidenceDir: STORED, class: kind });
  return { outcome, wacz: await readBack(outcome.file) };
}

type Line = { url: string; digest: string; length: string; offset: string; filename: string; status?: string };
function readLine(line: string): Line & { key: string; timestamp: string } {
  const [, key = '', timestamp = '', json = ''] = /^(\S+) (\d{14}) (\{.*\})$/.exec(line) ?? [];
  return { key, timestamp, ...(JSON.parse(json) as Line) };
}

describe.each(['public', 'sealed'] as const)('a %s export of a whole audit', (kind) => {
  it('is read back whole by warcio, every digest agrees, and the index leads to every record', async () => {
    const { outcome, wacz } = await exportStored(kind);
    expect(outcome.records).toBeGreaterThan(700);
    const [records = []] = wacz.records.values();
    expect(records.filter(({ type }) => type === 'response').length).toBeGreaterThan(150);
    const payloads = new Map(
      records
        .filter(({ type }) => type === 'response')
        .map(({ headers, payload }) => [headers.get('WARC-Payload-Digest'), payload]),
    );
    const lines = wacz.index.map(readLine);
    expect(wacz.index).toEqual([...wacz.index].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
    const archive = wacz.content('archive/00001.warc.gz');
    for (const { offset, length, digest, url } of lines) {
      // One record alone, by its range, as a reader on the web takes it.
      const member = gunzipSync(archive.subarray(Number(offset), Number(offset) + Number(length))).toString('latin1');
      expect(member).toContain(`\r\nWARC-Target-URI: ${url}\r\n`);
      expect(member).toContain(`\r\nWARC-Payload-Digest: ${digest}\r\n`);
      expect(
        payloads.has(digest) || member.includes('WARC-Type: revisit') || member.includes('WARC-Type: resource'),
      ).toBe(true);
    }
    const indexed = records.filter(({ type }) => ['response', 'revisit', 'resource'].includes(type));
    expect(lines).toHaveLength(indexed.length);
    expect(await checkWacz(outcome.file, null)).toMatchObject({ is: 'intact', signature: { is: 'unsigned' } });
  });

  it('lists every file with its SHA-256, stores what is read by range, and has the same bytes again', async () => {
    const { outcome, wacz } = await exportStored(kind);
    const { resources, ...head } = wacz.json('datapackage.json') as {
      resources: { name: string; path: string; hash: string; bytes: number }[];
    };
    expect(head).toMatchObject({
      profile: 'data-package',
      wacz_version: '1.1.1',
      title: 'Проба',
      software: 'zvezdomer/0.1.0',
    });
    expect(head).toMatchObject({ created: '2026-11-23T19:28:28Z', mainPageURL: 'http://zvezdi.example/' });
    const others = wacz.entries.filter(({ path: name }) => !name.startsWith('datapackage'));
    expect(resources).toEqual(
      others.map(({ path: name, content }) => ({
        name: path.basename(name),
        path: name,
        hash: `sha256:${createHash('sha256').update(content).digest('hex')}`,
        bytes: content.length,
      })),
    );
    expect(wacz.json('datapackage-digest.json')).toEqual({
      path: 'datapackage.json',
      hash: `sha256:${createHash('sha256').update(wacz.content('datapackage.json')).digest('hex')}`,
    });
    for (const { path: name, stored } of wacz.entries) expect(stored, name).toBe(name.endsWith('.gz'));
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Pacific/Auckland';
    try {
      const again = await exportStored(kind);
      expect(readFileSync(again.outcome.file).equals(readFileSync(outcome.file))).toBe(true);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });
});

describe('an export', () => {
  it('of everything, sealed, has the evidence files byte for byte', async () => {
    const { wacz } = await exportStored('sealed');
    expect(wacz.content('archive/00001.warc.gz').equals(readFileSync(path.join(STORED, '00001.warc.gz')))).toBe(true);
  });

  it('lists as pages what a person would open, and no others', async () => {
    const html = [['Content-Type', 'text/html; charset=utf-8']] as const;
    const dir = await sampleAudit([
      sampleExchange({ url: 'https://a.example/redirect', purpose: 'home', headers: html, status: 301, body: '' }),
      sampleExchange({ url: 'https://a.example/', purpose: 'home', headers: html, sequence: 2, body: '<p>начало' }),
      sampleExchange({
        url: 'https://a.example/404',
        purpose: 'page',
        headers: html,
        sequence: 3,
        status: 404,
        body: '<p>няма',
      }),
      sampleExchange({ url: 'https://a.example/d.csv', sequence: 4, body: 'а;б\n' }),
      sampleExchange({ url: 'https://a.example/нова', purpose: 'page', headers: html, sequence: 5, body: '<p>начало' }),
    ]);
    const wacz = await readBack((await exportSample(dir)).file);
    const [header, ...pages] = wacz.content('pages/pages.jsonl').toString().trimEnd().split('\n');
    expect(JSON.parse(header ?? '')).toMatchObject({ format: 'json-pages-1.0', id: 'pages' });
    expect(pages.map((page) => JSON.parse(page) as object)).toMatchObject([
      { url: 'https://a.example/', ts: '2026-11-03T08:00:02.045Z', title: 'Заглавие' },
      { url: 'https://a.example/%D0%BD%D0%BE%D0%B2%D0%B0', ts: '2026-11-03T08:00:05.045Z' },
    ]);
    expect(wacz.json('datapackage.json')).toMatchObject({
      mainPageUrl: 'https://a.example/',
      created: '2026-11-03T08:00:05Z',
    });
  });

  it('has an index in blocks, each of which is found by the short one', async () => {
    // One more line than a block of the index holds.
    const exchanges = Array.from({ length: 1025 }, (_, index) =>
      sampleExchange({ url: `https://a.example/${index}`, sequence: index + 1, body: `ред ${index % 7}` }),
    );
    const outcome = await exportSample(await sampleAudit(exchanges, 200_000));
    const wacz = await readBack(outcome.file);
    expect(wacz.records.size).toBeGreaterThan(1);
    const [meta, ...blocks] = wacz.content('indexes/index.idx').toString().trimEnd().split('\n');
    expect(meta).toBe('!meta 0 {"format":"cdxj-gzip-1.0","filename":"index.cdx.gz"}');
    expect(blocks).toHaveLength(2);
    const packed = wacz.content('indexes/index.cdx.gz');
    const lines = blocks.flatMap((block) => {
      const [, prefix = '', json = ''] = /^(\S+ \d{14}) (\{.*\})$/.exec(block) ?? [];
      const { offset, length, digest } = JSON.parse(json) as { offset: number; length: number; digest: string };
      const piece = packed.subarray(offset, offset + length);
      expect(digest).toBe(`sha256:${createHash('sha256').update(piece).digest('hex')}`);
      const text = gunzipSync(piece).toString();
      expect(text.startsWith(`${prefix} `)).toBe(true);
      return text.trimEnd().split('\n');
    });
    expect(lines).toEqual(wacz.index);
    expect(await checkWacz(outcome.file, null)).toMatchObject({ is: 'intact' });
  });

  it('of one institution has its records, the bodies that they refer to, and no others', async () => {
    const own = (sequence: number, url: string, body: string) => {
      const exchange = sampleExchange({ url, sequence, body });
      return { ...exchange, capture: { ...exchange.capture, lane: 'a' } };
    };
    const dir = await sampleAudit([
      sampleExchange({ url: 'https://b.example/shared', body: 'общо за двама' }),
      sampleExchange({ url: 'https://b.example/other', sequence: 2, body: 'само на Б' }),
      own(3, 'https://a.example/1', 'само на А'),
      own(4, 'https://a.example/2', 'общо за двама'),
      own(5, 'https://a.example/3', 'само на А'),
    ]);
    for (const kind of ['public', 'sealed'] as const) {
      const { file } = await exportSample(dir, { class: kind, select: ({ lane }) => lane === 'a' });
      const wacz = await readBack(file);
      const archive = (wacz.records.get('00001.warc.gz') ?? []).map(({ type, headers }) => [
        type,
        headers.get('WARC-Target-URI'),
      ]);
      const exchange = (url: string, type: string) => ['metadata', 'request', type].map((one) => [one, url]);
      expect(archive).toEqual([
        ['warcinfo', undefined],
        ['warcinfo', undefined],
        ...exchange('https://a.example/1', 'response'),
        ...exchange('https://a.example/2', 'revisit'),
        ...exchange('https://a.example/3', 'revisit'),
      ]);
      const referred = wacz.records.get('referred.warc.gz') ?? [];
      expect(referred.map(({ type, headers }) => [type, headers.get('WARC-Target-URI')])).toEqual([
        ['warcinfo', undefined],
        ['response', 'https://b.example/shared'],
      ]);
      expect(wacz.index).toHaveLength(4);
      expect(await checkWacz(file, null)).toMatchObject({ is: 'intact' });
    }
  });

  it('brings the bodies of another audit along, or says that they are missing', async () => {
    const first = await sampleAudit([sampleExchange({ url: 'https://a.example/old', body: 'старо' })]);
    const line = readLine(readFileSync(path.join(first, 'evidence/index.cdxj'), 'utf8').trimEnd());
    const place = { file: 'a-0/00001.warc.gz', offset: Number(line.offset), length: Number(line.length) };
    const earlier = { place, url: 'https://a.example/old', date: '2026-11-03T08:00:01.045Z' };
    const second = await sampleAudit([{ ...sampleExchange({ url: 'https://a.example/new', body: 'старо' }), earlier }]);
    const there = await exportSample(second, { others: new Map([['a-0', path.join(first, 'evidence')]]) });
    expect(there).toMatchObject({ missing: [], notes: { missing: 0 } });
    const wacz = await readBack(there.file);
    expect(wacz.records.get('referred.warc.gz')?.at(-1)?.payload.toString()).toBe('старо');
    expect(wacz.index.map((one) => readLine(one).url)).toEqual(['https://a.example/new', 'https://a.example/old']);
    const gone = await exportSample(second);
    expect(gone).toMatchObject({ missing: ['a-0'], notes: { missing: 1 } });
    expect((await readBack(gone.file)).json('datapackage.json')).toMatchObject({ zvezdomer: { missing: ['a-0'] } });
  });

  it('is signed over datapackage.json, which names everything', async () => {
    const { file: keyFile, publicFile, id } = makeKeyFiles(path.join(await temporaryFolder(), 'k'));
    const other = makeKeyFiles(path.join(await temporaryFolder(), 'k'));
    const { file } = await exportSample(await sampleAudit([sampleExchange()]), { key: readPrivateKey(keyFile) });
    expect(await checkWacz(file, readPublicKey(publicFile))).toMatchObject({
      is: 'intact',
      signature: { is: 'signed', keyId: id, demanded: true },
    });
    expect(await checkWacz(file, readPublicKey(other.publicFile))).toMatchObject({
      is: 'tampered',
      differences: [],
      signature: { is: 'other-key' },
    });
  });

  it('of damaged evidence is refused, and leaves no file', async () => {
    const dir = await sampleAudit([sampleExchange()]);
    const warc = path.join(dir, 'evidence/00001.warc.gz');
    const bytes = readFileSync(warc);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 100) ^ 1, bytes.length - 100);
    const broken = await sampleAudit([]);
    const file = path.join(broken, 'x.wacz');
    writeFileSync(warc, bytes);
    await expect(exportSample(dir, { file })).rejects.toThrow('evidence is damaged');
    expect([existsSync(file), existsSync(`${file}.part`)]).toEqual([false, false]);
  });

  it('where nobody may write is an error and no endless wait', async () => {
    const dir = await sampleAudit([sampleExchange()]);
    await expect(exportSample(dir, { file: '/proc/nowhere/a.wacz' })).rejects.toThrow(/ENOENT|EACCES/);
    const sealed = await exportSample(dir, { class: 'sealed' });
    if (process.platform !== 'win32') expect(statSync(sealed.file).mode & 0o777).toBe(0o600);
  });
});
