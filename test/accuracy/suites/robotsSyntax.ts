import { isProductToken, readRobots, robotsVerdict } from '../../../src/inspect/robots.ts';
import { robotsText } from '../../../src/inspect/robotsAnswer.ts';
import { type Question, rightIf } from '../question.ts';
import { deviatingMetric, ROBOTS_DEVIATIONS } from './robotsDeviations.ts';

/** Facts about pieces of the syntax, each asked by what the reader and the matcher do with it; null for other records. */
export function syntaxQuestion(value: Readonly<Record<string, unknown>>): Question | null {
  const { kind, input, expected } = value;
  const question = (said: string, answer: Question['answer']): Question => ({
    metric: 'syntax',
    expected: said,
    counted: true,
    answer,
  });
  if (kind === 'valid_user_agent_token' && typeof input === 'string')
    return question(`"${input}" is ${expected === true ? 'a' : 'no'} product token`, () =>
      rightIf(isProductToken(input) === expected, String(isProductToken(input))),
    );
  if (kind === 'path_params_query_of_url' && typeof input === 'string' && typeof expected === 'string')
    return question(`path of ${input} is ${expected}`, () =>
      rightIf(isPath(`${expected}$`, withScheme(input)), `rule ${expected}$ on ${input}`),
    );
  if (kind === 'escape_pattern' && typeof input === 'string' && typeof expected === 'string') {
    const rule = input.startsWith('/') || input.includes('://') ? input : `/${input}`;
    const path = expected.startsWith('/') || expected.includes('://') ? expected : `/${expected}`;
    // A rule with a scheme matches no path at all: there is nothing to compare.
    return rule.includes('://')
      ? null
      : question(`${input} is compared as ${expected}`, () =>
          rightIf(isPath(`${rule}$`, `https://a.example${path}`), `rule ${rule}$ on ${path}`),
        );
  }
  return kind === 'parse_counts' ? countsQuestion(value, question) : null;
}

function countsQuestion(
  { name, input_base64: bytes, expected }: Readonly<Record<string, unknown>>,
  question: (said: string, answer: Question['answer']) => Question,
): Question | null {
  if (typeof bytes !== 'string' || typeof expected !== 'object' || expected === null) return null;
  const deviation = ROBOTS_DEVIATIONS.find((one) => one.file !== undefined && one.file === name);
  const wanted: unknown = deviation?.directives ?? Reflect.get(expected, 'valid_directives');
  const asked = question(`${String(name)}: ${String(wanted)} directives`, () => {
    const { groups } = readRobots(robotsText(Buffer.from(bytes, 'base64')));
    const found = groups.reduce((sum, { agents, rules }) => sum + agents.length + rules.length, 0);
    return rightIf(found === wanted, String(found));
  });
  return deviation === undefined ? asked : { ...asked, ...deviatingMetric(deviation.who) };
}

/** The corpus also asks about addresses without a scheme, as its library is given them. */
function withScheme(input: string): string {
  return input.includes('://') || input.startsWith('/') ? input : `https://${input}`;
}

/** Whether the anchored rule is exactly the path of the address. */
function isPath(rule: string, url: string): boolean {
  return !robotsVerdict(readRobots(`User-agent: *\nDisallow: ${rule}`), 'z', url).allowed;
}
