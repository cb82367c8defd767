import { describe, expect, it } from 'vitest';
import { isMissed } from '../../../src/judge/derive/missedEdition.ts';
import type { OwnEdition } from '../../../src/judge/derive/ownEdition.ts';
import { edition } from './editionOf.ts';

const to = (day: string, more: Partial<OwnEdition> = {}): OwnEdition => edition('2024-01-01', day, more);

describe('an edition that was missed', () => {
  it.each([
    ['a promise, two periods gone', to('2024-09-14', { ahead: true }), '2026-11-20', 366, 366, 366],
    ['a promise, one period gone', to('2025-09-14', { ahead: true }), '2026-11-20', 366, 366, null],
    ['the budget of two years ago', to('2024-12-31', { ahead: true }), '2026-11-20', null, 366, 366],
    [
      'the budget of last year, while the next one is made',
      to('2025-12-31', { ahead: true }),
      '2026-11-20',
      null,
      366,
      null,
    ],
    ['a plan that nobody has to follow up', to('2020-12-31', { ahead: true }), '2026-11-20', null, null, null],
    ['a weekly bulletin of months ago', to('2026-06-07', { named: 7 }), '2026-11-20', null, null, 7],
    ['a weekly bulletin of two weeks ago', to('2026-11-06', { named: 7 }), '2026-11-20', null, null, null],
    ['a yearly report: its name promises none', to('2020-12-31', { named: 366 }), '2026-11-20', null, null, null],
    ['earlier editions alone promise nothing', to('2025-08-31', { rhythm: 31 }), '2026-11-20', null, null, null],
  ])('%s', (_name, one, asOf, promised, due, days) => {
    expect(isMissed(one, asOf, promised, due)).toBe(days);
  });
});
