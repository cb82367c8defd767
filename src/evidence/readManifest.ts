import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { MANIFEST_FILE } from './listAuditFiles.ts';
import type { Manifest } from './writeManifest.ts';

/** The manifest of an audit; null when there is none or it cannot be read as one (then nothing can be verified). */
export async function readManifest(auditDir: string): Promise<Manifest | null> {
  const text = await readFile(path.join(auditDir, MANIFEST_FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  try {
    const value: unknown = JSON.parse(text);
    return isManifest(value) ? { ...value, asOf: value.asOf ?? null } : null;
  } catch {
    return null;
  }
}

function isManifest(value: unknown): value is Manifest {
  if (!isRecord(value)) return false;
  const { format, audit, program, asOf, files, leftOut, tables, dependsOn } = value;
  return (
    format === 1 &&
    typeof audit === 'string' &&
    typeof program === 'string' &&
    (asOf === undefined || asOf === null || isText(asOf)) &&
    isListOf(files, isFileDigest) &&
    isListOf(leftOut, isText) &&
    isListOf(dependsOn, isDependency) &&
    isRecord(tables) &&
    Object.values(tables).every((table) => isRecord(table) && isNumber(table['rows']) && isText(table['sha256']))
  );
}

function isFileDigest(value: unknown): boolean {
  return isRecord(value) && isText(value['path']) && isNumber(value['bytes']) && isText(value['sha256']);
}

function isDependency(value: unknown): boolean {
  return isRecord(value) && isText(value['audit']) && isText(value['where']);
}

function isListOf(value: unknown, fits: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every((item) => fits(item));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number';
}
