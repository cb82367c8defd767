import { describe, expect, it } from 'vitest';
import { openPortal } from '../../../../fixtures/portal/portal.ts';
import type { Http } from '../../../../src/gather/http/http.ts';
import type { Capture } from '../../../../src/model/capture.ts';
import { fakeClock } from '../../fakes/fakeClock.ts';
import { body, csv, dataset, holdings, PORTAL, portalHttp, runPortal } from './portalRun.ts';

const START = Date.UTC(2026, 5, 15, 9);
const at = { createdAt: '2021-01-01 10:00:00', updatedAt: '2021-01-01 10:00:00' };

/** Links of one dataset to files on hosts of the body. */
function links(host: string, count: number, first: number, path = 'danni') {
  return Array.from({ length: count }, (_, index) => {
    const id = first + index;
    const uri = `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`;
    return { id, uri, name: `Връзка ${id}`, type: 2 as const, url: `http://${host}/${path}/${id}.csv`, ...at };
  });
}

/** The portal, and beside it the hosts of a body; each answers in its own time, by a clock that passes for nobody else. */
async function harvest(
  hosts: Readonly<Record<string, { readonly robots: string; readonly tookMs: number }>>,
  resources: NonNullable<Parameters<typeof dataset>[1]>['resources'],
  minutes = 60,
) {
  const clock = fakeClock(START);
  const data = holdings([dataset(3, { resources })]);
  const portal = openPortal({ holdings: data, misbehaviour: {}, nowMs: () => clock.now(), base: PORTAL.slice(0, -1) });
  const starts: { readonly host: string; readonly path: string; readonly atMs: number }[] = [];
  const inner = portalHttp(portal);
  const http: Http = {
    ...inner,
    // Each host is a machine of its own.
    locate: (url) =>
      Promise.resolve({ address: `127.0.0.${(URL.parse(url)?.hostname.length ?? 1) + 1}`, port: 80, mapped: true }),
    async exchange(request, place, onSent, ignoring) {
      const { hostname, pathname } = new URL(request.url);
      starts.push({ host: hostname, path: pathname, atMs: clock.now() });
      const host = hosts[hostname];
      clock.advance(host?.tookMs ?? 10);
      const answer = await inner.exchange(request, place, onSent, ignoring);
      if (host === undefined || pathname !== '/robots.txt' || !('status' in answer)) return answer;
      return { ...answer, status: 200, headers: [['Content-Type', 'text/plain']], body: Buffer.from(host.robots) };
    },
  };
  const run = await runPortal({
    holdings: data,
    portal,
    clock,
    config: { requestsPerMinute: 60 },
    crawlConfig: { minDelayMs: 1_000, delayPerResponseTime: 1, budget: { requests: 300, bytes: 5e8, minutes } },
    institutions: [{ ...body(1), fileHosts: Object.keys(hosts) }],
    more: { http },
  });
  return { ...run, clock, starts };
}

function gaps(starts: readonly { readonly host: string; readonly atMs: number }[], host: string): readonly number[] {
  const times = starts.filter((one) => one.host === host).map(({ atMs }) => atMs);
  return times.slice(1).map((atMs, index) => atMs - (times[index] ?? 0));
}

function linked(captures: readonly Capture[], host: string): readonly string[] {
  return captures
    .filter(({ target }) => target.purpose === 'file' && target.url.includes(`//${host}/`))
    .map(({ result }) => (result.is === 'not-attempted' ? `${result.reason}: ${result.detail}` : result.is));
}

describe('links out of the portal, which are asked in its lane', () => {
  it('keep the Crawl-delay of the host they lead to, and the portal keeps its own pace', async () => {
    const hosts = { 'bavna.example': { robots: 'User-agent: *\nCrawl-delay: 7\n', tookMs: 20 } };
    const { starts } = await harvest(hosts, [...links('bavna.example', 6, 500), csv(300), csv(301)]);
    expect(gaps(starts, 'bavna.example')).toHaveLength(6);
    for (const gap of gaps(starts, 'bavna.example')) expect(gap).toBeGreaterThanOrEqual(7_000);
    for (const gap of gaps(starts, 'portal.example')) expect(gap).toBeGreaterThanOrEqual(1_000);
    expect(Math.min(...gaps(starts, 'portal.example'))).toBeLessThan(7_000);
  });

  it('keep the interval of a host that answers slowly: as long as its last answer took', async () => {
    const hosts = { 'mudna.example': { robots: '', tookMs: 4_000 } };
    const { starts } = await harvest(hosts, links('mudna.example', 5, 500));
    // From start to start: four seconds are the answer's own.
    for (const gap of gaps(starts, 'mudna.example')) expect(gap).toBeGreaterThanOrEqual(4_000);
  });

  it('obey the robots.txt of the host they lead to, which is read first', async () => {
    const hosts = { 'zabrana.example': { robots: 'User-agent: *\nDisallow: /tayno/\n', tookMs: 20 } };
    const resources = [...links('zabrana.example', 2, 500, 'tayno'), ...links('zabrana.example', 1, 600)];
    const { starts, captures } = await harvest(hosts, resources);
    const asked = starts.filter(({ host }) => host === 'zabrana.example').map(({ path }) => path);
    expect(asked).toEqual(['/robots.txt', '/danni/600.csv']);
    expect(linked(captures, 'zabrana.example').filter((line) => line.startsWith('robots: '))).toHaveLength(2);
  });

  it('a slow host does not use up the portal’s budget or its time: the rest of it is left out, and said', async () => {
    const hosts = { 'bavna.example': { robots: 'User-agent: *\nCrawl-delay: 30\n', tookMs: 30_000 } };
    const resources = [
      ...links('bavna.example', 60, 500),
      ...Array.from({ length: 20 }, (_, index) => csv(300 + index)),
    ];
    const { captures, starts, clock, health } = await harvest(hosts, resources, 5);
    const told = linked(captures, 'bavna.example');
    expect(told).toHaveLength(60);
    // Five minutes of 29 s each beyond the portal's own second, robots.txt included.
    const answered = told.filter((line) => line === 'response').length;
    expect(answered).toBeGreaterThan(2);
    expect(answered).toBeLessThan(12);
    expect(told.at(-1)).toBe('budget: crawl.budget.minutes 5: so long bavna.example held us up');
    expect(starts.filter(({ host }) => host === 'bavna.example').length).toBe(answered + 1);
    // All rows of the portal were had, and its budget was spent on them.
    const rows = captures.filter(({ target, result }) => target.purpose === 'portal-rows' && result.is === 'response');
    expect(rows).toHaveLength(20);
    expect(clock.now() - START).toBeLessThan(15 * 60_000);
    expect(health.end).toBe('cut-by-budget');
  });

  it('a delay of many minutes is waited for as written, and counts as what it is', async () => {
    const hosts = { 'bavna.example': { robots: 'User-agent: *\nCrawl-delay: 600\n', tookMs: 20 } };
    const { captures, starts } = await harvest(hosts, links('bavna.example', 20, 500), 60);
    for (const gap of gaps(starts, 'bavna.example')) expect(gap).toBeGreaterThanOrEqual(600_000);
    expect(linked(captures, 'bavna.example').filter((line) => line === 'response').length).toBeLessThanOrEqual(7);
  });

  it('a quick host is asked for all that links lead to', async () => {
    const hosts = { 'barza.example': { robots: '', tookMs: 50 } };
    const { captures } = await harvest(hosts, links('barza.example', 80, 500), 1);
    expect(linked(captures, 'barza.example')).toEqual(Array.from({ length: 80 }, () => 'response'));
  });
});
