import { readdirSync, statfsSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { DiskRefused, type DiskTrouble } from '../model/errors.ts';
import type { Bilingual } from '../model/lang.ts';
import { diskTrouble } from './diskTrouble.ts';

/** Below this, whatever the disk said, it said for want of room: SQLite says so in several ways. */
const NO_ROOM_BYTES = 64 * 1024;

export type DiskWork = {
  /** The folder that is written. */
  readonly dir: string;
  /** The command that goes on, once there is room. */
  readonly again: string;
  /** Bytes that may still be wanted at most, where that can be said. */
  readonly wantsBytes?: () => number | null;
};

/** Does the work; a disk that refuses becomes DiskRefused, which says what is full, how much is wanted and how to go on. */
export async function onDisk<T>(work: DiskWork, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const trouble = error instanceof DiskRefused ? null : diskTrouble(error);
    if (trouble === null || (trouble === 'denied' && isElsewhere(error, work.dir))) throw error;
    const free = freeBytes(work.dir);
    const actual = free !== null && free < NO_ROOM_BYTES ? 'full' : trouble;
    throw new DiskRefused(actual, refusalText(work, { trouble: actual, free, error }), error);
  }
}

const WHAT: { readonly [T in DiskTrouble]: Bilingual } = {
  full: { bg: 'дискът е пълен', en: 'the disk is full' },
  'read-only': { bg: 'дискът е само за четене', en: 'the disk is read-only' },
  denied: { bg: 'няма право на запис', en: 'writing is not allowed' },
  failing: { bg: 'дискът не успя да запише', en: 'the disk failed to write' },
  busy: { bg: 'базата е отворена в друга програма', en: 'the database is open in another program' },
};
const DO: { readonly [T in DiskTrouble]: Bilingual } = {
  full: { bg: 'Освободете място', en: 'Make room' },
  'read-only': { bg: 'Направете го достъпен за запис', en: 'Make it writable' },
  denied: { bg: 'Дайте право на запис', en: 'Allow writing' },
  failing: { bg: 'Проверете диска', en: 'Check the disk' },
  busy: { bg: 'Затворете я там', en: 'Close it there' },
};

/** The system named a file, and it is none of the folder that is written (a program that cannot be started, say). */
function isElsewhere(error: unknown, dir: string): boolean {
  const path: unknown = error instanceof Error ? Reflect.get(error, 'path') : undefined;
  return typeof path === 'string' && relative(dir, path).split(sep)[0] === '..';
}

function refusalText(
  { dir, again, wantsBytes }: DiskWork,
  { trouble, free, error }: { readonly trouble: DiskTrouble; readonly free: number | null; readonly error: unknown },
): Bilingual {
  const used = folderBytes(dir);
  const wants = orNull(() => wantsBytes?.() ?? null);
  const reason = error instanceof Error ? error.message : String(error);
  const figures = (lang: 'bg' | 'en', [ofFree, ofUsed, ofWanted]: readonly [string, string, string]): string =>
    [
      ...(free === null ? [] : [`${ofFree} ${megabytes(free, lang)}`]),
      `${ofUsed} ${megabytes(used, lang)}`,
      ...(wants === null ? [] : [`${ofWanted} ${megabytes(wants, lang)}`]),
    ].join('; ');
  return {
    bg: `${WHAT[trouble].bg}: ${dir} (${figures('bg', ['свободни са', 'оценката заема', 'може да потрябват още до'])}). Записаното дотук е цяло. ${DO[trouble].bg} и продължете с: ${again}\nПричина: ${reason}`,
    en: `${WHAT[trouble].en}: ${dir} (${figures('en', ['free:', 'the audit takes', 'it may want up to another'])}). What was written so far is whole. ${DO[trouble].en}, then go on with: ${again}\nReason: ${reason}`,
  };
}

function megabytes(bytes: number, lang: 'bg' | 'en'): string {
  const text = (bytes / 1e6).toFixed(1);
  return `${lang === 'bg' ? text.replace('.', ',') : text} MB`;
}

/** Room for this user on the disk of a folder, or of the nearest one above it that is there. */
function freeBytes(dir: string): number | null {
  for (let place = dir; ; place = dirname(place)) {
    const free = orNull(() => {
      const { bavail, bsize } = statfsSync(place);
      return bavail * bsize;
    });
    if (free !== null || place === dirname(place)) return free;
  }
}

/** Bytes of all files below a folder; what cannot be read counts nothing. */
export function folderBytes(dir: string): number {
  const entries = orNull(() => readdirSync(dir, { withFileTypes: true })) ?? [];
  return entries.reduce((sum, entry) => {
    const path = join(dir, entry.name);
    return sum + (entry.isDirectory() ? folderBytes(path) : (orNull(() => statSync(path).size) ?? 0));
  }, 0);
}

/** Figures of a message about a broken disk may not be had any more; the message must come all the same. */
function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
