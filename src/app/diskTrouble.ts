import type { DiskTrouble } from '../model/errors.ts';

/** What the system's error codes mean. EFBIG is a limit on the size of files; EDQUOT one on what a user may keep. */
const SYSTEM: { readonly [code: string]: DiskTrouble } = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EROFS: 'read-only',
  EACCES: 'denied',
  EPERM: 'denied',
  EIO: 'failing',
  ENXIO: 'failing',
  ENODEV: 'failing',
};

/** SQLite's primary result codes, https://www.sqlite.org/rescode.html; the extended ones have them in their low byte. */
const SQLITE: { readonly [code: number]: DiskTrouble } = {
  3: 'denied',
  5: 'busy',
  8: 'read-only',
  10: 'failing',
  13: 'full',
  14: 'denied',
};

/** How many causes deep is looked. */
const MAX_DEPTH = 8;

/** Whether an error, or what caused it, is a disk that refused to take something; null when it is anything else. */
export function diskTrouble(error: unknown): DiskTrouble | null {
  let current = error;
  for (let depth = 0; depth < MAX_DEPTH && current instanceof Error; depth += 1) {
    const { code, errcode } = current as Error & { code?: unknown; errcode?: unknown };
    const trouble =
      code === 'ERR_SQLITE_ERROR' && typeof errcode === 'number'
        ? SQLITE[errcode & 0xff]
        : typeof code === 'string'
          ? SYSTEM[code]
          : undefined;
    if (trouble !== undefined) return trouble;
    current = current.cause;
  }
  return null;
}
