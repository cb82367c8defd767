import { readRobots, robotsVerdict } from '../../../src/inspect/robots.ts';
import { type Case, type CorpusRecord, type Item, type Question, right, rightIf, type Suite } from '../question.ts';

/** Scopes that are the protocol itself; all others (google-extension, google-spec, …) are extensions of somebody. */
const PROTOCOL_SCOPES = ['rfc9309', 'library'];

export const robots: Suite = {
  name: 'robots',
  about: 'may this crawler ask for this address',
  main: 'allowed',
  cases: ({ items, records }) => [...records.flatMap(factCases), ...items.flatMap(wildCases)],
};

function factCases({ id, value }: CorpusRecord): Case[] {
  const { robots, agent, url, allowed, scope } = value;
  if (
    typeof robots !== 'string' ||
    typeof agent !== 'string' ||
    typeof url !== 'string' ||
    typeof allowed !== 'boolean'
  )
    return [];
  const said = typeof scope === 'string' ? scope : 'rfc9309';
  const base: Omit<Question, 'metric' | 'counted'> = {
    expected: `${agent} ${allowed ? 'may' : 'may not'} ask for ${url === '' ? '(nothing)' : url}`,
    answer: () => {
      const verdict = robotsVerdict(readRobots(robots), agent, url);
      return rightIf(
        verdict.allowed === allowed,
        `${verdict.allowed ? 'may' : 'may not'}: ${verdict.line ?? 'no line speaks of it'}`,
      );
    },
  };
  return [{ id, bytes: null, questions: questionsOf(base, said, value['contested'] === true) }];
}

function questionsOf(base: Omit<Question, 'metric' | 'counted'>, scope: string, contested: boolean): Question[] {
  if (contested) return [{ ...base, metric: 'contested', counted: false }];
  if (!PROTOCOL_SCOPES.includes(scope)) return [{ ...base, metric: `extension ${scope}`, counted: false }];
  return [
    { ...base, metric: 'allowed', counted: true },
    { ...base, metric: `allowed, ${scope}`, counted: true },
  ];
}

/** Real files: they must be read without a fault, whatever stands in them. */
function wildCases(item: Item): Case[] {
  if (item.truth !== null || !/must parse/.test(item.truthText)) return [];
  const question: Question = {
    metric: 'wild files read',
    expected: 'read without a fault',
    counted: true,
    answer: () => right(`${readRobots(new TextDecoder().decode(item.bytes())).groups.length} groups`),
  };
  return [{ id: item.id, bytes: null, questions: [question] }];
}
