import type { Buffer } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import { sha256 } from '../../model/ids.ts';

export const CDX_FILE = 'index.cdx.gz';
/** Lines of a block, as py-wacz has them by default: one request of a reader for each look-up. */
const BLOCK_LINES = 1024;

/**
 * A sorted index as blocks of gzip, and the short index of the blocks (`cdxj-gzip-1.0`): a reader looks up an address of
 * a large archive with two requests. `blocks` must be read to its end before `idx`.
 */
export function createCdxFiles(lines: Iterable<string>): { blocks(): Iterable<Buffer>; idx(): string } {
  const index = [`!meta 0 ${JSON.stringify({ format: 'cdxj-gzip-1.0', filename: CDX_FILE })}\n`];
  let offset = 0;
  const pack = (block: readonly string[]): Buffer => {
    const packed = gzip(block.join(''));
    const [key = '', timestamp = ''] = (block[0] ?? '').split(' ', 2);
    const place = { offset, length: packed.length, digest: `sha256:${sha256(packed)}`, filename: CDX_FILE };
    index.push(`${key} ${timestamp} ${JSON.stringify(place)}\n`);
    offset += packed.length;
    return packed;
  };
  return {
    *blocks() {
      let block: string[] = [];
      for (const line of lines) {
        block.push(line);
        if (block.length < BLOCK_LINES) continue;
        yield pack(block);
        block = [];
      }
      if (block.length > 0) yield pack(block);
      // Nothing at all is no gzip file.
      if (offset === 0) yield gzip('');
    },
    idx: () => index.join(''),
  };
}

function gzip(text: string): Buffer {
  const packed = gzipSync(text, { level: 9 });
  // The system that packed it: would differ between machines.
  packed.writeUInt8(255, 9);
  return packed;
}
