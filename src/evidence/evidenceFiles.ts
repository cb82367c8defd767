import { readdir } from 'node:fs/promises';
import type { EvidencePlace } from './evidencePlace.ts';

const NAME = /^\d{5,9}\.warc\.gz$/;

/** Name of the n-th evidence file, from 1. */
export function evidenceFileName(number: number): string {
  return `${String(number).padStart(5, '0')}.warc.gz`;
}

export function evidenceFileNumber(name: string): number {
  return Number.parseInt(name, 10);
}

export function isEvidenceFile(name: string): boolean {
  return NAME.test(name);
}

/** Evidence files of a folder in the order of writing; none when the folder does not exist. */
export async function listEvidenceFiles(dir: string): Promise<string[]> {
  const names = await readdir(dir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter(isEvidenceFile).sort((a, b) => evidenceFileNumber(a) - evidenceFileNumber(b));
}

/** Files from a place on, each with the byte to start at. */
export async function filesFrom(dir: string, from: EvidencePlace | null): Promise<EvidencePlace[]> {
  const first = from === null ? 0 : evidenceFileNumber(from.file);
  const files = await listEvidenceFiles(dir);
  return files
    .filter((file) => evidenceFileNumber(file) >= first)
    .map((file) => ({ file, offset: file === from?.file ? from.offset : 0 }));
}
