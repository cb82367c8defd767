import { crawlDelayMs, readRobots, type Robots, robotsVerdict } from '../../../inspect/robots.ts';
import { robotsAccess, robotsText } from '../../../inspect/robotsAnswer.ts';
import type { CrawlConfig } from '../../../model/config.ts';
import { productToken } from '../../http/requestHeaders.ts';
import { matchesHost } from '../../pace/hostPattern.ts';
import type { Probed, Question } from './probeTypes.ts';

type Rules = Robots | 'allow' | 'deny';

/** How robots.txt itself is asked for. */
type Ask = {
  /** With all redirects followed. */
  readonly followed: (question: Question) => Promise<Probed>;
  readonly once: (question: Question) => Promise<Probed>;
};

/**
 * Tells which line of robots.txt forbids an address before an audit begins; null = none does. Each robots.txt is read
 * once; `heed` is told the Crawl-delay in it.
 */
export function openProbeRobots(
  crawl: CrawlConfig,
  ask: Ask,
  heed: (delayMs: number) => void,
): (url: string) => Promise<string | null> {
  const known = new Map<string, Rules>();

  async function rulesOf(url: string): Promise<Rules> {
    const { origin = '', hostname = '' } = URL.parse(url) ?? {};
    const before = known.get(origin);
    if (before !== undefined) return before;
    const isExcepted = crawl.robotsExceptions.some(({ host }) => matchesHost(host, hostname));
    const rules = isExcepted ? 'allow' : await readRules(ask, `${origin}/robots.txt`);
    known.set(origin, rules);
    if (typeof rules === 'object') heed(Math.min(crawlDelayMs(rules, productToken(crawl)) ?? 0, crawl.maxCrawlDelayMs));
    return rules;
  }

  return async (url) => {
    const rules = await rulesOf(url);
    if (rules === 'allow') return null;
    if (rules === 'deny') return 'robots.txt';
    const verdict = robotsVerdict(rules, productToken(crawl), url);
    return verdict.allowed ? null : (verdict.line ?? 'robots.txt');
  };
}

async function readRules(ask: Ask, url: string): Promise<Rules> {
  const probed = await ask.followed({ url, accept: 'text/plain, */*;q=0.1' });
  const access = robotsAccess(probed.is === 'answer' ? probed.result.status : null);
  if (access === 'rules' && probed.is === 'answer')
    return readRobots(robotsText(probed.body, probed.result.body.truncated !== null));
  if (access !== 'try-root') return access === 'deny' ? 'deny' : 'allow';
  // robots.txt itself was refused: `/` is tried once, and decides (DESIGN §5).
  const root = await ask.once({ url: new URL('/', url).href, accept: 'text/html, */*;q=0.1' });
  return root.is === 'answer' && root.result.status < 400 ? 'allow' : 'deny';
}
