import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Sha256 } from '../model/ids.ts';
import type { ByteSource, EvidenceReader, RecordPlace } from '../model/ports.ts';
import { otherAudit } from '../model/recordPlace.ts';
import { BodyNotHere, EvidenceDamaged } from './evidenceErrors.ts';
import type { EvidencePlace } from './evidencePlace.ts';
import { memorySource, storedSource } from './payloadSource.ts';
import { createReadAt } from './readAt.ts';
import { readRecord } from './readRecord.ts';
import { scanExchanges, type StoredExchange } from './scanExchanges.ts';

type EvidenceReaderOptions = {
  readonly dir: string;
  /** Evidence folders of the other audits that this one refers to, by audit id. */
  readonly others?: ReadonlyMap<string, string>;
  /** Bodies up to this size are held while they are read; larger ones stay on the disk. Default 32 MB. */
  readonly memoryBytes?: number;
};

/** Records up to this size are read at once, so that the body of a page costs one call. */
const WINDOW_BYTES = 256 * 1024;

/**
 * Reads stored evidence. Each body is checked against its digest, and its record as a whole, before a byte of it is
 * handed out. Nothing is kept open between calls. A body of another audit that is not there, or not whole, is refused
 * with BodyNotHere.
 */
export function openEvidenceReader(options: EvidenceReaderOptions): EvidenceReader {
  const { dir, memoryBytes = 32 * 1024 * 1024, others = new Map<string, string>() } = options;
  return {
    body: async (place, digest) => {
      const other = otherAudit(place);
      if (other === null) return readBody(dir, place, digest, memoryBytes);
      const { audit, file } = other;
      const elsewhere = others.get(audit);
      if (elsewhere === undefined) throw new BodyNotHere(audit, file, 'where that audit is was never told');
      return readBody(elsewhere, { ...place, file }, digest, memoryBytes).catch((error: unknown) => {
        throw error instanceof EvidenceDamaged ? new BodyNotHere(audit, file, error.message) : error;
      });
    },
    replay: (from) => replay(dir, from),
  };
}

async function readBody(dir: string, place: RecordPlace, digest: Sha256, memoryBytes: number): Promise<ByteSource> {
  const file = path.join(dir, path.basename(place.file));
  const size = await stat(file).then(
    (found) => found.size,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') throw new EvidenceDamaged({ ...place, capture: null }, 'the file is missing');
      throw error;
    },
  );
  const read = createReadAt(file, Math.min(place.length, WINDOW_BYTES));
  const record = await readRecord(read, place.offset, size, (_, blockBytes) => blockBytes <= memoryBytes);
  const at = { file: place.file, offset: place.offset, capture: record.capture };
  if (record.fault !== null) throw new EvidenceDamaged(at, record.fault);
  const type = record.fields?.get('warc-type') ?? '';
  if (record.payload === null || (type !== 'response' && type !== 'resource'))
    throw new EvidenceDamaged(at, `a ${type} record stands where a body should be`);
  if (record.payload.sha256 !== digest)
    throw new EvidenceDamaged(at, `the body has digest ${record.payload.sha256} instead of ${digest}`);
  if (record.kept !== null) return memorySource(record.kept);
  return storedSource({ path: file, offset: place.offset, length: record.length, ...record.payload });
}

async function* replay(dir: string, from: EvidencePlace | null): AsyncGenerator<StoredExchange> {
  for await (const item of scanExchanges(dir, from)) {
    // A torn end is what a run in progress, or a killed one, looks like: repairTail cuts it.
    if (item.is === 'torn') return;
    const { capture, place, bodyPlace, end, record } = item;
    yield { capture, place, bodyPlace, end, record };
  }
}
