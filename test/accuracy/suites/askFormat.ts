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

/** The name in a truth: what stands before a bracket that explains it. */
export function formatWord(truth: string): string {
  return truth.replace(/\(.*$/, '').trim();
}

/**
 * Right when `format.id`, the container around it or what judge takes from inside it is the true format by id or alias. A truth in words („csv (named
 * .txt)“) counts by the word before the bracket. `empty` and `broken-…` are right when the program says just that.
 */
export function askFormat(truth: string, words: TableWords): Question {
  const word = formatWord(truth);
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

/** A file that should be of a format and is none: it must be called faulty, or not be called that format. */
function judgeBroken(format: string, words: TableWords, { facts }: Seen): Answer {
  const id = facts.value('format.id');
  const fault = facts.value('data.parse-error') ?? facts.value('format.note');
  if (id === undefined) return right(whyUnknown(facts, 'format.id'));
  if (fault !== undefined) return right(`${id}, ${fault}`);
  return same(id, format, words) ? wrong(`${id}, nothing said of the fault`) : right(`${id}, not ${format}`);
}

/** Corpora name a container by its ending, `format.container` by its kind. */
const CONTAINERS: Readonly<Record<string, string>> = { gz: 'gzip', gzip: 'gz', zip: 'zip' };

/**
 * Every N-Triples text is Turtle, TriG and N-Quads too, and every Turtle text is TriG (W3C: subsets of their grammars).
 * Ours is the smallest that holds the whole text: whoever named the file meant a larger one, its bytes do not say so.
 */
const SUPERSETS: Readonly<Record<string, readonly string[]>> = {
  ntriples: ['turtle', 'trig', 'nquads'],
  turtle: ['trig'],
};

function same(found: string, truth: string, words: TableWords): boolean {
  if (found.toLowerCase() === truth.toLowerCase()) return true;
  if (SUPERSETS[found]?.includes(words.format(truth) ?? '') === true) return true;
  if (CONTAINERS[truth.toLowerCase()] === found) return true;
  const id = words.format(truth);
  return id !== null && words.format(found) === id;
}

/**
 * Families that the corpora rate on another scale than DESIGN §2, where an archive counts by its members, a picture on
 * the web is level 1 and a page with a data table level 2: shown apart.
 */
const APART = ['archive', 'image', 'page'];

/** The family of a format when its levels are on another scale, else null. */
export function familyApart(format: string, words: TableWords): string | null {
  const family = words.family(formatWord(format));
  return family !== null && APART.includes(family) ? family : null;
}

/** The level must never be above what the file can have at best; no level is above nothing. */
export function askCeiling(ceiling: number, format: string, words: TableWords): Question {
  const apart = familyApart(format, words);
  return {
    metric: apart === null ? 'ceiling' : `ceiling, ${apart}`,
    expected: `at most ${ceiling}`,
    counted: apart === null,
    answer: ({ judgement: { level } }) =>
      level === null ? right('no level') : rightIf(level <= ceiling, `level ${level}`),
  };
}
