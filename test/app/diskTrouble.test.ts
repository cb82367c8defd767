import { existsSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { diskTrouble } from '../../src/app/diskTrouble.ts';
import { onDisk } from '../../src/app/onDisk.ts';
import { EvidenceNotWritten } from '../../src/evidence/evidenceErrors.ts';
import { DiskRefused } from '../../src/model/errors.ts';

function thrown(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

/** What SQLite really says when there are no more pages. */
function fullDatabase(): unknown {
  const db = new DatabaseSync(':memory:');
  db.exec('CREATE TABLE t (x TEXT); PRAGMA max_page_count = 3;');
  return thrown(() => db.prepare('INSERT INTO t VALUES (?)').run('x'.repeat(100_000)));
}

function systemError(code: string, path?: string): Error {
  return Object.assign(new Error(`${code}: refused`), { code, ...(path === undefined ? {} : { path }) });
}

describe('a disk that refuses', () => {
  it.each([
    ['full', systemError('ENOSPC')],
    ['full', systemError('EDQUOT')],
    ['read-only', systemError('EROFS')],
    ['failing', systemError('EIO')],
    ['full', new EvidenceNotWritten('00001.warc.gz', 'nothing was kept', systemError('ENOSPC'))],
    ['full', fullDatabase()],
    [null, systemError('ENOENT')],
    [null, new TypeError('a bug')],
    [null, 'no error at all'],
  ])('is %s', (trouble, error) => {
    expect(diskTrouble(error)).toBe(trouble);
  });

  it.skipIf(!existsSync('/dev/full'))('is full as the system says it', () => {
    expect(diskTrouble(thrown(() => writeFileSync('/dev/full', 'x')))).toBe('full');
  });

  it('is told with its folder, the room that is wanted and the command that goes on', async () => {
    const work = { dir: '/nowhere/a', again: 'zvezdomer audit --resume a', wantsBytes: () => 12_300_000 };
    const error = await onDisk(work, () => Promise.reject(systemError('ENOSPC'))).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(DiskRefused);
    const { trouble, texts } = error as DiskRefused;
    expect(trouble).toBe('full');
    expect(texts.bg).toMatch(/^дискът е пълен: \/nowhere\/a \(.*може да потрябват още до 12,3 MB\)\./);
    expect(texts.bg).toContain('продължете с: zvezdomer audit --resume a');
    expect(texts.en).toMatch(/^the disk is full: \/nowhere\/a \(.*it may want up to another 12\.3 MB\)\./);
  });

  it('is not what keeps a program elsewhere from starting', async () => {
    const error = systemError('EACCES', '/usr/bin/chromium');
    await expect(onDisk({ dir: '/nowhere/a', again: '' }, () => Promise.reject(error))).rejects.toBe(error);
  });
});
