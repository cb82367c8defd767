import type { Evidence } from '../../model/evidence.ts';
import type { Fact, FactKey } from '../../model/facts.ts';
import type { FactValues } from '../../model/factValues.ts';
import type { Reader } from './check.ts';
import { isReason } from './codes.ts';

/** The value of a fact when it is known. */
export function valueOf<K extends FactKey>(reader: Reader, key: K): FactValues[K] | undefined {
  const fact = reader.fact(key) as Fact | undefined;
  return fact?.known === true ? (fact.value as FactValues[K]) : undefined;
}

/** Why a fact is not known, as a code of messages `code.reason`: the nearer reason when derive knows one. */
export function reasonOf(reader: Reader, key: FactKey): string {
  const fact = reader.fact(key) as Fact | undefined;
  if (fact === undefined || fact.known) return 'not-captured';
  return isReason(fact.because.detail) ? fact.because.detail : fact.because.why;
}

export function evidenceOf(reader: Reader, ...keys: readonly FactKey[]): readonly Evidence[] {
  return keys.flatMap((key) => (reader.fact(key) as Fact | undefined)?.evidence ?? []);
}
