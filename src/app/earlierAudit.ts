import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { AuditInfo } from '../model/audit.ts';
import type { AuditConfig } from '../model/config.ts';
import { UserError } from '../model/errors.ts';
import { type AuditFolder, findAudit, readAuditFolder } from './auditFolder.ts';

/** `--since-last`: the newest finished audit of the same configuration, or the one that is named. */
export type SinceLast = { readonly is: 'newest' } | { readonly is: 'named'; readonly audit: string };

/**
 * Opens the audit to go on from; null when the newest is wanted and there is none yet, which is how a series begins.
 * The caller closes it.
 * @throws UserError when the named one is not there, not finished, or of another configuration
 */
export function openEarlierAudit(wanted: SinceLast, config: AuditConfig, out: string): AuditFolder | null {
  if (wanted.is === 'newest') return newestAudit(config.id, out);
  const dir = findAudit(wanted.audit, out);
  const folder = readAuditFolder(dir);
  const problem = problemOf(folder, config.id);
  if (problem === null) return folder;
  folder.close();
  throw new UserError(
    'since-last',
    problem === 'unfinished'
      ? { bg: `--since-last: оценката ${dir} не е завършена`, en: `--since-last: the audit ${dir} is not finished` }
      : {
          bg: `--since-last: оценката ${dir} е по други настройки (${problem}, а не ${config.id})`,
          en: `--since-last: the audit ${dir} has another configuration (${problem}, not ${config.id})`,
        },
  );
}

/** Where the other audits are whose bodies this one points at: evidence folder by audit id. */
export function evidenceOfOthers(dir: string, since: AuditInfo['since']): ReadonlyMap<string, string> {
  return new Map((since?.sources ?? []).map(({ audit, where }) => [audit, join(resolve(dir, where), 'evidence')]));
}

/** Folder of another audit as seen from this one's, with `/` on every system. */
export function seenFrom(dir: string, other: string): string {
  return relative(resolve(dir), resolve(other)).split(sep).join('/');
}

function newestAudit(configId: string, out: string): AuditFolder | null {
  const found: { readonly dir: string; readonly startedAt: string }[] = [];
  for (const dir of auditDirs(out)) {
    const folder = openIfCurrent(dir);
    if (folder === null) continue;
    if (problemOf(folder, configId) === null) found.push({ dir, startedAt: startOf(folder) });
    folder.close();
  }
  const newest = found.toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : a.startedAt > b.startedAt ? -1 : 0))[0];
  return newest === undefined ? null : readAuditFolder(newest.dir);
}

function auditDirs(out: string): readonly string[] {
  if (!existsSync(out)) return [];
  return readdirSync(out)
    .map((name) => join(out, name))
    .filter((dir) => existsSync(join(dir, 'audit.sqlite')) && existsSync(join(dir, 'manifest.json')))
    .sort();
}

/** An audit of another version of the program is passed over here; named, it is told what to do about it. */
function openIfCurrent(dir: string): AuditFolder | null {
  try {
    return readAuditFolder(dir);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** Null = may be gone on from; else `unfinished`, or the id of the other configuration. */
function problemOf({ store }: AuditFolder, configId: string): string | null {
  const config = store.info<AuditConfig>('config');
  if (config === undefined || !store.isDone('report')) return 'unfinished';
  return config.id === configId ? null : config.id;
}

export function startOf({ store }: AuditFolder): string {
  return store.info<{ at: string }>('started')?.at ?? '';
}
