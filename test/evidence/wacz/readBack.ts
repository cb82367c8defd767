import { Buffer } from 'node:buffer';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openPromise } from 'yauzl';
import { gunzipSync } from 'node:zlib';
import { readWithWarcio, type WarcioRecord } from '../readWithWarcio.ts';
import { temporaryFolder } from '../sampleExchanges.ts';

export type ReadBack = {
  /** Entries in the order of the file. */
  readonly entries: readonly { readonly path: string; readonly stored: boolean; readonly content: Buffer }[];
  readonly records: ReadonlyMap<string, readonly WarcioRecord[]>;
  content(path: string): Buffer;
  json(path: string): Record<string, unknown>;
  /** Lines of the index. */
  readonly index: readonly string[];
};

/** Reads a WACZ whole with other people's programs: the ZIP with yauzl, its WARC files with warcio. */
export async function readBack(file: string): Promise<ReadBack> {
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false });
  const entries: ReadBack['entries'][number][] = [];
  for await (const entry of zip.eachEntry()) {
    const pieces: Buffer[] = [];
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
    entries.push({ path: entry.fileName, stored: entry.compressionMethod === 0, content: Buffer.concat(pieces) });
  }
  zip.close();
  const content = (wanted: string): Buffer => {
    const entry = entries.find((one) => one.path === wanted);
    if (entry === undefined) throw new Error(`${wanted} is not in ${file}`);
    return entry.content;
  };
  const folder = await temporaryFolder();
  const records = new Map<string, readonly WarcioRecord[]>();
  mkdirSync(path.join(folder, 'archive'));
  for (const entry of entries.filter((one) => one.path.startsWith('archive/'))) {
    writeFileSync(path.join(folder, entry.path), entry.content);
    records.set(path.basename(entry.path), await readWithWarcio(path.join(folder, entry.path)));
  }
  const index = gunzipSync(content('indexes/index.cdx.gz')).toString().split('\n').slice(0, -1);
  const json = (wanted: string) => JSON.parse(content(wanted).toString()) as Record<string, unknown>;
  return { entries, records, content, json, index };
}

/** Everything that a search in the file would find: all entries as they are, and all members inflated. */
export function allBytes({ entries }: ReadBack): Buffer {
  return Buffer.concat(
    entries.flatMap(({ path: name, content }) => [content, ...(name.endsWith('.gz') ? [gunzipSync(content)] : [])]),
  );
}
