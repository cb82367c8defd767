import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startExampleWeb } from '../../fixtures/web/serve.ts';
import { readAuditFolder } from '../../src/app/auditFolder.ts';
import { runAudit } from '../../src/app/runAudit.ts';
import type { InstitutionResult } from '../../src/model/audit.ts';
import type { Outcome } from '../../src/model/finding.ts';
import { inspectStored, judgeStored } from '../golden/judgeStored.ts';

const DUTIES = path.join(import.meta.dirname, '../../fixtures/duties');

/** One duty of one institution: what a careful reader says, and what the program says. */
export type DutyCell = {
  readonly institution: string;
  readonly rule: string;
  readonly expected: Outcome;
  readonly said: Outcome;
  readonly message: string;
};

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  '+': 'pass',
  '-': 'fail',
  '?': 'cannot-tell',
  '.': 'not-applicable',
};

/** The twelve of the stored example and the six served here by plain HTTP, against fixtures/duties/expected.txt. */
export async function judgeEighteen(): Promise<{
  readonly cells: readonly DutyCell[];
  readonly institutions: readonly InstitutionResult[];
}> {
  const institutions = [...judgeStored(await inspectStored()).institutions, ...(await auditSix())];
  const cells = expectedDuties().map(({ institution, rule, expected }): DutyCell => {
    const result = institutions.find((one) => one.institution.id === institution);
    const finding = result?.findings.find(({ ruleId }) => ruleId === rule);
    if (finding === undefined) throw new Error(`no finding of ${rule} for ${institution}`);
    const { outcome: said, messageKey: message } = finding;
    return { institution, rule, expected, said, message };
  });
  return { cells, institutions };
}

/** What a careful reader says of each duty of each institution. */
export function expectedDuties(): readonly Pick<DutyCell, 'institution' | 'rule' | 'expected'>[] {
  const lines = readFileSync(path.join(DUTIES, 'expected.txt'), 'utf8').trim().split('\n');
  const institutions = lines.filter((line) => line.startsWith('#   ')).flatMap((line) => line.slice(4).split(' '));
  return lines
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => {
      const [rule = '', ...marks] = line.split(/\s+/);
      if (marks.length !== institutions.length) throw new Error(`expected.txt: ${rule} has ${marks.length} marks`);
      return marks.map((mark, index) => {
        const expected = OUTCOMES[mark];
        if (expected === undefined) throw new Error(`expected.txt: ${rule}: ${mark}`);
        return { institution: institutions[index] ?? '', rule: `duty.${rule}`, expected };
      });
    });
}

async function auditSix(): Promise<readonly InstitutionResult[]> {
  const web = await startExampleWeb({ ports: 'any', slowness: 0, folder: DUTIES });
  const out = mkdtempSync(path.join(tmpdir(), 'zvezdomer-duties-'));
  try {
    const configPath = path.join(out, 'duties.yaml');
    writeFileSync(configPath, configOf(web.resolve));
    const what = { configPath, out, id: 'duties', asOf: null, only: [] };
    const { dir } = await runAudit({ what, pdf: false, onEvent: () => {} });
    const folder = readAuditFolder(dir);
    const institutions = folder.store.auditResult()?.institutions ?? [];
    folder.close();
    return institutions;
  } finally {
    await web.close();
    rmSync(out, { recursive: true, force: true });
  }
}

function configOf(resolve: Readonly<Record<string, string>>): string {
  const places = Object.entries(resolve).map(([host, place]) => `    ${host}: ${place}`);
  return `id: duties
title: { bg: 'Задължения', en: 'Duties' }
asOf: '2026-11-02T09:00:00+02:00'
profile: five-star
institutionsFile: ${path.join(DUTIES, 'institutions.yaml')}
crawl:
  userAgent: { product: Zvezdomer, contactUrl: https://zvezdomer.example/bot }
  minDelayMs: 0
  maxCrawlDelayMs: 0
  delayPerResponseTime: 0
  browser: { enabled: false }
  budget: { requests: 60, bytes: 20000000, minutes: 3 }
  resolve:
${places.join('\n')}
`;
}

/** Share of the cells that can be decided (the reader said pass or fail) that the program decided. */
export function decidedShare(cells: readonly DutyCell[]): { readonly decided: number; readonly of: number } {
  const decidable = cells.filter(({ expected }) => isDecision(expected));
  return { decided: decidable.filter(({ said }) => isDecision(said)).length, of: decidable.length };
}

/** A pass or a fail that the reader does not give: never mind how few there are, each would be a wrong sentence. */
export function wrongCells(cells: readonly DutyCell[]): readonly DutyCell[] {
  return cells.filter(({ said, expected }) => said === 'error' || (isDecision(said) && said !== expected));
}

function isDecision(outcome: Outcome): boolean {
  return outcome === 'pass' || outcome === 'fail';
}
