import { type Capture, isByBrowser, isTail } from '../../model/capture.ts';
import type { FactKey } from '../../model/facts.ts';
import { compareText } from '../../model/json.ts';
import { readTroubles, type Trouble } from './answerTrouble.ts';
import { captureLookups } from './captureLookups.ts';
import { type FactIndex, type FactOf, knownValue, throughCapture } from './factIndex.ts';
import { type LinkOutcome, outcomeOf, reasonOf } from './outcome.ts';
import type { SeenExchanges } from './seenExchanges.ts';
import { capturesByKey, finalCapture, nextHops, placeKey } from './finalCapture.ts';

/** The captures of one institution with their facts, and what is wrong with answers that look right. */
export type Exchanges = SeenExchanges & {
  /** What an answer is instead of what was asked for; null when it is nothing of the kind. */
  trouble(capture: Capture): Trouble | null;
  /** `outcomeOf` and `reasonOf`, but an answer that is not what was asked for is unknown. */
  outcome(capture: Capture): LinkOutcome;
  reason(capture: Capture): string;
  /** The address leads to the start page and not to a page of its own. */
  sentHome(url: string): boolean;
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
    const key = placeKey(capture.request.url);
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
  const value: SeenExchanges['value'] = (capture, key) => knownValue(fact(capture, key));
  const seen: SeenExchanges = {
    ...captureLookups(sorted, (capture) => value(capture, 'portal.terms')),
    captures: sorted,
    byId: (id) => ids.get(id),
    at: (url) => {
      const first = byKey.get(placeKey(url));
      return first === undefined ? undefined : final(first);
    },
    final,
    fact,
    value,
    bodyValue: (capture, key) => knownValue(bodyFact(facts, capture, key)),
    licenceStatements: (capture) => [
      ...(knownValue(facts.get(`capture:${capture.id}`, 'licence.statements')) ?? []),
      ...(knownValue(bodyFact(facts, capture, 'licence.statements')) ?? []),
    ],
    evidence: (capture, key) => fact(capture, key)?.evidence ?? [],
    shown: (page) => renders.get(placeKey(page.request.url)) ?? page,
  };
  const troubles = readTroubles(seen);
  return {
    ...seen,
    trouble: (capture) => troubles.of(capture),
    outcome: (capture) => (troubles.of(capture) === null ? outcomeOf(capture) : 'unknown'),
    reason: (capture) => troubles.of(capture)?.reason ?? reasonOf(capture),
    sentHome: (url) => troubles.sentHome(url),
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
