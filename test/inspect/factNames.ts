import type { Fact, FactKey } from '../../src/model/facts.ts';

/** The fact with this key, known or not. */
export function factOf(facts: readonly Fact[], key: FactKey): Fact | undefined {
  return facts.find((fact) => fact.key === key);
}
