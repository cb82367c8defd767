import { readFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../../src/model/errors.ts';

/** One line of a MANIFEST.tsv. */
export type ManifestRow = {
  readonly file: string;
  readonly source: string;
  readonly sourcePath: string;
  readonly truth: Readonly<Record<string, unknown>> | null;
  readonly truthText: string;
  readonly split: string;
  readonly note: string;
  /** From 1, the header counted. */
  readonly line: number;
};

const NEEDED = ['file', 'ground_truth', 'split'] as const;

/**
 * Reads a manifest: tab-separated, no quoting, UTF-8, first line the names of the columns in any order. A line with
 * another number of cells, a path that leaves the folder or a second row for one file is an error with its place: a
 * manifest that is read wrongly gives wrong shares without anybody noticing.
 */
export function readManifest(file: string): ManifestRow[] {
  const lines = readFileSync(file, 'utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/);
  const columns = (lines[0] ?? '').split('\t');
  const lacking = NEEDED.filter((name) => !columns.includes(name));
  if (lacking.length > 0) {
    throw new UserError('manifest', `the first line has no column ${lacking.map((name) => `"${name}"`).join(', ')}`, {
      file,
      line: 1,
    });
  }
  const seen = new Set<string>();
  return lines.flatMap((text, index): ManifestRow[] => {
    if (index === 0 || text === '') return [];
    const line = index + 1;
    const cells = text.split('\t');
    if (cells.length !== columns.length) {
      throw new UserError('manifest', `${cells.length} cells, but the header has ${columns.length}`, { file, line });
    }
    const cell = (name: string): string => cells[columns.indexOf(name)] ?? '';
    const name = cell('file');
    if (name === '' || path.isAbsolute(name) || name.split('/').includes('..')) {
      throw new UserError('manifest', `"${name}" is no path below this folder`, { file, line });
    }
    if (seen.has(name)) throw new UserError('manifest', `"${name}" stands here twice`, { file, line });
    seen.add(name);
    const truthText = cell('ground_truth');
    return [
      {
        file: name,
        source: name.includes('/') ? (name.split('/')[0] ?? '') : '',
        sourcePath: columns.includes('path') ? cell('path') : '',
        truth: readTruth(truthText, file, line),
        truthText,
        split: cell('split'),
        note: columns.includes('note') ? cell('note') : '',
        line,
      },
    ];
  });
}

/** A JSON object; null for a sentence, a list or nothing. */
function readTruth(text: string, file: string, line: number): Readonly<Record<string, unknown>> | null {
  if (!text.startsWith('{')) return null;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw new UserError('manifest', 'ground_truth begins like a JSON object, but is none', { file, line });
  }
}
