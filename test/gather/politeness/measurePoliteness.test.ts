import { describe, expect, it } from 'vitest';
import { measurePoliteness } from '../../../src/gather/politeness/measurePoliteness.ts';
import type { PaceRules } from '../../../src/gather/politeness/demands.ts';
import type { Capture, Purpose } from '../../../src/model/capture.ts';

const START = Date.UTC(2026, 2, 2, 10);
const RULES: PaceRules = {
  settings: { minDelayMs: 1000, delayPerResponseTime: 1, quietHours: [] },
  crawlDelayMs: () => null,
  forbids: () => false,
};

type Sent = {
  readonly at: number;
  readonly host?: string;
  readonly path?: string;
  readonly took?: number;
  readonly address?: string;
  readonly status?: number;
  readonly wait?: string;
  readonly foundOn?: string;
  readonly purpose?: Purpose;
  readonly skipped?: 'robots' | 'quiet-hours';
};

/** A crawl of invented hosts: `at` and `took` in milliseconds from its start. */
function crawl(sent: readonly Sent[]): readonly Capture[] {
  return sent.map((one, index) => {
    const host = one.host ?? 'a.example';
    const url = `http://${host}${one.path ?? `/${index}`}`;
    return {
      id: `c${index}`,
      lane: host,
      sequence: index + 1,
      target: {
        kind: 'page',
        purpose: one.purpose ?? 'page',
        url,
        institutionId: host,
        depth: 1,
        foundOn: one.foundOn ?? null,
        linkIndex: null,
        redirectFrom: null,
        portalUri: null,
      },
      request: { method: 'GET', url, headers: [['Host', host]], body: null },
      startedAt: new Date(START + one.at).toISOString(),
      elapsedMs: one.took ?? 0,
      ...(one.skipped === undefined ? { address: one.address ?? `192.0.2.1:80` } : {}),
      repeat: false,
      result:
        one.skipped === undefined
          ? {
              is: 'response',
              status: one.status ?? 200,
              httpVersion: 'HTTP/1.1',
              headers: one.wait === undefined ? [] : [['Retry-After', one.wait]],
              body: { digest: 'x', bytes: 10, truncated: null },
              remoteAddress: (one.address ?? '192.0.2.1:80').replace(/:\d+$/, ''),
              tls: null,
            }
          : { is: 'not-attempted', reason: one.skipped, detail: '' },
    };
  });
}

function kinds(sent: readonly Sent[], rules: Partial<PaceRules> = {}): readonly string[] {
  return measurePoliteness(crawl(sent), { ...RULES, ...rules }).politeness.violations.map(
    ({ kind, where }) => `${kind} ${where}`,
  );
}

describe('violations', () => {
  const second = { at: 1000 };
  it.each<[string, readonly Sent[], Partial<PaceRules>, readonly string[]]>([
    ['a second is kept', [{ at: 0 }, second, { at: 2000 }], {}, []],
    ['a millisecond less is none', [{ at: 0 }, { at: 999 }], {}, ['interval a.example']],
    ['a slow answer asks for its own time', [{ at: 0, took: 3000 }, { at: 3000 }], {}, []],
    ['and was not waited for', [{ at: 0, took: 3000 }, { at: 2500 }], {}, ['interval a.example', 'overlap a.example']],
    ['two hosts of one address', [{ at: 0 }, { at: 400, host: 'b.example' }], {}, ['interval 192.0.2.1:80']],
    ['two ports are two servers', [{ at: 0 }, { at: 400, host: 'b.example', address: '192.0.2.1:8080' }], {}, []],
    ['one host at two addresses is one', [{ at: 0 }, { at: 400, address: '192.0.2.2:80' }], {}, ['interval a.example']],
    ['a Crawl-delay', [{ at: 0 }, { at: 5000 }], { crawlDelayMs: () => 10_000 }, ['interval a.example']],
    ['429 is waited out', [{ at: 0, status: 429, wait: '30' }, { at: 20_000 }], {}, ['retry-after a.example']],
    [
      'and doubles the interval',
      [{ at: 0, status: 429, wait: '3' }, { at: 3000 }, { at: 4500 }],
      {},
      ['interval a.example'],
    ],
    [
      'a second 429 rests a day',
      [{ at: 0, status: 429, wait: '3' }, { at: 3000, status: 429, wait: '3' }, { at: 9_000_000 }],
      {},
      ['retry-after a.example'],
    ],
    ['429 that says nothing rests a day', [{ at: 0, status: 429 }, { at: 86_399_999 }], {}, ['retry-after a.example']],
    ['after the day all is well', [{ at: 0, status: 429 }, { at: 86_400_000 }], {}, []],
    [
      '503 with a date',
      [{ at: 0, status: 503, wait: 'Mon, 02 Mar 2026 10:01:00 GMT' }, { at: 59_000 }],
      {},
      ['retry-after a.example'],
    ],
    [
      'quiet hours',
      [{ at: 0 }],
      { settings: { ...RULES.settings, quietHours: [{ host: '*', from: '12:00', to: '13:00' }] } },
      ['quiet-hours a.example'],
    ],
    ['robots.txt', [{ at: 0, path: '/tayno' }], { forbids: (url) => url.endsWith('/tayno') }, ['robots a.example']],
    [
      'loopback may be asked sooner',
      [
        { at: 0, address: '127.0.0.1:1' },
        { at: 50, address: '127.0.0.1:1' },
      ],
      { settings: { ...RULES.settings, minDelayMs: 50 } },
      [],
    ],
    [
      'others may not, whatever the settings',
      [{ at: 0 }, { at: 50 }],
      { settings: { ...RULES.settings, minDelayMs: 50 } },
      ['interval a.example'],
    ],
    ['what was not attempted disturbs nobody', [{ at: 0 }, { at: 10, skipped: 'robots' }], {}, []],
  ])('%s', (_name, sent, rules, expected) => expect(kinds(sent, rules)).toEqual(expected));
});

describe('figures', () => {
  it('of a crawl without a moment lost', () => {
    const { politeness } = measurePoliteness(crawl([{ at: 0 }, { at: 1000 }, { at: 2000, took: 200 }]), RULES);
    expect(politeness).toMatchObject({
      tMinMs: 2200,
      tActualMs: 2200,
      efficiency: 1,
      lateShare: 0,
      smallestHostGapMs: 1000,
    });
  });

  it('of one that waits', () => {
    const { politeness } = measurePoliteness(crawl([{ at: 0 }, { at: 1500 }, { at: 3000 }]), RULES);
    expect(politeness).toMatchObject({ tMinMs: 2000, tActualMs: 3000, lateShare: 1 / 3 });
  });

  it('count no waiting for work that was not known', () => {
    const sent = [
      { at: 0 },
      { at: 1000, took: 600 },
      { at: 5000, took: 100, host: 'b.example' },
      { at: 5200, foundOn: 'c2' },
    ];
    const { politeness } = measurePoliteness(
      crawl(sent.map((one) => ({ ...one, address: `192.0.2.${one.host === undefined ? 1 : 2}:80` }))),
      RULES,
    );
    const host = politeness.hosts.find(({ place }) => place === 'a.example');
    // From the end of the page that led to it (5,100) to its start.
    expect(host?.lateMs).toBe(100);
  });

  it('take imposed waits into the least time', () => {
    const { politeness } = measurePoliteness(crawl([{ at: 0, status: 503, wait: '60' }, { at: 60_000 }]), RULES);
    expect(politeness).toMatchObject({ tMinMs: 60_000, efficiency: 1, violations: [] });
  });

  it('leave out the pause of a run that was stopped', () => {
    const { politeness } = measurePoliteness(crawl([{ at: 0 }, { at: 1000 }, { at: 9_000_000 }]), RULES);
    expect(politeness).toMatchObject({ tActualMs: 2000, pausesMs: 8_998_000, tMinMs: 2000 });
  });

  it('count skips by reason, and say where nothing was asked', () => {
    const { politeness } = measurePoliteness(
      crawl([
        { at: 0, skipped: 'robots' },
        { at: 0, skipped: 'quiet-hours' },
      ]),
      RULES,
    );
    expect(politeness).toMatchObject({
      requests: 0,
      efficiency: null,
      lateShare: null,
      skipped: { robots: 1, 'quiet-hours': 1 },
    });
  });

  it('count the sub-requests of a page in a browser, in the order of time, and not the rendering', () => {
    const { politeness, log } = measurePoliteness(
      crawl([
        { at: 0 },
        { at: 7000, purpose: 'subrequest', foundOn: 'c0' },
        { at: 5000, purpose: 'subrequest', foundOn: 'c0' },
        { at: 100, took: 8000, purpose: 'render', foundOn: 'c0' },
      ]),
      RULES,
    );
    expect(politeness).toMatchObject({ requests: 3, violations: [], smallestHostGapMs: 2000, lateShare: null });
    expect(log.map(({ capture }) => capture)).toEqual(['c0', 'c2', 'c1']);
  });

  it('name the reason of each gap', () => {
    const sent: Sent[] = [
      { at: 0, took: 2000 },
      { at: 2000 },
      { at: 3000 },
      { at: 9000 },
      { at: 10_000, host: 'b.example' },
    ];
    expect(measurePoliteness(crawl(sent), RULES).log.map(({ because }) => because)).toEqual([
      'first',
      'response-time',
      'floor',
      'no-hurry',
      'address',
    ]);
  });
});
