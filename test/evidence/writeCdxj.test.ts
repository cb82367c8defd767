import { createReadStream } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CDXIndexer } from 'warcio';
import { describe, expect, it } from 'vitest';
import { openEvidenceWriter } from '../../src/evidence/openEvidenceWriter.ts';
import { surt } from '../../src/evidence/surt.ts';
import { writeCdxj } from '../../src/evidence/writeCdxj.ts';
import type { RecordedExchange } from '../../src/model/ports.ts';
import { REFUSED, sampleExchange, temporaryFolder } from './sampleExchanges.ts';

async function indexOf(exchanges: readonly RecordedExchange[]) {
  const dir = await temporaryFolder();
  const writer = await openEvidenceWriter({ dir, software: 'zvezdomer/0.1.0', settings: {} });
  for (const exchange of exchanges) await writer.append(exchange);
  await writer.close();
  await writeCdxj(dir);
  const text = await readFile(path.join(dir, 'index.cdxj'), 'utf8');
  return { dir, lines: text.split('\n').slice(0, -1).map(readLine) };
}

function readLine(line: string) {
  const [, key = '', timestamp = '', json = ''] = /^(\S+) (\d{14}) (\{.*\})$/.exec(line) ?? [];
  return { key, timestamp, ...(JSON.parse(json) as { mime?: string }) };
}

const exchanges = [
  sampleExchange({ url: 'http://www.vik-studena.example:8080/B/?y=2&x=1' }),
  sampleExchange({
    url: 'https://vik-studena.example/a',
    sequence: 2,
    headers: [['content-type', 'Text/HTML; charset=utf-8']],
  }),
  sampleExchange({ url: 'https://vik-studena.example/b', sequence: 3, status: 404, body: 'няма', headers: [] }),
  sampleExchange({ url: 'https://бяла-река.example/данни?име=я|б', sequence: 4, body: 'е' }),
  sampleExchange({ url: 'https://vik-studena.example/a', sequence: 5, purpose: 'render', body: '<p>' }),
  sampleExchange({ url: 'https://vik-studena.example/x', sequence: 6, result: REFUSED }),
  ...[
    '{"resource_uri":"б-1","criteria":{"order":{"field":"id"}},"ids":[3,4,null,""],"x":{"id":true}}',
    '',
    'не е JSON',
  ].map((post, index) =>
    sampleExchange({
      url: 'https://portal.example/api/getResourceData?а=1',
      sequence: 7 + index,
      body: `отговор ${index}`,
      post,
      requestHeaders: [['Content-Type', 'application/json; charset=utf-8']],
    }),
  ),
  sampleExchange({
    url: 'https://portal.example/api/x',
    sequence: 10,
    post: 'а=б&в=%20г',
    body: 'я',
    requestHeaders: [['content-type', 'application/x-www-form-urlencoded']],
  }),
  sampleExchange({ url: 'https://portal.example/api/x', sequence: 11, post: '<a/>', body: 'ю' }),
];

describe('index.cdxj', () => {
  it('says what the indexer of another program says about the same file', async () => {
    const { dir, lines } = await indexOf(exchanges);
    const reader = createReadStream(path.join(dir, '00001.warc.gz'));
    const theirs: unknown[] = [];
    for await (const result of new CDXIndexer().iterIndex([{ filename: '00001.warc.gz', reader }])) {
      const { urlkey, timestamp, digest, ...rest } = result;
      // It indexes our captures too; its digests have no prefix, its resources' types keep parameters.
      if (rest['mime'] === 'application/json') continue;
      const status = rest['status'] === undefined ? {} : { status: String(rest['status']) };
      const sizes = { length: String(rest['length']), offset: String(rest['offset']) };
      const mime = rest['mime'] === undefined ? {} : { mime: String(rest['mime']).split(';', 1)[0] };
      // Its keys have capitals in what it percent-encodes itself, unlike those of pywb.
      const key = String(urlkey).toLowerCase();
      theirs.push({ ...rest, ...mime, key, timestamp, digest: `sha256:${digest}`, ...status, ...sizes });
    }
    expect(theirs).toHaveLength(10);
    expect(new Set(lines.map((line) => JSON.stringify(sorted(line))))).toEqual(
      new Set(theirs.map((line) => JSON.stringify(sorted(line as object)))),
    );
  });

  function sorted(value: object): [string, unknown][] {
    return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  }

  it('is sorted, with revisits and renderings told apart', async () => {
    const { lines } = await indexOf(exchanges.filter(({ capture }) => capture.request.method === 'GET'));
    expect(lines.map(({ key, mime }) => [key, mime])).toEqual([
      ['example,vik-studena)/a', 'warc/revisit'],
      ['example,vik-studena)/a', 'text/html'],
      ['example,vik-studena)/b', undefined],
      ['example,vik-studena:8080)/b/?x=1&y=2', 'text/csv'],
      ['example,xn----7sbbbw4ad6b1i)/%d0%b4%d0%b0%d0%bd%d0%bd%d0%b8?%d0%b8%d0%bc%d0%b5=%d1%8f%7c%d0%b1', 'text/csv'],
    ]);
  });
});

describe('surt', () => {
  it.each([
    ['https://example/', 'example)/'],
    ['http://www.a.example/Път?Б&а', 'example,a)/%d0%bf%d1%8a%d1%82?%d0%b0&%d0%b1'],
    ['https://www2.a.example/x?', 'example,a)/x'],
    ['http://a.example:8080/x?b=2&a=1', 'example,a:8080)/x?a=1&b=2'],
    ['file:///A/б', 'file:///A/б'],
    ['http://', 'http://'],
  ])('of %s', (url, expected) => {
    expect(surt(url)).toBe(expected);
  });

  it('is whole again after a kill that left half a line, or half of a new index beside it', async () => {
    const { dir } = await indexOf(exchanges);
    const file = path.join(dir, 'index.cdxj');
    const whole = await readFile(file);
    const torn = whole.subarray(0, whole.lastIndexOf('"offset"'));
    await writeFile(file, torn);
    await writeFile(`${file}.new`, torn);
    await writeCdxj(dir);
    expect((await readFile(file)).equals(whole)).toBe(true);
    expect(await readdir(dir)).toEqual(['00001.warc.gz', 'index.cdxj']);
  });
});
