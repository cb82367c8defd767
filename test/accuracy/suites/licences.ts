import type { LicenceStatement } from '../../../src/model/factValues.ts';
import {
  type Answer,
  type Case,
  type Item,
  type Question,
  rightIf,
  type Seen,
  type Suite,
  type TableWords,
} from '../question.ts';

/** `kind` of a labelled case: what the strongest statement of the page says. */
const STRENGTH = ['open', 'restricted', 'terms-link', 'reserved'] as const;

export const licences: Suite = {
  name: 'licences',
  about: 'what pages and files say on re-use: our own labelled sentences',
  main: 'kind',
  cases: ({ items }, words) => items.flatMap((item) => caseOf(item, words)),
};

function caseOf(item: Item, words: TableWords): Case[] {
  const { kind, licence } = item.truth ?? {};
  if (typeof kind !== 'string') return [];
  const counted = !item.contested;
  const questions: Question[] = [{ ...askKind('kind', kind), counted }];
  if (typeof licence === 'string') questions.push({ ...askLicence('licence', licence, words), counted });
  if (kind === 'none' || kind === 'reserved') questions.push({ ...NEVER_OPEN, counted });
  return [{ id: item.id, bytes: item.bytes, questions }];
}

export function askKind(metric: string, truth: string): Question {
  return {
    metric,
    expected: truth,
    counted: true,
    answer: ({ facts }) => judgeKind(truth, facts.value('licence.statements') ?? []),
  };
}

function judgeKind(truth: string, statements: readonly LicenceStatement[]): Answer {
  const kinds = new Set(statements.map(({ kind }) => kind));
  const found =
    kinds.has('open') && kinds.has('restricted') ? 'conflicting' : (STRENGTH.find((kind) => kinds.has(kind)) ?? 'none');
  return rightIf(found === truth, `${found} ${statements.map(({ words }) => `„${words}“`).join(' ')}`);
}

/** Right when a statement names the same licence. */
export function askLicence(metric: string, truth: string, words: TableWords): Question {
  return { metric, expected: truth, counted: true, answer: (seen) => judgeLicence(truth, words, seen) };
}

function judgeLicence(truth: string, words: TableWords, { facts }: Seen): Answer {
  const named = (facts.value('licence.statements') ?? []).flatMap(({ licence }) => licence ?? []);
  const wanted = words.licence(truth)?.id ?? truth.toLowerCase();
  return rightIf(named.includes(wanted), named.length === 0 ? 'no licence named' : named.join(', '));
}

/** To call something open that is not would be a wrong praise; it is asked apart, since it is the worse mistake. */
const NEVER_OPEN: Question = {
  metric: 'not called open',
  expected: 'no open licence',
  counted: true,
  answer: ({ facts }) => {
    const open = (facts.value('licence.statements') ?? []).filter(({ kind }) => kind === 'open');
    return rightIf(open.length === 0, open.length === 0 ? 'none' : open.map(({ words }) => `„${words}“`).join(' '));
  },
};
