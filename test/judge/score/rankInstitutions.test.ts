import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankInstitutions } from '../../../src/judge/score/rankInstitutions.ts';
import type { InstitutionResult } from '../../../src/model/audit.ts';

const bounds = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 20 }), fc.boolean())
    .map(([low, span, withheld]) => ({ low: low / 10, high: Math.min(5, (low + span) / 10), withheld })),
  { maxLength: 25 },
);

function results(
  list: readonly { low: number; high: number; mean?: number; withheld: boolean }[],
): readonly InstitutionResult[] {
  return list.map(({ low, high, mean = low, withheld }, index) => {
    const summary = {
      id: `s-${index}`,
      institutionId: `i-${index}`,
      withheld: withheld ? 'blocked' : null,
      technicalLevel: { mean: { value: mean, findings: [], scores: [] }, low, high },
    };
    return { summary } as unknown as InstitutionResult;
  });
}

describe('rankInstitutions', () => {
  it('gives ranges that hold whatever the truth inside the bounds is', () => {
    fc.assert(
      fc.property(bounds, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (list, rolls) => {
        const ranked = list.filter(({ withheld }) => !withheld);
        const ranks = rankInstitutions(results(list));
        expect(ranks).toHaveLength(ranked.length);
        // One possible truth: a value for each body inside its bounds.
        const truth = new Map(
          list.flatMap(({ low, high, withheld }, index): [string, number][] =>
            withheld ? [] : [[`i-${index}`, low + (high - low) * (rolls.next().value ?? 0)]],
          ),
        );
        for (const { institutionId, best, worst, above, below } of ranks) {
          const own = truth.get(institutionId) ?? 0;
          const place = 1 + [...truth.values()].filter((value) => value > own).length;
          expect(best).toBeLessThanOrEqual(place);
          expect(worst).toBeGreaterThanOrEqual(place);
          expect(above).toHaveLength(best - 1);
          expect(below).toHaveLength(ranked.length - worst);
        }
      }),
    );
  });

  it('lists by mean level, not by where a wide range begins', () => {
    const list = [
      { low: 0.5, high: 5, mean: 1.5, withheld: false },
      { low: 2.5, high: 2.5, mean: 2.5, withheld: false },
      { low: 3, high: 3, mean: 3, withheld: false },
      { low: 2, high: 4, mean: 2.5, withheld: false },
    ];
    const ids = rankInstitutions(results(list)).map(({ institutionId }) => institutionId);
    expect(ids).toEqual(['i-2', 'i-3', 'i-1', 'i-0']);
    const reversed = rankInstitutions(results(list).toReversed()).map(({ institutionId }) => institutionId);
    expect(reversed).toEqual(ids);
  });

  it('orders exact scores, shares places and leaves out who has no score', () => {
    const list = [
      { low: 2, high: 2, withheld: false },
      { low: 3, high: 3, withheld: false },
      { low: 2, high: 2, withheld: false },
      { low: 5, high: 5, withheld: true },
    ];
    expect(
      rankInstitutions(results(list)).map(({ institutionId, best, worst }) => [institutionId, best, worst]),
    ).toEqual([
      ['i-1', 1, 1],
      ['i-0', 2, 3],
      ['i-2', 2, 3],
    ]);
  });
});
