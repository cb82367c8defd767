import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkManifest, type ManifestDifference } from '../../src/evidence/checkManifest.ts';
import { openEvidenceWriter } from '../../src/evidence/openEvidenceWriter.ts';
import { readManifest } from '../../src/evidence/readManifest.ts';
import type { FoundRecord } from '../../src/evidence/readRecord.ts';
import { scanRecords } from '../../src/evidence/scanRecords.ts';
import { writeCdxj } from '../../src/evidence/writeCdxj.ts';
import { writeManifest } from '../../src/evidence/writeManifest.ts';
import { sha256 } from '../../src/model/ids.ts';
import { FORBIDDEN, REFUSED, sampleExchange, temporaryFolder } from './sampleExchanges.ts';

const TABLES = { finding: { rows: 3, sha256: sha256('редове') }, fact: { rows: 9, sha256: sha256('факти') } };
const WARC = 'evidence/00001.warc.gz';

/** An audit's folder with five exchanges, an index, a report and a manifest. */
async function sealedAudit() {
  const dir = await temporaryFolder();
  const evidence = path.join(dir, 'evidence');
  const writer = await openEvidenceWriter({ dir: evidence, software: 'zvezdomer/0.1.0', settings: {} });
  await writer.append(sampleExchange({ body: 'едно' }));
  await writer.append(sampleExchange({ url: 'https://a.example/2', body: 'едно' }));
  await writer.append(sampleExchange({ url: 'https://a.example/3', result: REFUSED }));
  await writer.append(sampleExchange({ url: 'https://a.example/4', purpose: 'render', body: '<p>'.repeat(50) }));
  await writer.append(sampleExchange({ url: 'https://a.example/5', result: FORBIDDEN }));
  await writer.close();
  await writeCdxj(evidence);
  await mkdir(path.join(dir, 'report', 'data'), { recursive: true });
  await writeFile(path.join(dir, 'report', 'data', 'оценки.csv'), 'а;б\n');
  await writeFile(path.join(dir, 'audit.sqlite'), 'rows');
  await writeFile(path.join(dir, 'audit.sqlite-wal'), 'passing');
  const manifest = await writeManifest(dir, { auditId: 'a-1', program: 'zvezdomer/0.1.0', tables: TABLES });
  return { dir, manifest };
}

async function change(dir: string, file: string, edit: (bytes: Buffer) => Buffer): Promise<void> {
  await writeFile(path.join(dir, file), edit(await readFile(path.join(dir, file))));
}

function brokenRecords(differences: readonly ManifestDifference[]) {
  const [difference, ...rest] = differences;
  expect(rest).toEqual([]);
  return difference?.is === 'changed' ? difference.records : undefined;
}

describe('manifest.json', () => {
  it('lists every file with bytes and SHA-256, sorted, and can be read back', async () => {
    const { dir, manifest } = await sealedAudit();
    expect(manifest.files.map((file) => file.path)).toEqual([
      'audit.sqlite',
      WARC,
      'evidence/index.cdxj',
      'report/data/оценки.csv',
    ]);
    expect(manifest.files[0]).toEqual({ path: 'audit.sqlite', bytes: 4, sha256: sha256('rows') });
    expect(await readManifest(dir)).toEqual(manifest);
    expect(manifest).toMatchObject({ format: 1, audit: 'a-1', tables: TABLES, dependsOn: [], leftOut: [] });
    expect(await checkManifest(dir)).toEqual([]);
    const text = await readFile(path.join(dir, 'manifest.json'), 'utf8');
    expect(text.startsWith('{\n  "asOf": null,\n  "audit": "a-1",\n  "dependsOn": [],\n')).toBe(true);
    await writeManifest(dir, { auditId: 'a-1', program: 'zvezdomer/0.1.0', tables: TABLES });
    expect(await readFile(path.join(dir, 'manifest.json'), 'utf8')).toBe(text);
  });

  it('names what is missing, extra and changed', async () => {
    const { dir } = await sealedAudit();
    await rm(path.join(dir, 'audit.sqlite'));
    await writeFile(path.join(dir, 'report', 'extra.html'), '');
    await change(dir, 'report/data/оценки.csv', () => Buffer.from('а;в\n'));
    await rm(path.join(dir, 'evidence', 'index.cdxj'));
    await symlink(path.join(dir, WARC), path.join(dir, 'evidence', 'index.cdxj'));
    expect(await checkManifest(dir)).toMatchObject([
      { is: 'missing', path: 'audit.sqlite' },
      { is: 'missing', path: 'evidence/index.cdxj' },
      { is: 'changed', path: 'report/data/оценки.csv', records: null, expected: { bytes: 6 }, found: { bytes: 6 } },
      { is: 'extra', path: 'report/extra.html' },
    ]);
  });

  it('does not hash what it was told to leave out', async () => {
    const { dir } = await sealedAudit();
    await writeManifest(dir, { auditId: 'a-1', program: 'x', tables: {}, leftOut: ['audit.sqlite'] });
    await change(dir, 'audit.sqlite', () => Buffer.from('other'));
    expect(await checkManifest(dir)).toEqual([]);
  });

  it.each(['', '{', '[]', '{"format":2}', '{"format":1,"files":[{}]}'])('%j is no manifest', async (text) => {
    const { dir } = await sealedAudit();
    await writeFile(path.join(dir, 'manifest.json'), text);
    expect(await checkManifest(dir)).toEqual([{ is: 'no-manifest', path: 'manifest.json' }]);
  });

  it('that is not there is none', async () => {
    expect(await checkManifest(await temporaryFolder())).toEqual([{ is: 'no-manifest', path: 'manifest.json' }]);
  });
});

describe('a changed evidence file', () => {
  async function recordsOf(dir: string): Promise<FoundRecord[]> {
    return Array.fromAsync(scanRecords(path.join(dir, WARC), 0));
  }

  it('has the right record named, whichever byte was flipped', async () => {
    const { dir } = await sealedAudit();
    const file = path.join(dir, WARC);
    const whole = await readFile(file);
    const records = await recordsOf(dir);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const flipped = Buffer.from(whole);
        flipped[at] = (flipped[at] ?? 0) ^ mask;
        await writeFile(file, flipped);
        const hit = records.findLast(({ offset }) => offset <= at);
        const broken = brokenRecords(await checkManifest(dir));
        expect(broken).toMatchObject([
          { file: WARC, offset: hit?.offset, length: hit?.length, capture: hit?.capture, fault: expect.any(String) },
        ]);
        const address = hit?.fields?.get('warc-target-uri') ?? null;
        const alone = records.filter(({ capture }) => capture === hit?.capture).length === 1;
        // The address of an exchange of one record can be lost; it is never another's.
        expect(alone ? [address, null] : [address]).toContain(broken?.[0]?.targetUri);
      }),
      { numRuns: 250, seed: 11 },
    );
  });

  it('has every byte of a gzip header watched', async () => {
    const { dir } = await sealedAudit();
    const file = path.join(dir, WARC);
    const whole = await readFile(file);
    const { offset = 0, capture = null } = (await recordsOf(dir))[3] ?? {};
    for (let at = offset; at < offset + 82; at += 1) {
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ 0x81;
      await writeFile(file, flipped);
      expect(brokenRecords(await checkManifest(dir))).toMatchObject([{ offset, capture }]);
    }
  });

  it('has every broken record named', async () => {
    const { dir } = await sealedAudit();
    const records = await recordsOf(dir);
    const hit = [records[2], records[3], records[7]].map((record) => record?.offset ?? 0);
    await change(dir, WARC, (bytes) => {
      for (const offset of hit) bytes[offset + 120] = (bytes[offset + 120] ?? 0) ^ 0x10;
      return bytes;
    });
    expect(brokenRecords(await checkManifest(dir))?.map(({ offset }) => offset)).toEqual(hit);
  });

  it('has stray and missing bytes named as such', async () => {
    const { dir } = await sealedAudit();
    const whole = await readFile(path.join(dir, WARC));
    const records = await recordsOf(dir);
    const third = records[2]?.offset ?? 0;
    const last = records.at(-1);
    await change(dir, WARC, () => Buffer.concat([whole, Buffer.alloc(200, 7)]));
    expect(brokenRecords(await checkManifest(dir))).toEqual([
      { file: WARC, offset: whole.length, length: 200, fault: 'no-record', targetUri: null, capture: null },
    ]);
    await change(dir, WARC, () =>
      Buffer.concat([whole.subarray(0, third), Buffer.from('stray'), whole.subarray(third)]),
    );
    expect(brokenRecords(await checkManifest(dir))).toMatchObject([{ offset: third, length: 5, fault: 'no-record' }]);
    await change(dir, WARC, () => whole.subarray(0, -3));
    expect(brokenRecords(await checkManifest(dir))).toMatchObject([
      { offset: last?.offset, fault: 'cut-off', capture: last?.capture },
    ]);
  });

  it('whose records are all whole says so: one was taken out', async () => {
    const { dir } = await sealedAudit();
    const { offset = 0, length = 0 } = (await recordsOf(dir)).at(-1) ?? {};
    await change(dir, WARC, (bytes) => bytes.subarray(0, offset));
    expect(length).toBeGreaterThan(0);
    expect(brokenRecords(await checkManifest(dir))).toEqual([]);
  });
});
