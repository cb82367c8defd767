import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** The folder of labelled files: $ZVEZDOMER_SHARED/corpora, else ../shared/corpora beside the project; null = not there. */
export function corporaFolder(): string | null {
  const named = process.env['ZVEZDOMER_SHARED'] ?? '';
  const shared = named === '' ? path.join(import.meta.dirname, '../../../shared') : named;
  const folder = path.join(shared, 'corpora');
  return existsSync(folder) ? folder : null;
}
