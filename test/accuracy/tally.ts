import type { Answer, Question } from './question.ts';

/** One answered question. */
export type Measure = {
  readonly suite: string;
  readonly metric: string;
  readonly counted: boolean;
  readonly id: string;
  readonly expected: string;
  readonly answer: Answer;
};

/** One line of the table, and one object of `--json`. */
export type Tally = {
  readonly suite: string;
  readonly metric: string;
  readonly cases: number;
  readonly right: number;
  readonly wrong: number;
  readonly cannotTell: number;
  /** right ÷ cases, four decimals; null without cases. */
  readonly share: number | null;
};

export const NOT_COUNTED = ' (not counted)';

/** Name of a metric in the table: what is not counted says so, since nobody reads a legend. */
export function metricName(question: Pick<Question, 'metric' | 'counted'>): string {
  return question.counted ? question.metric : `${question.metric}${NOT_COUNTED}`;
}

/**
 * Lines of one suite: its main metric first, then as they were first asked, then what is not counted. A metric named
 * `encoding, language bg` is a part of `encoding` and stands below it.
 */
export function tally(suite: string, main: string, measures: readonly Measure[]): Tally[] {
  const groups = new Map<string, Measure[]>([[main, []]]);
  const inOrder = [...measures.filter(({ counted }) => counted), ...measures.filter(({ counted }) => !counted)];
  for (const measure of inOrder) {
    const name = metricName(measure);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [measure]);
    else group.push(measure);
  }
  const names = [...groups.keys()];
  const wholeOf = (name: string): string => names.find((one) => one !== name && name.startsWith(`${one}, `)) ?? name;
  const inFamilies = names.toSorted(
    (a, b) => names.indexOf(wholeOf(a)) - names.indexOf(wholeOf(b)) || names.indexOf(a) - names.indexOf(b),
  );
  return inFamilies.map((metric) => line(suite, metric, groups.get(metric) ?? []));
}

function line(suite: string, metric: string, group: readonly Measure[]): Tally {
  const count = (verdict: Answer['verdict']): number => group.filter(({ answer }) => answer.verdict === verdict).length;
  const right = count('right');
  return {
    suite,
    metric,
    cases: group.length,
    right,
    wrong: count('wrong'),
    cannotTell: count('cannot-tell'),
    share: group.length === 0 ? null : Math.round((right / group.length) * 10_000) / 10_000,
  };
}
