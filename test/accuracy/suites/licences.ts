import type { LicenceStatement } from '../../../src/model/factValues.ts';
import { reservesRights } from '../../../src/model/reservesRights.ts';
import { normaliseWords } from '../../../src/model/words.ts';
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

/** Metric whose answers begin with our class, and the classes in the order of the matrix. */
const CLASSES_OF_KIND = {
  metric: 'kind',
  classes: ['open', 'restricted', 'conflicting', 'reserved', 'terms-link', 'none'],
} as const;

export const licences: Suite = {
  name: 'licences',
  about: 'what pages and files say on re-use: our own labelled sentences',
  main: 'kind',
  matrix: CLASSES_OF_KIND,
  cases: ({ items }, words) => items.flatMap((item) => caseOf(item, words)),
};

function caseOf(item: Item, words: TableWords): Case[] {
  const { kind, licence } = item.truth ?? {};
  if (typeof kind !== 'string') return [];
  const counted = !item.contested;
  const questions: Question[] = [{ ...askKind('kind', kind), counted }];
  if (typeof licence === 'string') questions.push({ ...askLicence('licence', licence, words), counted });
  if (kind !== 'open' && kind !== 'conflicting') questions.push({ ...NEVER_OPEN, counted });
  if (kind === 'open') questions.push({ ...NEVER_RESTRICTED, counted });
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
  const found = classOf(statements);
  return rightIf(found === truth, `${found} ${statements.map(({ words }) => `„${words}“`).join(' ')}`);
}

/** What a page says as a whole, as the judge reads it: a bare © names the author, it neither reserves nor contradicts. */
function classOf(statements: readonly LicenceStatement[]): string {
  const kinds = new Set(statements.flatMap(({ kind, words }) => (kind === 'reserved' && !reserves(words) ? [] : kind)));
  if (kinds.has('open') && (kinds.has('restricted') || kinds.has('reserved'))) return 'conflicting';
  return STRENGTH.find((kind) => kinds.has(kind)) ?? 'none';
}

/** Words that protect by the law are named with the law in the vocabulary; here without the tables. */
const PROTECTED = ['защитен~ от закона', 'защитени съгласно закона', 'обект на авторск~', 'обект на закрила', 'под закрилата на закона', 'защитен~ с авторск~ прав~', 'защитен~ от авторск~ прав~', 'protected by copyright'];

function reserves(words: string): boolean {
  return reservesRights(normaliseWords(words), PROTECTED);
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

/** The other sin: an open statement called restricted accuses a body of what it did not do. */
const NEVER_RESTRICTED: Question = {
  metric: 'open not called restricted',
  expected: 'no restriction alone',
  counted: true,
  answer: ({ facts }) => {
    const found = classOf(facts.value('licence.statements') ?? []);
    return rightIf(found !== 'restricted', found);
  },
};

/** To call something open that is not would be a wrong praise; it is asked apart, since it is the worse mistake. */
const NEVER_OPEN: Question = {
  metric: 'not called open',
  expected: 'no open licence alone',
  counted: true,
  answer: ({ facts }) => {
    const statements = facts.value('licence.statements') ?? [];
    const open = statements.filter(({ kind }) => kind === 'open');
    return rightIf(classOf(statements) !== 'open', open.map(({ words }) => `„${words}“`).join(' ') || 'none');
  },
};
