import type { Evidence } from './evidence.ts';
import type { FactValues } from './factValues.ts';
import { DATASET_FACTS } from './facts/datasetFacts.ts';
import { DERIVED_FACTS } from './facts/derivedFacts.ts';
import { EXCHANGE_FACTS } from './facts/exchangeFacts.ts';
import { FILE_FACTS } from './facts/fileFacts.ts';
import { HISTORY_FACTS } from './facts/historyFacts.ts';
import { PAGE_FACTS } from './facts/pageFacts.ts';
import { CATALOGUE_FACTS } from './facts/catalogueFacts.ts';
import { STATEMENT_FACTS } from './facts/statementFacts.ts';
import type { FactSpec } from './facts/factSpec.ts';
import type { SubjectId } from './ids.ts';

export type { FactOrigin, FactSpec } from './facts/factSpec.ts';

/**
 * The registry of fact keys: every measured statement of the program has its key, type, unit, meaning and type of
 * value in one file of `facts/`, by what it is a fact of, and nowhere else; `zvezdomer rules facts` and the
 * methodology page print it. In this order the facts of a body are stored.
 */
export const FACTS = {
  ...FILE_FACTS,
  ...PAGE_FACTS,
  ...STATEMENT_FACTS,
  ...CATALOGUE_FACTS,
  ...EXCHANGE_FACTS,
  ...HISTORY_FACTS,
  ...DERIVED_FACTS,
  ...DATASET_FACTS,
} as const satisfies Record<keyof FactValues, FactSpec>;

export type FactKey = keyof typeof FACTS;

/** Why something is not known. Never a reason to score anyone down. */
export type UnknownReason = {
  readonly why:
    | 'not-captured'
    | 'truncated'
    | 'unparsable'
    | 'too-costly'
    | 'unsupported'
    | 'encrypted'
    | 'empty'
    | 'ambiguous'
    | 'inspection-failed'
    | 'not-stated';
  /** At most 300 characters, for people. */
  readonly detail: string;
};

/** One measured statement about a subject with its evidence; or unknown, and because of what. */
export type Fact<K extends FactKey = FactKey> = K extends FactKey
  ? {
      readonly subject: SubjectId;
      readonly key: K;
      readonly evidence: readonly Evidence[];
    } & (
      | { readonly known: true; readonly value: FactValues[K] }
      | { readonly known: false; readonly because: UnknownReason }
    )
  : never;

export function known<K extends FactKey>(
  subject: SubjectId,
  key: K,
  value: FactValues[K],
  evidence: readonly Evidence[] = [],
): Fact<K> {
  return { subject, key, evidence, known: true, value } as Fact<K>;
}

export function unknown<K extends FactKey>(
  subject: SubjectId,
  key: K,
  why: UnknownReason['why'],
  detail: string,
  evidence: readonly Evidence[] = [],
): Fact<K> {
  return { subject, key, evidence, known: false, because: { why, detail: detail.slice(0, 300) } } as Fact<K>;
}
