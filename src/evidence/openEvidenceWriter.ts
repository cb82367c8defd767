import { Buffer } from 'node:buffer';
import type { BodyRef, Capture } from '../model/capture.ts';
import type { Sha256 } from '../model/ids.ts';
import type { Json } from '../model/json.ts';
import type { AppendedExchange, EvidenceWriter, RecordedBody, RecordedExchange, RecordPlace } from '../model/ports.ts';
import { openAppendFile, type AppendFile, type OpenAppendFile } from './appendFile.ts';
import { evidenceFileName, evidenceFileNumber, listEvidenceFiles } from './evidenceFiles.ts';
import { EvidenceNotWritten } from './evidenceErrors.ts';
import type { EvidencePlace } from './evidencePlace.ts';
import { exchangeRecords } from './exchangeRecords.ts';
import { packMember } from './gzipMember.ts';
import { recordId } from './recordId.ts';
import { warcinfoRecord } from './warcinfoRecord.ts';

export type EvidenceWriterOptions = {
  readonly dir: string;
  /** Program and version, as `zvezdomer/1.2.3`. */
  readonly software: string;
  /** What was set for this run; printed in warcinfo. */
  readonly settings: Json;
  /** The audit's id: part of every record id. */
  readonly namespace?: string;
  /** Where the evidence ends, as repairTail returns it. Left out or null: a new file after those that are there. */
  readonly startAt?: EvidencePlace | null;
  /** A file that has reached this size is followed by a new one. Default 1 GB. */
  readonly maxFileBytes?: number;
  /** Bodies that earlier runs of this audit have written, and those of earlier audits that are there and whole. */
  readonly known?: (digest: Sha256) => RecordedBody | undefined;
  readonly openFile?: OpenAppendFile;
};

/** Exchanges that share one flush at most, and bytes of bodies after which no more join: bounds on what is in memory. */
const GROUP_EXCHANGES = 64;
const GROUP_BODY_BYTES = 16 * 1024 * 1024;

const REMEMBERED_BODIES = 4_096;

type Waiting = {
  readonly exchange: RecordedExchange;
  readonly resolve: (appended: AppendedExchange) => void;
  readonly reject: (error: unknown) => void;
};
/** The file being written; `announced` once its warcinfo of this run is in it. */
type Current = {
  readonly name: string;
  readonly file: AppendFile;
  end: number;
  warcinfoId: string | null;
  /** Something was written that is not yet known to be on the disk. */
  dirty: boolean;
};

/**
 * Opens evidence for appending. Calls may come from many lanes at once: they are written one after another, those that
 * wait together in one piece. A refused write rejects with EvidenceNotWritten and leaves the file as it was.
 */
export async function openEvidenceWriter(options: EvidenceWriterOptions): Promise<EvidenceWriter> {
  const start = options.startAt ?? (await nextFile(options.dir));
  let current = await openAt(options, start);
  const queue: Waiting[] = [];
  const written = new Map<Sha256, RecordedBody>();
  let isDraining = false;
  let drained = Promise.resolve();
  let closed = false;
  let broken: EvidenceNotWritten | null = null;

  const drain = async (): Promise<void> => {
    while (queue.length > 0) {
      try {
        if (broken !== null) throw broken;
        if (current.end >= (options.maxFileBytes ?? 1_000_000_000)) current = await nextAfter(options, current);
      } catch (error) {
        for (const waiting of queue.splice(0)) waiting.reject(error);
        break;
      }
      const outcome = await commit(options, current, written, takeGroup(queue));
      broken = outcome;
    }
    isDraining = false;
  };

  return {
    append(exchange) {
      if (closed) return Promise.reject(new Error('the evidence writer is closed'));
      return new Promise((resolve, reject) => {
        queue.push({ exchange, resolve, reject });
        if (isDraining) return;
        // At once, not in the next turn: a thread packs this exchange while its caller goes on.
        isDraining = true;
        drained = drain();
      });
    },
    async flush() {
      await drained;
      if (broken !== null) throw broken;
      broken = await flushed(current);
      if (broken !== null) throw broken;
    },
    async close() {
      closed = true;
      await drained;
      await flushed(current);
      await current.file.close();
    },
  };
}

async function nextFile(dir: string): Promise<EvidencePlace> {
  const last = (await listEvidenceFiles(dir)).at(-1);
  return { file: evidenceFileName(last === undefined ? 1 : evidenceFileNumber(last) + 1), offset: 0 };
}

async function openAt(options: EvidenceWriterOptions, place: EvidencePlace): Promise<Current> {
  const openFile = options.openFile ?? openAppendFile;
  const file = await openFile(options.dir, place.file).catch((error: unknown) => {
    throw new EvidenceNotWritten(place.file, 'it cannot be opened', error);
  });
  const size = await file.size();
  if (size !== place.offset) {
    await file.close();
    const why = `it has ${size} bytes instead of ${place.offset}; its tail must be repaired first`;
    throw new EvidenceNotWritten(place.file, 'it is not as the last run left it', new Error(why));
  }
  return { name: place.file, file, end: place.offset, warcinfoId: null, dirty: false };
}

/** Puts on the disk what was written; tells what the disk refused. */
async function flushed(current: Current): Promise<EvidenceNotWritten | null> {
  if (!current.dirty) return null;
  try {
    await current.file.sync();
    current.dirty = false;
    return null;
  } catch (error) {
    return new EvidenceNotWritten(current.name, 'the disk did not take it', error);
  }
}

async function nextAfter(options: EvidenceWriterOptions, current: Current): Promise<Current> {
  const refused = await flushed(current);
  if (refused !== null) throw refused;
  const name = evidenceFileName(evidenceFileNumber(current.name) + 1);
  const next = await openAt(options, { file: name, offset: 0 });
  await current.file.close();
  return next;
}

function takeGroup(queue: Waiting[]): Waiting[] {
  let bytes = 0;
  let count = 0;
  while (count < queue.length && count < GROUP_EXCHANGES && bytes < GROUP_BODY_BYTES) {
    bytes += queue[count]?.exchange.body?.length ?? 0;
    count += 1;
  }
  return queue.splice(0, count);
}

/** An exchange as bytes to be written, and what its caller is told when they are. */
type Packed = {
  readonly waiting: Waiting;
  readonly appended: AppendedExchange;
  readonly learnt: [Sha256, RecordedBody] | null;
};

/** Writes a group of exchanges in one piece. Returns an error when the file could not even be cut back. */
async function commit(
  options: EvidenceWriterOptions,
  current: Current,
  written: Map<Sha256, RecordedBody>,
  group: readonly Waiting[],
): Promise<EvidenceNotWritten | null> {
  const members: Buffer[] = [];
  const packed: Packed[] = [];
  const fresh = new Map<Sha256, RecordedBody>();
  const known = (digest: Sha256): RecordedBody | undefined =>
    fresh.get(digest) ?? written.get(digest) ?? options.known?.(digest);
  const announced = current.warcinfoId;
  let end = current.end;
  for (const waiting of group) {
    try {
      const result = await packExchange(options, { current, end, known }, waiting);
      members.push(...result.members);
      packed.push(result.packed);
      if (result.packed.learnt !== null) fresh.set(...result.packed.learnt);
      end = result.packed.appended.end.offset;
    } catch (error) {
      waiting.reject(error);
    }
  }
  if (packed.length === 0) return null;
  try {
    current.dirty = true;
    await current.file.write(Buffer.concat(members), current.end);
  } catch (error) {
    current.warcinfoId = announced;
    return undo(current, packed, error);
  }
  current.end = end;
  for (const [digest, body] of fresh) written.set(digest, body);
  // Older ones are in the database too (options.known): a long crawl's digests must not fill the memory.
  for (const digest of written.keys()) {
    if (written.size <= REMEMBERED_BODIES || options.known === undefined) break;
    written.delete(digest);
  }
  for (const { waiting, appended } of packed) waiting.resolve(appended);
  return null;
}

/** Cuts the file back to the last complete exchange, so that a full disk leaves nothing torn behind. */
async function undo(current: Current, packed: readonly Packed[], cause: unknown): Promise<EvidenceNotWritten | null> {
  let refusal = new EvidenceNotWritten(current.name, 'nothing of this exchange was kept', cause);
  let broken: EvidenceNotWritten | null = null;
  try {
    await current.file.truncate(current.end);
  } catch (error) {
    broken = new EvidenceNotWritten(current.name, 'and it could not be cut back to the last whole record', error);
    refusal = broken;
  }
  for (const { waiting } of packed) waiting.reject(refusal);
  return broken;
}

type Position = {
  readonly current: Current;
  readonly end: number;
  readonly known: (digest: Sha256) => RecordedBody | undefined;
};

async function packExchange(
  options: EvidenceWriterOptions,
  { current, end, known }: Position,
  waiting: Waiting,
): Promise<{ members: Buffer[]; packed: Packed }> {
  const { capture } = waiting.exchange;
  const namespace = options.namespace ?? '';
  const warcinfoId = current.warcinfoId ?? recordId(namespace, `${current.name} ${end}`, 'warcinfo');
  const body = capture.result.is === 'response' && capture.result.body.bytes > 0 ? capture.result.body : null;
  const knownBody = waiting.exchange.earlier ?? (body === null ? undefined : known(body.digest));
  // Built before anything is announced: a refused exchange must not take the file's warcinfo with it.
  const records = exchangeRecords(waiting.exchange, { namespace, warcinfoId, known: knownBody });
  const { software, settings } = options;
  const info = { id: warcinfoId, date: capture.startedAt, file: current.name, software, settings };
  const announcement = current.warcinfoId === null ? [packMember(warcinfoRecord(info), '')] : [];
  const members = await Promise.all([...announcement, ...records.map(({ bytes }) => packMember(bytes, capture.id))]);
  const places = new Map<string, RecordPlace>();
  let offset = end;
  for (const [index, { length }] of members.entries()) {
    const type = records[index - announcement.length]?.type ?? 'warcinfo';
    places.set(type, { file: current.name, offset, length });
    offset += length;
  }
  const place = places.get('metadata');
  if (place === undefined) throw new Error(`capture ${capture.id} has no metadata record`);
  const ownPlace = places.get('response') ?? places.get('resource') ?? null;
  const isElsewhere = places.has('revisit') || capture.carried !== undefined;
  const bodyPlace = isElsewhere ? (knownBody?.place ?? null) : ownPlace;
  const appended = { capture: capture.id, place, bodyPlace, end: { file: current.name, offset } };
  // Only now, when nothing can fail any more: else the next exchange would believe that its file has a warcinfo.
  current.warcinfoId = warcinfoId;
  const learnt = body === null || knownBody !== undefined || ownPlace === null ? null : learn(capture, body, ownPlace);
  return { members, packed: { waiting, appended, learnt } };
}

function learn(capture: Capture, body: BodyRef, place: RecordPlace): [Sha256, RecordedBody] {
  return [body.digest, { place, url: capture.request.url, date: capture.startedAt }];
}
