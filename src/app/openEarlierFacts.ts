import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { AuditInfo } from '../model/audit.ts';
import { UserError } from '../model/errors.ts';
import type { Fact } from '../model/facts.ts';
import { type AuditFolder, readAuditFolder } from './auditFolder.ts';

/** Facts of bodies that the audit before made already. */
export type EarlierFacts = {
  /** Undefined when that audit did not read the body, or read it with another inspector or other tables. */
  facts(digest: string, inspector: string, tables: string): readonly Fact[] | undefined;
  close(): void;
};

/** Opens the audit that this one goes on from; one that is not there, or of another version, knows nothing. */
export function openEarlierFacts({ dir, store }: Pick<AuditFolder, 'dir' | 'store'>): EarlierFacts {
  const since = store.info<AuditInfo>('audit')?.since;
  const where = since?.sources.find(({ audit }) => audit === since.audit)?.where;
  const earlier = where === undefined ? null : openIfThere(resolve(dir, where));
  return {
    facts: (digest, inspector, tables) =>
      earlier?.store.isInspected(digest, inspector, tables) === true
        ? earlier.store.facts('', `body:${digest}`)
        : undefined,
    close: () => earlier?.close(),
  };
}

function openIfThere(dir: string): AuditFolder | null {
  if (!existsSync(join(dir, 'audit.sqlite'))) return null;
  try {
    return readAuditFolder(dir);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
