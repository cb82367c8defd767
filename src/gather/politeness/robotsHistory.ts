import { crawlDelayMs, readRobots, type Robots, robotsVerdict } from '../../inspect/robots.ts';
import { robotsAccess } from '../../inspect/robotsAnswer.ts';
import { type Capture, headerValue, isRedirect } from '../../model/capture.ts';

/** What a host's robots.txt said from a moment on. */
export type RobotsReading = {
  readonly fromMs: number;
  readonly capture: Capture;
  /** Null = it had none, or refused it. */
  readonly robots: Robots | null;
  /** It could not be had: nothing may be asked. */
  readonly denies: boolean;
  readonly crawlDelayMs: number | null;
};
export type RobotsHistory = {
  /** All readings of a host with port, in order. */
  readings(host: string): readonly RobotsReading[];
  crawlDelayMs(host: string, atMs: number): number | null;
  forbids(url: string, host: string, atMs: number): boolean;
};

/**
 * What robots.txt said when, from the captures of robots.txt and their texts alone. A reading counts for every host of
 * its chain of redirects; where it could not be had again, the one before goes on to count (RFC 9309 §2.4).
 */
export function robotsHistory(
  captures: readonly Capture[],
  texts: ReadonlyMap<string, string>,
  productToken: string,
  isExempt: (host: string) => boolean,
): RobotsHistory {
  const asked = captures
    .filter(({ target, result }) => target.purpose === 'robots' && result.is !== 'not-attempted')
    .sort((a, b) => endMs(a) - endMs(b));
  const byId = new Map(asked.map((one) => [one.id, one]));
  const goneOn = new Set(asked.map(({ target }) => target.redirectFrom));
  const histories = new Map<string, RobotsReading[]>();
  const last = (host: string): RobotsReading | undefined => histories.get(host)?.at(-1);
  for (const capture of asked) {
    const hosts = hostsOf(capture, byId);
    const reading = redirectsTo(capture) === null ? read(capture, texts, productToken) : copied(capture, goneOn, last);
    if (reading === null) continue;
    for (const host of hosts) {
      if (reading.denies && last(host) !== undefined) continue;
      histories.set(host, [...(histories.get(host) ?? []), reading]);
    }
  }
  const readings = (host: string): readonly RobotsReading[] => histories.get(host) ?? [];
  const at = (host: string, ms: number): RobotsReading | undefined =>
    readings(host).findLast(({ fromMs }) => fromMs <= ms);
  return {
    readings,
    crawlDelayMs: (host, atMs) => at(host, atMs)?.crawlDelayMs ?? null,
    forbids: (url, host, atMs) => {
      const reading = at(host, atMs);
      if (reading === undefined || isExempt(host) || URL.parse(url)?.pathname === '/robots.txt') return false;
      return reading.denies || (reading.robots !== null && !robotsVerdict(reading.robots, productToken, url).allowed);
    },
  };
}

function endMs({ startedAt, elapsedMs }: Capture): number {
  return Date.parse(startedAt) + elapsedMs;
}

/** Hosts of the chain that ends here and were asked for their /robots.txt. */
function hostsOf(capture: Capture, byId: ReadonlyMap<string, Capture>): readonly string[] {
  const hosts = new Set<string>();
  let one: Capture | undefined = capture;
  while (one !== undefined) {
    const parsed = URL.parse(one.request.url);
    if (parsed?.pathname === '/robots.txt') hosts.add(parsed.host);
    one = one.target.redirectFrom === null ? undefined : byId.get(one.target.redirectFrom);
  }
  return [...hosts];
}

function redirectsTo({ result, request }: Capture): string | null {
  if (result.is !== 'response' || !isRedirect(result.status)) return null;
  return URL.parse(headerValue(result.headers, 'location') ?? '', request.url)?.href ?? null;
}

/** A redirect to a robots.txt that was known already: its reading counts here too. One that went on has its own end. */
function copied(
  capture: Capture,
  goneOn: ReadonlySet<string | null>,
  last: (host: string) => RobotsReading | undefined,
): RobotsReading | null {
  if (goneOn.has(capture.id)) return null;
  const there = last(URL.parse(redirectsTo(capture) ?? '')?.host ?? '');
  return there === undefined ? null : { ...there, fromMs: endMs(capture) };
}

function read(capture: Capture, texts: ReadonlyMap<string, string>, productToken: string): RobotsReading {
  const { result } = capture;
  const access = robotsAccess(result.is === 'response' ? result.status : null);
  const text = access === 'rules' ? texts.get(capture.id) : undefined;
  const robots = text === undefined ? null : readRobots(text);
  return {
    fromMs: endMs(capture),
    capture,
    robots,
    denies: access === 'deny',
    crawlDelayMs: robots === null ? null : crawlDelayMs(robots, productToken),
  };
}
