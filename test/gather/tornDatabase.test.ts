import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEvidenceReader } from '../../src/evidence/openEvidenceReader.ts';
import { openEvidenceWriter } from '../../src/evidence/openEvidenceWriter.ts';
import { repairTail } from '../../src/evidence/repairTail.ts';
import type { Capture } from '../../src/model/capture.ts';
import { openCrawlStore } from '../../src/store/crawlStore.ts';
import { openDatabase } from '../../src/store/openDatabase.ts';
import { loopbackWeb, type LoopbackWeb, page, type Site, text } from './fakes/loopbackWeb.ts';
import { comparable } from './fakes/memoryCrawl.ts';
import { runGather } from './fakes/runGather.ts';
import { auditConfig, crawlConfig, institution } from './fakes/sampleConfig.ts';

const FILES = Array.from({ length: 60 }, (_, index) => `/registar-${index}.csv`);
const SITE: Site = {
  '/': page(`<main>${FILES.map((href) => `<p><a href="${href}">Регистър</a></p>`).join('')}</main>`),
  ...Object.fromEntries(FILES.map((href) => [href, text(`a;b\n${href};1`, 'text/csv')])),
};
/** The run is cut off after so many exchanges: a copy of its files at that moment is what a kill leaves. */
const CUT_AT = 100;

let web: LoopbackWeb;
let dir: string;
let whole: readonly string[];
beforeAll(async () => {
  web = await loopbackWeb({ 'a.example': SITE, 'b.example': SITE });
  dir = mkdtempSync(path.join(tmpdir(), 'zvezdomer-torn-'));
  let exchanges = 0;
  whole = await crawl('whole', () => {
    exchanges += 1;
    if (exchanges !== CUT_AT) return;
    for (const name of ['crawl.sqlite', 'crawl.sqlite-wal', 'evidence'])
      cpSync(path.join(dir, 'whole', name), path.join(dir, 'cut', name), { recursive: true });
  });
});
afterAll(async () => {
  await web.close();
  rmSync(dir, { recursive: true });
});

/** One run to its end over the files of a folder; what was recorded in all. */
async function crawl(name: string, onExchange: () => void = () => undefined): Promise<readonly string[]> {
  const folder = path.join(dir, name);
  const evidenceDir = path.join(folder, 'evidence');
  const file = path.join(folder, 'crawl.sqlite');
  mkdirSync(folder, { recursive: true });
  const db = openDatabase(file, existsSync(file) ? 'write' : 'create');
  try {
    const store = openCrawlStore(db);
    const { end } = await repairTail(evidenceDir, store.evidenceEnd());
    const settings = { dir: evidenceDir, software: 'zvezdomer/0', settings: {}, startAt: end };
    const evidence = await openEvidenceWriter(settings);
    try {
      await runGather(auditConfig(crawlConfig(web.port), [institution('a'), institution('b')]), undefined, {
        store,
        evidence,
        replay: openEvidenceReader({ dir: evidenceDir }),
        onEvent: (event) => void (event.is === 'exchange' && onExchange()),
      });
    } finally {
      await evidence.close();
    }
    const rows = db.prepare('SELECT record FROM captures').all();
    return comparable(rows.map(({ record }) => JSON.parse(String(record)) as Capture));
  } finally {
    db.close();
  }
}

/** The cut-off files, with something done to them. */
function damaged(name: string, damage: (folder: string) => void): string {
  const folder = path.join(dir, name);
  cpSync(path.join(dir, 'cut'), folder, { recursive: true });
  damage(folder);
  return name;
}

/** A part of a file from a share of its length on, put through `change`. */
function change(file: string, share: number, to: (tail: Buffer) => Buffer | null): void {
  const bytes = readFileSync(file);
  const from = Math.floor(bytes.length * share);
  const tail = to(bytes.subarray(from));
  if (tail === null) truncateSync(file, from);
  else writeFileSync(file, Buffer.concat([bytes.subarray(0, from), tail]));
}

const wal = (folder: string): string => path.join(folder, 'crawl.sqlite-wal');
const warc = (folder: string): string => path.join(folder, 'evidence', '00001.warc.gz');

describe('a run that was cut off', () => {
  it.each<[string, (folder: string) => void]>([
    ['as it was', () => undefined],
    ['without its WAL', (folder) => rmSync(wal(folder))],
    ['with a WAL cut at a third', (folder) => change(wal(folder), 1 / 3, () => null)],
    ['with a WAL cut inside its last frame', (folder) => change(wal(folder), 0.999, () => null)],
    ['with a WAL whose tail is zeros', (folder) => change(wal(folder), 0.6, (tail) => Buffer.alloc(tail.length))],
    [
      'with a WAL whose tail is garbage',
      (folder) => change(wal(folder), 0.8, (tail) => Buffer.alloc(tail.length, 0xa5)),
    ],
    ['with a WAL that has only its head', (folder) => truncateSync(wal(folder), 32)],
  ])('%s comes to the same captures: the evidence tells what the database has lost', async (name, damage) => {
    expect(await crawl(damaged(name, damage))).toEqual(whole);
  });

  it('with evidence cut before what the database knows says what is damaged, and touches nothing', async () => {
    const name = damaged('short evidence', (folder) => change(warc(folder), 0.3, () => null));
    const size = readFileSync(warc(path.join(dir, name))).length;
    await expect(crawl(name)).rejects.toMatchObject({ name: 'EvidenceDamaged', file: '00001.warc.gz', offset: size });
    expect(readFileSync(warc(path.join(dir, name)))).toHaveLength(size);
  });

  it('with a database that is none any more says so, and touches nothing', async () => {
    const name = damaged('no database', (folder) => {
      rmSync(wal(folder));
      writeFileSync(path.join(folder, 'crawl.sqlite'), Buffer.alloc(8_192, 0x5a));
    });
    const size = readFileSync(warc(path.join(dir, name))).length;
    await expect(crawl(name)).rejects.toThrow('file is not a database');
    expect(readFileSync(warc(path.join(dir, name)))).toHaveLength(size);
  });
});
