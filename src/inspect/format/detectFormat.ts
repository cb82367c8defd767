import { fileTypeFromBuffer } from 'file-type';
import type { UnknownReason } from '../../model/facts.ts';
import type { ByteSource } from '../../model/ports.ts';
import type { OpenZip } from '../archives/openZip.ts';
import { openZip } from '../archives/openZip.ts';
import { readHead } from '../byteSource.ts';
import { surveyText } from '../text/surveyText.ts';
import { textDecoder } from '../text/textDecoder.ts';
import { binarySignature, isGeoPackage } from './binarySignatures.ts';
import type { CompoundFile } from './detectCompound.ts';
import { readCompound } from './detectCompound.ts';
import type { TextFormat } from './detectText.ts';
import { detectText } from './detectText.ts';
import { detectZip } from './detectZip.ts';

/** Bodies up to this size may be taken into memory whole. */
export const WHOLE_BYTES = 64 * 1024 * 1024;
const HEAD_BYTES = 256 * 1024;

/** A text with all that finding its format has read of it. */
export type TextBody = TextFormat & {
  readonly encoding: string;
  readonly bomBytes: number;
  /** The whole text when `whole`, else its beginning. */
  readonly text: string;
  readonly whole: boolean;
};

export type FormatFinding =
  | { readonly kind: 'text'; readonly id: string; readonly body: TextBody }
  | { readonly kind: 'zip'; readonly id: string; readonly zip: OpenZip }
  | { readonly kind: 'compound'; readonly id: string; readonly compound: CompoundFile }
  | { readonly kind: 'binary'; readonly id: string }
  | {
      readonly kind: 'unknown';
      readonly id: string | null;
      readonly why: UnknownReason['why'];
      readonly detail: string;
    };

/**
 * Format of a body by its bytes alone: never by its name, its address or what the server says. Total: whatever cannot
 * be recognised is `unknown` with a reason (the id says how far it got, e.g. a ZIP whose list of members is lost).
 */
export async function detectFormat(source: ByteSource): Promise<FormatFinding> {
  if (source.size === 0) return unknown('empty', 'the body has 0 bytes');
  const head = await readHead(source, HEAD_BYTES);
  const signature = binarySignature(head);
  if (signature === 'zip') return zipFormat(source);
  if (signature === 'cfb') return compoundFormat(source);
  if (signature === 'sqlite') return { kind: 'binary', id: isGeoPackage(head) ? 'gpkg' : 'sqlite' };
  if (signature !== null && !isTextAfterAll(signature, head)) return { kind: 'binary', id: signature };
  if (head.every((byte) => byte === 0)) return unknown('unparsable', 'the body holds only zero bytes');
  const text = await textFormat(source, head);
  return text ?? otherBinary(head);
}

function unknown(why: UnknownReason['why'], detail: string, id: string | null = null): FormatFinding {
  return { kind: 'unknown', id, why, detail };
}

/** `BZh` and `II*` also begin words; real archives and pictures have bytes that no text has. */
function isTextAfterAll(signature: string, head: Uint8Array): boolean {
  return (
    (signature === 'bz2' || signature === 'dbf' || signature === 'bmp') &&
    !head.subarray(0, 512).some((byte) => byte < 9)
  );
}

async function zipFormat(source: ByteSource): Promise<FormatFinding> {
  try {
    const zip = await openZip(source);
    return { kind: 'zip', id: await detectZip(zip), zip };
  } catch (error) {
    return unknown('unparsable', `the ZIP archive cannot be opened: ${message(error)}`, 'zip');
  }
}

async function compoundFormat(source: ByteSource): Promise<FormatFinding> {
  if (source.size > WHOLE_BYTES)
    return unknown('too-costly', `a compound file of ${source.size} bytes is not taken apart`);
  const compound = readCompound(await source.range(0, source.size));
  if (compound === null) return unknown('unparsable', 'the compound file (OLE2) is damaged');
  return { kind: 'compound', id: compound.id, compound };
}

async function textFormat(source: ByteSource, head: Uint8Array): Promise<FormatFinding | null> {
  const { encoding, bomBytes } = await surveyText(source, declaredInside(head));
  if (looksBinary(head.subarray(bomBytes), encoding)) return null;
  const whole = source.size <= WHOLE_BYTES;
  const bytes = whole ? await source.range(0, source.size) : head;
  const decoder = textDecoder(encoding);
  const text = decoder.push(bytes.subarray(bomBytes)) + (whole ? decoder.end() : '');
  const format = detectText(text.replace(/\u0000+$/, ''), whole);
  return { kind: 'text', id: format.id, body: { ...format, encoding, bomBytes, text, whole } };
}

/** Encoding that an XML declaration or a `meta` element names in the first bytes; it only decides close cases. */
function declaredInside(head: Uint8Array): string | undefined {
  const start = Buffer.from(head.subarray(0, 2048)).toString('latin1');
  const found =
    /^[^<]{0,8}<\?xml[^>]*?encoding\s*=\s*["']([\w-]+)/i.exec(start) ??
    /<meta[^>]*?charset\s*=\s*["']?\s*([\w-]+)/i.exec(start);
  return found?.[1];
}

/** Control characters that no text has; zero bytes at the end are padding of old systems. */
function looksBinary(head: Uint8Array, encoding: string): boolean {
  if (/^utf-(?:16|32)/.test(encoding)) return false;
  let end = head.length;
  while (end > 0 && head[end - 1] === 0) end -= 1;
  let controls = 0;
  for (let index = 0; index < end; index += 1) {
    const byte = head[index] ?? 0;
    if (byte < 30 && (byte < 9 || (byte > 13 && byte < 26) || byte > 27)) controls += 1;
  }
  return controls > 0.003 * end + 1;
}

/** Formats that are not data and of which nothing more is asked: sound, pictures, programs. */
async function otherBinary(head: Uint8Array): Promise<FormatFinding> {
  if (head[0] === 0 && head[1] === 5 && head[2] === 0xe1) return { kind: 'binary', id: 'ibm-displaywrite' };
  try {
    const type = await fileTypeFromBuffer(head);
    if (type !== undefined) return namedType(type.ext, type.mime);
  } catch {
    // A damaged container makes the library give up: then the format is unknown, as for any other bytes.
  }
  return unknown('unsupported', `bytes of no known format: ${Buffer.from(head.subarray(0, 16)).toString('hex')}`);
}

function namedType(ext: string, mime: string): FormatFinding {
  if (mime.startsWith('audio/')) return { kind: 'binary', id: 'audio' };
  if (mime.startsWith('video/')) return { kind: 'binary', id: 'video' };
  if (mime.startsWith('image/')) return { kind: 'binary', id: 'image' };
  return unknown('unsupported', `${mime} (${ext})`);
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
