import { existsSync, statSync } from 'node:fs';
import { UserError } from '../../src/model/errors.ts';
import { type CorpusPlace, readCorpus } from './readCorpus.ts';
import type { Suite, TableWords } from './question.ts';
import { type Inspect, runSuite } from './runSuite.ts';
import { SUITES } from './suites.ts';
import { type Measure, type Tally, tally } from './tally.ts';

export type AccuracyRequest = CorpusPlace & {
  /** Names of the suites; empty = all that have cases. */
  readonly suites: readonly string[];
  readonly words: TableWords;
  readonly inspect: Inspect;
  readonly onSuite: (suite: string, cases: number) => void;
  readonly onCase: (done: number, total: number) => void;
};
export type AccuracyOutcome = { readonly tallies: readonly Tally[]; readonly measures: readonly Measure[] };

/** Measures how often the program is right on labelled files. Errors of the request come before anything runs. */
export async function runAccuracy(request: AccuracyRequest): Promise<AccuracyOutcome> {
  assertCorpora(request.corporaDir);
  const suites = chooseSuites(request.suites);
  const prepared = suites.flatMap((suite) => {
    const isAlone = suite.standsAlone === true && request.suites.length > 0;
    const corpus = isAlone ? { items: [], records: [], dir: request.corporaDir } : readCorpus(suite.name, request);
    if (corpus === null && request.suites.length > 0) throw noSuch(suite.name, request);
    return corpus === null
      ? []
      : [{ suite, cases: suite.cases(corpus, request.words).filter(({ questions }) => questions.length > 0) }];
  });
  // A suite that has nothing in this half says nothing: only one that was asked for gets its empty line.
  const present = request.suites.length > 0 ? prepared : prepared.filter(({ cases }) => cases.length > 0);
  if (present.every(({ cases }) => cases.length === 0)) throw nothing(request);
  const tallies: Tally[] = [];
  const measures: Measure[] = [];
  for (const { suite, cases } of present) {
    request.onSuite(suite.name, cases.length);
    const own = await runSuite(suite.name, cases, request.inspect, request.onCase);
    measures.push(...own);
    tallies.push(...tally(suite.name, suite.main, own));
  }
  return { tallies, measures };
}

function chooseSuites(names: readonly string[]): readonly Suite[] {
  const stranger = names.find((name) => !SUITES.some((suite) => suite.name === name));
  if (stranger !== undefined)
    throw new UserError(
      'suite-unknown',
      `no suite "${stranger}"; there are: ${SUITES.map(({ name }) => name).join(', ')}`,
    );
  return names.length === 0 ? SUITES : SUITES.filter(({ name }) => names.includes(name));
}

const LAYOUT = 'a folder with a folder for each suite (formats, encodings, …), each with its files and a MANIFEST.tsv';

function assertCorpora(dir: string | null): void {
  if (dir === null) return;
  if (!existsSync(dir))
    throw new UserError('corpora-missing', `${dir}: there is no such folder; expected is ${LAYOUT}`);
  if (!statSync(dir).isDirectory())
    throw new UserError('corpora-missing', `${dir}: this is a file; expected is ${LAYOUT}`);
}

function noSuch(suite: string, { corporaDir, ownDir }: CorpusPlace): UserError {
  const places = [
    ...(corporaDir === null ? [] : [`${corporaDir}/${suite}/MANIFEST.tsv`, `${corporaDir}/${suite}/*.jsonl`]),
    `${ownDir}/${suite}/*.jsonl`,
  ];
  const advice = corporaDir === null ? '; name the folder of corpora with --corpora DIR' : '';
  return new UserError(
    'suite-without-files',
    `suite "${suite}" has no files; looked for ${places.join(', ')}${advice}`,
  );
}

function nothing({ corporaDir, split }: CorpusPlace): UserError {
  const half = split === null ? '' : ` of split "${split}"`;
  return new UserError('no-cases', `${corporaDir ?? 'without corpora'}: no case${half} found; expected is ${LAYOUT}`);
}
