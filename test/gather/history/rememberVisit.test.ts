import { describe, expect, it } from 'vitest';
import { conditionsOf } from '../../../src/gather/history/conditionsOf.ts';
import { recheckDue } from '../../../src/gather/history/recheckDue.ts';
import { isVisit, rememberStanding, rememberVisit } from '../../../src/gather/history/rememberVisit.ts';
import type { Capture, Header, Response } from '../../../src/model/capture.ts';
import type { PriorVisit } from '../../../src/model/history.ts';
import { REFUSED, sampleExchange } from '../../evidence/sampleExchanges.ts';

const DAY = 24 * 3_600_000;
const START = Date.UTC(2026, 0, 1);
const BODY = {
  place: { file: 'a-1/00001.warc.gz', offset: 0, length: 1 },
  url: 'https://byala-reka.example/',
  date: '',
};
const HEADERS: readonly Header[] = [
  ['ETag', '"1"'],
  ['Last-Modified', 'Thu, 01 Oct 2025 08:00:00 GMT'],
];

function exchange(day: number, sample: Parameters<typeof sampleExchange>[0] = {}): Capture {
  const { capture } = sampleExchange({ headers: HEADERS, ...sample });
  return { ...capture, startedAt: new Date(START + day * DAY).toISOString() };
}

function remember(captures: readonly Capture[]): PriorVisit {
  let prior: PriorVisit | undefined;
  for (const [index, capture] of captures.entries())
    prior = rememberVisit(prior, {
      audit: `a-${index}`,
      capture,
      body: capture.result.is === 'response' ? BODY : null,
    });
  if (prior === undefined) throw new Error('no captures');
  return prior;
}

function unchanged(capture: Capture): Capture {
  const { result, id, startedAt } = capture;
  if (result.is !== 'response') throw new Error('no response');
  const { status, headers } = result;
  const notModified = { audit: 'a-0', capture: id, startedAt, status, headers };
  return { ...capture, result: { ...result, status: 304, headers: [], notModified } satisfies Response };
}

describe('rememberVisit', () => {
  it('keeps the last answer with content through a failure', () => {
    const { visits, answered } = remember([exchange(0), exchange(1, { result: REFUSED })]);
    expect(visits.map(({ outcome }) => outcome)).toEqual([200, 'connect-refused']);
    expect(answered?.audit).toBe('a-0');
    expect(visits[0]).toMatchObject({ etag: '"1"', lastModified: '2025-10-01T08:00:00.000Z', sent: true });
  });

  it('tells of a 304 as of the answer that it confirmed, without bytes', () => {
    const { visits } = remember([exchange(0), unchanged(exchange(30))]);
    expect(visits[1]).toEqual({ ...visits[0], audit: 'a-1', at: visits[1]?.at, sent: false });
  });

  it('stays bounded, keeps first seen, last change and the ladder', () => {
    const quiet = Array.from({ length: 200 }, (_, day) => exchange(day, { body: day < 100 ? 'старо' : 'ново' }));
    const { visits } = remember(quiet);
    expect(visits.length).toBeLessThanOrEqual(24);
    expect(visits[0]?.at).toBe(quiet[0]?.startedAt);
    expect(visits.at(-1)?.at).toBe(quiet.at(-1)?.startedAt);
    const change = visits.findIndex(({ digest }, index) => index > 0 && digest !== visits[index - 1]?.digest);
    expect([visits[change - 1]?.at, visits[change]?.at]).toEqual([quiet[99]?.startedAt, quiet[100]?.startedAt]);
    expect(recheckDue(visits, START + 228 * DAY).due).toBe(false);
    expect(recheckDue(visits, START + 229 * DAY).due).toBe(true);
    const restless = Array.from({ length: 200 }, (_, day) => exchange(day, { body: String(day) }));
    expect(remember(restless).visits).toHaveLength(24);
  });

  it.each<[string, Capture, boolean]>([
    ['an answer', exchange(0), true],
    ['a failure to connect', exchange(0, { result: REFUSED }), true],
    ['what was never sent', exchange(0, { result: REFUSED, requestHeaders: [] }), false],
    ['what was skipped', exchange(0, { result: { is: 'not-attempted', reason: 'robots', detail: '' } }), false],
    ['what was carried', { ...exchange(0), carried: { audit: 'a', capture: 'c-1', due: '' } }, false],
  ])('%s is a visit: %#', (_, capture, expected) => {
    expect(isVisit(capture)).toBe(expected);
  });
});

describe('conditionsOf', () => {
  it.each<[string, readonly Capture[], number, readonly string[]]>([
    ['both validators', [exchange(0)], 1, ['If-None-Match', 'If-Modified-Since']],
    ['after a failure', [exchange(0), exchange(1, { result: REFUSED })], 2, ['If-None-Match', 'If-Modified-Since']],
    ['never answered', [exchange(0, { result: REFUSED })], 1, []],
    ['nothing to compare with', [exchange(0, { headers: [] })], 1, []],
    ['a value that would be a header', [exchange(0, { headers: [['ETag', '"a"\r\nX: 1']] })], 1, []],
    ['a value without end', [exchange(0, { headers: [['ETag', `"${'a'.repeat(5_000)}"`]] })], 1, []],
    ['cut by trouble on the way', [exchange(0, { truncated: 'disconnect' })], 1, []],
    ['cut by our own limit', [exchange(0, { truncated: 'length' })], 1, ['If-None-Match', 'If-Modified-Since']],
    ['not 200', [exchange(0, { status: 206 })], 1, []],
    // 304 is believed for 90 days after the bytes came.
    ['still believed', [exchange(0), unchanged(exchange(60))], 90, ['If-None-Match', 'If-Modified-Since']],
    ['seen again for itself', [exchange(0), unchanged(exchange(60))], 91, []],
  ])('%s', (_, captures, day, expected) => {
    const conditions = conditionsOf(remember(captures), START + day * DAY);
    expect(conditions.map(([name]) => name)).toEqual(expected);
  });
});

describe('rememberStanding', () => {
  const list = exchange(0, { body: 'списък' });
  const page = exchange(7, { body: '<html>' });
  const carried = { ...list, id: page.id, carried: { audit: 'a-0', capture: list.id, due: '' } } satisfies Capture;

  it('what stood in an audit stays the answer, though a page came in its place', () => {
    const before = remember([list, page]);
    const { visits, answered, stood } = rememberStanding(before, { audit: 'a-1', capture: carried, body: BODY });
    expect(visits).toEqual(before.visits);
    expect(stood).toBe('a-1');
    expect(answered).toEqual({ audit: 'a-0', capture: list, body: BODY });
  });

  it('of a body that is nowhere any more nothing is said', () => {
    const before = remember([list, page]);
    expect(rememberStanding(before, { audit: 'a-1', capture: carried, body: null }).answered).toEqual(before.answered);
  });
});
