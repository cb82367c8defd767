import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Larger ones take their time whole: mutating them finds nothing that small ones do not. */
const LARGEST = 300_000;

/** Bodies to begin with: every file below some folders that is not too large, in the order of their paths. */
export function seedBodies(folders: readonly string[]): readonly Buffer[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .toSorted((a, b) => (a < b ? -1 : 1))
      .map((name) => path.join(folder, name))
      .filter((file) => {
        const { size } = statSync(file);
        return statSync(file).isFile() && size > 0 && size <= LARGEST;
      })
      .map((file) => readFileSync(file)),
  );
}
