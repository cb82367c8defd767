import { whyUnknown } from '../factView.ts';
import {
  type Answer,
  cannotTell,
  type Question,
  right,
  rightIf,
  type Seen,
  type TableWords,
  wrong,
} from '../question.ts';

/**
 * Right when `format.id`, the container around it or what judge takes from inside it is the true format by id or alias. A truth in words („csv (named
 * .txt)“) counts by the word before the bracket. `empty` and `broken-…` are right when the program says just that.
 */
export function askFormat(truth: string, words: TableWords): Question {
  const word = truth.replace(/\(.*$/, '').trim();
  // A description in several words names no format that an answer could equal.
  const counted = !/\s/.test(word) || words.format(word) !== null;
  return { metric: 'format', expected: truth, counted, answer: (seen) => judgeFormat(word, words, seen) };
}

function judgeFormat(truth: string, words: TableWords, seen: Seen): Answer {
  const { facts } = seen;
  const id = facts.value('format.id');
  const container = facts.value('format.container');
  if (truth === 'empty') {
    const because = facts.because('format.id');
    return rightIf(id === 'empty' || because?.why === 'empty', id ?? whyUnknown(facts, 'format.id'));
  }
  const broken = brokenFormat(truth);
  if (broken !== null) return judgeBroken(broken, words, seen);
  if (id === undefined) return cannotTell(whyUnknown(facts, 'format.id'));
  const held = id === seen.judgement.format ? null : seen.judgement.format;
  const found = `${id}${container === undefined ? '' : ` in ${container}`}${held === null ? '' : `, judged as ${held}`}`;
  return rightIf(
    [id, container, held].some((one) => one !== null && one !== undefined && same(one, truth, words)),
    found,
  );
}

function brokenFormat(truth: string): string | null {
  return /^broken-(.+)$/.exec(truth)?.[1] ?? /^(.+)-malformed$/.exec(truth)?.[1] ?? null;
}

/** A file that begins like a format and is none: it must be called faulty, or not be called that format. */
function judgeBroken(format: string, words: TableWords, { facts }: Seen): Answer {
  const id = facts.value('format.id');
  const fault = facts.value('data.parse-error') ?? facts.value('format.note');
  if (id === undefined)
    return facts.because('format.id')?.why === 'unparsable'
      ? right('unparsable')
      : cannotTell(whyUnknown(facts, 'format.id'));
  if (fault !== undefined) return right(`${id}, ${fault}`);
  return same(id, format, words) ? wrong(`${id}, nothing said of the fault`) : right(`${id}, not ${format}`);
}

/** Corpora name a container by its ending, `format.container` by its kind. */
const CONTAINERS: Readonly<Record<string, string>> = { gz: 'gzip', gzip: 'gz', zip: 'zip' };

function same(found: string, truth: string, words: TableWords): boolean {
  if (found.toLowerCase() === truth.toLowerCase()) return true;
  if (CONTAINERS[truth.toLowerCase()] === found) return true;
  const id = words.format(truth);
  return id !== null && words.format(found) === id;
}

/** Families whose ceiling the corpus sets by the file alone, while our levels look inside or count being on the web. */
const APART = ['archive', 'image', 'page'];

/** The level must never be above what this file can have at best. Families that are rated on another scale are also shown apart. */
export function askCeiling(ceiling: number, format: string, words: TableWords): Question[] {
  const question: Question = {
    metric: 'ceiling',
    expected: `at most ${ceiling}`,
    counted: true,
    answer: ({ judgement: { level } }) =>
      level === null ? cannotTell('no level') : rightIf(level <= ceiling, `level ${level}`),
  };
  const family = words.family(format);
  return family !== null && APART.includes(family)
    ? [question, { ...question, metric: `ceiling, ${family}` }]
    : [question];
}
