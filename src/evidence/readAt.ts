import { Buffer } from 'node:buffer';
import { open } from 'node:fs/promises';

/** Bytes [from, to) of one file; fewer at its end. */
export type ReadAt = (from: number, to: number) => Promise<Buffer>;

/**
 * Reads a file in windows of at least `windowBytes`, the last of which is kept: small records one after another cost
 * one call to the system for many. The file is open only while a window is read, so that nothing is left to close.
 */
export function createReadAt(path: string, windowBytes: number): ReadAt {
  let window: Buffer = Buffer.alloc(0);
  let start = 0;
  return async (from, to) => {
    if (from < start || to > start + window.length) {
      window = await readBytes(path, from, Math.max(to, from + windowBytes));
      start = from;
    }
    return window.subarray(from - start, Math.max(from, to) - start);
  };
}

async function readBytes(path: string, from: number, to: number): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const bytes = Buffer.allocUnsafe(to - from);
    let read = 0;
    while (read < bytes.length) {
      const { bytesRead } = await handle.read(bytes, read, bytes.length - read, from + read);
      if (bytesRead === 0) break;
      read += bytesRead;
    }
    return bytes.subarray(0, read);
  } finally {
    await handle.close();
  }
}
