import { describe, expect, it } from 'vitest';
import { recheckDue } from '../../../src/gather/history/recheckDue.ts';
import type { Visit } from '../../../src/model/history.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 0, 1);

/** `0a` = seen on day 0 with content a; `3!` = answered 404 on day 3; `5-` = did not answer on day 5. */
function visits(text: string): readonly Visit[] {
  return text
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const [, day, what] = /^([\d.]+)(.)$/.exec(word) ?? [];
      const outcome = what === '!' ? 404 : what === '-' ? ('connect-timeout' as const) : 200;
      return {
        audit: 'a',
        at: new Date(START + Number(day) * DAY).toISOString(),
        outcome,
        digest: what === '-' ? null : (what ?? null),
        sent: true,
        etag: null,
        lastModified: null,
      };
    });
}

describe('recheckDue', () => {
  it.each<[string, number, boolean]>([
    // Never seen, and what gave nothing last time.
    ['', 0, true],
    ['0!', 0.01, true],
    ['0a 1-', 1.01, true],
    // Seen once: after twelve hours, to the second.
    ['0a', 0.49, false],
    ['0a', 0.5, true],
    // Unchanged for a day: a day more; for a week: a week more; for a month: a month more, and never longer.
    ['0a 1a', 1.9, false],
    ['0a 1a', 2, true],
    ['0a 6.9a', 7.8, false],
    ['0a 6.9a', 7.9, true],
    ['0a 7a', 13.9, false],
    ['0a 7a', 14, true],
    ['0a 29a', 35.9, false],
    ['0a 29a', 36, true],
    ['0a 30a', 59.9, false],
    ['0a 30a', 60, true],
    ['0a 300a', 330, true],
    // A change begins the ladder anew.
    ['0a 30a 60b', 60.4, false],
    ['0a 30a 60b', 60.5, true],
    // A failure in between is no change.
    ['0a 15- 30a', 59.9, false],
    // Changed every four days: looked at daily, however long it has been quiet since (24 days in 4 changes: 3 days).
    ['0a 4b 8c 12d 16e 24e', 24.9, false],
    ['0a 4b 8c 12d 16e 24e', 25, true],
    // A change hourly is never looked at more often than the first rung.
    ['0a 0.1b 0.2c 0.3d', 0.7, false],
    ['0a 0.1b 0.2c 0.3d', 0.8, true],
  ])('visits %j on day %d: due %s', (text, day, due) => {
    const nowMs = START + day * DAY;
    const answer = recheckDue(visits(text), nowMs);
    expect(answer.due).toBe(due);
    expect(answer.nextMs <= nowMs).toBe(due);
  });

  it('depends on nothing but what it is given', () => {
    const row = visits('0a 3b 9b');
    expect(recheckDue(row, START + 10 * DAY)).toEqual(recheckDue(row, START + 10 * DAY));
  });
});
