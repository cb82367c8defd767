import { Buffer } from 'node:buffer';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { fromBufferPromise } from 'yauzl';
import type { ByteSource } from '../../model/ports.ts';
import { createNumberGuard, hasPersonalNumber } from './personalNumbers.ts';
import { readPdfText, readWorkbookText } from './readOfficeText.ts';

/**
 * What the guard can say of a body. `clean`: it was looked at whole and nothing was found · `unseen`: nothing was found,
 * but its bytes are not text, or not all of it could be looked at, so that nothing is promised.
 */
type BodyLook =
  { readonly is: 'personal' } | { readonly is: 'clean' } | { readonly is: 'unseen'; readonly kind: UnseenKind };
/** Why a body could not be looked at as text. */
export type UnseenKind = 'pdf' | 'old-office' | 'archive' | 'too-large' | 'binary';

/** Containers are opened in memory, and no more than this is inflated of each: a bomb costs no more. */
const CONTAINER_BYTES = 32 * 1024 * 1024;
const INFLATED_BYTES = 256 * 1024 * 1024;
/** Zero bytes are every other byte of UTF-16, and rare in other text. */
const HEAD_BYTES = 4096;

/**
 * Looks for personal numbers in a body: as it stands; of gzip and ZIP containers (XLSX, DOCX, ODS …) in what they hold, one
 * level deep; in the text layer of PDF and the cells of XLS. Total: hostile bytes give `unseen`.
 */
export async function lookIntoBody(body: ByteSource): Promise<BodyLook> {
  const head = Buffer.from(await body.range(0, HEAD_BYTES));
  const guard = createNumberGuard();
  for await (const piece of body.stream()) guard.push(piece);
  if (guard.found()) return { is: 'personal' };
  if (head.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) return lookIntoContainer(body, readMembers);
  if (head.subarray(0, 2).equals(Buffer.from([0x1f, 0x8b]))) return lookIntoContainer(body, readGzip);
  const kind = unseenKind(head);
  if (kind === 'pdf' || kind === 'old-office') return lookIntoDocument(body, kind);
  return kind === null ? { is: 'clean' } : { is: 'unseen', kind };
}

/** Documents that hide their text from a search in their bytes. */
async function lookIntoDocument(body: ByteSource, kind: 'pdf' | 'old-office'): Promise<BodyLook> {
  if (body.size > CONTAINER_BYTES) return { is: 'unseen', kind: 'too-large' };
  const bytes = await body.range(0, body.size);
  const text = kind === 'pdf' ? await readPdfText(bytes) : readWorkbookText(bytes);
  if (text?.pieces.some(hasPersonalNumber) === true) return { is: 'personal' };
  return text?.whole === true ? { is: 'clean' } : { is: 'unseen', kind };
}

function unseenKind(head: Buffer): UnseenKind | null {
  if (head.subarray(0, 1024).includes('%PDF-')) return 'pdf';
  if (head.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) return 'old-office';
  if (/^(?:Rar!|7z\xbc\xaf|\xfd7zXZ|BZh|\x28\xb5\x2f\xfd)/.test(head.toString('latin1', 0, 6))) return 'archive';
  const isUtf16 =
    head.subarray(0, 2).equals(Buffer.from([0xff, 0xfe])) || head.subarray(0, 2).equals(Buffer.from([0xfe, 0xff]));
  return head.includes(0) && !isUtf16 ? 'binary' : null;
}

type Deliver = (piece: Uint8Array) => void;
/** Thrown when more would be inflated than is allowed. */
const TOO_LARGE = new Error('too large');

async function lookIntoContainer(
  body: ByteSource,
  read: (bytes: Buffer, open: () => Deliver) => Promise<UnseenKind | null>,
): Promise<BodyLook> {
  if (body.size > CONTAINER_BYTES) return { is: 'unseen', kind: 'too-large' };
  const guards: ReturnType<typeof createNumberGuard>[] = [];
  let inflated = 0;
  const open = (): Deliver => {
    const guard = createNumberGuard();
    guards.push(guard);
    return (piece) => {
      inflated += piece.length;
      if (inflated > INFLATED_BYTES) throw TOO_LARGE;
      guard.push(piece);
    };
  };
  let unseen: UnseenKind | null;
  try {
    unseen = await read(Buffer.from(await body.range(0, body.size)), open);
  } catch (error) {
    unseen = error === TOO_LARGE ? 'too-large' : 'archive';
  }
  if (guards.some((guard) => guard.found())) return { is: 'personal' };
  return unseen === null ? { is: 'clean' } : { is: 'unseen', kind: unseen };
}

async function readGzip(bytes: Buffer, open: () => Deliver): Promise<UnseenKind | null> {
  const deliver = open();
  await pipeline([bytes], createGunzip(), async (pieces: AsyncIterable<Uint8Array>) => {
    for await (const piece of pieces) deliver(piece);
  });
  return null;
}

/** A member that cannot be read (password, unknown method) leaves the others readable. */
async function readMembers(bytes: Buffer, open: () => Deliver): Promise<UnseenKind | null> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
  let unseen: UnseenKind | null = null;
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    const deliver = open();
    let first = true;
    try {
      for await (const piece of await zip.openReadStreamPromise(entry)) {
        const chunk = piece as Buffer;
        if (first) unseen ??= memberKind(chunk);
        first = false;
        deliver(chunk);
      }
    } catch (error) {
      if (error === TOO_LARGE) throw error;
      unseen = 'archive';
    }
  }
  return unseen;
}

/** Pictures inside a document are no text that anyone expects to be searched; documents inside an archive are. */
function memberKind(head: Buffer): UnseenKind | null {
  if (head.subarray(0, 2).equals(Buffer.from('PK')) || head.subarray(0, 2).equals(Buffer.from([0x1f, 0x8b])))
    return 'archive';
  const kind = unseenKind(head);
  return kind === 'binary' ? null : kind;
}
