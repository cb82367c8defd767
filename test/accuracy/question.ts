import type { Nature } from '../../src/model/facts/nature.ts';
import type { FactView } from './factView.ts';

/** What the program said about one thing, beside what is true. `cannot-tell` is no fault, but it is not right either. */
export type Verdict = 'right' | 'wrong' | 'cannot-tell';
export type Answer = { readonly verdict: Verdict; readonly found: string };

/** What was seen of one case: all facts, and what judge makes of the file alone. */
export type Seen = {
  readonly facts: FactView;
  readonly judgement: Judgement;
  readonly elapsedMs: number;
};

/** What the program says about a file that stands alone, as `zvezdomer check FILE` does. Null = it cannot tell. */
export type Judgement = {
  /** `resource.format`: inside a container, what it holds. */
  readonly format: string | null;
  readonly level: number | null;
  readonly licence: string | null;
  readonly licenceId: string | null;
  readonly freshness: string | null;
  readonly date: string | null;
  /** Whether a document is data; null when the case was not offered under a link, or is no document. */
  readonly nature?: Nature | null;
};

/** The words under which a page offers a file: then it is judged as something linked, not as a file that stands alone. */
export type Offered = { readonly text: string; readonly heading: string; readonly fileName: string };

export type Question = {
  readonly metric: string;
  /** The truth, in words for the list of misses. */
  readonly expected: string;
  /** False for contested cases and extensions: they get a line of their own and are in no share. */
  readonly counted: boolean;
  readonly answer: (seen: Seen) => Answer;
};

/** One file, text or record with everything that is asked about it. */
export type Case = {
  /** Names the case to people: the path below the suite, with `#line` for a record. */
  readonly id: string;
  /** The bytes to inspect; null when the questions need none. */
  readonly bytes: (() => Uint8Array) | null;
  readonly offered?: Offered;
  /** For cases that are more than one body: what judge makes of the whole. */
  readonly judge?: () => Promise<Judgement>;
  readonly questions: readonly Question[];
};

export type Suite = {
  readonly name: string;
  readonly about: string;
  /** The metric that stands for the suite; its line comes first. */
  readonly main: string;
  readonly cases: (corpus: Corpus, words: TableWords) => readonly Case[];
  /** It has cases of its own in the code, and takes so long that it runs only when it is asked for by name. */
  readonly standsAlone?: true;
  /** A metric whose expected value, and the first word of whose answer, is one of these classes: printed as a matrix. */
  readonly matrix?: { readonly metric: string; readonly classes: readonly string[] };
  /** What the reader of the shares must know; printed below the table when the suite was asked for by name. */
  readonly notes?: () => string;
};

/** A row of a manifest, or one labelled case of our own, which has the same things to say. */
export type Item = {
  readonly id: string;
  /** First folder of the path: the source that the file came from. */
  readonly source: string;
  /** The member object of ground_truth; null when it is a sentence or empty. */
  readonly truth: Readonly<Record<string, unknown>> | null;
  /** ground_truth as written. */
  readonly truthText: string;
  /** Path in the source's repository, as the manifest gives it. */
  readonly sourcePath: string;
  readonly note: string;
  readonly contested: boolean;
  /** Where it is on this machine, for tests that need its neighbours; null for a case of our own. */
  readonly path: string | null;
  readonly bytes: () => Uint8Array;
};

/** One line of a file of records. */
export type CorpusRecord = { readonly id: string; readonly value: Readonly<Record<string, unknown>> };

/** Everything that a suite is made from, of one split. */
export type Corpus = {
  readonly items: readonly Item[];
  readonly records: readonly CorpusRecord[];
  /** Folder of all suites, for cases that name a file of another one; null or absent when there is none. */
  readonly dir?: string | null;
};

/** What the tables of the program call the same: format ids with their aliases, licences with their names. */
export type TableWords = {
  /** Id of a format by id or alias; null when the table has no such format. */
  readonly format: (word: string) => string | null;
  /** Family of a format: table, archive, image, page, … */
  readonly family: (word: string) => string | null;
  /** Highest level of a format. */
  readonly maxLevel: (word: string) => number | null;
  /** A licence by id, SPDX name or address; null when the table has no such licence. */
  readonly licence: (word: string) => { readonly id: string; readonly class: 'open' | 'restricted' } | null;
};

export function right(found: string): Answer {
  return { verdict: 'right', found };
}

export function wrong(found: string): Answer {
  return { verdict: 'wrong', found };
}

export function cannotTell(found: string): Answer {
  return { verdict: 'cannot-tell', found };
}

export function rightIf(condition: boolean, found: string): Answer {
  return condition ? right(found) : wrong(found);
}
