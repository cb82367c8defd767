import type { Buffer } from 'node:buffer';
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EvidenceDamaged } from '../../src/evidence/evidenceErrors.ts';
import { listEvidenceFiles } from '../../src/evidence/evidenceFiles.ts';
import { openEvidenceReader } from '../../src/evidence/openEvidenceReader.ts';
import { openEvidenceWriter } from '../../src/evidence/openEvidenceWriter.ts';
import { repairTail } from '../../src/evidence/repairTail.ts';
import type { AppendedExchange, RecordedExchange } from '../../src/model/ports.ts';
import { readWithWarcio } from './readWithWarcio.ts';
import { FORBIDDEN, REFUSED, type Sample, sampleExchange, temporaryFolder } from './sampleExchanges.ts';

const FILE = '00001.warc.gz';

async function write(dir: string, exchanges: readonly RecordedExchange[], maxFileBytes?: number) {
  const options = maxFileBytes === undefined ? {} : { maxFileBytes };
  const writer = await openEvidenceWriter({ dir, software: 'zvezdomer/0.1.0', settings: {}, ...options });
  const appended: AppendedExchange[] = [];
  for (const exchange of exchanges) appended.push(await writer.append(exchange));
  await writer.close();
  return appended;
}

async function replayed(dir: string): Promise<unknown[]> {
  return Array.fromAsync(openEvidenceReader({ dir }).replay(null));
}

function stored(exchanges: readonly RecordedExchange[], appended: readonly AppendedExchange[]): unknown[] {
  return appended.map((item, index) => ({ ...item, record: exchanges[index]?.capture }));
}

/** Short bodies, so that every byte of a group can be cut at. Few different ones, so that revisits happen. */
const arbitrarySample: fc.Arbitrary<Sample> = fc.record(
  {
    body: fc.constantFrom('', 'а', 'бв', '\r\n\r\n'),
    post: fc.constantFrom('{}', 'q=1'),
    purpose: fc.constantFrom('page', 'render', 'local-file', 'file'),
    result: fc.constantFrom(REFUSED, FORBIDDEN),
    truncated: fc.constantFrom('length', null),
    screenshot: fc.constantFrom('', 'picture'),
  },
  { requiredKeys: [] },
);

const arbitraryExchanges = fc
  .array(arbitrarySample, { minLength: 1, maxLength: 3 })
  .map((samples) =>
    samples.map((sample, index) =>
      sampleExchange({ ...sample, url: `https://a.example/${index}`, sequence: index + 1, requestHeaders: [] }),
    ),
  );

describe('evidence cut at any byte of its last exchange', () => {
  it('keeps exactly the complete exchanges and can be gone on with', async () => {
    const dir = await temporaryFolder();
    const file = path.join(dir, FILE);
    await fc.assert(
      fc.asyncProperty(arbitraryExchanges, fc.boolean(), async (exchanges, knowsEnd) => {
        for (const name of await listEvidenceFiles(dir)) await writeFile(path.join(dir, name), '');
        await repairTail(dir, null);
        const appended = await write(dir, exchanges);
        const whole = await readFile(file);
        const kept = appended.at(-2)?.end ?? null;
        for (let cut = kept?.offset ?? 0; cut < whole.length; cut += 1) {
          await writeFile(file, whole.subarray(0, cut));
          const repair = await repairTail(dir, knowsEnd ? kept : null);
          const left = await readFile(file).catch(() => null);
          const wanted = kept === null ? null : whole.subarray(0, kept.offset);
          if (repair.end?.offset !== kept?.offset || !sameBytes(left, wanted)) throw new Error(`cut at byte ${cut}`);
        }
        expect(await replayed(dir)).toEqual(stored(exchanges.slice(0, -1), appended.slice(0, -1)));
        await writeFile(file, whole);
        expect(await repairTail(dir, null)).toEqual({
          end: appended.at(-1)?.end,
          exchanges: exchanges.length,
          cutBytes: 0,
        });
        expect(await replayed(dir)).toEqual(stored(exchanges, appended));
        expect((await readWithWarcio(file)).length).toBeGreaterThan(exchanges.length);
      }),
      { numRuns: 3, seed: 7 },
    );
    // Thousands of cuts, each with its flush to the disk.
  }, 60_000);

  function sameBytes(a: Buffer | null, b: Buffer | null): boolean {
    return a === null || b === null ? a === b : a.equals(b);
  }
});

describe('a torn end', () => {
  const exchanges = [
    sampleExchange(),
    sampleExchange({ url: 'https://a.example/2', body: 'две', sequence: 2 }),
    sampleExchange({ url: 'https://a.example/3', body: 'три', sequence: 3 }),
  ];

  it('of zeros, as after a power cut, is cut off', async () => {
    const dir = await temporaryFolder();
    const appended = await write(dir, exchanges);
    const whole = await readFile(path.join(dir, FILE));
    whole.fill(0, appended[1]?.end.offset);
    await writeFile(path.join(dir, FILE), whole);
    expect(await repairTail(dir, null)).toMatchObject({ end: appended[1]?.end, exchanges: 2 });
    expect(await replayed(dir)).toEqual(stored(exchanges.slice(0, 2), appended.slice(0, 2)));
  });

  it('in a file that was only just begun takes the file away', async () => {
    const dir = await temporaryFolder();
    const appended = await write(dir, exchanges, 10);
    const third = path.join(dir, '00003.warc.gz');
    await writeFile(third, (await readFile(third)).subarray(0, 40));
    expect(await repairTail(dir, appended[0]?.end ?? null)).toEqual({
      end: appended[1]?.end,
      exchanges: 1,
      cutBytes: 40,
    });
    expect(await listEvidenceFiles(dir)).toEqual(['00001.warc.gz', '00002.warc.gz']);
  });

  it('is not what damage in the middle is: nothing is cut, the place is named', async () => {
    const dir = await temporaryFolder();
    const appended = await write(dir, exchanges);
    const file = path.join(dir, FILE);
    const whole = await readFile(file);
    const at = (appended[1]?.place.offset ?? 0) + 100;
    whole[at] = (whole[at] ?? 0) ^ 1;
    await writeFile(file, whole);
    await expect(repairTail(dir, null)).rejects.toMatchObject({
      name: 'EvidenceDamaged',
      file: FILE,
      offset: appended[1]?.place.offset,
      capture: exchanges[1]?.capture.id,
    });
    expect((await stat(file)).size).toBe(whole.length);
  });

  it('that is shorter than what the database knows is damage', async () => {
    const dir = await temporaryFolder();
    const appended = await write(dir, exchanges);
    const { offset = 0 } = appended[2]?.end ?? {};
    await expect(repairTail(dir, { file: FILE, offset: offset + 1 })).rejects.toThrow(EvidenceDamaged);
    await expect(repairTail(dir, { file: '00009.warc.gz', offset: 1 })).rejects.toThrow(EvidenceDamaged);
  });

  it('leaves a foreign file alone', async () => {
    const dir = await temporaryFolder();
    await writeFile(path.join(dir, FILE), 'not evidence');
    await expect(repairTail(dir, null)).rejects.toThrow('does not start with a record of ours');
    expect(await readFile(path.join(dir, FILE), 'utf8')).toBe('not evidence');
  });

  it('of nothing is nothing', async () => {
    const dir = await temporaryFolder();
    expect(await repairTail(path.join(dir, 'absent'), null)).toEqual({ end: null, exchanges: 0, cutBytes: 0 });
  });
});
