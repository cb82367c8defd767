import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { ZipFile } from 'yazl';
import type { OpenZip } from './openZip.ts';

/**
 * The members of an archive packed anew without compression, at most `maxBytes` in all: for parsers that unpack by
 * themselves, without bounds, and never end on damaged pieces. What cannot be taken out, or is
 * not what its checksum says, is left out.
 */
export async function storedZip(zip: OpenZip, maxBytes: number): Promise<Uint8Array> {
  const packed = new ZipFile();
  let left = maxBytes;
  for (const member of zip.members) {
    const bytes = await zip.read(member, left).catch(() => null);
    if (bytes === null || crc32(bytes) !== member.entry.crc32) continue;
    left -= bytes.length;
    packed.addBuffer(Buffer.from(bytes), member.name, { compress: false, mtime: new Date(0) });
  }
  packed.end();
  return new Uint8Array(await buffer(packed.outputStream));
}
