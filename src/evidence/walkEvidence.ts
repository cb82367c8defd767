import path from 'node:path';
import type { Capture } from '../model/capture.ts';
import type { RecordPlace } from '../model/ports.ts';
import { EvidenceDamaged } from './evidenceErrors.ts';
import type { FoundRecord } from './readRecord.ts';
import { readBodyPlace } from './readBodyPlace.ts';
import { scanRecords } from './scanRecords.ts';
import { BODY_PLACE_FIELD, SCREENSHOT_FIELD } from './warcRecord.ts';

/** One exchange with all its records in the order of the file. */
export type WalkedExchange = {
  readonly is: 'exchange';
  readonly capture: Capture;
  readonly records: readonly FoundRecord[];
  /** The record that holds the body's bytes, here or elsewhere; null without body. */
  readonly bodyPlace: RecordPlace | null;
  /** That record is one of these. */
  readonly bodyIsOwn: boolean;
};
type Walked = WalkedExchange | { readonly is: 'warcinfo'; readonly record: FoundRecord };

/** A metadata record larger than this is none of ours. */
const CAPTURE_BYTES = 64 * 1024 * 1024;

/**
 * Every record of a finished evidence file, the records of an exchange together.
 * @throws EvidenceDamaged at the first record that is not whole, or that belongs to no exchange
 */
export async function* walkEvidence(dir: string, file: string): AsyncGenerator<Walked> {
  let open: FoundRecord[] = [];
  for await (const record of scanRecords(path.join(dir, file), 0, keepCapture)) {
    if (record.fault !== null)
      throw new EvidenceDamaged({ file, offset: record.offset, capture: record.capture }, record.fault);
    if (open[0] !== undefined && open[0].capture !== record.capture) {
      yield exchangeOf(open, file);
      open = [];
    }
    if (record.fields?.get('warc-type') === 'warcinfo') yield { is: 'warcinfo', record };
    else open.push(record);
  }
  if (open.length > 0) yield exchangeOf(open, file);
}

function keepCapture(fields: ReadonlyMap<string, string>, blockBytes: number): boolean {
  return fields.get('warc-type') === 'metadata' && blockBytes <= CAPTURE_BYTES;
}

function exchangeOf(records: readonly FoundRecord[], file: string): WalkedExchange {
  const metadata = records.find((record) => typeOf(record) === 'metadata');
  const first = records[0];
  if (metadata === undefined || first === undefined || metadata.capture === null)
    throw new EvidenceDamaged({ file, offset: first?.offset ?? 0, capture: null }, 'incomplete-exchange');
  const capture = JSON.parse(metadata.kept?.toString('utf8') ?? '') as Capture;
  const own = records.find(
    (record) => (typeOf(record) === 'response' || typeOf(record) === 'resource') && !isScreenshot(record),
  );
  // Of a revisit, and of a carried capture, the body is elsewhere.
  const elsewhere = records
    .map((record) => record.fields?.get(BODY_PLACE_FIELD.toLowerCase()))
    .find((at) => at !== undefined);
  const bodyPlace =
    own !== undefined ? { file, offset: own.offset, length: own.length } : readBodyPlace(elsewhere ?? '');
  return { is: 'exchange', capture, records, bodyPlace, bodyIsOwn: own !== undefined };
}

export function typeOf(record: FoundRecord): string {
  return record.fields?.get('warc-type') ?? '';
}

/** The picture that was taken of a page: a resource record beside the one with the page. */
export function isScreenshot(record: FoundRecord): boolean {
  return record.fields?.has(SCREENSHOT_FIELD.toLowerCase()) === true;
}
