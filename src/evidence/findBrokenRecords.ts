import path from 'node:path';
import type { CaptureId } from '../model/ids.ts';
import type { RecordFault } from './evidenceErrors.ts';
import type { FoundRecord } from './readRecord.ts';
import { scanRecords } from './scanRecords.ts';

/** A place in an evidence file where something is not as it was written. */
export type BrokenRecord = {
  readonly file: string;
  readonly offset: number;
  /** Bytes up to the next record. */
  readonly length: number;
  readonly fault: RecordFault;
  /** Null when nothing readable tells it: for stray bytes, and for warcinfo, which has no address. */
  readonly targetUri: string | null;
  readonly capture: CaptureId | null;
};

/**
 * The records of an evidence file that are broken each on its own, in order. An address that cannot be read any more is
 * taken from the other records of the same exchange.
 *
 * @param file path as it is to be named, below `root`
 */
export async function findBrokenRecords(root: string, file: string): Promise<BrokenRecord[]> {
  const broken: FoundRecord[] = [];
  const addresses = new Map<CaptureId, string>();
  for await (const record of scanRecords(path.join(root, file), 0)) {
    const address = targetOf(record);
    if (record.fault !== null) broken.push(record);
    if (address !== null && record.capture !== null) addresses.set(record.capture, address);
  }
  return broken.map((record) => ({
    file,
    offset: record.offset,
    length: record.length,
    fault: record.fault ?? 'no-record',
    targetUri: targetOf(record) ?? (record.capture === null ? null : (addresses.get(record.capture) ?? null)),
    capture: record.capture,
  }));
}

function targetOf(record: FoundRecord): string | null {
  return record.fields?.get('warc-target-uri') ?? null;
}
