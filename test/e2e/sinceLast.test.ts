import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, renameSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAuditFolder } from '../../src/app/auditFolder.ts';
import { exportAudit } from '../../src/app/exportAudit.ts';
import { measureEvidence } from '../../src/app/measureCrawl.ts';
import { rescoreAudit } from '../../src/app/rescoreAudit.ts';
import { runAudit } from '../../src/app/runAudit.ts';
import { verifyAudit } from '../../src/app/verifyAudit.ts';
import { verifyWacz } from '../../src/app/verifyWacz.ts';
import { readManifest } from '../../src/evidence/readManifest.ts';
import type { Capture } from '../../src/model/capture.ts';
import { warmInspectors } from '../app/warmInspectors.ts';
import { fakeClock } from '../gather/fakes/fakeClock.ts';
import { type Asked, type ChangingSite, htmlPage, register, startChangingSite } from './changingSite.ts';

const START = Date.UTC(2026, 10, 2, 8);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const inspectors = warmInspectors();
const { openPool } = inspectors;
let site: ChangingSite;
beforeAll(async () => {
  site = await startChangingSite();
  const { pages } = site;
  pages.set('/', {
    body: htmlPage('Начало', [
      ['/danni/izmenen.csv', 'Регистър на имотите (CSV)'],
      ['/danni/dokosnat.csv', 'Регистър на фирмите (CSV)'],
      ['/danni/sasht.csv', 'Регистър на улиците (CSV)'],
      ['/danni/mahnat.csv', 'Регистър на паметниците (CSV)'],
      ['/danni/mult.csv', 'Регистър на мостовете (CSV)'],
      ['/novini', 'Новини'],
    ]),
  });
  pages.set('/robots.txt', { body: 'User-agent: *\nDisallow: /taen\n', type: 'text/plain' });
  pages.set('/novini', { body: htmlPage('Новини', [['/novini/vnos.csv', 'Регистър на внос (CSV)']]) });
  const csv = (name: string): string => register(name, 1_000);
  const modified = 'Thu, 01 Oct 2026 08:00:00 GMT';
  const type = 'text/csv; charset=utf-8';
  pages.set('/danni/izmenen.csv', { body: csv('имоти'), type, modified });
  pages.set('/danni/dokosnat.csv', { body: csv('фирми'), type, modified });
  pages.set('/danni/sasht.csv', { body: csv('улици'), type, modified });
  pages.set('/danni/mahnat.csv', { body: csv('паметници'), type, modified });
  pages.set('/danni/mult.csv', { body: csv('мостове'), type, modified });
  pages.set('/novini/vnos.csv', { body: csv('внос'), type, etag: null });
});
afterAll(async () => {
  inspectors.close();
  await site.close();
});

async function audit(id: string, at: number, sinceLast: boolean): Promise<string> {
  site.asked.length = 0;
  const since = sinceLast ? ({ is: 'newest' } as const) : null;
  const what = { configPath: site.config, out: site.out, id, asOf: null, only: [], sinceLast: since };
  return (await runAudit({ what, pdf: false, onEvent: () => {}, clock: fakeClock(at), openPool })).dir;
}

function captureOf(dir: string, address: string): Capture {
  const folder = readAuditFolder(dir);
  try {
    const found = folder.store.captures().find(({ capture }) => capture.request.url.endsWith(`example${address}`));
    if (found === undefined) throw new Error(`${address} was not captured`);
    return found.capture;
  } finally {
    folder.close();
  }
}

/** History facts of the resource whose address ends so, by key; and what became of its link. */
function historyOf(dir: string, end: string): Record<string, unknown> {
  const folder = readAuditFolder(dir);
  const facts = folder.store.auditResult()?.institutions.flatMap((result) => result.facts) ?? [];
  folder.close();
  return Object.fromEntries(
    facts.flatMap((fact) =>
      fact.subject.endsWith(end) && fact.key.startsWith('history.') && fact.known ? [[fact.key, fact.value]] : [],
    ),
  );
}

function messagesOf(dir: string, end: string): readonly string[] {
  const folder = readAuditFolder(dir);
  const findings = folder.store.auditResult()?.institutions.flatMap((result) => result.findings) ?? [];
  folder.close();
  return findings.filter(({ subject }) => subject.endsWith(end)).map(({ messageKey }) => messageKey);
}

const evidenceBytes = async (dir: string): Promise<number> =>
  (await stat(path.join(dir, 'evidence/00001.warc.gz'))).size;
const askedFor = (address: string) => site.asked.filter((asked) => asked.path === address);

function dateOf(dir: string, name: string): string | null | undefined {
  const folder = readAuditFolder(dir);
  const result = folder.store.auditResult();
  folder.close();
  return result?.institutions.flatMap(({ resources }) => resources).find(({ subject }) => subject.endsWith(name))?.date;
}

describe('an audit since the last one', () => {
  let first: string;
  let second: string;
  let asked: readonly Asked[];
  beforeAll(async () => {
    first = await audit('first', START, true);
    const { pages } = site;
    const later = 'Mon, 02 Nov 2026 10:00:00 GMT';
    const page = (address: string) => pages.get(address) ?? { body: '' };
    pages.set('/danni/izmenen.csv', { ...page('/danni/izmenen.csv'), body: register('имоти, нови', 1_000) });
    pages.set('/danni/dokosnat.csv', { ...page('/danni/dokosnat.csv'), modified: later, etag: '"dokosnat"' });
    pages.delete('/danni/mahnat.csv');
    site.broken.add('/danni/mult.csv');
    second = await audit('second', START + 8 * HOUR, true);
    asked = [...site.asked];
  }, 120_000);

  it('asks on condition, and takes the body of a 304 from the audit before', () => {
    expect(askedFor('/danni/sasht.csv')).toMatchObject([
      { status: 304, headers: { 'if-modified-since': 'Thu, 01 Oct 2026 08:00:00 GMT' } },
    ]);
    expect(askedFor('/danni/sasht.csv')[0]?.headers['if-none-match']).toMatch(/^"/);
    const earlier = captureOf(first, '/danni/sasht.csv');
    const { result } = captureOf(second, '/danni/sasht.csv');
    if (result.is !== 'response' || earlier.result.is !== 'response') throw new Error('no response');
    expect(result.status).toBe(304);
    expect(result.body).toEqual(earlier.result.body);
    expect(result.notModified).toMatchObject({ audit: 'first', startedAt: earlier.startedAt, status: 200 });
  });

  it('follows the links of pages that did not change', () => {
    expect(askedFor('/')).toMatchObject([{ status: 304 }]);
    expect(askedFor('/danni/izmenen.csv')).toHaveLength(1);
    expect(askedFor('/novini/vnos.csv')).toHaveLength(1);
  });

  it('reads robots.txt whole, so that its own evidence has the rules', () => {
    expect(askedFor('/robots.txt')).toMatchObject([{ status: 200 }]);
    expect(askedFor('/robots.txt')[0]?.headers['if-none-match']).toBeUndefined();
  });

  it('does not ask what is not due; its earlier answer stands with its own time', () => {
    expect(askedFor('/novini')).toHaveLength(0);
    const capture = captureOf(second, '/novini');
    expect(capture.startedAt).toBe(captureOf(first, '/novini').startedAt);
    const due = new Date(Date.parse(capture.startedAt) + 12 * HOUR).toISOString();
    expect(capture.carried).toMatchObject({ audit: 'first', due });
  });

  it('stores no body twice, and names the audit that holds them', async () => {
    // One of seven registers is new.
    expect(await evidenceBytes(second)).toBeLessThan((await evidenceBytes(first)) / 3);
    expect((await readManifest(second))?.dependsOn).toEqual([{ audit: 'first', where: '../first' }]);
    expect((await readManifest(first))?.dependsOn).toEqual([]);
  });

  it('has the facts of history', () => {
    expect(historyOf(second, 'dokosnat.csv')).toMatchObject({
      'history.first-seen': captureOf(first, '/danni/dokosnat.csv').startedAt,
      'history.last-changed': { after: null },
      'history.touched': {
        moved: [
          { what: 'last-modified', before: '2026-10-01T08:00:00.000Z', after: '2026-11-02T10:00:00.000Z' },
          { what: 'etag', after: '"dokosnat"' },
        ],
      },
    });
    expect(historyOf(second, 'izmenen.csv')).toMatchObject({
      'history.last-changed': {
        after: captureOf(first, '/danni/izmenen.csv').startedAt,
        before: captureOf(second, '/danni/izmenen.csv').startedAt,
      },
      'history.undated-change': { kept: [{ what: 'last-modified', date: '2026-10-01T08:00:00.000Z' }] },
    });
    expect(Object.keys(historyOf(second, 'sasht.csv'))).toEqual(['history.first-seen', 'history.last-changed']);
    expect(historyOf(second, 'mahnat.csv')).toMatchObject({
      'history.failures': { lastSuccess: captureOf(first, '/danni/mahnat.csv').startedAt, unanswered: [] },
    });
    expect(historyOf(first, 'sasht.csv')).toEqual({});
  });

  it('scores the institution as if all had been fetched, and dates better what it has seen before', async () => {
    const whole = await audit('whole', START + 8 * HOUR, false);
    const summaryOf = (dir: string) => {
      const folder = readAuditFolder(dir);
      const result = folder.store.auditResult();
      folder.close();
      return result?.institutions.map(({ summary, resources }) => [
        summary,
        resources.map(({ subject, level, format, licence }) => ({ subject, level, format, licence })),
      ]);
    };
    expect(summaryOf(second)).toEqual(summaryOf(whole));
    // Touched without a change, and changed without a word: only the audit before can tell.
    expect([dateOf(whole, 'dokosnat.csv'), dateOf(second, 'dokosnat.csv')]).toEqual(['2026-11-02', '2025-12-31']);
    expect([dateOf(whole, 'izmenen.csv'), dateOf(second, 'izmenen.csv')]).toEqual(['2026-10-01', '2026-11-02']);
    renameSync(whole, `${whole}.done`);
  });

  it('is verified, rescored and verified again', async () => {
    expect(await verifyAudit(second, null, openPool)).toMatchObject({ is: 'reproduced' });
    await rescoreAudit({ dir: second, rules: 'current', pdf: false, onEvent: () => {}, openPool });
    expect(await verifyAudit(second, null, openPool)).toMatchObject({ is: 'reproduced' });
  });

  it('shows in the report when each answer is from, with commands that find the bytes', () => {
    const list = readFileSync(path.join(second, 'report/captures/byala-reka.html'), 'utf8');
    expect(list).toMatch(/Не е питан отново, защото не му е дошло времето[^<]*одит first/);
    expect(list).toMatch(/Сървърът отговори, че няма промяна[^<]*одит first/);
    const pages = readdirSync(path.join(second, 'report/evidence'))
      .filter((name) => name.endsWith('.html'))
      .map((name) => readFileSync(path.join(second, 'report/evidence', name), 'utf8'));
    const commands = pages
      .flatMap((page) => [...page.matchAll(/<pre class="command">(tail [^<]*sha256sum)<\/pre>/g)])
      .map(([, line]) => (line ?? '').replaceAll('&#x27;', "'"))
      .filter((line) => line.includes('../first/'));
    const { result } = captureOf(second, '/danni/sasht.csv');
    const digests = [...new Set(commands)].map((line) =>
      execFileSync('sh', ['-c', line], { cwd: second, encoding: 'utf8' }).slice(0, 64),
    );
    expect(digests).toContain(result.is === 'response' ? result.body.digest : '');
  });

  it('asks for nothing out of turn: what was carried is no request', async () => {
    const { politeness, log } = await measureEvidence(path.join(second, 'evidence'));
    const paths = (list: readonly string[]): readonly string[] => [...new Set(list)].sort();
    const known = asked.map((one) => `http://byala-reka.example${one.path}`);
    expect(paths(log.map(({ url }) => url))).toEqual(paths(known));
    expect(politeness.violations).toEqual([]);
  });

  it('is exported whole: with the bodies that stand in the audit before, those of carried pages among them', async () => {
    const file = path.join(site.out, 'second.wacz');
    const outcome = await exportAudit({ dir: second, sealed: true, file });
    expect(outcome.missing).toEqual([]);
    expect(outcome.notes.missing).toBe(0);
    expect(await verifyWacz(file, null)).toMatchObject({ is: 'intact', differences: [] });
    // Home and the carried page: both from the audit before.
    expect(outcome.pages).toBe(2);
  });

  it('says so when the audit that holds the bodies is not there', async () => {
    renameSync(first, `${first}.moved`);
    try {
      const answer = await verifyAudit(second, null, openPool);
      expect(answer).toMatchObject({
        is: 'body-not-here',
        absent: [{ audit: 'first', place: path.join(first, 'evidence') }],
      });
    } finally {
      renameSync(`${first}.moved`, first);
    }
  });

  it('goes on over several audits, each pointing at the one that holds the bytes', async () => {
    const third = await audit('third', START + 8 * DAY, true);
    expect(askedFor('/novini')).toMatchObject([{ status: 304 }]);
    // Silent in two audits more than 72 hours apart, on a host that answers: only now is anything said of it.
    expect(messagesOf(second, 'mult.csv')).not.toContain('did-not-answer');
    expect(messagesOf(third, 'mult.csv')).toContain('did-not-answer');
    expect(messagesOf(third, 'mahnat.csv')).toContain('answered-gone');
    expect((await readManifest(third))?.dependsOn).toEqual([
      { audit: 'first', where: '../first' },
      { audit: 'second', where: '../second' },
    ]);
    expect(await verifyAudit(third, null, openPool)).toMatchObject({ is: 'reproduced' });
  }, 120_000);
});
