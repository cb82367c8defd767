import path from 'node:path';
import type { Capture } from '../model/capture.ts';
import type { AppendedExchange, RecordPlace } from '../model/ports.ts';
import { EvidenceDamaged, type RecordFault } from './evidenceErrors.ts';
import { filesFrom } from './evidenceFiles.ts';
import type { EvidencePlace } from './evidencePlace.ts';
import { readBodyPlace } from './readBodyPlace.ts';
import type { FoundRecord } from './readRecord.ts';
import { scanRecords } from './scanRecords.ts';
import { BODY_PLACE_FIELD, SCREENSHOT_FIELD } from './warcRecord.ts';

export type StoredExchange = AppendedExchange & { readonly record: Capture };
/** Complete exchanges in order, then, when there is one, the torn end from which on nothing is complete. */
type ScannedEvidence =
  | ({ readonly is: 'exchange' } & StoredExchange)
  | ({ readonly is: 'torn'; readonly fault: RecordFault; readonly capture: string | null } & EvidencePlace);

/** Captures are kept while scanning; a metadata record larger than this is none of ours. */
const CAPTURE_BYTES = 64 * 1024 * 1024;

type Torn = Extract<ScannedEvidence, { is: 'torn' }>;
/** An exchange of which only the first records were met so far. */
type Begun = {
  readonly offset: number;
  readonly metadata: { readonly capture: Capture; readonly place: RecordPlace } | null;
};

/**
 * Reads the evidence of a folder from a place on, exchange by exchange.
 * @throws EvidenceDamaged when complete exchanges stand after a broken record: that is no torn end but damage, and
 * leaving it out or cutting there would lose evidence
 */
export async function* scanExchanges(dir: string, from: EvidencePlace | null): AsyncGenerator<ScannedEvidence> {
  let torn: Torn | null = null;
  for (const { file, offset } of await filesFrom(dir, from)) {
    for await (const item of scanFile(path.join(dir, file), file, offset)) {
      if (item.is === 'torn') torn ??= item;
      else if (torn === null) yield item;
      else throw damaged(torn);
    }
  }
  if (torn !== null) yield torn;
}

function damaged(torn: Torn): EvidenceDamaged {
  return new EvidenceDamaged(torn, `${torn.fault}, although complete exchanges follow it`);
}

async function* scanFile(fullPath: string, file: string, from: number): AsyncGenerator<ScannedEvidence> {
  let begun: Begun | null = null;
  const torn = (offset: number, fault: RecordFault, capture: string | null): Torn => ({
    is: 'torn',
    file,
    offset,
    fault,
    capture,
  });
  const tornBegun = (open: Begun): Torn => torn(open.offset, 'incomplete-exchange', open.metadata?.capture.id ?? null);
  for await (const record of scanRecords(fullPath, from, keepCapture)) {
    const step = nextStep(record, file, begun);
    if (step.is === 'complete') yield step.exchange;
    else if (begun !== null && step.is !== 'goes-on' && step.is !== 'broken') yield tornBegun(begun);
    if (step.is === 'broken') yield torn(record.offset, record.fault ?? 'incomplete-exchange', record.capture);
    begun = step.is === 'begins' || step.is === 'goes-on' ? step.begun : null;
  }
  if (begun !== null) yield tornBegun(begun);
}

function keepCapture(fields: ReadonlyMap<string, string>, blockBytes: number): boolean {
  return fields.get('warc-type') === 'metadata' && blockBytes <= CAPTURE_BYTES;
}

type Step =
  | { readonly is: 'complete'; readonly exchange: ScannedEvidence }
  /** The first records of a new exchange; the one before it, if any was open, stays incomplete. */
  | { readonly is: 'begins'; readonly begun: Begun }
  | { readonly is: 'goes-on'; readonly begun: Begun }
  | { readonly is: 'between' }
  | { readonly is: 'broken' };

function nextStep(record: FoundRecord, file: string, begun: Begun | null): Step {
  if (record.fault !== null) return { is: 'broken' };
  const type = record.fields?.get('warc-type');
  const place = { file, offset: record.offset, length: record.length };
  if (type === 'warcinfo') return { is: 'between' };
  // Evidence written before version 0.2 has the request before the metadata.
  if (type === 'request')
    return begun !== null && begun.metadata?.capture.id === record.capture
      ? { is: 'goes-on', begun }
      : { is: 'begins', begun: { offset: record.offset, metadata: null } };
  if (type === 'metadata') return metadataStep(record, place, begun);
  const metadata = begun?.metadata;
  if (metadata === null || metadata === undefined || metadata.capture.id !== record.capture) return { is: 'broken' };
  if (begun !== null && record.fields?.has(SCREENSHOT_FIELD.toLowerCase()) === true) return { is: 'goes-on', begun };
  const bodyPlace =
    type === 'revisit' ? readBodyPlace(record.fields?.get(BODY_PLACE_FIELD.toLowerCase()) ?? '') : place;
  return { is: 'complete', exchange: exchange(metadata.capture, metadata.place, bodyPlace, place) };
}

function metadataStep(record: FoundRecord, place: RecordPlace, begun: Begun | null): Step {
  const capture = readCapture(record);
  if (capture === null) return { is: 'broken' };
  const metadata = { capture, place };
  const bodyPlace =
    capture.carried === undefined ? null : readBodyPlace(record.fields?.get(BODY_PLACE_FIELD.toLowerCase()) ?? '');
  if (capture.result.is !== 'response' || capture.carried !== undefined)
    return { is: 'complete', exchange: exchange(capture, place, bodyPlace, place) };
  return begun !== null && begun.metadata === null
    ? { is: 'goes-on', begun: { offset: begun.offset, metadata } }
    : { is: 'begins', begun: { offset: record.offset, metadata } };
}

function exchange(
  record: Capture,
  place: RecordPlace,
  bodyPlace: RecordPlace | null,
  last: RecordPlace,
): ScannedEvidence {
  const end = { file: last.file, offset: last.offset + last.length };
  return { is: 'exchange', capture: record.id, place, bodyPlace, end, record };
}

/** The record is vouched for by its digests, so that what parses is what we wrote. */
function readCapture(record: FoundRecord): Capture | null {
  try {
    const value = JSON.parse(record.kept?.toString('utf8') ?? '') as Capture;
    return value.id === record.capture && typeof value.result.is === 'string' ? value : null;
  } catch {
    return null;
  }
}
