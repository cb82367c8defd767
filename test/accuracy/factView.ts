import type { Fact, FactKey, UnknownReason } from '../../src/model/facts.ts';
import type { FactValues } from '../../src/model/factValues.ts';

/** The facts of one body by key. */
export type FactView = {
  /** The value; undefined when unknown or never looked for. */
  readonly value: <K extends FactKey>(key: K) => FactValues[K] | undefined;
  /** Why it is not known; undefined when it is, or when nobody looked. */
  readonly because: (key: FactKey) => UnknownReason | undefined;
};

export function viewFacts(facts: readonly Fact[]): FactView {
  const byKey = new Map<FactKey, Fact>(facts.map((fact) => [fact.key, fact]));
  return {
    value<K extends FactKey>(key: K): FactValues[K] | undefined {
      const fact = byKey.get(key);
      return fact?.known === true ? (fact.value as FactValues[K]) : undefined;
    },
    because(key) {
      const fact = byKey.get(key);
      return fact?.known === false ? fact.because : undefined;
    },
  };
}

/** Why a fact has no value, in a few words for the list of misses. */
export function whyUnknown(facts: FactView, key: FactKey): string {
  const because = facts.because(key);
  return because === undefined ? `no ${key}` : `${key} unknown: ${because.why}, ${because.detail}`;
}
