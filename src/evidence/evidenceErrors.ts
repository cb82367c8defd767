import type { CaptureId } from '../model/ids.ts';

/**
 * What can be wrong with a record, seen on its own.
 * `cut-off`: the file ends inside it · `no-record`: these bytes are no record of ours · `member-changed`: the bytes on
 * the disk are not those that were written · `not-inflatable` · `checksum`: gzip's own CRC or length ·
 * `record-structure`: WARC fields or block length · `block-digest`, `payload-digest`: SHA-256 differs ·
 * `incomplete-exchange`: whole records, but those of the same exchange that belong after them are missing.
 */
export type RecordFault =
  | 'cut-off'
  | 'no-record'
  | 'member-changed'
  | 'not-inflatable'
  | 'checksum'
  | 'record-structure'
  | 'block-digest'
  | 'payload-digest'
  | 'incomplete-exchange';

/** The stored evidence is not what was written: named with its place, never repaired silently. */
export class EvidenceDamaged extends Error {
  readonly file: string;
  readonly offset: number;
  readonly capture: CaptureId | null;

  constructor(place: { file: string; offset: number; capture: CaptureId | null }, what: string) {
    const capture = place.capture === null ? '' : `, capture ${place.capture}`;
    super(`evidence is damaged: ${place.file} at byte ${place.offset}${capture}: ${what}`);
    this.name = 'EvidenceDamaged';
    this.file = place.file;
    this.offset = place.offset;
    this.capture = place.capture;
  }
}

/**
 * The body stands in another audit that is not where it was, or not whole there. Nothing is wrong with this audit: what
 * it says of the body can be read, but not be shown again from the bytes.
 */
export class BodyNotHere extends Error {
  readonly audit: string;

  constructor(audit: string, file: string, why: string) {
    super(`the body stands in ${file} of audit ${audit}: ${why}`);
    this.name = 'BodyNotHere';
    this.audit = audit;
  }
}

/** The disk refused a record (full, read-only, gone). What was acknowledged before is still whole. */
export class EvidenceNotWritten extends Error {
  readonly file: string;

  constructor(file: string, why: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`cannot write evidence to ${file}: ${why}: ${reason}`, { cause });
    this.name = 'EvidenceNotWritten';
    this.file = file;
  }
}
