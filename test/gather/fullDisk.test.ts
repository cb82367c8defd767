import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diskTrouble } from '../../src/app/diskTrouble.ts';
import { openAppendFile, type OpenAppendFile } from '../../src/evidence/appendFile.ts';
import { openEvidenceReader } from '../../src/evidence/openEvidenceReader.ts';
import { openEvidenceWriter } from '../../src/evidence/openEvidenceWriter.ts';
import { repairTail } from '../../src/evidence/repairTail.ts';
import { openCrawlStore } from '../../src/store/crawlStore.ts';
import { openDatabase } from '../../src/store/openDatabase.ts';
import type { Capture } from '../../src/model/capture.ts';
import { loopbackWeb, type LoopbackWeb, page, type Site, text } from './fakes/loopbackWeb.ts';
import { comparable } from './fakes/memoryCrawl.ts';
import { runGather } from './fakes/runGather.ts';
import { auditConfig, crawlConfig, institution } from './fakes/sampleConfig.ts';

/** Two bodies with a home page and twelve data files each. */
const FILES = Array.from({ length: 12 }, (_, index) => `/registar-${index}.csv`);
const SITE: Site = {
  '/': page(`<main>${FILES.map((href) => `<p><a href="${href}">Регистър</a></p>`).join('')}</main>`),
  ...Object.fromEntries(FILES.map((href) => [href, text(`a;b\n${href};${'1'.repeat(3_000)}`, 'text/csv')])),
};
let web: LoopbackWeb;
let dir: string;
let emptyPages: number;
let wholePages: number;
beforeEach(async () => {
  web = await loopbackWeb({ 'a.example': SITE, 'b.example': SITE });
  dir = mkdtempSync(path.join(tmpdir(), 'zvezdomer-full-'));
  const empty = openDatabase(':memory:', 'create');
  emptyPages = pageCount(empty);
  empty.close();
});
afterEach(async () => {
  await web.close();
  rmSync(dir, { recursive: true });
});

/** A disk that takes so many bytes of one file, and what fits of the write that is too much. */
function smallDisk(bytes: number): OpenAppendFile {
  return async (folder, name) => {
    const file = await openAppendFile(folder, name);
    return {
      ...file,
      async write(chunk, position) {
        const room = Math.max(0, bytes - position);
        await file.write(chunk.subarray(0, room), position);
        if (room < chunk.length) throw Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });
      },
    };
  };
}

/** One run over the files of `name`; what was recorded, or what the disk said. */
async function run(
  name: string,
  limits: { readonly evidenceBytes?: number; readonly databaseShare?: number } = {},
): Promise<readonly string[] | Error> {
  const evidenceDir = path.join(dir, name);
  const file = `${evidenceDir}.sqlite`;
  const db = openDatabase(file, existsSync(file) ? 'write' : 'create');
  try {
    // SQLite's own refusal, for real: it may not grow beyond this share of what the whole crawl takes.
    if (limits.databaseShare !== undefined) {
      const pages = emptyPages + (wholePages - emptyPages) * limits.databaseShare;
      db.exec(`PRAGMA max_page_count = ${Math.floor(pages)}`);
    }
    const store = openCrawlStore(db);
    const { end } = await repairTail(evidenceDir, store.evidenceEnd());
    const openFile = limits.evidenceBytes === undefined ? {} : { openFile: smallDisk(limits.evidenceBytes) };
    const evidence = await openEvidenceWriter({
      dir: evidenceDir,
      software: 'zvezdomer/0',
      settings: {},
      startAt: end,
      ...openFile,
    });
    const bodies = [institution('a'), institution('b')];
    try {
      await runGather(auditConfig(crawlConfig(web.port), bodies), undefined, {
        store,
        evidence,
        replay: openEvidenceReader({ dir: evidenceDir }),
      });
    } finally {
      await evidence.close();
    }
    wholePages = pageCount(db);
    return comparable(captures(db));
  } catch (error) {
    return error as Error;
  } finally {
    db.close();
  }
}

function pageCount(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA page_count').get()?.['page_count']);
}

function captures(db: DatabaseSync): Capture[] {
  return db
    .prepare('SELECT record FROM captures')
    .all()
    .map(({ record }) => JSON.parse(String(record)) as Capture);
}

describe('a crawl whose disk is full', () => {
  it.each([
    ['the evidence', [{ evidenceBytes: 900 }, { evidenceBytes: 7_000 }, { evidenceBytes: 20_000 }]],
    ['the database', [{ databaseShare: 0.1 }, { databaseShare: 0.4 }, { databaseShare: 0.8 }]],
    ['one after the other', [{ evidenceBytes: 9_000 }, { databaseShare: 0.7 }]],
  ])('stops with that error in %s, and comes to the same captures when there is room', async (_, fills) => {
    const whole = await run('whole');
    expect((whole as readonly string[]).length).toBeGreaterThan(2 * FILES.length);
    for (const limits of fills) {
      const refused = await run('broken', limits);
      expect(refused, JSON.stringify(limits)).toBeInstanceOf(Error);
      expect(diskTrouble(refused), String(refused)).toBe('full');
    }
    expect(await run('broken')).toEqual(whole);
  });
});
