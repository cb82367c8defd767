import { type Capture, isByBrowser } from '../../model/capture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { quote } from '../../model/evidence.ts';
import { type Fingerprint, resembles } from '../../model/fingerprint.ts';
import { subjectKey } from '../../model/ids.ts';
import { outcomeOf, statusEvidence } from './outcome.ts';
import type { SeenExchanges as Seen } from './seenExchanges.ts';
import { bareHost } from './resolveLink.ts';

/**
 * An answer that is not what was asked for although its status may say so: a firewall, a log-in, an error page under
 * 200. It proves neither that the thing is there nor that it is not.
 */
export type Trouble = {
  readonly reason: 'blocked-page' | 'behind-login' | 'soft-missing' | 'page-elsewhere';
  /** Its own words say so; false when it was found by likeness to the answer to an address that does not exist. */
  readonly byWords: boolean;
  readonly evidence: readonly Evidence[];
};

export type Troubles = {
  of(capture: Capture): Trouble | null;
  /** The address leads to the start page and not to a page of its own. */
  sentHome(url: string): boolean;
};

type Probe = { readonly capture: Capture; readonly asked: Capture; readonly fingerprint: Fingerprint };

const LOGIN_ADDRESS =
  /(?:^|[/?&=_.-])(?:log-?in|log-?on|sign-?in|sso|auth|authenticate|account|cas|vhod|вход)(?:[/?&=_.-]|$)/iu;
/** A table with rows is content, however like an error page the rest may be. */
const ROWS_OF_A_TABLE = 3;

export function readTroubles(exchanges: Seen): Troubles {
  const homes = exchanges.captures.filter(({ target }) => target.purpose === 'home');
  const homeEnds = new Set(homes.map((capture) => exchanges.final(capture).id));
  const homeKeys = new Set(homes.map(({ request }) => subjectKey(request.url)));
  const probes = readProbes(exchanges, homeEnds);
  const known = new Map<string, Trouble | null>();
  const find = (capture: Capture): Trouble | null =>
    blocked(exchanges, capture) ??
    (outcomeOf(capture) === 'answered'
      ? (behindLogin(exchanges, capture) ??
        pageElsewhere(exchanges, capture) ??
        saysMissing(exchanges, capture) ??
        (homeEnds.has(capture.id) ? null : likeMissing(exchanges, capture, probes)))
      : null);
  return {
    of(capture) {
      const found = known.get(capture.id);
      if (found !== undefined) return found;
      // A file of this machine is what somebody gave us to judge: there is nothing else that could have been meant.
      const isGiven = capture.request.url.startsWith('file:');
      const trouble = isByBrowser(capture) || isGiven ? null : find(capture);
      known.set(capture.id, trouble);
      return trouble;
    },
    sentHome(url) {
      const end = exchanges.at(url);
      // A section may well be the start page of another of the body's hosts.
      if (end === undefined || bareHost(end.request.url) !== bareHost(url)) return false;
      return homeEnds.has(end.id) && !homeKeys.has(subjectKey(url));
    },
  };
}

/** Hosts that answer an address that cannot exist with a page. A shell, a firewall or the start page tells nothing. */
function readProbes(exchanges: Seen, homeEnds: ReadonlySet<string>): ReadonlyMap<string, Probe> {
  const probes = new Map<string, Probe>();
  for (const asked of exchanges.captures) {
    if (asked.target.purpose !== 'missing-probe' || asked.target.redirectFrom !== null) continue;
    const capture = exchanges.final(asked);
    const fingerprint = exchanges.value(capture, 'page.fingerprint');
    if (outcomeOf(capture) !== 'answered' || fingerprint === undefined || homeEnds.has(capture.id)) continue;
    if (exchanges.value(capture, 'page.needs-script') === true || blocked(exchanges, capture) !== null) continue;
    probes.set(bareHost(asked.request.url), { capture, asked, fingerprint });
  }
  return probes;
}

/** A plain 401 or 403 that says „access denied“ is a refusal of the site's own, and is called so. */
function blocked(exchanges: Seen, capture: Capture): Trouble | null {
  const { result } = capture;
  const isRefusal = result.is === 'response' && (result.status === 401 || result.status === 403);
  const isWall = !isRefusal && exchanges.value(capture, 'page.blocked') === true;
  const key = exchanges.value(capture, 'http.guard') !== undefined ? 'http.guard' : isWall ? 'page.blocked' : null;
  if (key === null) return null;
  return { reason: 'blocked-page', byWords: true, evidence: exchanges.evidence(capture, key) };
}

/** A page for logging in; a page with a log-in box only when its address speaks of logging in and something led there. */
function behindLogin(exchanges: Seen, capture: Capture): Trouble | null {
  const form = exchanges.value(capture, 'page.login');
  if (form === undefined) return null;
  const { pathname = '', search = '' } = URL.parse(capture.request.url) ?? {};
  const isSentThere = capture.target.redirectFrom !== null && LOGIN_ADDRESS.test(`${pathname}${search}`);
  if (form.is !== 'page' && !isSentThere) return null;
  return { reason: 'behind-login', byWords: true, evidence: exchanges.evidence(capture, 'page.login') };
}

/** On a host that is not the body's a page stands where a file should: a viewer, a consent, a wall. Nobody's fault that we know of. */
function pageElsewhere(exchanges: Seen, capture: Capture): Trouble | null {
  if (capture.target.purpose !== 'linked-file') return null;
  const isPage = ['page.links', 'page.names'] as const;
  if (!isPage.some((key) => exchanges.fact(capture, key) !== undefined)) return null;
  return { reason: 'page-elsewhere', byWords: false, evidence: [statusEvidence(capture)] };
}

function saysMissing(exchanges: Seen, capture: Capture): Trouble | null {
  if (exchanges.value(capture, 'page.soft-missing') !== true) return null;
  return { reason: 'soft-missing', byWords: true, evidence: exchanges.evidence(capture, 'page.soft-missing') };
}

function likeMissing(exchanges: Seen, capture: Capture, probes: ReadonlyMap<string, Probe>): Trouble | null {
  const probe = probes.get(bareHost(capture.request.url));
  const fingerprint = exchanges.value(capture, 'page.fingerprint');
  if (probe === undefined || fingerprint === undefined || capture.target.purpose === 'missing-probe') return null;
  const tables = exchanges.value(capture, 'page.tables') ?? [];
  if (tables.some(({ rows }) => rows >= ROWS_OF_A_TABLE)) return null;
  if (capture.id !== probe.capture.id && !resembles(probe.fingerprint, fingerprint)) return null;
  const status = statusEvidence(probe.capture);
  const path = URL.parse(probe.asked.request.url)?.pathname ?? '';
  return {
    reason: 'soft-missing',
    byWords: false,
    evidence: [
      ...exchanges.evidence(capture, 'page.names').slice(0, 1),
      { ...status, quote: quote(`${path}: ${status.quote}`) },
    ],
  };
}
