import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { matchesHost } from '../gather/pace/hostPattern.ts';
import { isProductToken } from '../inspect/robots.ts';
import { type AuditConfig, CATALOGUE_KINDS } from '../model/config.ts';
import { UserError } from '../model/errors.ts';
import { INSTITUTION_KINDS, type Institution, LEGAL_KINDS } from '../model/institution.ts';
import type { Json } from '../model/json.ts';
import { loadDecisions, withDecisions } from './loadMatching.ts';
import { programVersion } from './packageRoot.ts';
import { readYaml } from '../rules/readYaml.ts';

const bilingual = z.strictObject({ bg: z.string().min(1), en: z.string().min(1) });
const webAddress = z.url({ protocol: /^https?$/ });

/** `*` = every host, `name` or `*.name` = a host with all below it. An address or an empty text would mean no host. */
const hostPattern = z
  .string()
  .refine((text) => text === '*' || matchesHost(text, text.replace(/^\*\./, '')), 'a host name, *.name or *');
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM, in quotes');

/** One entry of a file of institutions. */
export const institutionEntry = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, 'only a–z, 0–9 and -'),
  name: bilingual,
  otherNames: z.array(z.string()).default([]),
  kind: z.enum(INSTITUTION_KINDS),
  legalKind: z.enum(LEGAL_KINDS).default('unknown'),
  region: z.string().nullable().default(null),
  eik: z
    .string()
    .regex(/^(\d{9}|\d{13})$/, '9 or 13 digits, in quotes')
    .nullable()
    .default(null),
  sites: z.array(webAddress).default([]),
  fileHosts: z.array(z.string()).default([]),
  identityConfirmed: z.boolean().default(false),
  portalOrganisation: z.string().nullable().default(null),
  ekatte: z
    .string()
    .regex(/^\d{5}$/, '5 digits, in quotes')
    .exactOptional(),
  parent: z.string().exactOptional(),
  mailHost: z.string().exactOptional(),
  source: z.string().exactOptional(),
  confidence: z.enum(['high', 'medium']).exactOptional(),
});

const crawl = z.strictObject({
  userAgent: z.strictObject({
    product: z
      .string()
      .refine(
        (product) => isProductToken(product.split('/')[0] ?? ''),
        'a name that robots.txt can address: only A–Z, a–z, _ and -, then perhaps /version',
      ),
    contactUrl: webAddress,
  }),
  acceptLanguage: z.string().default('bg, en;q=0.5'),
  resolve: z.record(z.string(), z.string().regex(/^[\d.a-fA-F:[\]]+:\d+$/, 'address:port')).default({}),
  minDelayMs: z.int().min(0).default(1000),
  delayPerResponseTime: z.number().min(0).default(1),
  maxCrawlDelayMs: z.int().min(0).default(60_000),
  headersTimeoutMs: z.int().min(100).default(30_000),
  bodyTimeoutMs: z.int().min(100).default(60_000),
  maxBodyBytes: z.int().min(1024).default(50_000_000),
  maxRedirects: z.int().min(0).max(20).default(5),
  maxDepth: z.int().min(1).max(20).default(12),
  budget: z
    .strictObject({
      requests: z.int().min(1).default(300),
      bytes: z.int().min(1).default(500_000_000),
      minutes: z.number().min(0.1).default(60),
    })
    .prefault({}),
  linkedFiles: z
    .strictObject({
      enabled: z.boolean().default(true),
      requestsPerHost: z.int().min(2, 'at least 2: robots.txt and one file').default(20),
      requests: z.int().min(0).default(60),
    })
    .prefault({}),
  browser: z
    .strictObject({
      enabled: z.boolean().default(true),
      timeoutMs: z.int().min(1000).default(20_000),
      pages: z.int().min(0).default(10),
    })
    .prefault({}),
  robotsExceptions: z.array(z.strictObject({ host: z.string(), reason: bilingual })).default([]),
  optOuts: z.array(z.strictObject({ host: hostPattern, since: z.iso.date() })).default([]),
  quietHours: z.array(z.strictObject({ host: hostPattern.default('*'), from: timeOfDay, to: timeOfDay })).default([]),
  bytesPerDay: z.array(z.strictObject({ host: hostPattern.default('*'), bytes: z.int().min(1) })).default([]),
  contact: z
    .strictObject({
      organisation: bilingual.default({ bg: 'Работна група „Звездомер“', en: 'The Zvezdomer working group' }),
      email: z.email().nullable().default(null),
    })
    .prefault({}),
});

const portal = z.strictObject({
  /** `auto`: found out by a few questions before the audit begins (catalogueConfig). */
  kind: z.enum([...CATALOGUE_KINDS, 'auto']).default('data-egov-bg'),
  url: webAddress,
  scope: z.enum(['institutions', 'all']).default('institutions'),
  requestsPerMinute: z.int().min(1).max(6000).default(30),
  datasetsPerOrganisation: z.int().min(1).default(1000),
  pageSize: z.int().min(10).max(20).default(20),
  downloadsPerPublisher: z.int().min(0).max(1000).default(10),
  fullSweepDays: z.int().min(0).default(30),
  budget: z
    .strictObject({
      catalogue: portalBudget(50_000, 20_000_000_000),
      bodies: portalBudget(50_000, 100_000_000_000),
    })
    .prefault({}),
});

function portalBudget(requests: number, bytes: number) {
  const budget = z.strictObject({
    requests: z.int().min(0).default(requests),
    bytes: z.int().min(0).default(bytes),
  });
  return budget.prefault({});
}

const schema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, 'only a–z, 0–9 and -'),
  title: bilingual,
  asOf: z.iso.datetime({ offset: true }).nullable().default(null),
  profile: z.string().default('five-star'),
  institutions: z.array(institutionEntry).default([]),
  /** More of them from a file of their own, relative to this one. */
  institutionsFile: z.string().optional(),
  /** Their other names, for matching with organisations of the portal. */
  namesFile: z.string().optional(),
  /** What people decided about organisations of the portal. */
  matchesFile: z.string().optional(),
  portal: portal.nullable().default(null),
  crawl,
});

/** Address of a portal whose kind is still to be found out; null when the configuration says it, or reads no portal. */
export function portalToDetect(path: string): string | null {
  const { portal: wanted } = readYaml(readFile(path), path, schema).value;
  return wanted?.kind === 'auto' ? wanted.url : null;
}

/** The configuration that these few settings make with all defaults; for audits that nobody wrote a file for. */
export function completeConfig(
  settings: Omit<z.input<typeof schema>, 'crawl'> & Pick<AuditConfig, 'crawl'>,
): AuditConfig {
  const { crawl: done, ...rest } = settings;
  const { institutionsFile: _none, ...config } = schema.omit({ crawl: true }).parse(rest);
  return { ...config, portal: portalOf(config.portal, null, 'portal'), crawl: done };
}

/** What was found out of a portal of kind `auto`. */
export type PortalFound = Pick<NonNullable<AuditConfig['portal']>, 'kind' | 'url'>;

function portalOf(
  wanted: z.output<typeof portal> | null,
  found: PortalFound | null,
  file: string,
): AuditConfig['portal'] {
  if (wanted === null) return null;
  const { kind, ...rest } = wanted;
  if (kind !== 'auto') return { ...rest, kind };
  if (found !== null) return { ...rest, ...found };
  throw new UserError(
    'portal-auto',
    {
      bg: 'portal.kind: auto се разпознава само при започване на оценка; за тази команда посочете вида',
      en: 'portal.kind: auto is found out only when an audit begins; name the kind for this command',
    },
    { file },
  );
}

/**
 * Reads and checks an audit's configuration; every fault names file and line. Relative paths are relative to the file.
 * `found` = what a portal of kind `auto` turned out to be.
 */
export function loadConfig(path: string, found: PortalFound | null = null): AuditConfig {
  const { institutionsFile, namesFile: _, matchesFile, ...config } = readYaml(readFile(path), path, schema).value;
  const more = institutionsFile === undefined ? [] : loadInstitutions(resolve(dirname(path), institutionsFile));
  const listed = [...config.institutions, ...more];
  if (listed.length === 0) {
    throw new UserError(
      'no-institutions',
      { bg: 'няма нито една институция', en: 'there is not one institution' },
      { file: path },
    );
  }
  assertUnique(listed, path);
  const matches = matchesFile === undefined ? null : resolve(dirname(path), matchesFile);
  const institutions = matches === null ? listed : withDecisions(listed, loadDecisions(matches, listed), matches);
  const portalFound = portalOf(config.portal, found, path);
  const crawlComplete = { ...config.crawl, userAgent: withVersion(config.crawl.userAgent) };
  return { ...config, portal: portalFound, institutions, crawl: crawlComplete };
}

/** Where the names and the decisions of a configuration stand; null = it has none. */
export function matchingFiles(path: string): { readonly names: string | null; readonly matches: string | null } {
  const { namesFile, matchesFile } = readYaml(readFile(path), path, schema).value;
  const from = (file: string | undefined): string | null => (file === undefined ? null : resolve(dirname(path), file));
  return { names: from(namesFile), matches: from(matchesFile) };
}

/** Operators should see which version came: the product gets it unless the config names one. */
function withVersion({ product, contactUrl }: AuditConfig['crawl']['userAgent']): AuditConfig['crawl']['userAgent'] {
  return {
    product: product.includes('/') ? product : `${product}/${programVersion().replace('zvezdomer ', '')}`,
    contactUrl,
  };
}

/** Settings of a crawl from the few that differ; the rest are the defaults that every configuration gets. */
export function completeCrawl(settings: z.input<typeof crawl>): AuditConfig['crawl'] {
  const complete = crawl.parse(settings);
  return { ...complete, userAgent: withVersion(complete.userAgent) };
}

/** The bodies of a file of institutions. @throws UserError with file and line */
export function loadInstitutions(path: string): readonly Institution[] {
  return readYaml(readFile(path), path, z.array(institutionEntry)).value;
}

/** Every setting that has a default, for configurations that were stored before there was one (storedConfig). */
export function configDefaults(): {
  readonly config: Json;
  readonly crawl: Json;
  readonly portal: Json;
  readonly institution: Json;
} {
  const nobody = { product: 'Zvezdomer', contactUrl: 'https://zvezdomer.example/' };
  const name = { bg: '-', en: '-' };
  const { institutions: _none, ...config } = schema
    .omit({ crawl: true, institutionsFile: true, namesFile: true, matchesFile: true })
    .parse({ id: 'none', title: name });
  return {
    config,
    crawl: crawl.parse({ userAgent: nobody }) as Json,
    portal: portal.parse({ url: nobody.contactUrl }) as Json,
    institution: institutionEntry.parse({ id: 'none', name, kind: 'other' }) as Json,
  };
}

function readFile(path: string): string {
  if (!existsSync(path)) {
    throw new UserError('config-missing', {
      bg: `${path}: няма такъв файл с настройки`,
      en: `${path}: no such configuration file`,
    });
  }
  return readFileSync(path, 'utf8');
}

function assertUnique(institutions: readonly Institution[], file: string): void {
  const seen = new Set<string>();
  for (const { id } of institutions) {
    if (seen.has(id)) {
      throw new UserError(
        'institution-twice',
        { bg: `институцията „${id}“ е описана два пъти`, en: `institution "${id}" is listed twice` },
        { file },
      );
    }
    seen.add(id);
  }
}
