import type { AuditConfig, CrawlConfig, PortalConfig } from '../../../src/model/config.ts';
import type { Institution } from '../../../src/model/institution.ts';
import type { FormatEntry, Tables } from '../../../src/model/tables.ts';

export function institution(id: string, changes: Partial<Institution> = {}): Institution {
  return {
    id,
    name: { bg: `Община ${id}`, en: id },
    otherNames: [],
    kind: 'municipality',
    legalKind: 'municipality',
    region: null,
    eik: null,
    sites: [`http://${id}.example/`],
    fileHosts: [],
    identityConfirmed: true,
    portalOrganisation: null,
    ...changes,
  };
}

export function crawlConfig(port: number, changes: Partial<CrawlConfig> = {}): CrawlConfig {
  return {
    userAgent: { product: 'Zvezdomer/0.1.0', contactUrl: 'https://zvezdomer.example/bot' },
    acceptLanguage: 'bg',
    resolve: { '*.example': `127.0.0.1:${port}` },
    minDelayMs: 0,
    delayPerResponseTime: 0,
    maxCrawlDelayMs: 10_000,
    headersTimeoutMs: 2_000,
    bodyTimeoutMs: 2_000,
    maxBodyBytes: 1_000_000,
    maxRedirects: 5,
    maxDepth: 4,
    budget: { requests: 500, bytes: 100_000_000, minutes: 600 },
    linkedFiles: { enabled: true, requestsPerHost: 20, requests: 60 },
    browser: { enabled: true, timeoutMs: 5_000, pages: 3 },
    robotsExceptions: [],
    optOuts: [],
    quietHours: [],
    bytesPerDay: [],
    contact: { organisation: { bg: 'Образцова група', en: 'Sample group' }, email: null },
    ...changes,
  };
}

/** A catalogue at this address, asked as its defaults say. */
export function portalConfig(url: string, changes: Partial<PortalConfig> = {}): PortalConfig {
  return {
    kind: 'data-egov-bg',
    url,
    scope: 'institutions',
    requestsPerMinute: 60,
    datasetsPerOrganisation: 50,
    pageSize: 20,
    downloadsPerPublisher: 10,
    fullSweepDays: 30,
    budget: { catalogue: { requests: 50_000, bytes: 1e9 }, bodies: { requests: 50_000, bytes: 1e9 } },
    ...changes,
  };
}

export function auditConfig(
  crawl: CrawlConfig,
  institutions: readonly Institution[],
  portal: AuditConfig['portal'] = null,
): AuditConfig {
  return {
    id: 'sample',
    title: { bg: 'Образец', en: 'Sample' },
    asOf: null,
    profile: 'five-star',
    institutions,
    portal,
    crawl,
  };
}

function format(
  id: string,
  extensions: readonly string[],
  family: FormatEntry['family'],
  changes: Partial<FormatEntry> = {},
): FormatEntry {
  const reason = { bg: '', en: '' };
  return {
    id,
    name: { bg: id, en: id },
    euFileType: null,
    aliases: [],
    mediaTypes: [],
    extensions,
    open: true,
    structured: true,
    machineReadable: 'yes',
    maxLevel: 3,
    family,
    reason,
    ...changes,
  };
}

/** A vocabulary of the size that a test can keep in mind. */
export const SAMPLE_TABLES: Pick<Tables, 'vocabulary' | 'formats'> = {
  formats: [
    format('csv', ['csv'], 'table'),
    format('xlsx', ['xlsx'], 'table', { open: false }),
    format('json', ['json'], 'tree'),
    format('turtle', ['ttl'], 'graph', { mediaTypes: ['text/turtle'] }),
    format('rdf', ['rdf'], 'graph', { mediaTypes: ['application/rdf+xml'] }),
    format('jsonld', ['jsonld'], 'graph', { mediaTypes: ['application/ld+json'] }),
    format('zip', ['zip'], 'archive'),
    format('pdf', ['pdf'], 'document', { structured: false, machineReadable: 'no', maxLevel: 1 }),
    format('jpeg', ['jpg'], 'image', { structured: false, machineReadable: 'no', maxLevel: 1 }),
  ],
  vocabulary: {
    dataStrong: ['отворен~ данн~', 'open data', 'opendata'],
    dataMedium: ['регист~', 'списък~'],
    notData: ['лични данни', 'защита на личните данни'],
    download: ['изтегл~'],
    documentWords: ['заповед~', 'покана~'],
    archive: ['архив~'],
    archiveNotice: [],
    missingPage: [],
    blockedPage: ['checking your browser'],
    blockedMarks: [{ guard: 'Cloudflare', header: { name: 'cf-mitigated', value: 'challenge' }, code: [] }],
    sections: [
      {
        id: 'budget',
        titles: ['бюджет~'],
        slugs: ['budget', 'byudzhet'],
        loose: [],
        maybe: [],
        inside: null,
        written: [],
        addresses: [],
      },
    ],
    probes: ['/otvoreni-danni'],
    termsProbes: [],
    dateLabels: [],
    licenceOpen: [],
    licenceRestricted: [],
    licenceReserved: [],
    termsLinks: ['условия за ползване'],
    refreshing: [],
    onChange: [],
    refreshedThings: [],
    comesOut: [],
    ahead: [],
    kindFrequencies: [],
  },
};
