import { describe, expect, test } from 'vitest';
import { completeCrawl } from '../../../src/app/loadConfig.ts';
import { scaled } from '../../../src/app/plan/forecastAudit.ts';
import { assertContact, isContactMissing } from '../../../src/app/plan/missingContact.ts';
import { planAudit } from '../../../src/app/plan/planAudit.ts';
import type { CrawlHealth } from '../../../src/model/audit.ts';
import type { AuditConfig, PortalConfig } from '../../../src/model/config.ts';
import type { Institution } from '../../../src/model/institution.ts';
import { NOBODY } from '../../accuracy/nobody.ts';

const userAgent = { product: 'Zvezdomer', contactUrl: 'https://zvezdomer.example/bot' };

function body(id: string, sites: readonly string[], given: Partial<Institution> = {}): Institution {
  return { ...NOBODY, id, sites, ...given };
}

const PORTAL: PortalConfig = {
  kind: 'data-egov-bg',
  url: 'https://danni.example/',
  scope: 'all',
  requestsPerMinute: 30,
  datasetsPerOrganisation: 10,
  pageSize: 20,
  downloadsPerPublisher: 1,
  fullSweepDays: 30,
  budget: { catalogue: { requests: 100, bytes: 1_000 }, bodies: { requests: 200, bytes: 2_000 } },
};

type Given = Partial<Omit<AuditConfig, 'crawl'>> & {
  readonly crawl?: Omit<Parameters<typeof completeCrawl>[0], 'userAgent'>;
};

function config({ crawl = {}, ...given }: Given = {}): AuditConfig {
  return {
    id: 'proba',
    title: { bg: 'Проба', en: 'Trial' },
    asOf: null,
    profile: 'five-star',
    institutions: [
      body('a', ['https://a.example/']),
      body('b', ['http://www.b.example/', 'https://b.example/']),
      body('c', []),
    ],
    portal: null,
    ...given,
    crawl: completeCrawl({
      userAgent,
      budget: { requests: 100, bytes: 5_000_000, minutes: 30 },
      linkedFiles: { requests: 20 },
      maxBodyBytes: 1_000_000,
      headersTimeoutMs: 10_000,
      bodyTimeoutMs: 20_000,
      ...crawl,
    }),
  };
}

describe('what would be visited', () => {
  test('bodies with and without an address; one site under several addresses is one', () => {
    expect(planAudit(config())).toMatchObject({ institutions: 3, withSites: 2, withoutSites: ['c'], hosts: 2 });
  });
  test('addresses with one trace are counted', () => {
    const institutions = [
      body('a', ['https://a.example/'], { confidence: 'medium' }),
      body('b', [], { confidence: 'medium' }),
    ];
    expect(planAudit(config({ institutions })).mediumConfidence).toBe(1);
  });
  test('the portal is read for known organisations, or as a whole', () => {
    const portal = { ...PORTAL, scope: 'institutions' as const };
    const known = [body('a', [], { portalOrganisation: 'o-1' })];
    expect(planAudit(config({ portal })).portal).toBeNull();
    expect(planAudit(config({ portal, institutions: known })).portal).not.toBeNull();
    expect(planAudit(config({ portal: PORTAL })).portal).not.toBeNull();
  });
});

describe('the bound', () => {
  const minutes = 60_000;
  test.each<readonly [name: string, given: Given, whole: object]>([
    ['of two bodies', {}, { requests: 240, bytes: 12_000_000, ms: 30 * minutes + 30_000 }],
    ['without linked files', { crawl: { linkedFiles: { enabled: false } } }, { requests: 200 }],
    ['of nobody', { institutions: [body('c', [])] }, { requests: 0, bytes: 0, ms: 0 }],
    [
      'with a portal that is quicker',
      { portal: PORTAL },
      { requests: 540, bytes: 14_003_000, ms: 30 * minutes + 30_000 },
    ],
    ['with a portal that takes longer', { portal: { ...PORTAL, requestsPerMinute: 1 } }, { ms: 300 * minutes }],
    ['at a delay above the rate', { portal: PORTAL, crawl: { minDelayMs: 60_000 } }, { ms: 300 * minutes }],
  ])('%s', (_, given, whole) => {
    expect(planAudit(config(given)).whole).toMatchObject(whole);
  });

  test.each([
    [[], 1],
    [[{ from: '06:00', to: '18:00' }], 2],
    [[{ from: '18:00', to: '06:00' }], 2],
    [
      [
        { from: '06:00', to: '18:00' },
        { from: '12:00', to: '18:00' },
      ],
      2,
    ],
    [
      [
        { from: '06:00', to: '18:00' },
        { from: '18:00', to: '00:00' },
      ],
      4,
    ],
    [[{ host: 'a.example', from: '06:00', to: '18:00' }], 1],
    [[{ from: '00:00', to: '00:00' }], 1440],
  ])('quiet hours %j make it %d times as long', (quietHours, times) => {
    const plan = planAudit(config({ crawl: { quietHours } }));
    expect(plan.wallMs / plan.whole.ms).toBeCloseTo(times, 5);
  });
});

describe('the forecast', () => {
  const lane = (institutionId: string | null, requests: number, bytes: number, activeMs: number): CrawlHealth => ({
    lane: institutionId ?? 'portal:x',
    institutionId,
    requests,
    bytes,
    skipped: {},
    failures: {},
    leftInQueue: 0,
    activeMs,
    end: 'complete',
  });
  const measured = (...health: readonly CrawlHealth[]) => ({
    audit: 'proba-1',
    startedAt: '2026-10-01T00:00:00Z',
    health,
    folderBytes: 900,
  });

  test('the same bodies take the same', () => {
    const health = [lane('a', 10, 100, 5), lane('b', 30, 200, 9), lane('c', 0, 0, 0)];
    expect(scaled(config(), measured(...health))).toMatchObject({
      bodiesThen: 2,
      bodiesNow: 2,
      requests: 40,
      bytes: 300,
      ms: 9,
      folderBytes: 900,
    });
  });
  test('a body that was not there counts as the mean of the others', () => {
    expect(scaled(config(), measured(lane('a', 10, 100, 5), lane('x', 30, 300, 7)))).toMatchObject({
      requests: 30,
      bytes: 300,
      folderBytes: 675,
    });
  });
  test('the portal is added, whoever is visited', () => {
    expect(
      scaled(config(), measured(lane('a', 10, 100, 5), lane('b', 10, 100, 5), lane(null, 50, 500, 99))),
    ).toMatchObject({ requests: 70, bytes: 700, ms: 99 });
  });
  test('where nobody was reached there is none', () => {
    expect(scaled(config(), measured(lane('a', 0, 0, 0)))).toBeNull();
  });
});

describe('a placeholder for the operators’ page', () => {
  const strangers = [body('a', ['https://obshtina.bg/'])];
  test.each<readonly [name: string, given: Given, missing: boolean]>([
    ['is no harm among invented hosts', {}, false],
    ['stops an audit of others', { institutions: strangers }, true],
    ['stops one that reads a portal', { portal: { ...PORTAL, url: 'https://danni.bg/' } }, true],
    [
      'is no harm where all hosts are on this machine',
      {
        institutions: strangers,
        crawl: { resolve: { '*.obshtina.bg': '127.0.0.1:8000', 'obshtina.bg': '127.0.0.1:8000' } },
      },
      false,
    ],
    ['is no harm for an address of numbers', { institutions: [body('a', ['http://127.0.0.1:8000/'])] }, false],
  ])('%s', (_, given, missing) => {
    expect(isContactMissing(config(given))).toBe(missing);
    const start = (): void => assertContact(config(given), 'x.yaml');
    if (missing) expect(start).toThrow(expect.objectContaining({ code: 'contact-missing', file: 'x.yaml' }));
    else expect(start).not.toThrow();
  });
  test('a real page is enough', () => {
    const one = config({ institutions: strangers });
    const crawl = { ...one.crawl, userAgent: { ...userAgent, contactUrl: 'https://zvezdomer.bg/bot' } };
    expect(isContactMissing({ ...one, crawl })).toBe(false);
  });
});
