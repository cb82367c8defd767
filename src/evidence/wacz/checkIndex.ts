import { Buffer } from 'node:buffer';
import path from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { readCdxjEntry } from '../cdxjEntry.ts';
import { scanRecordsIn } from '../scanRecords.ts';
import { openLineSorter } from '../sortLines.ts';
import type { OpenWacz } from './openWacz.ts';
import type { WaczDifference } from './waczDifference.ts';

/** Differences named one by one; an index that was exchanged whole would name all its lines. */
const MOST = 1000;
const LINE_CHARACTERS = 1024 * 1024;

/** Reads every record of the archive, and holds the index against them: same place, digest, address and time, both ways. */
export async function checkIndex(wacz: OpenWacz): Promise<{ differences: WaczDifference[]; records: number }> {
  const [stated, found] = [openLineSorter(), openLineSorter()];
  const differences: WaczDifference[] = [];
  try {
    const records = await readArchive(wacz, found, differences);
    await readIndexes(wacz, stated, differences);
    for (const { only, line } of compareSorted(stated.sorted(), found.sorted())) {
      if (differences.length >= MOST) break;
      differences.push({ is: only === 'first' ? 'index-only' : 'record-only', line });
    }
    return { differences, records };
  } finally {
    stated.close();
    found.close();
  }
}

type Sorter = ReturnType<typeof openLineSorter>;

async function readArchive(wacz: OpenWacz, found: Sorter, differences: WaczDifference[]): Promise<number> {
  let records = 0;
  for (const name of wacz.names) {
    if (!name.startsWith('archive/')) continue;
    const stored = await wacz.stored(name);
    if (stored === null) {
      differences.push({ is: 'compressed', path: name });
      continue;
    }
    for await (const record of scanRecordsIn(stored.read, stored.size)) {
      records += 1;
      const { offset, fault } = record;
      const targetUri = record.fields?.get('warc-target-uri') ?? null;
      if (fault !== null && differences.length < MOST)
        differences.push({ is: 'broken-record', path: name, offset, fault, targetUri });
      const entry = readCdxjEntry(record, path.posix.basename(name));
      if (entry === null || fault !== null) continue;
      const timestamp = entry.date.replace(/\D/g, '').slice(0, 14);
      found.add(lineOf([entry.place.file, offset, record.length, entry.digest, timestamp, entry.url]));
    }
  }
  return records;
}

function lineOf(parts: readonly (string | number)[]): string {
  return parts.join(' ');
}

async function readIndexes(wacz: OpenWacz, stated: Sorter, differences: WaczDifference[]): Promise<void> {
  for (const name of wacz.names) {
    if (!/^indexes\/.*\.cdxj?(?:\.gz)?$/.test(name)) continue;
    let before = '';
    try {
      const content = await wacz.stream(name);
      for await (const line of linesOf(name.endsWith('.gz') ? Readable.from(content).pipe(createGunzip()) : content)) {
        const entry = readLine(line);
        if (entry === null) differences.push({ is: 'index-unreadable', line: line.slice(0, 200) });
        else stated.add(entry);
        if (compareBytes(line, before) < 0) differences.push({ is: 'index-unsorted', line: line.slice(0, 200) });
        if (differences.length >= MOST) return;
        before = line;
      }
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      differences.push({ is: 'index-unreadable', line: `${name}: ${why}` });
    }
  }
}

async function* linesOf(content: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of content) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LINE_CHARACTERS) throw new Error('a line without end');
    yield* lines;
  }
  if (rest !== '') yield rest;
}

function readLine(line: string): string | null {
  const [, timestamp, json] = /^\S+ (\d{14}) (\{.*\})$/.exec(line) ?? [];
  if (timestamp === undefined || json === undefined) return null;
  try {
    const { filename, offset, length, digest, url } = JSON.parse(json) as Readonly<Record<string, unknown>>;
    const parts = [filename, offset, length, digest, timestamp, url];
    return parts.every((part) => typeof part === 'string') ? lineOf(parts) : null;
  } catch {
    return null;
  }
}

/** Lines of two sorted lists that stand in one of them alone. */
function* compareSorted(
  first: Iterable<string>,
  second: Iterable<string>,
): Generator<{ readonly only: 'first' | 'second'; readonly line: string }> {
  const [left, right] = [first[Symbol.iterator](), second[Symbol.iterator]()];
  let [a, b] = [left.next(), right.next()];
  while (a.done !== true || b.done !== true) {
    if (b.done === true || (a.done !== true && compareBytes(a.value, b.value) < 0)) {
      if (a.done !== true) yield { only: 'first', line: a.value };
      a = left.next();
    } else if (a.done === true || compareBytes(b.value, a.value) < 0) {
      yield { only: 'second', line: b.value };
      b = right.next();
    } else [a, b] = [left.next(), right.next()];
  }
}

/** As the lists are sorted: not as JavaScript compares text. */
function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
