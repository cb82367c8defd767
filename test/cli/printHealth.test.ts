import { describe, expect, it } from 'vitest';
import type { HealthRow } from '../../src/app/tellHealth.ts';
import { healthLines } from '../../src/cli/printHealth.ts';
import type { Terminal } from '../../src/cli/terminal.ts';

const terminal = { lang: 'bg', say: (text: { bg: string }) => text.bg } as unknown as Terminal;

function row(name: string, health: Partial<HealthRow['health']>, words: Partial<HealthRow> = {}): HealthRow {
  const end = health.end ?? 'complete';
  return {
    name,
    end,
    why: null,
    skipped: '',
    failures: '',
    catalogue: [],
    health: {
      lane: name,
      institutionId: name,
      requests: 20,
      bytes: 62_000,
      skipped: {},
      failures: {},
      leftInQueue: 0,
      pages: 15,
      files: 4,
      activeMs: 12_000,
      ...health,
      end,
    },
    ...words,
  };
}

describe('the crawl-health table', () => {
  it('tells first who was not reached, why, and what can be done; words, no codes', () => {
    const why = { reason: 'сървърът отказа връзка', advice: 'Администраторът да провери сървъра.' };
    const lines = healthLines(
      [
        row('Инспекция по мостовете', { end: 'not-reached', failures: { 'connect-refused': 2 } }, { why }),
        row('Община Бяла река', {
          end: 'cut-by-budget',
          leftInQueue: 7,
          budgetLeft: { requests: 0, bytes: 9e6, ms: 60_000 },
        }),
        row('Портал', {}, { skipped: 'тихи часове: 3', catalogue: ['списък – прочетени 98 от 100'] }),
      ],
      terminal,
    );
    expect(lines.slice(0, 4)).toEqual([
      'Не са достигнати:',
      '  Инспекция по мостовете: сървърът отказа връзка.',
      '    Администраторът да провери сървъра.',
      '',
    ]);
    const text = lines.join('\n');
    expect(text).not.toContain('connect-refused');
    expect(text).toContain('  остава от бюджета – заявки: 0; 9,0 MB; 60 s');
    expect(text).toContain('  не е поискано – тихи часове: 3');
    expect(text).toContain('  списък – прочетени 98 от 100');
    // The heads stand over their columns.
    const [head = '', first = ''] = lines.slice(4);
    expect(first.indexOf('62 kB') + 5).toBe(head.indexOf('изтеглено') + 9);
  });

  it('says nothing of the unreached when all were reached', () => {
    expect(healthLines([row('а', {})], terminal)[0]).toMatch(/^Обхождане +докъде/);
  });
});
