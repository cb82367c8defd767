import { Buffer } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { WARCParser } from 'warcio';
import { sha256 } from '../../src/model/ids.ts';

export type WarcioRecord = {
  readonly type: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly concurrentTo: readonly string[];
  readonly http: { readonly firstLine: string; readonly headers: readonly (readonly [string, string])[] } | null;
  readonly payload: Buffer;
  readonly offset: number;
  readonly length: number;
};

/** Reads a file with another program's parser, and checks block and payload digests of every record on the way. */
export async function readWithWarcio(file: string): Promise<WarcioRecord[]> {
  const blocks = await readBlocks(file);
  const records: WarcioRecord[] = [];
  const parser = new WARCParser(createReadStream(file), { keepHeadersCase: true });
  for await (const record of parser) {
    const payload = Buffer.from((await record.readFully(false)) ?? []);
    const headers = new Map([...record.warcHeaders.headers].map(([name, value]) => [name, value] as const));
    const block = blocks[records.length] ?? Buffer.alloc(0);
    expectDigest(headers, 'WARC-Block-Digest', block);
    if (record.warcType !== 'revisit') expectDigest(headers, 'WARC-Payload-Digest', payload);
    const http = record.httpHeaders;
    records.push({
      type: record.warcType,
      headers,
      concurrentTo: record.warcConcurrentTo ?? [],
      http: http === null ? null : { firstLine: http.statusline, headers: [...http.headers] },
      payload,
      offset: parser.offset,
      length: parser.recordLength,
    });
  }
  return records;
}

async function readBlocks(file: string): Promise<Buffer[]> {
  const blocks: Buffer[] = [];
  for await (const record of new WARCParser(createReadStream(file), { parseHttp: false }))
    blocks.push(Buffer.from(await record.readFully(false)));
  return blocks;
}

function expectDigest(headers: ReadonlyMap<string, string>, name: string, bytes: Buffer): void {
  const stated = headers.get(name);
  if (stated !== undefined && stated !== `sha256:${sha256(bytes)}`)
    throw new Error(`${name} of ${headers.get('WARC-Record-ID')} is not that of its ${bytes.length} bytes`);
}

export function typesOf(records: readonly WarcioRecord[]): string[] {
  return records.map(({ type }) => type);
}
