import path from 'node:path';
import type { Site } from '../../fixtures/catalogues/catalogue.ts';
import { type ServedCatalogues, serveCatalogues } from '../../fixtures/catalogues/serve.ts';
import { readAuditFolder } from '../../src/app/auditFolder.ts';
import type { InstitutionResult } from '../../src/model/audit.ts';
import { inProcess } from './commandLine.ts';

export type PortalAudit = {
  readonly code: number;
  /** Everything that was printed. */
  readonly text: string;
  readonly server: ServedCatalogues;
};

/** `zvezdomer audit --portal ADDRESS` of a small catalogue on loopback; the server is left to the caller to close. */
export async function auditPortal(
  address: string,
  site: Site,
  { dir, id }: { readonly dir: string; readonly id: string },
): Promise<PortalAudit> {
  const host = URL.parse(address)?.host ?? '';
  const server = await serveCatalogues({ [host]: site });
  const place = `127.0.0.1:${server.port}`;
  const resolve = ['--resolve', `${host}=${place}`, '--resolve', `files.katalog.example=${place}`];
  const run = await inProcess('audit', '--portal', address, ...resolve, '--out', dir, '--id', id, '--no-pdf');
  return { code: run.code, server, text: [...run.err, ...run.out].join('\n') };
}

/** What each body of a judged audit got. */
export function resultsOf(dir: string, id: string): readonly InstitutionResult[] {
  const folder = readAuditFolder(path.join(dir, id));
  try {
    return folder.store.auditResult()?.institutions ?? [];
  } finally {
    folder.close();
  }
}
