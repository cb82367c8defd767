import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openEvidenceReader } from '../../src/evidence/openEvidenceReader.ts';
import { openEvidenceWriter } from '../../src/evidence/openEvidenceWriter.ts';
import { sha256 } from '../../src/model/ids.ts';
import type { RecordPlace } from '../../src/model/ports.ts';
import { REFUSED, sampleExchange, temporaryFolder } from './sampleExchanges.ts';

async function writeBodies(bodies: readonly (string | Uint8Array)[]) {
  const dir = await temporaryFolder();
  const writer = await openEvidenceWriter({ dir, software: 'zvezdomer/0.1.0', settings: {} });
  const places: RecordPlace[] = [];
  const exchanges = bodies.map((body, index) => sampleExchange({ url: `https://a.example/${index}`, body }));
  for (const exchange of exchanges) {
    const { bodyPlace } = await writer.append(exchange);
    if (bodyPlace !== null) places.push(bodyPlace);
  }
  await writer.close();
  return { dir, places, exchanges };
}

const large = Buffer.concat([randomBytes(1_500_000), Buffer.alloc(6_000_000, 'ред;'), randomBytes(100_000)]);

describe('a body', () => {
  const place = (places: readonly RecordPlace[], index: number): RecordPlace => {
    const found = places[index];
    if (found === undefined) throw new Error('no such place');
    return found;
  };

  it.each([
    ['held in memory', 32_000_000],
    ['left on the disk', 100],
  ])('%s is read in ranges in any order, and as a stream', async (_, memoryBytes) => {
    const { dir, places } = await writeBodies(['x', large]);
    const source = await openEvidenceReader({ dir, memoryBytes }).body(place(places, 1), sha256(large));
    expect(source.size).toBe(large.length);
    const ranges = [
      [0, 10],
      [7_599_990, 8_000_000],
      [100, 70_000],
      [70_000, 140_001],
      [5, 5],
      [-3, 2],
      [3_000_000, 3_000_100],
      [9, 4],
    ] as const;
    // All at once: each must get its own bytes.
    const found = await Promise.all(ranges.map(([from, to]) => source.range(from, to)));
    for (const [index, [from, to]] of ranges.entries())
      expect(Buffer.from(found[index] ?? []).equals(large.subarray(Math.max(0, from), Math.max(0, to)))).toBe(true);
    const pieces = await Array.fromAsync(source.stream());
    expect(pieces.length).toBeGreaterThan(1);
    expect(Buffer.concat(pieces).equals(large)).toBe(true);
  });

  it.each(['', 'кратко', '\r\n\r\nслед празен ред'])('%j comes back as it was', async (body) => {
    const { dir, places } = await writeBodies([body]);
    for (const memoryBytes of [0, 1000]) {
      const source = await openEvidenceReader({ dir, memoryBytes }).body(place(places, 0), sha256(body));
      expect(Buffer.from(await source.range(0, source.size)).toString()).toBe(body);
    }
  });

  it('that is damaged is refused with file, offset and capture', async () => {
    const { dir, places, exchanges } = await writeBodies(['първи', 'втори']);
    const { offset, length } = place(places, 1);
    const file = path.join(dir, '00001.warc.gz');
    const bytes = await readFile(file);
    bytes[offset + length - 20] = (bytes[offset + length - 20] ?? 0) ^ 4;
    await writeFile(file, bytes);
    const reader = openEvidenceReader({ dir });
    await expect(reader.body(place(places, 1), sha256('втори'))).rejects.toMatchObject({
      name: 'EvidenceDamaged',
      file: '00001.warc.gz',
      offset,
      capture: exchanges[1]?.capture.id,
    });
    const first = await reader.body(place(places, 0), sha256('първи'));
    expect(Buffer.from(await first.range(0, 100)).toString()).toBe('първи');
  });

  it('with another digest, no body, or no file is refused', async () => {
    const { dir, places } = await writeBodies(['първи']);
    const reader = openEvidenceReader({ dir });
    const there = place(places, 0);
    await expect(reader.body(there, sha256('друг'))).rejects.toThrow('instead of');
    await expect(reader.body({ ...there, offset: 0 }, sha256('първи'))).rejects.toThrow('where a body should be');
    await expect(reader.body({ ...there, offset: 3 }, sha256('първи'))).rejects.toThrow('no-record');
    await expect(reader.body({ ...there, file: '00002.warc.gz' }, sha256('първи'))).rejects.toThrow('missing');
  });
});

describe('replaying', () => {
  it('starts after the place that is known, and knows the body of a revisit', async () => {
    const dir = await temporaryFolder();
    const writer = await openEvidenceWriter({ dir, software: 'zvezdomer/0.1.0', settings: {}, maxFileBytes: 1500 });
    const exchanges = [
      sampleExchange({ body: 'същото' }),
      sampleExchange({ url: 'https://a.example/2', result: REFUSED }),
      sampleExchange({ url: 'https://a.example/3', body: 'същото' }),
      sampleExchange({ url: 'https://a.example/4', body: 'друго' }),
    ];
    const appended = [];
    for (const exchange of exchanges) appended.push(await writer.append(exchange));
    await writer.close();
    const expected = appended.map((item, index) => ({ ...item, record: exchanges[index]?.capture }));
    expect(expected[2]?.bodyPlace).toEqual(expected[0]?.bodyPlace);
    const reader = openEvidenceReader({ dir });
    expect(await Array.fromAsync(reader.replay(null))).toEqual(expected);
    for (const [index, { end }] of appended.entries())
      expect(await Array.fromAsync(reader.replay(end))).toEqual(expected.slice(index + 1));
  });

  it('stops quietly at a torn end, which a run in progress has', async () => {
    const { dir } = await writeBodies(['първи', 'втори']);
    const file = path.join(dir, '00001.warc.gz');
    await writeFile(file, (await readFile(file)).subarray(0, -1));
    expect(await Array.fromAsync(openEvidenceReader({ dir }).replay(null))).toHaveLength(1);
  });
});
