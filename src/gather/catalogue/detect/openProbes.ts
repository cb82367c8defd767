import { isFailure } from '../../http/http.ts';
import { openHttp } from '../../http/openHttp.ts';
import { productToken, requestHeaders } from '../../http/requestHeaders.ts';
import { matchesHost } from '../../pace/hostPattern.ts';
import { crawlDelayMs, readRobots, type Robots, robotsVerdict } from '../../../inspect/robots.ts';
import { robotsAccess, robotsText } from '../../../inspect/robotsAnswer.ts';
import { type Capture, isRedirect, redirectTarget, type Request, type Response } from '../../../model/capture.ts';
import type { CrawlConfig } from '../../../model/config.ts';
import { sha256 } from '../../../model/ids.ts';
import type { Clock } from '../../../model/ports.ts';

/** One question to a server before an audit begins. */
export type Question = { readonly url: string; readonly accept: string; readonly post?: string };
/** What came of it: an answer with the address that gave it, or why there is none, in one word or number. */
export type Probed =
  | { readonly is: 'answer'; readonly url: string; readonly result: Response; readonly body: Uint8Array }
  | { readonly is: 'none'; readonly because: 'robots' | 'no-answer' | 'redirects'; readonly detail: string };

export type Probes = {
  ask(question: Question): Promise<Probed>;
  /** Resolves when the host may be asked again by somebody else. */
  rest(): Promise<void>;
  close(): Promise<void>;
};

/** A catalogue's first page may be large; more says nothing about its kind. */
const MAX_BYTES = 20_000_000;

/**
 * Asks a few addresses of one host with the crawler's own client and manners: robots.txt first, one request at a time,
 * at the audit's interval or the host's own Crawl-delay; redirects are followed, each hop as a request.
 */
export function openProbes(crawl: CrawlConfig, clock: Clock): Probes {
  const http = openHttp({ ...crawl, maxBodyBytes: Math.min(crawl.maxBodyBytes, MAX_BYTES) });
  const robots = new Map<string, Robots | 'allow' | 'deny'>();
  let lastMs: number | null = null;
  let delayMs = crawl.minDelayMs;

  async function rest(): Promise<void> {
    if (lastMs !== null) await clock.wait(Math.max(0, lastMs + delayMs - clock.now()));
  }

  async function exchange(question: Question): Promise<Probed> {
    const { url, accept, post } = question;
    const place = await http.locate(url);
    if (isFailure(place)) return { is: 'none', because: 'no-answer', detail: place.code };
    await rest();
    lastMs = clock.now();
    const asks = post === undefined ? accept : 'json';
    const headers = requestHeaders(crawl, url, asks, post !== undefined);
    const request: Request = { method: post === undefined ? 'GET' : 'POST', url, headers, body: post ?? null };
    const answer = await http.exchange(request, place);
    if (isFailure(answer)) return { is: 'none', because: 'no-answer', detail: answer.code };
    const { status, httpVersion, headers: got, remoteAddress, tls, body, truncated } = answer;
    const digest = { digest: sha256(body), bytes: body.length, truncated };
    return {
      is: 'answer',
      url,
      result: { is: 'response', status, httpVersion, headers: got, body: digest, remoteAddress, tls },
      body,
    };
  }

  async function hops(question: Question, mayFollow: (url: string) => Promise<string | null>): Promise<Probed> {
    let { url } = question;
    for (let hop = 0; hop <= crawl.maxRedirects; hop += 1) {
      const forbidden = await mayFollow(url);
      if (forbidden !== null) return { is: 'none', because: 'robots', detail: forbidden };
      const probed = await exchange({ ...question, url });
      if (probed.is === 'none' || !isRedirect(probed.result.status)) return probed;
      const location = redirectTarget(probed.result.headers);
      const next = location === undefined ? null : URL.parse(location, url);
      if (next === null || !/^https?:$/.test(next.protocol)) return probed;
      ({ href: url } = next);
    }
    return { is: 'none', because: 'redirects', detail: url };
  }

  async function rulesOf(url: string): Promise<Robots | 'allow' | 'deny'> {
    const origin = URL.parse(url)?.origin ?? '';
    const known = robots.get(origin);
    if (known !== undefined) return known;
    const isExcepted = crawl.robotsExceptions.some(({ host }) => matchesHost(host, URL.parse(url)?.hostname ?? ''));
    const rules = isExcepted ? 'allow' : await readRules(`${origin}/robots.txt`);
    robots.set(origin, rules);
    if (typeof rules === 'object') {
      const asked = crawlDelayMs(rules, productToken(crawl));
      delayMs = Math.max(delayMs, Math.min(asked ?? 0, crawl.maxCrawlDelayMs));
    }
    return rules;
  }

  async function readRules(url: string): Promise<Robots | 'allow' | 'deny'> {
    const probed = await hops({ url, accept: 'text/plain, */*;q=0.1' }, () => Promise.resolve(null));
    const access = robotsAccess(probed.is === 'answer' ? probed.result.status : null);
    if (access === 'rules' && probed.is === 'answer')
      return readRobots(robotsText(probed.body, probed.result.body.truncated !== null));
    if (access !== 'try-root') return access === 'deny' ? 'deny' : 'allow';
    // robots.txt itself was refused: `/` is tried once, and decides (DESIGN §5).
    const root = await exchange({ url: new URL('/', url).href, accept: 'text/html, */*;q=0.1' });
    return root.is === 'answer' && root.result.status < 400 ? 'allow' : 'deny';
  }

  async function forbids(url: string): Promise<string | null> {
    const rules = await rulesOf(url);
    if (rules === 'allow') return null;
    if (rules === 'deny') return 'robots.txt';
    const verdict = robotsVerdict(rules, productToken(crawl), url);
    return verdict.allowed ? null : (verdict.line ?? 'robots.txt');
  }

  return { ask: (question) => hops(question, forbids), rest, close: () => http.close() };
}

/** An answer in the shape in which readers of catalogues take captures. */
export function asCapture({ result }: Extract<Probed, { readonly is: 'answer' }>): Pick<Capture, 'result'> {
  return { result };
}
