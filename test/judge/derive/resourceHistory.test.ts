import { describe, expect, it } from 'vitest';
import { judgeInstitution } from '../../../src/judge/judgeInstitution.ts';
import type { InstitutionResult } from '../../../src/model/audit.ts';
import type { FailureCode } from '../../../src/model/capture.ts';
import type { Fact, FactKey } from '../../../src/model/facts.ts';
import type { PriorResource, Visit } from '../../../src/model/history.ts';
import { ruleSet, tables } from '../ruleBook.ts';
import { csvValues, link, pageValues, world } from '../world.ts';

const RULES = ruleSet();
const TABLES = tables();
const FILE = 'http://lipovo.example/danni.csv';
const SUBJECT = 'resource:lipovo.example/danni.csv';
const NOW = '2026-11-02T07:00:00.000Z';
const MODIFIED = '2026-10-01T08:00:00.000Z';

function visit(at: string, changes: Partial<Visit> = {}): Visit {
  const full = at.length === 10 ? `${at}T07:00:00.000Z` : at;
  return { audit: 'a', at: full, outcome: 200, digest: 'old', sent: true, etag: null, lastModified: null, ...changes };
}

type Case = {
  readonly visits: readonly Visit[];
  readonly failure?: FailureCode;
  readonly status?: number;
  /** The home page answers, too. */
  readonly homeFails?: boolean;
  readonly stated?: PriorResource['stated'];
  readonly statedNow?: string;
};

/** One file with the visits of earlier audits; the last of `visits` is the one of this audit. */
function judge(made: Case): InstitutionResult {
  const base = world();
  const words = made.statedNow;
  const statement =
    words === undefined
      ? []
      : [
          {
            date: words,
            precision: 'day' as const,
            says: 'modified' as const,
            scope: 'file' as const,
            words: `обновен на ${words}`,
            at: { kind: 'css', path: 'li' } as const,
            linkIndex: 0,
          },
        ];
  const values = pageValues([link('/danni.csv', 'Регистър на градините (CSV)')], { 'date.statements': statement });
  const home = base.add('http://lipovo.example/', { purpose: 'home', depth: 0, values });
  const answered =
    made.failure === undefined ? { values: csvValues(), status: made.status ?? 200 } : { failure: made.failure };
  const file = base.add(FILE, { purpose: 'file', from: home, ...answered });
  const input = base.input();
  const captures = input.captures.map((capture) =>
    made.homeFails === true && capture.id === home
      ? { ...capture, carried: { audit: 'a', capture: 'c-1', due: NOW } }
      : capture,
  );
  const prior: PriorResource = { audit: 'a', subject: SUBJECT, stated: made.stated ?? null, digest: 'old' };
  const history = { visits: new Map([[file, made.visits]]), resources: new Map([[SUBJECT, prior]]) };
  return judgeInstitution({ ...input, captures, history }, RULES, TABLES);
}

function factOf<K extends FactKey>(result: InstitutionResult, key: K): Fact<K> | undefined {
  return result.facts.find((fact) => fact.subject === SUBJECT && fact.key === key) as Fact<K> | undefined;
}

function valueOf(result: InstitutionResult, key: FactKey): unknown {
  const fact = factOf(result, key) as Fact | undefined;
  return fact?.known === true ? fact.value : undefined;
}

describe('facts of history', () => {
  it('are none without earlier audits', () => {
    const made = world();
    const home = made.add('http://lipovo.example/', {
      purpose: 'home',
      depth: 0,
      values: pageValues([link('/danni.csv', 'Регистър (CSV)')]),
    });
    made.add(FILE, { purpose: 'file', from: home, values: csvValues() });
    const { facts } = judgeInstitution(made.input(), RULES, TABLES);
    expect(facts.filter(({ key }) => key.startsWith('history.'))).toEqual([]);
  });

  it('first seen, and the change between two visits', () => {
    const result = judge({
      visits: [
        visit('2026-01-01'),
        visit('2026-02-01'),
        visit('2026-03-01', { digest: 'new' }),
        visit(NOW, { digest: 'new' }),
      ],
    });
    expect(valueOf(result, 'history.first-seen')).toBe('2026-01-01T07:00:00.000Z');
    expect(valueOf(result, 'history.last-changed')).toEqual({
      after: '2026-02-01T07:00:00.000Z',
      before: '2026-03-01T07:00:00.000Z',
    });
    expect(valueOf(result, 'history.failures')).toBeUndefined();
  });

  it('never changed: since it was first seen, and not since when', () => {
    const result = judge({ visits: [visit('2026-01-01'), visit(NOW)] });
    expect(valueOf(result, 'history.last-changed')).toEqual({ after: null, before: '2026-01-01T07:00:00.000Z' });
  });

  const LATER = '2026-10-30T08:00:00.000Z';
  it.each<[string, Case, unknown]>([
    [
      'Last-Modified',
      { visits: [visit('2026-10-05', { lastModified: MODIFIED }), visit(NOW, { lastModified: LATER })] },
      [{ what: 'last-modified', before: MODIFIED, after: LATER }],
    ],
    [
      'ETag',
      { visits: [visit('2026-10-05', { etag: '"1"' }), visit(NOW, { etag: '"2"' })] },
      [{ what: 'etag', before: '"1"', after: '"2"' }],
    ],
    [
      'the date beside the link',
      {
        visits: [visit('2026-10-05'), visit(NOW)],
        stated: { date: '2026-10-01', source: 'words-modified' },
        statedNow: '2026-10-30',
      },
      [{ what: 'stated-date', before: '2026-10-01', after: '2026-10-30' }],
    ],
    ['nothing', { visits: [visit('2026-10-05', { etag: '"1"' }), visit(NOW, { etag: '"1"' })] }, undefined],
    ['a header that is new', { visits: [visit('2026-10-05'), visit(NOW, { lastModified: LATER })] }, undefined],
    [
      'with the content',
      { visits: [visit('2026-10-05', { etag: '"1"' }), visit(NOW, { etag: '"2"', digest: 'new' })] },
      undefined,
    ],
    [
      'a date that stands elsewhere now',
      {
        visits: [visit('2026-10-05'), visit(NOW)],
        stated: { date: '2026-10-01', source: 'metadata' },
        statedNow: '2026-10-30',
      },
      undefined,
    ],
  ])('touched but unchanged: %s moved', (_, made, moved) => {
    const value = valueOf(judge(made), 'history.touched');
    const between = { after: '2026-10-05T07:00:00.000Z', before: NOW };
    expect(value).toEqual(moved === undefined ? undefined : { moved, ...between });
  });

  it.each<[string, Case, unknown]>([
    [
      'Last-Modified',
      {
        visits: [
          visit('2026-10-05', { lastModified: MODIFIED }),
          visit(NOW, { lastModified: MODIFIED, digest: 'new' }),
        ],
      },
      [{ what: 'last-modified', date: MODIFIED }],
    ],
    [
      'the date beside the link',
      {
        visits: [visit('2026-10-05'), visit(NOW, { digest: 'new' })],
        stated: { date: '2026-10-01', source: 'words-modified' },
        statedNow: '2026-10-01',
      },
      [{ what: 'stated-date', date: '2026-10-01' }],
    ],
    [
      'none: it moved',
      { visits: [visit('2026-10-05', { lastModified: MODIFIED }), visit(NOW, { lastModified: LATER, digest: 'new' })] },
      undefined,
    ],
    ['none: no date is stated', { visits: [visit('2026-10-05'), visit(NOW, { digest: 'new' })] }, undefined],
  ])('changed but date not moved: %s', (_, made, kept) => {
    const value = valueOf(judge(made), 'history.undated-change');
    const between = { after: '2026-10-05T07:00:00.000Z', before: NOW };
    expect(value).toEqual(kept === undefined ? undefined : { kept, ...between });
  });

  const silent = { outcome: 'headers-timeout', digest: null, sent: false } as const;
  const refused = { outcome: 403, digest: null } as const;
  it.each<[string, Case, string, string]>([
    [
      'twice, 72 hours apart',
      { visits: [visit('2026-10-30', silent), visit(NOW, silent)], failure: 'headers-timeout' },
      'broken',
      'did-not-answer',
    ],
    [
      'twice, a second less apart',
      { visits: [visit('2026-10-30T07:00:01.000Z', silent), visit(NOW, silent)], failure: 'headers-timeout' },
      'unknown',
      'not-seen',
    ],
    ['once', { visits: [visit('2026-01-01'), visit(NOW, silent)], failure: 'headers-timeout' }, 'unknown', 'not-seen'],
    [
      'with a success between',
      { visits: [visit('2026-10-01', silent), visit('2026-10-15'), visit(NOW, silent)], failure: 'headers-timeout' },
      'unknown',
      'not-seen',
    ],
    [
      'after a refusal',
      { visits: [visit('2026-10-01', refused), visit(NOW, silent)], failure: 'headers-timeout' },
      'unknown',
      'not-seen',
    ],
    [
      'then refused',
      { visits: [visit('2026-10-01', silent), visit(NOW, refused)], status: 403 },
      'unknown',
      'not-seen',
    ],
    // Silence of the whole site may be ours: no other answer of the host today.
    [
      'with its whole host',
      { visits: [visit('2026-10-01', silent), visit(NOW, silent)], failure: 'headers-timeout', homeFails: true },
      'unknown',
      'not-seen',
    ],
    [
      'half a body is an answer',
      {
        visits: [
          visit('2026-10-01', { ...silent, outcome: 'body-timeout' }),
          visit(NOW, { ...silent, outcome: 'body-timeout' }),
        ],
        failure: 'body-timeout',
      },
      'unknown',
      'not-seen',
    ],
  ])('silent %s: link status', (_, made, status, message) => {
    const result = judge(made);
    expect(valueOf(result, 'resource.link-status')).toBe(status);
    const finding = result.findings.find(({ ruleId, subject }) => ruleId === 'freshness.alive' && subject === SUBJECT);
    expect(finding?.messageKey).toBe(message);
    // Everything else about it stays cannot-tell: nobody saw it.
    const others = result.findings.filter(({ ruleId, subject }) => ruleId !== 'freshness.alive' && subject === SUBJECT);
    expect(new Set(others.map(({ outcome }) => outcome))).not.toContain('fail');
  });

  it('names the days of silence, and no more', () => {
    const result = judge({
      visits: [visit('2026-01-01'), visit('2026-10-01', silent), visit(NOW, silent)],
      failure: 'headers-timeout',
    });
    const finding = result.findings.find(({ messageKey }) => messageKey === 'did-not-answer');
    expect(finding?.data).toEqual({ firstDate: '2026-10-01', askedDate: '2026-11-02' });
    expect(valueOf(result, 'history.failures')).toEqual({
      first: '2026-10-01T07:00:00.000Z',
      last: NOW,
      lastSuccess: '2026-01-01T07:00:00.000Z',
      unanswered: ['2026-10-01T07:00:00.000Z', NOW],
    });
  });
});
