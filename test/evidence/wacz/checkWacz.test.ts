import { Buffer } from 'node:buffer';
import { createHash, type KeyObject } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { gunzipSync, gzipSync } from 'node:zlib';
import { ZipFile } from 'yazl';
import { makeKeyFiles } from '../../../src/evidence/signature/makeKeyFiles.ts';
import { readPrivateKey, readPublicKey } from '../../../src/evidence/signature/signingKey.ts';
import { checkWacz } from '../../../src/evidence/wacz/checkWacz.ts';
import { sampleExchange, temporaryFolder } from '../sampleExchanges.ts';
import { exportSample, sampleAudit } from './exportSample.ts';
import { readBack } from './readBack.ts';

type Files = Map<string, Buffer>;
let good: Files;
let bytes: Buffer;
let key: KeyObject;
// Made once, but in a test: the folders of the samples are of the test that asks for them.
beforeEach(async () => {
  if (good !== undefined) return;
  const keys = makeKeyFiles(path.join(await temporaryFolder(), 'k'));
  key = readPublicKey(keys.publicFile);
  const dir = await sampleAudit([
    sampleExchange({ body: 'а;б\n1;2\n' }),
    sampleExchange({ url: 'https://a.example/2', sequence: 2, body: 'в' }),
    sampleExchange({ url: 'https://a.example/3', sequence: 3, body: 'в' }),
  ]);
  const { file } = await exportSample(dir, { key: readPrivateKey(keys.file) });
  bytes = readFileSync(file);
  good = new Map((await readBack(file)).entries.map((entry) => [entry.path, entry.content]));
});

/** A file with these entries, its package made to agree with them again when `sealed`. */
async function zipOf(files: Files, sealed: boolean, how: { compress?: boolean; twice?: string } = {}): Promise<string> {
  if (sealed) {
    const content = JSON.parse(files.get('datapackage.json')?.toString() ?? '') as { resources: { path: string }[] };
    content.resources = [...files]
      .filter(([name]) => !name.startsWith('datapackage'))
      .map(([name, body]) => ({ name, path: name, hash: `sha256:${hash(body)}`, bytes: body.length }));
    const text = Buffer.from(JSON.stringify(content));
    files.set('datapackage.json', text);
    files.set(
      'datapackage-digest.json',
      Buffer.from(JSON.stringify({ path: 'datapackage.json', hash: `sha256:${hash(text)}` })),
    );
  }
  const zip = new ZipFile();
  for (const [name, body] of files) zip.addBuffer(body, name, { compress: how.compress ?? false });
  if (how.twice !== undefined) zip.addBuffer(Buffer.from('друго'), how.twice);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer);
  const file = path.join(await temporaryFolder(), 'a.wacz');
  writeFileSync(file, Buffer.concat(pieces));
  return file;
}

function hash(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

async function differences(file: string): Promise<readonly unknown[]> {
  return (await checkWacz(file, null)).differences;
}

describe('a WACZ file', () => {
  it('of which one byte is flipped is not intact, whichever it is, and the file inside is named', async () => {
    const file = path.join(await temporaryFolder(), 'a.wacz');
    writeFileSync(file, bytes);
    expect(await checkWacz(file, key)).toMatchObject({ is: 'intact', records: 11 });
    const warc = bytes.indexOf(good.get('archive/00001.warc.gz') ?? '');
    for (const at of [warc, warc + 700, warc + (good.get('archive/00001.warc.gz')?.length ?? 0) - 1]) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(at) ^ 1, at);
      writeFileSync(file, flipped);
      const answer = await checkWacz(file, key);
      expect(answer.is).toBe('tampered');
      expect(answer.differences).toContainEqual({ is: 'changed', path: 'archive/00001.warc.gz' });
      expect(answer.differences.some(({ is }) => is === 'broken-record')).toBe(true);
    }
  });

  it.each(['archive/00001.warc.gz', 'indexes/index.cdx.gz', 'pages/pages.jsonl', 'audit/manifest.json'])(
    'names %s when it was changed, is missing or compressed, and what was added',
    async (name) => {
      const changed = new Map(good).set(name, Buffer.from('друго'));
      expect(await differences(await zipOf(changed, false))).toContainEqual({ is: 'changed', path: name });
      const without = new Map(good);
      without.delete(name);
      expect(await differences(await zipOf(without, false))).toContainEqual({ is: 'missing', path: name });
      const more = new Map(good).set(`${name}.txt`, Buffer.from('още'));
      expect(await differences(await zipOf(more, false))).toContainEqual({ is: 'extra', path: `${name}.txt` });
      expect(await differences(await zipOf(good, false, { twice: name }))).toContainEqual({
        is: 'repeated',
        path: name,
      });
    },
  );

  it('must have its archive stored', async () => {
    expect(await differences(await zipOf(good, false, { compress: true }))).toContainEqual({
      is: 'compressed',
      path: 'archive/00001.warc.gz',
    });
  });

  it('that was made anew without the key is told by the signature alone', async () => {
    const changed = new Map(good).set('pages/pages.jsonl', Buffer.from('{}\n'));
    const file = await zipOf(changed, true);
    expect(await checkWacz(file, null)).toMatchObject({ is: 'intact', signature: { is: 'unsigned' } });
    expect(await checkWacz(file, key)).toMatchObject({
      is: 'tampered',
      signature: { is: 'missing' },
    });
    const kept = new Map(changed).set(
      'datapackage-digest.json',
      good.get('datapackage-digest.json') ?? Buffer.alloc(0),
    );
    expect(await checkWacz(await zipOf(kept, false), null)).toMatchObject({
      is: 'tampered',
      differences: expect.arrayContaining([{ is: 'package-changed' }]) as unknown,
      signature: { is: 'wrong' },
    });
  });

  it('whose index says something else than its records is found out, though every hash agrees', async () => {
    const index = linesOf(good).map((line) => line.replace(/"digest":"sha256:../, '"digest":"sha256:zz'));
    const other = new Map(good).set('indexes/index.cdx.gz', gzipSync(index.join('')));
    const found = (await differences(await zipOf(other, true))) as { is: string }[];
    expect(found.filter(({ is }) => is === 'index-only')).toHaveLength(3);
    expect(found.filter(({ is }) => is === 'record-only')).toHaveLength(3);
    const short = new Map(good).set('indexes/index.cdx.gz', gzipSync(linesOf(good).slice(1).join('')));
    expect(await differences(await zipOf(short, true))).toEqual([expect.objectContaining({ is: 'record-only' })]);
    const turned = new Map(good).set('indexes/index.cdx.gz', gzipSync(linesOf(good).reverse().join('')));
    expect(await differences(await zipOf(turned, true))).toContainEqual(
      expect.objectContaining({ is: 'index-unsorted' }),
    );
    const nonsense = new Map(good).set('indexes/index.cdx.gz', Buffer.from('нищо'));
    expect(await differences(await zipOf(nonsense, true))).toContainEqual(
      expect.objectContaining({ is: 'index-unreadable' }),
    );
  });

  it('of another program is held against its hashes alone', async () => {
    const text = good.get('datapackage.json')?.toString().replace('zvezdomer/0.1.0', 'py-wacz 0.5.0') ?? '';
    const file = await zipOf(new Map(good).set('datapackage.json', Buffer.from(text)), true);
    expect(await checkWacz(file, null)).toMatchObject({ is: 'intact', records: null, software: 'py-wacz 0.5.0' });
  });
});

describe('what is no WACZ file', () => {
  it('is said to be none, whatever stands there', async () => {
    const file = path.join(await temporaryFolder(), 'a.wacz');
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.boolean(), async (noise, asTail) => {
        writeFileSync(file, asTail ? Buffer.concat([bytes.subarray(0, 3000), noise]) : noise);
        const answer = await checkWacz(file, null);
        expect(answer).toMatchObject({ is: 'tampered', differences: [{ is: 'not-a-wacz' }] });
      }),
      { numRuns: 40 },
    );
  });

  it('when it has no readable package', async () => {
    for (const content of ['', '[]', '{"resources":[{}]}', 'няма'])
      expect(
        await differences(await zipOf(new Map(good).set('datapackage.json', Buffer.from(content)), false)),
      ).toEqual([{ is: 'not-a-wacz', why: 'datapackage.json is not readable' }]);
    const without = new Map(good);
    without.delete('datapackage.json');
    expect(await differences(await zipOf(without, false))).toEqual([
      { is: 'not-a-wacz', why: 'datapackage.json is missing' },
    ]);
  });
});

function linesOf(files: Files): string[] {
  const text = gunzipSync(files.get('indexes/index.cdx.gz') ?? Buffer.alloc(0)).toString();
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => `${line}\n`);
}
