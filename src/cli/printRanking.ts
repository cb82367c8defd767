import type { AuditOutcome } from '../app/runAudit.ts';
import type { InstitutionLine } from '../app/rankingLines.ts';
import { printReportPlace } from './printReportPlace.ts';
import type { Terminal } from './terminal.ts';

/** The ranking as a table, the bodies without a score with their reason, where the report is, and what to do next. */
export function printRanking(terminal: Terminal, outcome: AuditOutcome, lines: readonly InstitutionLine[]): void {
  const { say } = terminal;
  const width = Math.min(48, Math.max(...lines.map(({ name }) => name.length), 10));
  const scored = lines.filter(({ withheld }) => withheld === null);
  terminal.out('');
  terminal.out(
    `${say({ bg: 'Място', en: 'Rank' }).padEnd(7)}${say({ bg: 'Институция', en: 'Institution' }).padEnd(width + 2)}${say({ bg: 'Ниво 0–5', en: 'Level 0–5' }).padStart(10)}${say({ bg: 'Отворен лиценз', en: 'Open licence' }).padStart(16)}${say({ bg: 'Звезди', en: 'Stars' }).padStart(9)}`,
  );
  for (const { rank, name, level, openPercent, stars } of scored) {
    terminal.out(
      `${rank.padEnd(7)}${name.slice(0, width).padEnd(width + 2)}${number(level, terminal).padStart(10)}${percent(openPercent).padStart(16)}${number(stars, terminal).padStart(9)}`,
    );
  }
  const rest = lines.filter(({ withheld }) => withheld !== null);
  if (rest.length > 0) terminal.out(`\n${say({ bg: 'Без оценка:', en: 'Without a score:' })}`);
  for (const { name, withheld } of rest) terminal.out(`  ${name}: ${withheld?.[terminal.lang]}`);
  terminal.out('');
  if (outcome.report !== null) printReportPlace(terminal, outcome.report);
  terminal.out(
    say({
      bg: `Проверка на доказателствата: zvezdomer verify ${outcome.dir}\nНова оценка на същите доказателства: zvezdomer rescore ${outcome.dir}`,
      en: `Check the evidence: zvezdomer verify ${outcome.dir}\nScore the same evidence again: zvezdomer rescore ${outcome.dir}`,
    }),
  );
}

function number(value: number | null, { lang }: Terminal): string {
  return value === null ? '–' : value.toFixed(2).replace('.', lang === 'bg' ? ',' : '.');
}

function percent(value: number | null): string {
  return value === null ? '–' : `${Math.round(value)} %`;
}
