import { describe, expect, it } from 'vitest';
import { isMissed } from '../../../src/judge/derive/missedEdition.ts';
import type { OwnEdition } from '../../../src/judge/derive/ownEdition.ts';

const edition = (to: string, more: Partial<OwnEdition> = {}): OwnEdition => ({
  from: '2024-01-01',
  to,
  ahead: false,
  rhythm: null,
  named: null,
  evidence: [],
  ...more,
});

describe('an edition that was missed', () => {
  it.each([
    ['a promise, two periods gone', edition('2024-09-14', { ahead: true }), '2026-11-20', 366, 366, 366],
    ['a promise, one period gone', edition('2025-09-14', { ahead: true }), '2026-11-20', 366, 366, null],
    ['the budget of two years ago', edition('2024-12-31', { ahead: true }), '2026-11-20', null, 366, 366],
    [
      'the budget of last year, while the next one is made',
      edition('2025-12-31', { ahead: true }),
      '2026-11-20',
      null,
      366,
      null,
    ],
    ['a plan that nobody has to follow up', edition('2020-12-31', { ahead: true }), '2026-11-20', null, null, null],
    ['a weekly bulletin of months ago', edition('2026-06-07', { named: 7 }), '2026-11-20', null, null, 7],
    ['a weekly bulletin of two weeks ago', edition('2026-11-06', { named: 7 }), '2026-11-20', null, null, null],
    ['a yearly report: its name promises none', edition('2020-12-31', { named: 366 }), '2026-11-20', null, null, null],
    ['earlier editions alone promise nothing', edition('2025-08-31', { rhythm: 31 }), '2026-11-20', null, null, null],
  ])('%s', (_name, one, asOf, promised, due, days) => {
    expect(isMissed(one, asOf, promised, due)).toBe(days);
  });
});
