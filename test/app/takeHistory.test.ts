import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { AuditFolder } from '../../src/app/auditFolder.ts';
import { takeHistory } from '../../src/app/takeHistory.ts';
import type { Fact } from '../../src/model/facts.ts';
import { known } from '../../src/model/facts.ts';
import type { PriorResource } from '../../src/model/history.ts';
import { openHistoryStore } from '../../src/store/historyStore.ts';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { AUDIT, BODY, world } from '../judge/world.ts';

function openHistory() {
  const db = new DatabaseSync(':memory:');
  for (const sql of MIGRATIONS) db.exec(sql);
  return openHistoryStore(db);
}

/** An audit that went before, as far as its history is taken: one body with these facts. */
function audit(id: string, facts: readonly Fact[], priors: readonly PriorResource[]): AuditFolder {
  const list = world().captures;
  const made = world();
  const capture = made.add('http://danni.example/api/listDatasets', { purpose: 'portal-datasets', method: 'POST' });
  const [stored] = made.captures;
  const history = openHistory();
  for (const prior of priors) history.putResource(BODY.id, prior);
  const store = {
    info: (name: string) => (name === 'audit' ? { ...AUDIT, id } : undefined),
    eachCapture: () => list,
    institutions: () => [BODY],
    result: () => ({ facts: facts.map((fact) => ({ ...fact, evidence: [{ capture }] })), resources: [] }),
    capture: () => ({ capture: stored }),
  };
  return { id, dir: `/audits/${id}`, store, history } as unknown as AuditFolder;
}

test('a dataset keeps its title and the day of its last list, also when the next audit no longer finds it', () => {
  const value = { title: 'Паркове', page: null, catalogue: 'data-egov-bg', resources: 1, publisher: null };
  const at = { dir: '/audits/next', startedAt: '2026-12-01T00:00:00.000Z' };
  const second = openHistory();
  takeHistory(second, audit('a1', [known('dataset:d', 'dataset.listed', value)], []), at);
  const listed = {
    audit: 'a1',
    subject: 'dataset:d',
    stated: null,
    digest: null,
    listed: { title: 'Паркове', on: '2026-11-02' },
  };
  expect(second.resources(BODY.id)).toEqual([listed]);
  const third = openHistory();
  takeHistory(third, audit('a2', [], second.resources(BODY.id)), at);
  expect(third.resources(BODY.id)).toEqual([listed]);
});
