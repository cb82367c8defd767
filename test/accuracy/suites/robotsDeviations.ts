/** Where a corpus, or this program, is not of one mind with RFC 9309: what we answer, and why. Printed by the command. */
export type Deviation = {
  readonly source: string;
  /** Names the facts of the corpus: its robots.txt, agent and address, or the status of the answer. */
  readonly robotsSha1?: string;
  readonly agent?: string;
  readonly url?: string;
  readonly status?: number;
  readonly file?: string;
  /** Who deviates: the corpus from the RFC, or this program from the letter of the RFC (always to ask less). */
  readonly who: 'corpus' | 'zvezdomer';
  /** What this program answers: may the address be asked for? For a `file`: how many agents and rules it reads. */
  readonly allowed?: boolean;
  readonly directives?: number;
  readonly reason: string;
};

const ENCODED =
  'RFC 9309 §2.2.2: octets outside ASCII are percent-encoded before they are compared, in the rule and in the address. ' +
  'The corpus leaves the address raw, since its library expects encoded addresses only.';
const REFUSED = 'the corpus is stricter: RFC 9309 §2.3.1.3 reads every 4xx as "there is no robots.txt".';

export const ROBOTS_DEVIATIONS: readonly Deviation[] = [
  fact('google/robotstxt', 'd69f4cd142fa', 'FooBot', 'http://foo.bar/foo/bar/ツ', 'corpus', true, ENCODED),
  fact('google/robotstxt', 'c8389f16fd36', 'FooBot', 'http://foo.bar/foo/bar/ツ', 'corpus', true, ENCODED),
  fact(
    'seomoz/reppy',
    '979371abd960',
    'agent',
    '/path',
    'corpus',
    true,
    'RFC 9309 §2.2.2: rules before the first User-agent line belong to no group and bind nobody; the corpus gives them to everybody.',
  ),
  fact(
    'temoto/robotstxt',
    '62a303de7242',
    'Googlebot',
    '/path/page1.html',
    'corpus',
    false,
    'RFC 9309 §2.2.1: the product token is compared whole, without regard to case; the corpus takes „Google“ as the beginning of „Googlebot“.',
  ),
  fact(
    'seomoz/reppy',
    'a5e0c557d3b6',
    'agent',
    '/no/colon/in/this/line',
    'zvezdomer',
    false,
    'By the grammar of RFC 9309 §2.2 a line without a colon is no rule. It is read as the rule that its author meant, as the largest crawlers do: asking less can be wrong only towards ourselves.',
  ),
  answered(
    'temoto/robotstxt',
    403,
    'zvezdomer',
    false,
    'RFC 9309 §2.3.1.3: after 4xx a crawler MAY ask for anything. Who refuses robots.txt itself with 403 is asked for / once, and for nothing more if that is refused too.',
  ),
  answered('seomoz/reppy', 401, 'corpus', true, REFUSED),
  answered(
    'seomoz/reppy',
    403,
    'zvezdomer',
    false,
    'as above; here the corpus asks for nothing at all, which is what we end with when / is refused too.',
  ),
  {
    source: 'google/robotstxt',
    file: 'kUtf8FileBrokenBOM',
    who: 'corpus',
    directives: 0,
    reason:
      'Its User-agent line is damaged, so that the Allow line stands before any group and binds nobody (RFC 9309 §2.2.2); the corpus counts lines, not rules.',
  },
  {
    source: 'google/robotstxt',
    file: 'kUtf8BOMSomewhereInMiddleOfFile',
    who: 'zvezdomer',
    directives: 2,
    reason:
      'By the grammar a byte order mark in the middle spoils its line. Two files joined into one are the usual cause, and the line is read as its author meant it.',
  },
];

function fact(
  source: string,
  robotsSha1: string,
  agent: string,
  url: string,
  who: Deviation['who'],
  allowed: boolean,
  reason: string,
): Deviation {
  return { source, robotsSha1, agent, url, who, allowed, reason };
}

function answered(
  source: string,
  status: number,
  who: Deviation['who'],
  allowed: boolean,
  reason: string,
): Deviation {
  return { source, status, who, allowed, reason };
}

/** Such facts are in no share, but each has its line: our answer must stay what the table says. */
export function deviatingMetric(who: Deviation['who']): { readonly metric: string; readonly counted: false } {
  const metric = who === 'corpus' ? 'corpus deviates from RFC 9309' : 'we keep to more than RFC 9309 asks';
  return { metric, counted: false };
}

/** The table for people, a paragraph each. */
export function deviationsText(deviations: readonly Deviation[] = ROBOTS_DEVIATIONS): string {
  const lines = deviations.map((one) => {
    const said =
      one.allowed === undefined ? `${one.directives ?? 0} agents and rules` : one.allowed ? 'may' : 'may not';
    const whose = one.who === 'corpus' ? 'the corpus deviates' : 'we keep to more than the letter';
    return `  ${one.source}: ${subjectOf(one)} → ${said} (${whose})\n    ${one.reason}`;
  });
  return `RFC 9309 and the corpora, ${deviations.length} deviations:\n${lines.join('\n')}\n`;
}

function subjectOf({ agent, url, status, file }: Deviation): string {
  return status === undefined ? (file ?? `${agent ?? ''} ${url ?? ''}`) : `robots.txt answered ${status}`;
}
