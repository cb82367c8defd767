import {
  answerOf,
  type Capture,
  type Failure,
  type NotAttempted,
  isByBrowser,
  isGone,
  isRedirect,
  isTail,
} from '../../model/capture.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { FactKey } from '../../model/facts.ts';
import type { FactValues, LicenceStatement } from '../../model/factValues.ts';
import { subjectKey } from '../../model/ids.ts';
import { compareText } from '../../model/json.ts';
import { type FactIndex, type FactOf, knownValue, throughCapture } from './factIndex.ts';
import { capturesByKey, finalCapture, nextHops } from './finalCapture.ts';

/** What became of asking an address: `gone` is 404 and 410 alone; every other refusal says nothing about the thing. */
export type LinkOutcome = 'answered' | 'gone' | 'unknown' | 'not-asked';

/** The captures of one institution with their facts, ready to be asked about. */
export type Exchanges = {
  /** By (lane, sequence, id). */
  readonly captures: readonly Capture[];
  byId(id: string): Capture | undefined;
  /** The end of the redirect chain that begins at this address; undefined when nobody ever asked it. */
  at(url: string): Capture | undefined;
  final(capture: Capture): Capture;
  /** A fact of an exchange, or of the body that it brought; evidence names the exchange. */
  fact<K extends FactKey>(capture: Capture, key: K): FactOf<K> | undefined;
  value<K extends FactKey>(capture: Capture, key: K): FactValues[K] | undefined;
  /** The value that the bytes alone gave: headers may state a licence too, which does not mean that the page was read. */
  bodyValue<K extends FactKey>(capture: Capture, key: K): FactValues[K] | undefined;
  /** Statements of the bytes and of the headers. */
  licenceStatements(capture: Capture): readonly LicenceStatement[];
  evidence(capture: Capture, key: FactKey): readonly Evidence[];
  /** The page as a browser showed it when there is such a capture, else the page itself. */
  shown(page: Capture): Capture;
};

export function indexExchanges(captures: readonly Capture[], facts: FactIndex): Exchanges {
  const sorted = captures.filter((capture) => !isTail(capture)).toSorted(byPlace);
  const ids = new Map(sorted.map((capture) => [capture.id, capture]));
  const hops = nextHops(sorted);
  const asked = capturesByKey(sorted);
  const final = (capture: Capture): Capture => finalCapture(capture, hops, asked, (page) => refreshOf(facts, page));
  const byKey = new Map<string, Capture>();
  const renders = new Map<string, Capture>();
  for (const capture of sorted) {
    const key = subjectKey(capture.request.url);
    if (capture.request.method !== 'GET') continue;
    if (capture.target.purpose === 'render') {
      if (outcomeOf(capture) === 'answered' && !renders.has(key)) renders.set(key, capture);
      continue;
    }
    if (isByBrowser(capture)) continue;
    const other = byKey.get(key);
    if (other === undefined || strength(final(capture)) > strength(final(other))) byKey.set(key, capture);
  }
  const fact = <K extends FactKey>(capture: Capture, key: K): FactOf<K> | undefined => factOf(facts, capture, key);
  return {
    captures: sorted,
    byId: (id) => ids.get(id),
    at: (url) => {
      const first = byKey.get(subjectKey(url));
      return first === undefined ? undefined : final(first);
    },
    final,
    fact,
    value: (capture, key) => knownValue(fact(capture, key)),
    bodyValue: (capture, key) => knownValue(bodyFact(facts, capture, key)),
    licenceStatements: (capture) => [
      ...(knownValue(facts.get(`capture:${capture.id}`, 'licence.statements')) ?? []),
      ...(knownValue(bodyFact(facts, capture, 'licence.statements')) ?? []),
    ],
    evidence: (capture, key) => fact(capture, key)?.evidence ?? [],
    shown: (page) => renders.get(subjectKey(page.request.url)) ?? page,
  };
}

function factOf<K extends FactKey>(facts: FactIndex, capture: Capture, key: K): FactOf<K> | undefined {
  const found = facts.get(`capture:${capture.id}`, key) ?? bodyFact(facts, capture, key);
  return found === undefined ? undefined : { ...found, evidence: throughCapture(found.evidence, capture.id) };
}

function bodyFact<K extends FactKey>(facts: FactIndex, capture: Capture, key: K): FactOf<K> | undefined {
  return capture.result.is === 'response' ? facts.get(`body:${capture.result.body.digest}`, key) : undefined;
}

/** Where an answer sends its readers by itself, when that is meant as a redirect; null when it stays. */
function refreshOf(facts: FactIndex, capture: Capture): string | null {
  if (outcomeOf(capture) !== 'answered') return null;
  const header = knownValue(facts.get(`capture:${capture.id}`, 'http.refresh'));
  const refresh = header ?? knownValue(bodyFact(facts, capture, 'page.refresh'));
  if (refresh?.follows !== true || knownValue(bodyFact(facts, capture, 'page.blocked')) === true) return null;
  const base = header === undefined ? knownValue(bodyFact(facts, capture, 'page.links'))?.[0]?.base : null;
  const from = URL.parse(base ?? '', capture.request.url)?.href ?? capture.request.url;
  return URL.parse(refresh.url, from)?.href ?? null;
}

function byPlace(a: Capture, b: Capture): number {
  return compareText(a.lane, b.lane) || a.sequence - b.sequence || compareText(a.id, b.id);
}

/** Of two captures of one address, the one that tells more is believed: https may fail where http answers. */
function strength(capture: Capture): number {
  return { answered: 3, gone: 2, unknown: 1, 'not-asked': 0 }[outcomeOf(capture)];
}

/** Outcome of one exchange; for a chain, ask its final capture. */
export function outcomeOf(capture: Capture): LinkOutcome {
  const { result } = capture;
  if (result.is === 'not-attempted') return 'not-asked';
  if (result.is === 'failure') return 'unknown';
  const { status } = answerOf(result);
  if (isGone(status)) return 'gone';
  return status >= 200 && status < 300 ? 'answered' : 'unknown';
}

/** Not for us: without login, at all, without a proxy's login, by order of a court. */
const REFUSALS = new Set([401, 403, 407, 451]);

/** Why an exchange brought nothing, as a code of messages `code.reason`. */
export function reasonOf(capture: Capture): string {
  const { result } = capture;
  if (result.is === 'not-attempted') return (result satisfies NotAttempted).reason;
  if (result.is === 'failure') return (result satisfies Failure).code;
  if (isRedirect(result.status)) return 'redirect-not-followed';
  if (REFUSALS.has(result.status)) return 'refused';
  if (result.status === 429) return 'too-many-requests';
  if (result.status >= 500) return 'server-error';
  return 'other-status';
}

/** The day of an exchange, ISO. */
export function dayOf(capture: Capture): string {
  return capture.startedAt.slice(0, 10);
}

/** Evidence that points at the status line of an exchange, or says why there is none. */
export function statusEvidence(capture: Capture): Evidence {
  const { result } = capture;
  const quote =
    result.is === 'response' ? `HTTP ${result.status}` : result.is === 'failure' ? result.code : result.reason;
  return { capture: capture.id, body: null, at: { kind: 'status' }, quote };
}
