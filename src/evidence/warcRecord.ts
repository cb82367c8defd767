import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';

/** WARC named fields in order; null values are left out. */
export type WarcFields = readonly (readonly [name: string, value: string | null])[];

/** Field of ours in every record that belongs to an exchange: the capture's id. */
export const CAPTURE_FIELD = 'Zvezdomer-Capture';
/**
 * Field of ours in revisit records: file, offset and length of the record that holds the body. Only a hint for
 * replaying into the database: others follow WARC-Refers-To-Target-URI and -Date, which survive moved files.
 */
export const BODY_PLACE_FIELD = 'Zvezdomer-Body-Place';

/** Field of ours in the record of a picture: it stands between a rendering's capture and its body, and is sealed. */
export const SCREENSHOT_FIELD = 'Zvezdomer-Screenshot';

/** A whole WARC/1.1 record (ISO 28500:2017), not compressed, with block length and block digest. */
export function warcRecord(type: string, fields: WarcFields, block: readonly Uint8Array[]): Buffer {
  const digest = createHash('sha256');
  for (const piece of block) digest.update(piece);
  const length = block.reduce((total, piece) => total + piece.length, 0);
  const lines = [
    ['WARC-Type', type] as const,
    ...fields,
    ['WARC-Block-Digest', `sha256:${digest.digest('hex')}`] as const,
    ['Content-Length', String(length)] as const,
  ].flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value.replace(/[\0-\u001f\u007f]+/g, ' ')}\r\n`]));
  // Put together once: a body of fifty megabytes stands here.
  return Buffer.concat([Buffer.from(`WARC/1.1\r\n${lines.join('')}\r\n`), ...block, Buffer.from('\r\n\r\n')]);
}
