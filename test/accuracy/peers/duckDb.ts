import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

const SCRIPT = path.join(import.meta.dirname, 'duckDb.py');
const MOST_BYTES = 256 * 1024 * 1024;

/** Rows of what DuckDB answers about one file; null where it gives up. */
export type DuckRows = readonly (readonly unknown[])[] | null;

/**
 * Asks DuckDB about bodies, each as a file of its own: `sniff` for the dialect, `load` for the cells as text. Null when
 * Python's module is not on this machine ($ZVEZDOMER_BENCH_PYTHON, else python3).
 */
export function askDuckDb(what: 'sniff' | 'load', bodies: readonly Uint8Array[]): readonly DuckRows[] | null {
  const folder = mkdtempSync(path.join(tmpdir(), 'zvezdomer-duckdb-'));
  try {
    const files = bodies.map((bytes, index) => {
      const file = path.join(folder, `${index}.csv`);
      writeFileSync(file, bytes);
      return file;
    });
    const python = process.env['ZVEZDOMER_BENCH_PYTHON'] ?? 'python3';
    const { status, stdout } = spawnSync(python, [SCRIPT, what, ...files], { encoding: 'utf8', maxBuffer: MOST_BYTES });
    if (status !== 0) return null;
    return stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as DuckRows); // prettier-ignore
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
