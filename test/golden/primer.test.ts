import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AuditResult } from '../../src/model/audit.ts';
import { sha256 } from '../../src/model/ids.ts';
import { canonicalJson } from '../../src/model/json.ts';
import { inspectStored, judgeStored, type StoredInput } from './judgeStored.ts';

const GOLDEN = path.join(import.meta.dirname, 'primer.result.txt');
let stored: StoredInput;
let result: AuditResult;
beforeAll(async () => {
  stored = await inspectStored();
  result = judgeStored(stored);
}, 120_000);

/** One line for each fact, resource, dataset, finding, score and rank: a change of a rule shows as the lines it changed. */
function readable({ audit, institutions, ranking }: AuditResult): string {
  const lines = institutions.flatMap(({ institution, facts, resources, datasets, findings, scores, summary }) => [
    `institution ${institution.id}`,
    ...[facts, resources, datasets, findings, scores, [summary]].flat().map((item) => canonicalJson(item)),
  ]);
  return `${[canonicalJson(audit), ...lines, 'ranking', ...ranking.map((rank) => canonicalJson(rank))].join('\n')}\n`;
}

describe('stored evidence of the example', () => {
  it('is judged to the golden result, byte for byte (`npm run rebaseline` writes it anew)', () => {
    if (process.env['REBASELINE'] === '1') writeFileSync(GOLDEN, readable(result));
    expect(readable(result)).toBe(readFileSync(GOLDEN, 'utf8'));
  });

  it('is judged the same with captures and facts in any order', () => {
    const expected = canonicalJson(result);
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })), (dice) => {
        const shuffle = <T>(list: readonly T[]): readonly T[] =>
          list
            .map((item) => ({ item, at: dice.next().value ?? 0 }))
            .toSorted((a, b) => a.at - b.at)
            .map(({ item }) => item);
        expect(canonicalJson(judgeStored(stored, shuffle))).toBe(expected);
      }),
      { numRuns: 3, seed: 1 },
    );
  });

  it.each([
    ['Pacific/Kiritimati', 'tr_TR.UTF-8'],
    ['Pacific/Pago_Pago', 'bg_BG.UTF-8'],
  ])('is judged the same in zone %s with locale %s', (TZ, LC_ALL) => {
    const script = path.join(import.meta.dirname, 'judgeStored.ts');
    const child = spawnSync(process.execPath, [script], { encoding: 'utf8', env: { ...process.env, TZ, LC_ALL, LANG: LC_ALL } });
    expect(child.stderr).toBe('');
    expect(child.stdout.trim()).toBe(sha256(canonicalJson(result)));
  });
});
