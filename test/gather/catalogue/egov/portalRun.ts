import type { z } from 'zod';
import { type Holdings, holdingsOf } from '../../../../fixtures/portal/holdings/holdings.ts';
import { portalFile } from '../../../../fixtures/portal/holdings/schema.ts';
import { openPortal, type Portal } from '../../../../fixtures/portal/portal.ts';
import type { Misbehaviour } from '../../../../fixtures/portal/settings.ts';
import { gatherAudit } from '../../../../src/gather/gatherAudit.ts';
import type { GatherInput } from '../../../../src/gather/gatherInput.ts';
import type { Answer, Http } from '../../../../src/gather/http/http.ts';
import type { CrawlHealth } from '../../../../src/model/audit.ts';
import { type Capture, headerValue } from '../../../../src/model/capture.ts';
import type { CrawlConfig, PortalConfig } from '../../../../src/model/config.ts';
import type { Institution } from '../../../../src/model/institution.ts';
import { fakeClock } from '../../fakes/fakeClock.ts';
import { type KillPoint, memoryCrawl } from '../../fakes/memoryCrawl.ts';
import { auditConfig, crawlConfig, institution, portalConfig, SAMPLE_TABLES } from '../../fakes/sampleConfig.ts';

export type DatasetDraft = z.input<typeof portalFile>['datasets'][number];

export function uuid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** A day for each dataset, so that their order is theirs by number. */
export function dataset(number: number, changes: Partial<DatasetDraft> = {}): DatasetDraft {
  const day = new Date(Date.UTC(2020, 0, 1 + number)).toISOString().slice(0, 10);
  return {
    id: number,
    uri: uuid(number),
    orgId: 1 + (number % 3),
    name: `Набор ${number}`,
    description: `Описание ${number}`,
    termsOfUseId: 1,
    createdAt: `${day} 10:00:00`,
    updatedAt: `${day} 10:00:00`,
    resources: [csv(number * 100)],
    ...changes,
  };
}

export function csv(number: number): NonNullable<DatasetDraft['resources']>[number] {
  const at = '2021-05-05 10:00:00';
  const rows = [
    ['година', 'брой'],
    ['2021', String(number)],
  ];
  return {
    id: number,
    uri: uuid(number),
    name: `Ресурс ${number}`,
    description: 'Описание',
    format: 'CSV',
    version: '1',
    versions: ['1'],
    data: { current: rows },
    createdAt: at,
    updatedAt: at,
  };
}

export function holdings(datasets: readonly DatasetDraft[]): Holdings {
  const organisations = [1, 2, 3].map((id) => ({
    id,
    uri: uuid(900_000 + id),
    name: `Община ${id}`,
    createdAt: '2019-01-01 10:00:00',
  }));
  const terms = [{ id: 1, name: 'Условия', text: 'Свободно' }];
  return holdingsOf(portalFile.parse({ organisations, terms, datasets }));
}

export const PORTAL = 'http://portal.example/';

/** The network, with the simulated portal as its only host; no sockets. */
export function portalHttp(portal: Portal, asked: string[] = [], maxBytes = Infinity): Http {
  return {
    locate: () => Promise.resolve({ address: '127.0.0.1', port: 80, mapped: true }),
    exchange(request, _place, onSent) {
      onSent?.();
      const { pathname, search, hostname } = new URL(request.url);
      if (hostname !== 'portal.example') return Promise.resolve(elsewhere(pathname));
      asked.push(`${request.method} ${pathname} ${request.body ?? ''}`.trimEnd());
      const headers = Object.fromEntries(request.headers.map(([name, value]) => [name.toLowerCase(), value]));
      const path = `${pathname}${search}`;
      const body = Buffer.from(request.body ?? '');
      const answer = portal.answer({ method: request.method, path, headers, body });
      const all = answer?.body ?? Buffer.alloc(0);
      return Promise.resolve({
        is: 'answer',
        status: answer?.status ?? 404,
        httpVersion: 'HTTP/1.1',
        headers: Object.entries(answer?.headers ?? {}),
        body: all.subarray(0, maxBytes),
        truncated: all.length > maxBytes ? 'length' : null,
        remoteAddress: '127.0.0.1',
        tls: null,
      });
    },
    close: () => Promise.resolve(),
  };
}

/** Any other host: no robots.txt, and a file whatever is asked for. */
function elsewhere(pathname: string): Answer {
  const is = 'answer';
  const status = pathname === '/robots.txt' ? 404 : 200;
  const headers = [['Content-Type', 'text/csv']] as const;
  const more = { httpVersion: 'HTTP/1.1', truncated: null, remoteAddress: '127.0.0.1', tls: null };
  return { is, status, headers, body: Buffer.from('а;б\n1;2\n'), ...more };
}

export type PortalRun = {
  readonly portal: Portal;
  readonly captures: readonly Capture[];
  readonly health: CrawlHealth;
  readonly asked: readonly string[];
  readonly clock: ReturnType<typeof fakeClock>;
  readonly crawl: ReturnType<typeof memoryCrawl>;
};

export type PortalRunOptions = {
  readonly holdings: Holdings;
  readonly misbehaviour?: Partial<Misbehaviour>;
  readonly config?: Partial<PortalConfig>;
  readonly crawlConfig?: Partial<CrawlConfig>;
  readonly institutions?: readonly Institution[];
  readonly crawl?: ReturnType<typeof memoryCrawl>;
  readonly portal?: Portal;
  readonly kill?: KillPoint;
  readonly clock?: ReturnType<typeof fakeClock>;
  readonly more?: Partial<GatherInput>;
};

const REASON = { bg: 'Законът прави интерфейса публичен', en: 'The law makes the interface public' };

/** One harvest of a simulated portal in memory, on a clock that passes only when somebody waits. */
export async function runPortal(options: PortalRunOptions): Promise<PortalRun> {
  const clock = options.clock ?? fakeClock(Date.UTC(2026, 5, 15, 9));
  const { misbehaviour = {}, crawl = memoryCrawl() } = options;
  const base = PORTAL.slice(0, -1);
  const portal =
    options.portal ?? openPortal({ holdings: options.holdings, misbehaviour, nowMs: () => clock.now(), base });
  const asked: string[] = [];
  const crawlOf = crawlConfig(80, {
    robotsExceptions: [{ host: 'portal.example', reason: REASON }],
    ...options.crawlConfig,
  });
  const config = auditConfig(
    crawlOf,
    options.institutions ?? [body(1)],
    portalConfig(PORTAL, { scope: 'all', ...options.config }),
  );
  const health = await gatherAudit({
    config,
    tables: SAMPLE_TABLES,
    clock,
    render: null,
    http: portalHttp(portal, asked, crawlOf.maxBodyBytes),
    signal: new AbortController().signal,
    onEvent: () => undefined,
    ...crawl.open(options.kill ?? null),
    ...options.more,
  });
  const captures = crawl.captures().filter(({ lane }) => lane === 'portal:portal.example');
  return { portal, captures, health: health.at(-1)!, asked, clock, crawl };
}

/** A body whose organisation on the portal has this number. */
export function body(number: number): Institution {
  return institution(`b${number}`, { sites: [], portalOrganisation: uuid(900_000 + number) });
}

/** Uris of datasets for which details were asked and answered. */
export function described({ captures }: Pick<PortalRun, 'captures'>): readonly string[] {
  const isAnswer = ({ result }: Capture): boolean =>
    result.is === 'response' &&
    result.status === 200 &&
    headerValue(result.headers, 'content-type') === 'application/json';
  return captures.flatMap((capture) => {
    const { kind, purpose, portalUri } = capture.target;
    return kind === 'dataset' && purpose === 'portal-datasets' && isAnswer(capture) ? [portalUri ?? ''] : [];
  });
}

/** Captures to compare, without what the portal counts in its headers. */
export function withoutHeaders(captures: readonly Capture[]): readonly Capture[] {
  return captures.map((capture) =>
    capture.result.is === 'response' ? { ...capture, result: { ...capture.result, headers: [] } } : capture,
  );
}

/** How often a method of the API was called. */
export function calls(run: Pick<PortalRun, 'asked'>, method: string): number {
  return run.asked.filter((line) => line.startsWith(`POST /api/${method} `)).length;
}
