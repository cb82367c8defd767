import { readRobots, robotsVerdict } from '../../../src/inspect/robots.ts';
import { robotsAccess } from '../../../src/inspect/robotsAnswer.ts';
import { type Case, type CorpusRecord, type Item, type Question, right, rightIf, type Suite } from '../question.ts';
import { deviatingMetric, deviationsText, ROBOTS_DEVIATIONS } from './robotsDeviations.ts';
import { syntaxQuestion } from './robotsSyntax.ts';

/** Scopes that are the protocol itself; all others (google-extension, google-spec, …) are extensions of somebody. */
const PROTOCOL_SCOPES = ['rfc9309', 'library'];

export const robots: Suite = {
  name: 'robots',
  about: 'may this crawler ask for this address',
  main: 'allowed',
  cases: ({ items, records }) => [...records.flatMap(factCases), ...items.flatMap(wildCases)],
  notes: () => deviationsText(),
};

type Base = Omit<Question, 'metric' | 'counted'>;

function factCases(record: CorpusRecord): Case[] {
  const { id, value } = record;
  if (value['kind'] === 'http_status') return statusCases(record);
  const syntax = syntaxQuestion(value);
  if (syntax !== null) return [{ id, bytes: null, questions: [syntax] }];
  const { robots, agent, url, allowed, scope } = value;
  if (
    typeof robots !== 'string' ||
    typeof agent !== 'string' ||
    typeof url !== 'string' ||
    typeof allowed !== 'boolean'
  )
    return [];
  const deviation = ROBOTS_DEVIATIONS.find(
    (one) =>
      one.source === value['source'] &&
      one.robotsSha1 === value['robots_sha1'] &&
      one.agent === agent &&
      one.url === url,
  );
  const wanted = deviation?.allowed ?? allowed;
  const base: Base = {
    expected: `${agent} ${wanted ? 'may' : 'may not'} ask for ${url === '' ? '(nothing)' : url}`,
    answer: () => {
      const verdict = robotsVerdict(readRobots(robots), agent, url);
      return rightIf(
        verdict.allowed === wanted,
        `${verdict.allowed ? 'may' : 'may not'}: ${verdict.line ?? 'no line speaks of it'}`,
      );
    },
  };
  if (deviation !== undefined) return [{ id, bytes: null, questions: [{ ...base, ...deviatingMetric(deviation.who) }] }];
  const said = typeof scope === 'string' ? scope : 'rfc9309';
  return [{ id, bytes: null, questions: questionsOf(base, said, value['contested'] === true) }];
}

function questionsOf(base: Base, scope: string, contested: boolean): Question[] {
  if (contested) return [{ ...base, metric: 'contested', counted: false }];
  if (!PROTOCOL_SCOPES.includes(scope)) return [{ ...base, metric: `extension ${scope}`, counted: false }];
  return [
    { ...base, metric: 'allowed', counted: true },
    { ...base, metric: `allowed, ${scope}`, counted: true },
  ];
}

/** What the status of the answer to robots.txt means (RFC 9309 §2.3.1). */
function statusCases({ id, value }: CorpusRecord): Case[] {
  const { status, expected_allowed: allowed, expected } = value;
  if (typeof status !== 'number' && typeof status !== 'string') return [];
  const code = typeof status === 'number' ? status : Number(status.replace(/x/gi, '4'));
  const deviation = ROBOTS_DEVIATIONS.find((one) => one.source === value['source'] && one.status === status);
  const wanted =
    deviation?.allowed ?? (typeof allowed === 'boolean' ? allowed : expected === 'AllowAll');
  const base: Base = {
    expected: `after ${status} everything ${wanted ? 'may' : 'may not'} be asked for`,
    answer: () => {
      const access = robotsAccess(code);
      return rightIf((access === 'allow' || access === 'rules') === wanted, access);
    },
  };
  const question =
    deviation === undefined
      ? { ...base, metric: 'status of robots.txt', counted: true }
      : { ...base, ...deviatingMetric(deviation.who) };
  return [{ id, bytes: null, questions: [question] }];
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
