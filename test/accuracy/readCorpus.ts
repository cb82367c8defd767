import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../../src/model/errors.ts';
import { compareText } from '../../src/model/json.ts';
import { type ManifestRow, readManifest } from './readManifest.ts';
import { readOwnCase } from './readOwnCase.ts';
import type { Corpus, CorpusRecord, Item } from './question.ts';

export type CorpusPlace = {
  /** Folder of all suites, laid out as the README beside it says; null when there is none. */
  readonly corporaDir: string | null;
  /** Folder of our own labelled suites: `<suite>/*.jsonl`. */
  readonly ownDir: string;
  /** Only what belongs to this half; null = everything. */
  readonly split: string | null;
};

/**
 * Everything that one suite has: rows of its manifest, records of the `.jsonl` files that the manifest names, labelled
 * cases of `<suite>/*.jsonl` beside it, and our own. Null when neither place knows the suite.
 */
export function readCorpus(suite: string, place: CorpusPlace): Corpus | null {
  const items: Item[] = [];
  const records: CorpusRecord[] = [];
  const folder = place.corporaDir === null ? null : path.join(place.corporaDir, suite);
  const manifest = folder === null ? null : path.join(folder, 'MANIFEST.tsv');
  let found = false;
  const listed = new Set<string>();
  if (folder !== null && manifest !== null && existsSync(manifest)) {
    found = true;
    const rows = readManifest(manifest);
    for (const row of rows) listed.add(row.file);
    addRows(
      rows.filter((row) => belongs(row.split, place.split)),
      folder,
      manifest,
      items,
      records,
    );
  }
  if (folder !== null) found = addLabelled(folder, listed, place.split, null, items, records) || found;
  // Our own cases are what we tune to: they are of the open half, and never of one that is kept apart.
  found = addLabelled(path.join(place.ownDir, suite), new Set(), place.split, 'dev', items, records) || found;
  return found ? { items, records, dir: place.corporaDir } : null;
}

function belongs(split: string | null, wanted: string | null): boolean {
  return wanted === null || split === null || split === '' || split === wanted;
}

function addRows(
  rows: readonly ManifestRow[],
  folder: string,
  manifest: string,
  items: Item[],
  records: CorpusRecord[],
): void {
  assertPresent(rows, folder, manifest);
  for (const row of rows) {
    const file = path.join(folder, row.file);
    if (row.truth === null && row.file.endsWith('.jsonl')) records.push(...readRecords(file, row.file, 'lenient'));
    items.push({ ...row, id: row.file, contested: row.truth?.['contested'] === true, path: file, bytes: () => readFileSync(file) });
  }
}

/** A row without its file would make every share a lie: all of them are named before anything runs. */
function assertPresent(rows: readonly ManifestRow[], folder: string, manifest: string): void {
  const missing = rows.filter((row) => !isFile(path.join(folder, row.file)));
  const [first] = missing;
  if (first === undefined) return;
  const more = missing.length > 1 ? ` (and ${missing.length - 1} more)` : '';
  throw new UserError('corpus-file-missing', `the manifest names "${first.file}", which is not there${more}`, {
    file: manifest,
    line: first.line,
  });
}

/** Reads `<folder>/*.jsonl` that no manifest names; returns whether there was any. */
function addLabelled(
  folder: string,
  listed: ReadonlySet<string>,
  wanted: string | null,
  ownSplit: string | null,
  items: Item[],
  records: CorpusRecord[],
): boolean {
  if (!existsSync(folder)) return false;
  const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl') && !listed.has(name));
  for (const name of names.sort(compareText)) {
    // `phrases.held.jsonl` belongs to the half that its name says; `fresh.jsonl` is opened only by its own name.
    const named = name === 'fresh.jsonl' ? 'fresh' : (/\.([a-z]+)\.jsonl$/.exec(name)?.[1] ?? ownSplit);
    for (const record of readRecords(path.join(folder, name), name, 'strict')) {
      const split = typeof record.value['split'] === 'string' ? record.value['split'] : named;
      if (!belongs(split, wanted)) continue;
      const own = readOwnCase(record, folder);
      if (own === null) records.push(record);
      else items.push(own);
    }
  }
  return names.length > 0;
}

/** Lines of a file of records. Lenient: what is no JSON object is left out, since such files may be test data themselves. */
function readRecords(file: string, name: string, mode: 'strict' | 'lenient'): CorpusRecord[] {
  const records: CorpusRecord[] = [];
  for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (line.trim() === '') continue;
    const value = parseObject(line);
    if (value !== null) records.push({ id: `${name}#${index + 1}`, value });
    else if (mode === 'strict')
      throw new UserError('corpus-record', 'this line is not a JSON object', { file, line: index + 1 });
  }
  return records;
}

export function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function isFile(file: string): boolean {
  return existsSync(file) && statSync(file).isFile();
}
