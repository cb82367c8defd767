import { Buffer } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type AppendFile, openAppendFile } from '../../src/evidence/appendFile.ts';
import { EvidenceNotWritten } from '../../src/evidence/evidenceErrors.ts';
import { listEvidenceFiles } from '../../src/evidence/evidenceFiles.ts';
import { repairTail } from '../../src/evidence/repairTail.ts';
import type { AppendedExchange } from '../../src/model/ports.ts';
import { readWithWarcio, typesOf } from './readWithWarcio.ts';
import { openSampleWriter, sampleExchange, temporaryFolder } from './sampleExchanges.ts';

/** Files in memory, with counted flushes; `refuse` says which write or flush fails. */
function memoryDisk(refuse: (call: 'write' | 'sync' | 'truncate', count: number) => boolean) {
  const files = new Map<string, Buffer>();
  const calls = { write: 0, sync: 0, truncate: 0 };
  const call = (kind: keyof typeof calls): void => {
    calls[kind] += 1;
    if (refuse(kind, calls[kind]))
      throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  };
  const open = async (_: string, name: string): Promise<AppendFile> => {
    if (!files.has(name)) files.set(name, Buffer.alloc(0));
    const bytes = (): Buffer => files.get(name) ?? Buffer.alloc(0);
    return {
      size: async () => bytes().length,
      async write(chunk, position) {
        const half = chunk.subarray(0, Math.ceil(chunk.length / 2));
        // A full disk takes what fits and refuses the rest.
        files.set(name, Buffer.concat([bytes().subarray(0, position), half]));
        call('write');
        files.set(name, Buffer.concat([bytes().subarray(0, position), chunk]));
      },
      sync: async () => call('sync'),
      async truncate(size) {
        call('truncate');
        files.set(name, bytes().subarray(0, size));
      },
      close: async () => undefined,
    };
  };
  return { files, calls, open };
}

describe('appending', () => {
  const exchanges = Array.from({ length: 40 }, (_, index) =>
    sampleExchange({ url: `https://byala-reka.example/${index}`, body: `ред ${index}`, sequence: index + 1 }),
  );

  it('writes what waits together in one piece, and keeps the order', async () => {
    const disk = memoryDisk(() => false);
    const writer = await openSampleWriter('/nowhere', { openFile: disk.open });
    const appended = await Promise.all(exchanges.map((exchange) => writer.append(exchange)));
    await writer.close();
    expect(disk.calls.write).toBeLessThan(5);
    expect(disk.calls.sync).toBe(1);
    expect(appended.map(({ capture }) => capture)).toEqual(exchanges.map(({ capture }) => capture.id));
    const ends = appended.map(({ end }) => end.offset);
    expect(ends).toEqual(ends.toSorted((a, b) => a - b));
    expect(disk.files.get('00001.warc.gz')?.length).toBe(ends.at(-1));
  });

  it('writes before an append resolves, and puts it on the disk before a flush does', async () => {
    const disk = memoryDisk(() => false);
    const writer = await openSampleWriter('/nowhere', { openFile: disk.open });
    for (const [index, exchange] of exchanges.slice(0, 3).entries()) {
      await writer.append(exchange);
      expect(disk.calls).toMatchObject({ write: index + 1, sync: index });
      await writer.flush();
      await writer.flush();
      expect(disk.calls.sync).toBe(index + 1);
    }
    await writer.close();
    expect(disk.calls.sync).toBe(3);
  });

  it('goes on in a new file when one is full, each with its warcinfo', async () => {
    const dir = await temporaryFolder();
    const writer = await openSampleWriter(dir, { maxFileBytes: 2000 });
    const appended: AppendedExchange[] = [];
    for (const exchange of exchanges.slice(0, 5)) appended.push(await writer.append(exchange));
    await writer.close();
    const files = await listEvidenceFiles(dir);
    expect(files.length).toBeGreaterThan(1);
    expect(files).toEqual([...new Set(appended.map(({ end }) => end.file))]);
    for (const file of files) expect((await readWithWarcio(path.join(dir, file)))[0]?.type).toBe('warcinfo');
  });

  it('goes on where an earlier run ended, and takes a new file when not told where', async () => {
    const dir = await temporaryFolder();
    const writer = await openSampleWriter(dir);
    await writer.append(sampleExchange());
    await writer.close();
    const { end } = await repairTail(dir, null);
    const second = await openSampleWriter(dir, { startAt: end });
    await second.append(sampleExchange({ url: 'https://byala-reka.example/2', body: 'две' }));
    await second.close();
    const third = await openSampleWriter(dir);
    expect((await third.append(sampleExchange({ body: 'три' }))).end.file).toBe('00002.warc.gz');
    await third.close();
    const records = await readWithWarcio(path.join(dir, '00001.warc.gz'));
    const types = ['warcinfo', 'metadata', 'request', 'response'];
    expect(typesOf(records)).toEqual([...types, ...types]);
    await expect(openSampleWriter(dir, { startAt: { file: '00001.warc.gz', offset: 5 } })).rejects.toThrow(
      'must be repaired',
    );
  });

  it('gives the same bytes for the same exchanges', async () => {
    const write = async (): Promise<Buffer> => {
      const dir = await temporaryFolder();
      const writer = await openSampleWriter(dir);
      for (const exchange of exchanges.slice(0, 3)) await writer.append(exchange);
      await writer.close();
      return readFile(path.join(dir, '00001.warc.gz'));
    };
    expect((await write()).equals(await write())).toBe(true);
  });

  it('refuses a body that is not the one described, and writes the others', async () => {
    const dir = await temporaryFolder();
    const writer = await openSampleWriter(dir);
    const wrong = { ...sampleExchange(), body: Buffer.from('друго') };
    const outcomes = await Promise.allSettled([writer.append(wrong), writer.append(sampleExchange())]);
    await writer.close();
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(typesOf(await readWithWarcio(path.join(dir, '00001.warc.gz')))[0]).toBe('warcinfo');
    await expect(writer.append(sampleExchange())).rejects.toThrow('closed');
  });
});

describe('a full disk', () => {
  it('that refuses a write leaves the file as it was, and writing can go on', async () => {
    const disk = memoryDisk((call, count) => call === 'write' && count === 2);
    const writer = await openSampleWriter('/nowhere', { openFile: disk.open });
    await writer.append(sampleExchange());
    const before = disk.files.get('00001.warc.gz');
    const next = sampleExchange({ url: 'https://byala-reka.example/2', body: 'втори' });
    await expect(writer.append(next)).rejects.toThrow(EvidenceNotWritten);
    expect(disk.files.get('00001.warc.gz')).toEqual(before);
    const { bodyPlace } = await writer.append(next);
    // Its own record: the body of a refused exchange must not be taken for one that is there.
    expect(bodyPlace?.offset).toBeGreaterThan(before?.length ?? 0);
  });

  it('that does not take what was written ends all writing: nobody knows what is on it', async () => {
    const disk = memoryDisk((call) => call === 'sync');
    const writer = await openSampleWriter('/nowhere', { openFile: disk.open });
    await writer.append(sampleExchange());
    await expect(writer.flush()).rejects.toThrow(EvidenceNotWritten);
    await expect(writer.append(sampleExchange({ body: 'б' }))).rejects.toThrow(EvidenceNotWritten);
    await writer.close();
  });

  it('on the first record leaves no trace, and the next one has its warcinfo', async () => {
    const disk = memoryDisk((call, count) => call === 'write' && count === 1);
    const writer = await openSampleWriter('/nowhere', { openFile: disk.open });
    await expect(writer.append(sampleExchange())).rejects.toThrow('no space left');
    expect(disk.files.get('00001.warc.gz')?.length).toBe(0);
    const { place } = await writer.append(sampleExchange());
    expect(gunzipSync(disk.files.get('00001.warc.gz')?.subarray(0, place.offset) ?? '').toString()).toContain(
      'warcinfo',
    );
  });

  it('that cannot even be cut back ends all writing', async () => {
    const disk = memoryDisk((call, count) => call === 'truncate' || (call === 'write' && count === 2));
    const writer = await openSampleWriter('/nowhere', { openFile: disk.open });
    await writer.append(sampleExchange());
    await expect(writer.append(sampleExchange({ body: 'б' }))).rejects.toThrow('could not be cut back');
    await expect(writer.append(sampleExchange({ body: 'в' }))).rejects.toThrow('could not be cut back');
    expect(disk.calls.write).toBe(2);
  });

  it('is told when the folder cannot be made', async () => {
    const dir = await temporaryFolder();
    const file = await openAppendFile(dir, 'x');
    await file.close();
    await expect(openSampleWriter(path.join(dir, 'x'))).rejects.toThrow(/ENOTDIR|EEXIST|ENOENT/);
  });
});
