import { writeSync } from 'node:fs';
import { mkdir, open, type FileHandle } from 'node:fs/promises';

/** What the writer needs of a file; tests put a full disk behind it. */
export type AppendFile = {
  size(): Promise<number>;
  /** Writes all bytes at a position. */
  write(bytes: Uint8Array, position: number): Promise<void>;
  /** Resolves when the bytes are on the disk, not merely with the system. */
  sync(): Promise<void>;
  truncate(bytes: number): Promise<void>;
  close(): Promise<void>;
};
export type OpenAppendFile = (folder: string, name: string) => Promise<AppendFile>;

/** Opens a file for writing and makes it, readable by its owner alone: sealed evidence may hold personal data. */
export async function openAppendFile(folder: string, name: string): Promise<AppendFile> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Not 'a': on Linux appending ignores the position, and the position is what a record's place is told by.
  const handle = await open(`${folder}/${name}`, 'r+', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return open(`${folder}/${name}`, 'wx', 0o600);
    throw error;
  });
  await syncFolder(folder);
  return {
    size: async () => (await handle.stat()).size,
    write: (bytes, position) => writeAll(handle, bytes, position),
    sync: () => handle.datasync(),
    truncate: (bytes) => handle.truncate(bytes),
    close: () => handle.close(),
  };
}

/** Up to here a write only copies into the system's memory: shorter than the way to a thread and back. */
const SYNC_BYTES = 256 * 1024;

async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0;
  if (bytes.length <= SYNC_BYTES) written = writeSync(handle.fd, bytes, 0, bytes.length, position);
  while (written < bytes.length) {
    const result = await handle.write(bytes, written, bytes.length - written, position + written);
    written += result.bytesWritten;
  }
}

/** A new file's name is safe only when its folder is flushed too. Windows cannot open folders and needs no such thing. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EISDIR' || error.code === 'EPERM' || error.code === 'EACCES') return null;
    throw error;
  });
  if (handle === null) return;
  await handle.sync().finally(() => handle.close());
}
