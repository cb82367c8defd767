import type { HealthRow } from '../app/tellHealth.ts';
import { durationText, sizeText } from './amounts.ts';
import { padText, textWidth } from './textWidth.ts';
import type { Terminal } from './terminal.ts';

/** How the crawl of each body went; those that were not reached come first, each with the reason in a sentence. */
export function healthLines(rows: readonly HealthRow[], { lang, say }: Terminal): readonly string[] {
  const lost = rows.filter(({ health }) => health.end === 'not-reached');
  const reasons = lost.flatMap(({ name, why, end }) => [
    `  ${name}: ${why?.reason ?? end}.`,
    ...(why === null || why.advice === '' ? [] : [`    ${why.advice}`]),
  ]);
  return [
    ...(lost.length === 0 ? [] : [say({ bg: 'Не са достигнати:', en: 'Not reached:' }), ...reasons, '']),
    ...table(rows, lang, say({ bg: 'Обхождане', en: 'Visits' })),
  ];
}

const HEADS = {
  bg: ['докъде', 'заявки', 'страници', 'файлове', 'изтеглено', 'неуспешни', 'останали', 'време'],
  en: ['how far', 'requests', 'pages', 'files', 'fetched', 'failed', 'left', 'time'],
} as const;

function table(rows: readonly HealthRow[], lang: Terminal['lang'], title: string): readonly string[] {
  const cells = rows.map((row) => cellsOf(row, lang));
  const widths = HEADS[lang].map((head, column) =>
    Math.max(textWidth(head), ...cells.map((line) => textWidth(line[column] ?? ''))),
  );
  const first = Math.min(40, Math.max(textWidth(title), ...rows.map(({ name }) => textWidth(name))));
  const laid = (name: string, line: readonly string[]): string =>
    [
      padText(name, first),
      // The first column is words, the others figures.
      ...line.map((cell, column) => {
        const room = ' '.repeat(Math.max(0, (widths[column] ?? 0) - textWidth(cell)));
        return column === 0 ? `${cell}${room}` : `${room}${cell}`;
      }),
    ]
      .join('  ')
      .trimEnd();
  return [
    laid(title, HEADS[lang]),
    ...rows.flatMap((row, index) => [laid(row.name, cells[index] ?? []), ...moreOf(row, lang)]),
  ];
}

function cellsOf({ health, end }: HealthRow, lang: Terminal['lang']): readonly string[] {
  const count = (value: number | undefined): string => (value === undefined || value === 0 ? '–' : String(value));
  const failed = Object.values(health.failures).reduce((sum, value) => sum + value, 0);
  return [
    end,
    String(health.requests),
    count(health.pages),
    count(health.files),
    sizeText(health.bytes, lang),
    count(failed),
    count(health.leftInQueue),
    health.activeMs === undefined ? '–' : durationText(health.activeMs, lang),
  ];
}

/** What was not asked and what failed, in words; and the budget, where it ran out or was nearly used up. */
function moreOf({ health, skipped, failures, catalogue }: HealthRow, lang: Terminal['lang']): readonly string[] {
  const bg = lang === 'bg';
  const { budgetLeft } = health;
  const lines = [
    ...catalogue,
    failures === '' ? null : `${bg ? 'неуспешни' : 'failed'} – ${failures}`,
    skipped === '' ? null : `${bg ? 'не е поискано' : 'not asked'} – ${skipped}`,
    (health.rendered ?? 0) > 0 ? `${bg ? 'показани в браузър' : 'shown in a browser'} – ${health.rendered}` : null,
    budgetLeft === undefined || budgetLeft === null || health.end !== 'cut-by-budget'
      ? null
      : bg
        ? `остава от бюджета – заявки: ${budgetLeft.requests}; ${sizeText(budgetLeft.bytes, lang)}; ${durationText(budgetLeft.ms, lang)}`
        : `left of the budget – requests: ${budgetLeft.requests}; ${sizeText(budgetLeft.bytes, lang)}; ${durationText(budgetLeft.ms, lang)}`,
  ];
  return lines.flatMap((line) => (line === null ? [] : [`  ${line}`]));
}
