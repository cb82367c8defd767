import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { endsFacts } from '../../../src/app/endsFacts.ts';
import { gatherAudit } from '../../../src/gather/gatherAudit.ts';
import { indexExchanges } from '../../../src/judge/derive/exchanges.ts';
import { indexFacts } from '../../../src/judge/derive/factIndex.ts';
import { type Capture, isTail } from '../../../src/model/capture.ts';
import type { Fact } from '../../../src/model/facts.ts';
import { realTables } from '../../inspect/realTables.ts';
import { fakeClock } from '../fakes/fakeClock.ts';
import { comparable, Killed, type KillPoint, memoryCrawl } from '../fakes/memoryCrawl.ts';
import { auditConfig, crawlConfig, institution, SAMPLE_TABLES } from '../fakes/sampleConfig.ts';

/** Bytes that do not compress. */
const NOISE = Buffer.concat(
  Array.from({ length: 60_000 }, (_, index) => createHash('sha256').update(String(index)).digest()),
);
const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>';
const MAX_BYTES = 1_000_000;

async function zipOf(members: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(members))
    zip.addBuffer(Buffer.from(content), name, { compress: false, mtime: new Date(0) });
  zip.end();
  return buffer(zip.outputStream as NodeJS.ReadableStream);
}

type Habit = 'ranges' | 'ignores' | 'refuses' | 'changes';
let server: http.Server;
let port: number;
let workbook: Buffer;
let archive: Buffer;
const asked: string[] = [];

beforeAll(async () => {
  workbook = await zipOf({
    '[Content_Types].xml': TYPES,
    'xl/worksheets/sheet1.xml': NOISE,
    'xl/workbook.xml': '<workbook/>',
  });
  archive = await zipOf({ 'danni/2024.csv': NOISE, 'danni/2025.csv': 'а;б\n1;2\n' });
  server = http.createServer((request, response) => {
    const [, habit = '', name = ''] = (request.url ?? '').split('/') as [string, Habit | '', string?];
    asked.push(`${request.url} ${request.headers.range ?? ''}`.trim());
    response.sendDate = false;
    if (request.url === '/') {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(
        ['ranges/big.xlsx', 'ranges/big.zip', 'ignores/big.xlsx', 'refuses/big.xlsx', 'changes/big.xlsx']
          .map((href) => `<p><a href="/${href}">Регистър</a></p>`)
          .join(''),
      );
      return;
    }
    const file = name === 'big.zip' ? archive : workbook;
    if (name === '') response.writeHead(404).end('none');
    else send(response, file, habit as Habit, request.headers.range);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function send(response: http.ServerResponse, file: Buffer, habit: Habit, range: string | undefined): void {
  const headers: Record<string, string> = {
    'Content-Type': 'application/octet-stream',
    ETag: range !== undefined && habit === 'changes' ? '"b"' : '"a"',
  };
  if (habit === 'refuses') headers['Accept-Ranges'] = 'none';
  const wanted = /^bytes=-(\d+)$/.exec(range ?? '')?.[1];
  if (wanted === undefined || habit === 'ignores') {
    response.writeHead(200, { ...headers, 'Content-Length': String(file.length) }).end(file);
    return;
  }
  const from = Math.max(0, file.length - Number(wanted));
  const part = file.subarray(from);
  response
    .writeHead(206, {
      ...headers,
      'Content-Range': `bytes ${from}-${file.length - 1}/${file.length}`,
      'Content-Length': String(part.length),
    })
    .end(part);
}

async function crawl(kill: KillPoint | null = null, stored = memoryCrawl()): Promise<ReturnType<typeof memoryCrawl>> {
  const config = auditConfig(crawlConfig(port, { maxBodyBytes: MAX_BYTES }), [institution('a')]);
  const signal = new AbortController().signal;
  const rest = { tables: SAMPLE_TABLES, clock: fakeClock(), render: null, signal, onEvent: () => undefined };
  await gatherAudit({ config, ...rest, ...stored.open(kill) });
  return stored;
}

async function factsOf(stored: ReturnType<typeof memoryCrawl>): Promise<Map<string, Map<string, Fact>>> {
  const captures = stored.records.map(({ capture }, offset) => ({
    capture,
    place: { file: 'one', offset, length: 1 },
    bodyPlace: capture.result.is === 'response' ? { file: 'one', offset, length: 1 } : null,
  }));
  const ends = await endsFacts(captures, stored.open().replay, realTables());
  const paths = new Map(captures.map(({ capture }) => [capture.id, URL.parse(capture.request.url)?.pathname ?? '']));
  return new Map([...ends].map(([id, facts]) => [paths.get(id) ?? '', new Map(facts.map((fact) => [fact.key, fact]))]));
}

const pathOf = ({ request }: Capture): string => URL.parse(request.url)?.pathname ?? '';

describe('the end of a ZIP that is too large to be read whole', () => {
  it('is asked for once, where ranges are given, and tells what the file is', async () => {
    const stored = await crawl();
    const tails = stored.captures().filter(isTail);
    expect(tails.map(pathOf).sort()).toEqual([
      '/changes/big.xlsx',
      '/ignores/big.xlsx',
      '/ranges/big.xlsx',
      '/ranges/big.zip',
    ]);
    const facts = await factsOf(stored);
    expect(facts.get('/ranges/big.xlsx')?.get('format.id')).toMatchObject({ known: true, value: 'xlsx' });
    expect(facts.get('/ranges/big.xlsx')?.get('http.part')).toMatchObject({
      value: { kept: MAX_BYTES, total: workbook.length, tail: 262_144, cut: 'length' },
    });
    expect(facts.get('/ranges/big.zip')?.get('format.id')).toMatchObject({ known: true, value: 'zip' });
    expect(facts.get('/ranges/big.zip')?.get('archive.members')).toMatchObject({
      value: [{ name: 'danni/2024.csv' }, { name: 'danni/2025.csv' }],
    });
    // A whole answer in place of a range, or the end of a file that has changed, tells nothing.
    expect(facts.get('/ignores/big.xlsx')?.size ?? 0).toBe(0);
    expect(facts.get('/changes/big.xlsx')?.size ?? 0).toBe(0);
    expect(facts.has('/refuses/big.xlsx')).toBe(false);
  });

  it('never stands for the address itself', async () => {
    const captures = (await crawl()).captures();
    const exchanges = indexExchanges(captures, indexFacts([]));
    const at = exchanges.at(`http://a.example/ranges/big.xlsx`);
    expect(at?.result).toMatchObject({ status: 200, body: { truncated: 'length' } });
    expect(exchanges.captures.some(isTail)).toBe(false);
    expect(captures.some(isTail)).toBe(true);
  });

  it('costs no more than it must', async () => {
    const stored = await crawl();
    for (const { result } of stored.captures().filter(isTail))
      if (result.is === 'response') expect(result.body.bytes).toBeLessThanOrEqual(MAX_BYTES);
    expect(asked.filter((line) => line.includes('bytes=')).every((line) => line.endsWith('bytes=-262144'))).toBe(true);
  });

  it('killed at any exchange and resumed, it gives the same captures', async () => {
    const expected = comparable((await crawl()).captures());
    for (const at of ['before-append', 'after-append', 'after-transact'] as const) {
      for (const exchange of [6, 7]) {
        const stored = memoryCrawl();
        await expect(crawl({ at, exchange }, stored)).rejects.toThrow(Killed);
        await crawl(null, stored);
        expect(comparable(stored.captures()), `${at} ${exchange}`).toEqual(expected);
      }
    }
  });
});
