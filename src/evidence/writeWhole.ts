import { open, rename } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder } from './appendFile.ts';

/** Writes a file at once: a killed run leaves the old one or the new one, never half of it. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const handle = await open(`${file}.new`, 'w');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
  await syncFolder(path.dirname(file));
}
