import { inspectBody } from '../../src/inspect/inspectBody.ts';
import { bytesSource } from '../../src/inspect/byteSource.ts';
import type { Fact, FactKey } from '../../src/model/facts.ts';
import type { FactValues } from '../../src/model/factValues.ts';
import { sha256 } from '../../src/model/ids.ts';
import { realTables } from './realTables.ts';

const TABLES = realTables();

/** All facts of some bytes, with the tables of the project. */
export function inspect(body: string | Uint8Array): Promise<readonly Fact[]> {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : new Uint8Array(body);
  return inspectBody(bytesSource(bytes), sha256(bytes), TABLES);
}

/** The value of a fact; `undefined` when it is not there, the reason in brackets when it is unknown. */
export function valueOf<K extends FactKey>(facts: readonly Fact[], key: K): FactValues[K] | `[${string}]` | undefined {
  const fact = facts.find((candidate) => candidate.key === key);
  if (fact === undefined) return undefined;
  return fact.known ? (fact.value as FactValues[K]) : `[${fact.because.why}]`;
}
