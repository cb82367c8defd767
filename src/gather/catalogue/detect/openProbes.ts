import { isFailure } from '../../http/http.ts';
import { openHttp } from '../../http/openHttp.ts';
import { requestHeaders } from '../../http/requestHeaders.ts';
import { responseOf } from '../../http/responseOf.ts';
import { isRedirect, redirectTarget, type Request } from '../../../model/capture.ts';
import type { CrawlConfig } from '../../../model/config.ts';
import type { Clock } from '../../../model/ports.ts';
import { openProbeRobots } from './probeRobots.ts';
import type { Probed, Question } from './probeTypes.ts';

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
  let lastMs: number | null = null;
  let delayMs = crawl.minDelayMs;

  async function rest(): Promise<void> {
    if (lastMs !== null) await clock.wait(Math.max(0, lastMs + delayMs - clock.now()));
  }

  async function exchange({ url, accept, post }: Question): Promise<Probed> {
    const place = await http.locate(url);
    if (isFailure(place)) return { is: 'none', because: 'no-answer', detail: place.code };
    await rest();
    lastMs = clock.now();
    const asks = post === undefined ? accept : 'json';
    const headers = requestHeaders(crawl, url, asks, post !== undefined);
    const request: Request = { method: post === undefined ? 'GET' : 'POST', url, headers, body: post ?? null };
    const answer = await http.exchange(request, place);
    if (isFailure(answer)) return { is: 'none', because: 'no-answer', detail: answer.code };
    return { is: 'answer', url, result: responseOf(answer), body: answer.body };
  }

  const nothing = (): Promise<null> => Promise.resolve(null);
  const followed = (question: Question): Promise<Probed> => follow(exchange, crawl.maxRedirects, question, nothing);
  const forbids = openProbeRobots(crawl, { followed, once: exchange }, (askedMs) => {
    delayMs = Math.max(delayMs, askedMs);
  });
  return {
    ask: (question) => follow(exchange, crawl.maxRedirects, question, forbids),
    rest,
    close: () => http.close(),
  };
}

/** Asks, and asks on where a redirect leads; `forbids` says why an address of the chain is not asked. */
async function follow(
  exchange: (question: Question) => Promise<Probed>,
  most: number,
  question: Question,
  forbids: (url: string) => Promise<string | null>,
): Promise<Probed> {
  let { url } = question;
  for (let hop = 0; hop <= most; hop += 1) {
    const forbidden = await forbids(url);
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
