import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { completeCrawl } from '../../../src/app/loadConfig.ts';
import type { AuditConfig } from '../../../src/model/config.ts';
import { loadTables } from '../../../src/rules/loadTables.ts';
import { breadthFirstRequests } from '../frontierSites/breadthFirstRequests.ts';
import { generateSite } from '../frontierSites/generateSite.ts';
import { oracleRequests } from '../frontierSites/oracleRequests.ts';
import type { GeneratedSite } from '../frontierSites/site.ts';
import { crawlUntilFound } from './crawlUntilFound.ts';

const SHARE = 0.9;
const TABLES = path.resolve(import.meta.dirname, '../../../rules/tables');

/** Requests for pages until 90 % of the files of one generated site are discovered. */
export type SiteResult = {
  readonly seed: number;
  readonly kind: string;
  readonly pages: number;
  readonly files: number;
  readonly breadthFirst: number;
  readonly oracle: number;
  readonly ours: number;
  /** False when we had asked as much as breadth-first needs, and still had not discovered enough. */
  readonly isComplete: boolean;
};

export async function measureSite(seed: number): Promise<SiteResult> {
  const site = generateSite(seed);
  const wanted = Math.ceil(site.files.size * SHARE);
  const breadthFirst = breadthFirstRequests(site, SHARE);
  const given = { config: configFor(site, 4 * breadthFirst), tables: tables() };
  const crawl = await crawlUntilFound(site, wanted, given, breadthFirst);
  return {
    seed,
    kind: site.kind,
    pages: site.pageCount,
    files: site.files.size,
    breadthFirst,
    oracle: oracleRequests(site, SHARE),
    ours: crawl.found < wanted ? breadthFirst : crawl.pages,
    isComplete: crawl.found >= wanted,
  };
}

/** The defaults of every configuration; only pace and budget do not count here. */
function configFor(site: GeneratedSite, requests: number): AuditConfig {
  const host = new URL(site.home).hostname;
  const crawl = completeCrawl({
    userAgent: { product: 'Zvezdomer', contactUrl: 'https://zvezdomer.example/bot' },
    resolve: { [host]: '127.0.0.1:80' },
    minDelayMs: 0,
    delayPerResponseTime: 0,
    budget: { requests, bytes: Number.MAX_SAFE_INTEGER, minutes: 1e9 },
  });
  const institution = {
    id: 'a',
    name: { bg: 'а', en: 'a' },
    otherNames: [],
    kind: 'municipality',
    legalKind: 'municipality',
    region: null,
    eik: null,
    sites: [site.home],
    fileHosts: [],
    identityConfirmed: true,
    portalOrganisation: null,
  } as const;
  return {
    id: 'frontier',
    title: { bg: 'а', en: 'a' },
    asOf: null,
    profile: 'five-star',
    institutions: [institution],
    portal: null,
    crawl,
  };
}

function tables(): ReturnType<typeof loadTables> {
  if (!existsSync(TABLES)) throw new Error(`no tables in ${TABLES}`);
  return loadTables(
    new Map(readdirSync(TABLES).map((name) => [`tables/${name}`, readFileSync(path.join(TABLES, name), 'utf8')])),
  );
}
