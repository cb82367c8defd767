import type { InstitutionKind } from './institution.ts';
import type { Bilingual } from './lang.ts';

/** Who asks for a dataset: the yearly lists of the Council of Ministers, the EU's high-value datasets, other acts. */
export const PRIORITY_GROUPS = ['council-of-ministers', 'high-value', 'other-acts'] as const;
export type PriorityGroup = (typeof PRIORITY_GROUPS)[number];

export type PriorityList = {
  readonly id: string;
  readonly group: PriorityGroup;
  readonly name: Bilingual;
  /** What of it was read, and when. */
  readonly edition: string;
  readonly certainty: 'sure' | 'check';
};

/** One dataset that a list names; words match as Vocabulary says (tables.ts). */
export type PrioritySet = {
  readonly id: string;
  readonly list: string;
  /** Row or article of the list. */
  readonly place: Bilingual;
  readonly name: Bilingual;
  /** URI of a high-value category (EU vocabulary); absent for other lists. */
  readonly category?: string | undefined;
  /** Kinds of bodies that it is asked of; empty = any. */
  readonly kinds: readonly InstitutionKind[];
  /** Words of the name of the body that holds it; empty = every body of the kinds. */
  readonly bodies: readonly string[];
  /** A title with one of these is it, unless it has one of `not`. */
  readonly words: readonly string[];
  readonly not: readonly string[];
};

export type PrioritySets = { readonly lists: readonly PriorityList[]; readonly sets: readonly PrioritySet[] };
