import { open, rename } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder } from './appendFile.ts';

/** Writes a file at once: a killed run leaves the old one or the new one, never half of it. */
export async function writeWhole(file: string, pieces: Iterable<string>, mode = 0o666): Promise<void> {
  const handle = await open(`${file}.new`, 'w', mode);
  try {
    let waiting: string[] = [];
    let characters = 0;
    for (const piece of pieces) {
      waiting.push(piece);
      characters += piece.length;
      if (characters < 1_000_000) continue;
      await handle.writeFile(waiting.join(''));
      [waiting, characters] = [[], 0];
    }
    await handle.writeFile(waiting.join(''));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
  await syncFolder(path.dirname(file));
}
