import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Site } from '../../fixtures/catalogues/catalogue.ts';
import { type ServedCatalogues, serveCatalogues } from '../../fixtures/catalogues/serve.ts';
import { readAuditFolder } from '../../src/app/auditFolder.ts';
import type { InstitutionResult } from '../../src/model/audit.ts';
import { inProcess } from './commandLine.ts';

type PortalAudit = {
  readonly code: number;
  /** Everything that was printed. */
  readonly text: string;
  readonly server: ServedCatalogues;
};

type Portals = {
  /** Folder of the audits of a test file. */
  readonly dir: () => string;
  /** Small catalogues by host, on loopback. */
  readonly serve: (sites: Parameters<typeof serveCatalogues>[0]) => Promise<ServedCatalogues>;
  /** `zvezdomer audit --portal ADDRESS` of one of them. */
  readonly audit: (address: string, site: Site, id: string) => Promise<PortalAudit>;
};

/** For a test file: servers end with the test, the folder with the file. */
export function usePortals(): Portals {
  let dir = '';
  const servers: ServedCatalogues[] = [];
  beforeAll(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'zvezdomer-portal-'));
  });
  afterAll(() => rmSync(dir, { recursive: true }));
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
  });
  const serve: Portals['serve'] = async (sites) => {
    const server = await serveCatalogues(sites);
    servers.push(server);
    return server;
  };
  return {
    dir: () => dir,
    serve,
    audit: async (address, site, id) => {
      const host = URL.parse(address)?.host ?? '';
      return auditPortal(address, await serve({ [host]: site }), { dir, id });
    },
  };
}

/** The command of the audit of a catalogue that is served on this machine. */
export function portalArgs(
  address: string,
  { port }: ServedCatalogues,
  dir: string,
  id: string,
): [string, ...string[]] {
  const host = URL.parse(address)?.host ?? '';
  const resolve = [host, 'files.katalog.example'].flatMap((name) => ['--resolve', `${name}=127.0.0.1:${port}`]);
  return ['audit', '--portal', address, ...resolve, '--out', dir, '--id', id, '--no-pdf'];
}

async function auditPortal(
  address: string,
  server: ServedCatalogues,
  { dir, id }: { readonly dir: string; readonly id: string },
): Promise<PortalAudit> {
  const run = await inProcess(...portalArgs(address, server, dir, id));
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
