import type { Measure, Tally } from './tally.ts';
import { metricName } from './tally.ts';

const HEAD = ['suite', 'metric', 'cases', 'right', 'wrong', 'cannot tell', 'share'] as const;

/** The table for people: a line a metric, a blank line between suites. */
export function tableText(tallies: readonly Tally[]): string {
  const rows = tallies.map((one) => [
    one.suite,
    one.metric,
    ...[one.cases, one.right, one.wrong, one.cannotTell].map(String),
    one.share === null ? '—' : `${(one.share * 100).toFixed(1)} %`,
  ]);
  const widths = HEAD.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const lay = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  const lines = [lay(HEAD), widths.map((width) => '-'.repeat(width)).join('  ')];
  for (const [index, row] of rows.entries()) {
    if (index > 0 && row[0] !== rows[index - 1]?.[0]) lines.push('');
    lines.push(lay(row));
  }
  return `${lines.join('\n')}\n`;
}

/** Everything that was not right, by suite and metric, with what is true and what was said. */
export function missesText(measures: readonly Measure[]): string {
  const misses = measures.filter(({ answer }) => answer.verdict !== 'right');
  const lines: string[] = [];
  let heading = '';
  for (const miss of misses.toSorted(byMetric)) {
    const own = `${miss.suite} · ${metricName(miss)}`;
    if (own !== heading) lines.push(...(heading === '' ? [] : ['']), own);
    heading = own;
    const mark = miss.answer.verdict === 'wrong' ? '✗' : '?';
    lines.push(`  ${mark} ${miss.id}: ${oneLine(miss.expected)} ← ${oneLine(miss.answer.found)}`);
  }
  return lines.length === 0 ? 'no misses\n' : `${lines.join('\n')}\n`;
}

/** Same metrics together, otherwise in the order in which they were measured. */
function byMetric(a: Measure, b: Measure): number {
  return compare(a.suite, b.suite) || compare(metricName(a), metricName(b));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function oneLine(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.length > 160 ? `${plain.slice(0, 159)}…` : plain;
}
