import type { DateStatement } from '../../../src/model/factValues.ts';
import { type Answer, type Case, type Item, type Question, rightIf, type Suite } from '../question.ts';

export const dates: Suite = {
  name: 'dates',
  about: 'dates with the words that say what they date: our own labelled sentences',
  main: 'date',
  cases: ({ items }) => items.flatMap(caseOf),
};

/** `date` null = the words hold no date that says anything about freshness, and none may be found. */
function caseOf(item: Item): Case[] {
  const { date, precision, says } = item.truth ?? {};
  if (typeof date !== 'string' && date !== null) return [];
  const counted = !item.contested;
  if (date === null) return [{ id: item.id, bytes: item.bytes, questions: [{ ...NO_DATE, counted }] }];
  const questions: Question[] = [{ ...askDate('date', date), counted }];
  if (typeof says === 'string') questions.push({ ...askSays('date+says', date, says), counted });
  if (typeof precision === 'string') questions.push({ ...askPrecision(date, precision), counted });
  return [{ id: item.id, bytes: item.bytes, questions }];
}

const NO_DATE: Question = {
  metric: 'no false date',
  expected: 'no date statement',
  counted: true,
  answer: ({ facts }) => {
    const found = facts.value('date.statements') ?? [];
    return rightIf(found.length === 0, found.length === 0 ? 'none' : list(found));
  },
};

export function askDate(metric: string, date: string): Question {
  return ask(metric, date, (one) => one.date === date);
}

export function askSays(metric: string, date: string, says: string): Question {
  return ask(metric, `${says} ${date}`, (one) => one.date === date && one.says === says);
}

function askPrecision(date: string, precision: string): Question {
  return ask('date+precision', `${date} (${precision})`, (one) => one.date === date && one.precision === precision);
}

function ask(metric: string, expected: string, fits: (one: DateStatement) => boolean): Question {
  const answer = (found: readonly DateStatement[]): Answer =>
    rightIf(found.some(fits), found.length === 0 ? 'no date statement' : list(found));
  return { metric, expected, counted: true, answer: ({ facts }) => answer(facts.value('date.statements') ?? []) };
}

function list(found: readonly DateStatement[]): string {
  return found.map(({ says, date, precision }) => `${says} ${date} (${precision})`).join(', ');
}
