import { loadRuleBook, type RuleBook } from '../../../src/app/loadRuleBook.ts';
import { FRESHNESS } from '../../../src/model/facts/derivedFacts.ts';
import { judgeSituation, type Situation } from '../judgeSituation.ts';
import { type Case, type CorpusRecord, type Judgement, type Question, rightIf, type Suite } from '../question.ts';

/** Made anew for each run; filled as cases are asked. */
type Seen = { readonly truth: string; readonly said: string };

/** Situations of one file on one page, answered by a careful person; every answer goes into the matrix below the table. */
export function freshnessSuite(): Suite {
  const seen: Seen[] = [];
  let book: RuleBook | null = null;
  return {
    name: 'freshness',
    about: 'situations built as captures (headers, page, file, sitemap, earlier audits): is the file current',
    main: 'verdict',
    cases: ({ records }) => {
      book ??= loadRuleBook('five-star');
      const loaded = book;
      return records.flatMap((record) => caseOf(record, loaded, seen));
    },
    notes: () => matrixText(seen),
  };
}

function caseOf({ id, value }: CorpusRecord, book: RuleBook, seen: Seen[]): readonly Case[] {
  const truth = value['ground_truth'] as { readonly verdict?: unknown; readonly latest?: unknown } | undefined;
  if (typeof truth?.verdict !== 'string') return [];
  const wanted = truth.verdict === 'archived' ? 'archive' : truth.verdict;
  if (!(FRESHNESS as readonly string[]).includes(wanted)) throw new RangeError(`${id}: no verdict ${wanted}`);
  const counted = value['contested'] !== true;
  const situation = value as unknown as Situation;
  const questions: Question[] = [
    {
      metric: 'verdict',
      expected: wanted,
      counted,
      answer: ({ judgement }) => {
        const said = verdictOf(judgement);
        if (counted) seen.push({ truth: wanted, said });
        const { verdict, found } = rightIf(said === wanted, `${said} (${judgement.date ?? 'no date'})`);
        return said === 'cannot-tell' && verdict === 'wrong' ? { verdict: 'cannot-tell', found } : { verdict, found };
      },
    },
  ];
  if (!isLate(wanted))
    questions.push({
      metric: 'not wrongly late',
      expected: wanted,
      counted,
      answer: ({ judgement }) => rightIf(!isLate(verdictOf(judgement)), verdictOf(judgement)),
    });
  if (typeof truth.latest === 'string') {
    const { latest } = truth;
    questions.push({
      metric: 'latest day',
      expected: latest,
      counted,
      answer: ({ judgement }) => rightIf(judgement.date === latest, judgement.date ?? 'no date'),
    });
  }
  return [{ id: `${id} ${situation.id}`, bytes: null, judge: () => judgeSituation(situation, book), questions }];
}

function verdictOf({ freshness }: Judgement): string {
  return freshness ?? 'not found';
}

function isLate(verdict: string): boolean {
  return verdict === 'late' || verdict === 'abandoned';
}

/** Rows: what is true; columns: what was said. */
function matrixText(seen: readonly Seen[]): string {
  const columns = [...FRESHNESS, ...(seen.some(({ said }) => said === 'not found') ? ['not found'] : [])];
  const width = Math.max(...columns.map(({ length }) => length)) + 2;
  const row = (name: string, cells: readonly string[]): string =>
    `  ${name.padEnd(width)}${cells.map((cell) => cell.padStart(width)).join('')}\n`;
  const lines = FRESHNESS.map((truth) =>
    row(
      truth,
      columns.map((said) => String(seen.filter((one) => one.truth === truth && one.said === said).length)),
    ),
  );
  const wrongly = seen.filter(({ truth, said }) => isLate(said) && !isLate(truth)).length;
  return `true ↓ said →\n${row('', columns)}${lines.join('')}late or abandoned said wrongly: ${wrongly} (bar: 0)\n`;
}
