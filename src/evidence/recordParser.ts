import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Sha256 } from '../model/ids.ts';
import type { RecordFault } from './evidenceErrors.ts';

/** Fields of a record by lower-case name; of repeated ones (WARC-Concurrent-To) the last. */
export type RecordFields = ReadonlyMap<string, string>;

export type ParsedRecord = {
  readonly fields: RecordFields | null;
  /** Head of the HTTP message inside, empty line included; null in other records. */
  readonly httpHead: Buffer | null;
  /** Where the payload starts in the inflated record, how long it is, and its SHA-256 as found. */
  readonly payload: { readonly from: number; readonly bytes: number; readonly sha256: Sha256 } | null;
  /** The payload's bytes when they were to be kept. */
  readonly kept: Buffer | null;
  readonly fault: RecordFault | null;
};

/** Longer heads are no record of ours: bounds what a damaged record can make us hold. */
const WARC_HEAD_BYTES = 1024 * 1024;
const HTTP_HEAD_BYTES = 8 * 1024 * 1024;
const EMPTY_LINE = Buffer.from('\r\n\r\n');

/**
 * Reads one inflated record piece by piece, checks its structure and both digests, and holds no more than its heads,
 * and the payload when `keep` says so.
 */
export function createRecordParser(keep: (fields: RecordFields, blockBytes: number) => boolean): {
  push(chunk: Uint8Array): void;
  finish(): ParsedRecord;
} {
  const block = createHash('sha256');
  const payload = createHash('sha256');
  let fields: RecordFields | null = null;
  let wrong = false;
  let head = Buffer.alloc(0);
  let headBytes = 0;
  let blockBytes = 0;
  let left = 0;
  let isHttp = false;
  let httpHead: Buffer | null = null;
  let inHttpHead = false;
  let kept: Buffer[] | null = null;
  let payloadBytes = 0;
  let end = Buffer.alloc(0);

  const pushPayload = (chunk: Buffer): void => {
    payload.update(chunk);
    payloadBytes += chunk.length;
    kept?.push(chunk);
  };
  const pushBlock = (chunk: Buffer): void => {
    block.update(chunk);
    if (!inHttpHead) return pushPayload(chunk);
    httpHead = httpHead === null ? chunk : Buffer.concat([httpHead, chunk]);
    const at = httpHead.indexOf(EMPTY_LINE);
    if (at === -1) {
      wrong ||= httpHead.length > HTTP_HEAD_BYTES;
      return undefined;
    }
    inHttpHead = false;
    const rest = httpHead.subarray(at + 4);
    httpHead = httpHead.subarray(0, at + 4);
    return pushPayload(rest);
  };
  const pushHead = (chunk: Buffer): Buffer => {
    head = Buffer.concat([head, chunk]);
    const at = head.indexOf(EMPTY_LINE);
    if (at === -1) {
      wrong ||= head.length > WARC_HEAD_BYTES;
      return Buffer.alloc(0);
    }
    headBytes = at + 4;
    fields = readFields(head.toString('utf8', 0, at));
    const length = fields?.get('content-length') ?? '';
    if (fields === null || !/^\d{1,15}$/.test(length)) {
      wrong = true;
      return Buffer.alloc(0);
    }
    blockBytes = left = Number(length);
    isHttp = inHttpHead = fields.get('content-type')?.startsWith('application/http') ?? false;
    if (keep(fields, blockBytes)) kept = [];
    return head.subarray(headBytes);
  };

  const result = (fault: RecordFault | null): ParsedRecord => {
    if (fields === null || wrong) return { fields, httpHead: null, payload: null, kept: null, fault };
    const from = headBytes + (httpHead?.length ?? 0);
    const found = { from, bytes: payloadBytes, sha256: payload.digest('hex') };
    const verdict = fault ?? digestFault(fields, block.digest('hex'), found.sha256);
    return { fields, httpHead, payload: found, kept: kept === null ? null : Buffer.concat(kept), fault: verdict };
  };

  return {
    push(chunk) {
      if (wrong) return;
      let rest = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      if (fields === null) rest = Buffer.from(pushHead(rest));
      if (fields === null || wrong) return;
      const inside = rest.subarray(0, left);
      if (inside.length > 0) pushBlock(inside);
      left -= inside.length;
      const after = rest.subarray(inside.length);
      if (after.length > 0) end = Buffer.concat([end, after.subarray(0, 8)]).subarray(0, 8);
    },
    finish() {
      const broken = wrong || fields === null || left > 0 || !end.equals(EMPTY_LINE) || (isHttp && inHttpHead);
      return result(broken ? 'record-structure' : null);
    },
  };
}

function readFields(head: string): RecordFields | null {
  const [version, ...lines] = head.split('\r\n');
  if (version !== 'WARC/1.1') return null;
  const fields = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon > 0) fields.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  return fields.has('warc-type') && fields.has('warc-record-id') ? fields : null;
}

function digestFault(fields: RecordFields, block: Sha256, payload: Sha256): RecordFault | null {
  if (fields.get('warc-block-digest') !== `sha256:${block}`) return 'block-digest';
  const stated = fields.get('warc-payload-digest');
  // The payload of a revisit stands in another record.
  if (stated === undefined || fields.get('warc-type') === 'revisit') return null;
  return stated === `sha256:${payload}` ? null : 'payload-digest';
}
