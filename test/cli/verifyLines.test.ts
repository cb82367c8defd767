import { describe, expect, it } from 'vitest';
import { verifyLines } from '../../src/cli/verifyLines.ts';

const deviation = { table: 'facts', subject: 'body:aa', key: 'format.id', stored: '"csv"', computed: '"tsv"' };
const UNSIGNED = { is: 'unsigned' } as const;

describe('verifyLines', () => {
  it('names row, what is stored and what follows', () => {
    const lines = verifyLines(
      {
        is: 'not-reproducible',
        sealedBy: 'zvezdomer 1.0.0',
        program: 'zvezdomer 2.0.0',
        deviations: [deviation],
        signature: UNSIGNED,
      },
      'bg',
    );
    expect(lines).toEqual([
      'Файловете са непокътнати, но zvezdomer 2.0.0 дава друг резултат (запечатано от zvezdomer 1.0.0):',
      '  facts: body:aa format.id: записано "csv", следва "tsv"',
      'Без подпис: проверено е само, че частите отговарят една на друга.',
    ]);
  });

  it('counts what it does not name', () => {
    const deviations = Array.from({ length: 25 }, () => deviation);
    const lines = verifyLines(
      { is: 'not-reproducible', sealedBy: 'a', program: 'b', deviations, signature: UNSIGNED },
      'en',
    );
    expect(lines.at(-2)).toBe('  … and 5 more');
  });

  it('names a file that is missing, added or not sealed', () => {
    const files = [
      { is: 'missing', path: 'report/a.html' },
      { is: 'extra', path: 'report/b.html' },
      { is: 'no-manifest', path: 'manifest.json' },
    ] as const;
    const lines = verifyLines(
      { is: 'tampered', files, tables: [], deviations: [], unreadable: null, signature: UNSIGNED },
      'bg',
    );
    expect(lines.slice(1, -1)).toEqual([
      '  report/a.html: липсва',
      '  report/b.html: не е бил в оценката',
      '  manifest.json: липсва или не се чете, нищо не може да се каже',
    ]);
  });
});
