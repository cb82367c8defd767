import type { Evidence } from '../../model/evidence.ts';
import type { Fact, FactKey } from '../../model/facts.ts';
import type { FactValues } from '../../model/factValues.ts';
import { canonicalJson, compareText } from '../../model/json.ts';

/** A fact of one key, whatever its subject. */
export type FactOf<K extends FactKey> = Extract<Fact, { readonly key: K }>;

/** Facts by subject and key. */
export type FactIndex = {
  get<K extends FactKey>(subject: string, key: K): FactOf<K> | undefined;
};

/**
 * Two facts of the same subject and key should not occur; when they do, the choice must not depend on the order in
 * which they were stored: a known one wins, then the one whose JSON sorts first.
 */
export function indexFacts(facts: readonly Fact[]): FactIndex {
  const bySubject = new Map<string, Map<FactKey, Fact>>();
  for (const fact of facts) {
    const own = bySubject.get(fact.subject) ?? new Map<FactKey, Fact>();
    const other = own.get(fact.key);
    if (other === undefined || goesBefore(fact, other)) own.set(fact.key, fact);
    bySubject.set(fact.subject, own);
  }
  return {
    get: <K extends FactKey>(subject: string, key: K) => bySubject.get(subject)?.get(key) as FactOf<K> | undefined,
  };
}

function goesBefore(a: Fact, b: Fact): boolean {
  if (a.known !== b.known) return a.known;
  return compareText(canonicalJson(a), canonicalJson(b)) < 0;
}

/** The value of a fact that is there and known. */
export function knownValue<K extends FactKey>(fact: FactOf<K> | undefined): FactValues[K] | undefined {
  return fact?.known === true ? (fact.value as FactValues[K]) : undefined;
}

/** Body facts point at bytes alone; here they get the exchange through which the bytes were reached. */
export function throughCapture(evidence: readonly Evidence[], capture: string): readonly Evidence[] {
  return evidence.map((item) => (item.capture === null ? { ...item, capture } : item));
}
