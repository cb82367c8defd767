import type { KeyObject } from 'node:crypto';
import { Buffer } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Json } from '../../model/json.ts';
import { listEvidenceFiles } from '../evidenceFiles.ts';
import { MANIFEST_FILE, SIGNATURE_FILE } from '../listAuditFiles.ts';
import { openEvidenceReader } from '../openEvidenceReader.ts';
import { openLineSorter } from '../sortLines.ts';
import { CDX_FILE, createCdxFiles } from './cdxFiles.ts';
import { DATA_PACKAGE, DATA_PACKAGE_DIGEST, dataPackage, dataPackageDigest } from './dataPackage.ts';
import { exportedFile } from './exportedFile.ts';
import { type ExportJob, type ExportNote, type ExportOptions, noteLines } from './exportJob.ts';
import { openZip, type Zip, type ZippedFile } from './openZip.ts';
import { pageLines } from './pageList.ts';
import { referredFile } from './referredFile.ts';

type WaczOptions = ExportOptions & {
  readonly auditDir: string;
  /** The file to write, `.wacz`. */
  readonly file: string;
  /** Day that the entries of the ZIP get, ISO 8601. */
  readonly day: string;
  readonly title: string;
  readonly description: string;
  /** What stands under `zvezdomer` in datapackage.json, beside the counts. */
  readonly about: { readonly [key: string]: Json };
  readonly key: KeyObject | null;
};

export type WaczOutcome = {
  readonly file: string;
  readonly records: number;
  readonly pages: number;
  readonly notes: { readonly [is in ExportNote['is']]: number };
  /** Audits that hold bodies of this one and are not there. */
  readonly missing: readonly string[];
};

/** Bodies from elsewhere; a name that no evidence file has. */
const REFERRED_FILE = 'referred.warc.gz';

/**
 * Writes evidence as WACZ 1.1.1: WARC files, stored so that a reader can take single records by range; an index in
 * blocks; the list of pages; `datapackage.json` with the SHA-256 of everything. The audit's manifest goes with it, and
 * `audit/notes.jsonl` says what was withheld, redacted, not looked into or missing. Nothing is held whole in memory; the
 * same audit gives the same bytes.
 *
 * @throws EvidenceDamaged when a record is not what was written: damaged evidence is not passed on
 */
export async function exportWacz(options: WaczOptions): Promise<WaczOutcome> {
  const { evidenceDir, others } = options;
  const job: ExportJob = {
    ...options,
    reader: openEvidenceReader({ dir: evidenceDir, others }),
    sorter: openLineSorter(),
    pages: [],
    notes: [],
    verdicts: new Map(),
    emitted: new Set(),
    referred: new Map(),
    missing: new Set(),
    newest: '',
    records: 0,
  };
  const zip = openZip(options.file, options.day, options.class === 'public' ? 0o644 : 0o600);
  try {
    const files = [
      ...(await addArchive(zip, job)),
      ...(await addIndexes(zip, job)),
      ...(await addLists(zip, job, options)),
    ];
    await addPackage(zip, job, options, files);
    await zip.finish();
  } catch (error) {
    await zip.abandon();
    throw error;
  } finally {
    job.sorter.close();
  }
  const { pages, records, missing } = job;
  return { file: options.file, records, pages: pages.length, notes: countNotes(job.notes), missing: [...missing] };
}

async function addArchive(zip: Zip, job: ExportJob): Promise<ZippedFile[]> {
  const files: ZippedFile[] = [];
  const add = async (name: string, pieces: AsyncGenerator<Uint8Array>): Promise<void> => {
    // A file of which nothing is exported is left out; that is known from the first piece.
    const first = await pieces.next();
    if (first.done === true) return;
    files.push(await zip.add(`archive/${name}`, startingWith(first.value, pieces), 'stored'));
  };
  for (const name of await listEvidenceFiles(job.evidenceDir)) await add(name, exportedFile(job, { name, end: 0 }));
  await add(REFERRED_FILE, referredFile(job, { name: REFERRED_FILE, end: 0 }));
  return files;
}

async function* startingWith(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

async function addIndexes(zip: Zip, { sorter }: ExportJob): Promise<ZippedFile[]> {
  const cdx = createCdxFiles(sorter.sorted());
  const blocks = await zip.add(`indexes/${CDX_FILE}`, cdx.blocks(), 'stored');
  return [blocks, await zip.add('indexes/index.idx', [Buffer.from(cdx.idx())], 'deflated')];
}

async function addLists(zip: Zip, job: ExportJob, { auditDir }: WaczOptions): Promise<ZippedFile[]> {
  const add = (name: string, content: Buffer): Promise<ZippedFile> => zip.add(name, [content], 'deflated');
  const files = [await add('pages/pages.jsonl', Buffer.from(pageLines(job.pages.map(({ page }) => page))))];
  for (const name of [MANIFEST_FILE, SIGNATURE_FILE]) {
    const content = await readFile(path.join(auditDir, name)).catch(() => null);
    if (content !== null) files.push(await add(`audit/${name}`, content));
  }
  if (job.notes.length > 0) files.push(await add('audit/notes.jsonl', Buffer.from(noteLines(job.notes))));
  return files;
}

async function addPackage(zip: Zip, job: ExportJob, options: WaczOptions, files: readonly ZippedFile[]): Promise<void> {
  const main = (job.pages.find(({ home }) => home) ?? job.pages[0])?.page;
  const content = dataPackage(
    {
      title: options.title,
      description: options.description,
      created: `${(job.newest === '' ? options.day : job.newest).slice(0, 19)}Z`,
      software: options.software,
      mainPage: main === undefined ? null : { url: main.url, date: main.ts },
      audit: { ...options.about, class: options.class, notes: countNotes(job.notes), missing: [...job.missing] },
    },
    files,
  );
  await zip.add(DATA_PACKAGE, [content], 'deflated');
  await zip.add(DATA_PACKAGE_DIGEST, [dataPackageDigest(content, options.key)], 'deflated');
}

function countNotes(notes: readonly ExportNote[]): WaczOutcome['notes'] {
  const count = (is: ExportNote['is']): number => notes.filter((note) => note.is === is).length;
  return {
    withheld: count('withheld'),
    redacted: count('redacted'),
    'not-looked-into': count('not-looked-into'),
    missing: count('missing'),
  };
}
