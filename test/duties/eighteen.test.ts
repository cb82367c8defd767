import { beforeAll, describe, expect, it } from 'vitest';
import type { InstitutionResult } from '../../src/model/audit.ts';
import { decidedShare, type DutyCell, judgeEighteen, wrongCells } from './eighteen.ts';

let cells: readonly DutyCell[] = [];
let institutions: readonly InstitutionResult[] = [];
beforeAll(async () => {
  ({ cells, institutions } = await judgeEighteen());
}, 60_000);

describe('the duties of eighteen institutions', () => {
  it('are never said kept or broken where a careful reader does not say so', () => {
    expect(cells.length).toBe(35 * 18);
    expect(wrongCells(cells)).toEqual([]);
  });

  it('are decided in at least 85 % of what can be decided', () => {
    const { decided, of } = decidedShare(cells);
    expect(of).toBeGreaterThan(250);
    expect(decided / of).toBeGreaterThanOrEqual(0.85);
  });

  it('are never called absent where the search was cut', () => {
    const cut = institutions.filter(
      ({ facts }) =>
        facts.find((fact) => fact.key === 'site.searched' && fact.known && fact.value.searched) === undefined,
    );
    expect(cut.map(({ institution }) => institution.id)).toEqual(
      expect.arrayContaining(['mostove', 'uni-kamengrad', 'sad-zlatovrah', 'zad-zavesata']),
    );
    const absent = cut.flatMap(({ findings }) =>
      findings.filter(
        ({ dimension, subject, outcome }) =>
          dimension === 'duty' && subject.startsWith('institution:') && outcome === 'fail',
      ),
    );
    expect(absent).toEqual([]);
  });

  it('quote the place whenever they are said kept', () => {
    const kept = institutions.flatMap(({ findings }) =>
      findings.filter(({ ruleId, outcome }) => ruleId.startsWith('duty.') && outcome === 'pass'),
    );
    expect(kept.length).toBeGreaterThan(100);
    expect(kept.filter(({ evidence, subject }) => subject.startsWith('institution:') && evidence.length === 0)).toEqual(
      [],
    );
  });

  it('earn no stars: no number of a summary rests on one', () => {
    for (const { findings, scores, summary } of institutions) {
      const duties = [...findings, ...scores].filter(({ dimension }) => dimension === 'duty').map(({ id }) => id);
      const text = JSON.stringify(summary);
      expect(duties.length).toBeGreaterThan(0);
      expect(duties.filter((id) => text.includes(`"${id}"`))).toEqual([]);
    }
  });
});
