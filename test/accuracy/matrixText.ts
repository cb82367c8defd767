import type { Suite } from './question.ts';
import type { Measure } from './tally.ts';

/** Confusion matrix of one metric: a row for each true class, a column for each that we said. Counted cases only. */
export function matrixText(
  suite: string,
  { metric, classes }: NonNullable<Suite['matrix']>,
  measures: readonly Measure[],
): string {
  const counted = measures.filter((one) => one.suite === suite && one.metric === metric && one.counted);
  const said = ({ answer }: Measure): string => answer.found.split(' ')[0] ?? '';
  const columns = [...classes, ...new Set(counted.map(said).filter((one) => !classes.includes(one)))];
  const width = Math.max(6, ...columns.map(({ length }) => length)) + 2;
  const first = Math.max(...classes.map(({ length }) => length), 'truth \\ ours'.length);
  const line = (head: string, cells: readonly string[]): string =>
    `${head.padEnd(first)}${cells.map((cell) => cell.padStart(width)).join('')}\n`;
  const rows = classes.map((truth) => {
    const own = counted.filter(({ expected }) => expected === truth);
    const cells = columns.map((column) => String(own.filter((one) => said(one) === column).length));
    return line(truth, cells);
  });
  return `${line('truth \\ ours', columns)}${rows.join('')}`;
}
