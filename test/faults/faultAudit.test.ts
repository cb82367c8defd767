import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAuditFolder } from '../../src/app/auditFolder.ts';
import { openEvidenceReader } from '../../src/evidence/openEvidenceReader.ts';
import type { CrawlHealth } from '../../src/model/audit.ts';
import type { Capture } from '../../src/model/capture.ts';
import type { StoredCapture } from '../../src/store/auditStore.ts';
import { readWithWarcio } from '../evidence/readWithWarcio.ts';
import { ALL_FAULTS } from './allFaults.ts';
import { type Fault, TABLE } from './fault.ts';
import { type FaultServer, GOOD_TABLE, startFaultServer } from './faultServer.ts';

/** Nothing is wrong with these: whatever the others do, they must be read at once. */
const HEALTHY: readonly Fault[] = ['healthy-one', 'healthy-two'].map((name) => ({
  name,
  what: 'nothing',
  serve: ({ socket }) =>
    void socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${Buffer.byteLength(TABLE)}\r\n\r\n${TABLE}`),
  expect: ['/fault.csv 200'],
  body: TABLE,
}));
const FAULTS = [...HEALTHY, ...ALL_FAULTS];
/** Short, so that a slow server costs seconds; long against everything that an honest one does here. */
const TIMEOUT_MS = 8_000;
/** Less than the default: some ten bodies of this run are larger, and all arrive at once. */
const MAX_BODY_BYTES = 10_000_000;

type Outcome = { health: CrawlHealth[]; seconds: number; peakRssMb: number };
let server: FaultServer;
let out: string;
let outcome: Outcome;
let byLane: Map<string, StoredCapture[]>;

beforeAll(async () => {
  server = await startFaultServer(FAULTS);
  out = mkdtempSync(join(tmpdir(), 'zvezdomer-faults-'));
  const config = join(out, 'faults.yaml');
  writeFileSync(config, JSON.stringify(configOf(server)));
  const script = join(import.meta.dirname, 'runAuditOfFaults.ts');
  const trusted = join(import.meta.dirname, '../../fixtures/certificates/root.pem');
  // Measured is what the program holds: not the stripper of types, nor what glibc keeps of each thread's freed buffers.
  const memory = { NODE_COMPILE_CACHE: join(out, 'cache'), MALLOC_ARENA_MAX: '2' };
  const env = { ...process.env, ...memory, NODE_EXTRA_CA_CERTS: trusted };
  const run = (...args: string[]): Promise<{ stdout: string }> =>
    promisify(execFile)(process.execPath, [script, ...args], { env, maxBuffer: 16e6 });
  await run();
  const child = await run(config, join(out, 'audit'));
  outcome = JSON.parse(child.stdout.trim().split('\n').at(-1) ?? '') as Outcome;
  const folder = readAuditFolder(join(out, 'audit'));
  byLane = Map.groupBy(folder.store.captures(), ({ capture }) => capture.lane);
  folder.close();
}, 90_000);
afterAll(async () => {
  await server.close();
  rmSync(out, { recursive: true, force: true });
});

function configOf({ resolve, home }: FaultServer): object {
  const institutions = FAULTS.map((fault) => ({
    id: fault.name,
    name: { bg: `Община ${fault.name}`, en: fault.name },
    kind: 'municipality',
    legalKind: 'municipality',
    sites: [home(fault)],
    identityConfirmed: true,
  }));
  const timing = { minDelayMs: 0, delayPerResponseTime: 0, headersTimeoutMs: TIMEOUT_MS, bodyTimeoutMs: TIMEOUT_MS };
  const userAgent = { product: 'Zvezdomer', contactUrl: 'https://zvezdomer.example/bot' };
  const crawl = { userAgent, resolve, ...timing, maxBodyBytes: MAX_BODY_BYTES, browser: { enabled: false } };
  return { id: 'faults', title: { bg: 'Повреди', en: 'Faults' }, institutions, crawl };
}

function told({ result, target }: Capture): string {
  const path = URL.parse(target.url)?.pathname ?? '';
  if (result.is === 'failure') return `${path} ${result.code}`;
  if (result.is === 'not-attempted') return `${path} ${result.reason}`;
  const cut = result.body.truncated === null ? '' : ` ${result.body.truncated}`;
  const over = result.tls?.trouble ? ` over ${result.tls.trouble}` : '';
  return `${path} ${result.status}${cut}${over}`;
}

function isFaulty(fault: Fault, { target }: Capture): boolean {
  // When a site cannot be had at its own address, the crawl tries https and www as well: those are other matters.
  if (fault.serves === 'everything') return target.url.startsWith(server.home(fault));
  return target.redirectFrom !== null || target.url.includes('/fault');
}

async function bodyOf({ capture, bodyPlace }: StoredCapture): Promise<Buffer> {
  if (bodyPlace === null || capture.result.is !== 'response') return Buffer.alloc(0);
  const source = await openEvidenceReader({ dir: join(out, 'audit/evidence') }).body(
    bodyPlace,
    capture.result.body.digest,
  );
  return Buffer.from(await source.range(0, source.size));
}

describe('an audit of servers that misbehave', () => {
  it('has at least 45 named faults, each name once', () => {
    const names = ALL_FAULTS.map(({ name }) => name);
    expect(names.length).toBeGreaterThanOrEqual(45);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(FAULTS.map((fault) => [fault.name, fault.what, fault] as const))('%s: %s', async (name, _what, fault) => {
    const captures = (byLane.get(name) ?? []).toSorted((a, b) => a.capture.sequence - b.capture.sequence);
    const faulty = captures.filter(({ capture }) => isFaulty(fault, capture));
    const lines = faulty.map(({ capture }) => told(capture));
    if (typeof fault.expect === 'function') fault.expect(lines);
    else expect(lines).toEqual(fault.expect);
    const answered = faulty.find(({ capture }) => capture.result.is === 'response');
    if (fault.body !== undefined && answered !== undefined) {
      const body = await bodyOf(answered);
      if (typeof fault.body === 'number') expect(body.length).toBe(fault.body);
      else expect(body.toString()).toBe(fault.body);
    }
    expect(outcome.health.find(({ lane }) => lane === name)?.end).toBe(fault.end ?? 'complete');
  });

  it('costs a body nothing but the one bad answer', async () => {
    for (const fault of FAULTS.filter(({ serves, end }) => serves !== 'everything' && end === undefined)) {
      const good = (byLane.get(fault.name) ?? []).find(({ capture }) => capture.target.url.endsWith('/good.csv'));
      expect([fault.name, good === undefined ? 'missing' : (await bodyOf(good)).toString()]).toEqual([
        fault.name,
        GOOD_TABLE,
      ]);
    }
  });

  it('delays nobody else: healthy sites go on while a slow one is waited for', () => {
    const slow = ALL_FAULTS.filter(({ name }) => /^(?:silent|drip-|stalls-|interim-slow)/.test(name));
    expect(slow.length).toBeGreaterThanOrEqual(6);
    for (const fault of HEALTHY) {
      const times = server.asked(fault).map(({ atMs }) => atMs);
      expect(times.length).toBeGreaterThan(5);
      for (const other of slow) {
        const fromMs = server.asked(other).find(({ path }) => path === '/fault.csv')?.atMs ?? NaN;
        const isDone = (times.at(-1) ?? Infinity) < fromMs;
        const goesOn = times.some((atMs) => atMs >= fromMs && atMs < fromMs + TIMEOUT_MS);
        expect([other.name, isDone || goesOn]).toEqual([other.name, true]);
      }
    }
  });

  it('asks with GET only', () => {
    // The greeting of TLS, where the crawl tried https, is no method.
    const methods = FAULTS.flatMap((fault) => server.asked(fault).map(({ method }) => method));
    expect(new Set(methods.filter((method) => /^[A-Z]{3,}$/.test(method)))).toEqual(new Set(['GET']));
  });

  it('keeps within 300 MB', () => {
    console.log(`peak RSS of the crawl ${Math.round(outcome.peakRssMb)} MB, ${outcome.seconds.toFixed(1)} s`);
    expect(outcome.peakRssMb).toBeLessThan(300);
  });

  it('writes evidence that another program reads whole', async () => {
    const evidence = join(out, 'audit/evidence');
    let records = 0;
    for (const file of readdirSync(evidence).filter((name) => name.endsWith('.warc.gz')))
      records += (await readWithWarcio(join(evidence, file))).length;
    expect(records).toBeGreaterThan(FAULTS.length * 5);
  });
});
