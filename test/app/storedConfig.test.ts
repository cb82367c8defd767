import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuditFolder, openAuditFolder, readAuditFolder } from '../../src/app/auditFolder.ts';
import { createAudit, reopenAudit, storedAudit } from '../../src/app/prepareAudit.ts';
import { readLaneState } from '../../src/gather/lane/laneState.ts';
import { UserError } from '../../src/model/errors.ts';
import type { Json } from '../../src/model/json.ts';
import { fakeClock } from '../gather/fakes/fakeClock.ts';

type Members = Record<string, Json>;

let out = '';
beforeAll(() => {
  out = mkdtempSync(path.join(tmpdir(), 'zvezdomer-stored-'));
});
afterAll(() => rmSync(out, { recursive: true }));

const PORTAL = 'http://portal.example/';
/** What a catalogue's kind, scope, pages, lots, sweeps and budgets were before there were any. */
const OLD_PORTAL = { url: PORTAL, requestsPerMinute: 30, datasetsPerOrganisation: 200 };
/** Settings of the crawl that came one by one. */
const NEWER = ['linkedFiles', 'robotsExceptions', 'optOuts', 'quietHours', 'bytesPerDay', 'contact'];

/** An audit as an older version of the program left it, with what else it left there. */
function oldAudit(id: string, more: (folder: AuditFolder) => void = () => {}): string {
  const wanted = { configPath: null, portal: null, out, id, asOf: null, only: [] };
  const detected = { kind: 'data-egov-bg', url: PORTAL, title: 'Портал', by: PORTAL, capture: 'c-1' } as const;
  const folder = openAuditFolder(path.join(out, id), 'create');
  createAudit(wanted, fakeClock(Date.UTC(2026, 9, 1)), { detected, folder });
  const config = folder.store.info<Members>('config')!;
  const crawl = config['crawl'] as Members;
  const institutions = config['institutions'] as unknown as Members[];
  folder.store.putInfo('config', {
    ...config,
    portal: OLD_PORTAL,
    crawl: Object.fromEntries(Object.entries(crawl).filter(([key]) => !NEWER.includes(key))),
    institutions: institutions.map(({ identityConfirmed: _later, ...one }) => one),
  });
  more(folder);
  folder.close();
  return folder.dir;
}

function codeOf(work: () => unknown): { readonly code: string; readonly bg: string; readonly en: string } {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return { code: error.code, ...error.texts };
    throw error;
  }
  return { code: '', bg: '', en: '' };
}

describe('the configuration of an audit that an older version began', () => {
  it('has the defaults of what that version did not know, and all that it did', () => {
    const folder = readAuditFolder(oldAudit('defaults'));
    const { config } = storedAudit(folder);
    folder.close();
    expect(config.portal).toEqual({
      ...OLD_PORTAL,
      kind: 'data-egov-bg',
      scope: 'institutions',
      pageSize: 20,
      downloadsPerPublisher: 10,
      fullSweepDays: 30,
      budget: { catalogue: { requests: 50_000, bytes: 2e10 }, bodies: { requests: 50_000, bytes: 1e11 } },
    });
    expect(config.crawl).toMatchObject({ quietHours: [], optOuts: [], linkedFiles: { enabled: true } });
    expect(config.crawl.userAgent.product).toMatch(/^Zvezdomer\//);
    expect(config.institutions).toMatchObject([{ portalOrganisation: '*', identityConfirmed: false }]);
    expect(config.id).toBe('portal-example');
  });

  it('goes on where its harvest had not begun', () => {
    const { folder, config } = reopenAudit(oldAudit('not-begun'));
    folder.close();
    expect(config.portal?.kind).toBe('data-egov-bg');
  });

  it('is refused where half of the catalogue was read by another way, with what to do instead', () => {
    const dir = oldAudit('half', ({ crawl }) => crawl.putLane('portal:portal.example', { format: 1, sequence: 3 }));
    const { code, bg, en } = codeOf(() => reopenAudit(dir));
    expect(code).toBe('audit-other-version');
    expect(bg).toMatch(/започнете нова оценка .*zvezdomer audit --config/);
    expect(en).toMatch(/start a new audit .*zvezdomer audit --config/);
    // The folder is free for whoever has that version.
    expect(codeOf(() => reopenAudit(dir)).code).toBe('audit-other-version');
  });

  it('is judged when its harvest is over', () => {
    const dir = oldAudit('over', ({ crawl, store }) => {
      crawl.putLane('portal:portal.example', { format: 1, sequence: 3 });
      store.finishStage('gather', '2026-10-02T00:00:00.000Z');
    });
    const { folder } = reopenAudit(dir);
    folder.close();
  });

  it('is judged by the rules of today where those stored with it lack what is read in them', () => {
    const dir = oldAudit('rules', ({ store }) => {
      const book = store.info<{ ruleSet: Json; tables: Members }>('rule-book')!;
      const { catalogues: _later, ...tables } = book.tables;
      store.putInfo('rule-book', { ...book, tables });
      store.finishStage('gather', '2026-10-02T00:00:00.000Z');
    });
    const { code, bg, en } = codeOf(() => reopenAudit(dir));
    expect(code).toBe('rules-other-version');
    for (const text of [bg, en]) expect(text).toMatch(/catalogues.*rescore .* --rules current/);
  });
});

it('what a lane of an older version did not remember of its catalogue is as at the beginning', () => {
  const { portal } = readLaneState({ format: 1, portal: { refusedInRow: 1, brokenInRow: 2, datasets: {} } });
  expect(portal).toMatchObject({ refusedInRow: 1, brokenInRow: 2, rests: 0, gaveUp: null, bodies: { requests: 0 } });
});
