import type { Locator } from '../model/evidence.ts';
import { quote } from '../model/evidence.ts';
import type { Fact, FactKey, UnknownReason } from '../model/facts.ts';
import { FACTS, known, unknown } from '../model/facts.ts';
import type { FactValues } from '../model/factValues.ts';
import type { Sha256 } from '../model/ids.ts';
import { hidePersonal } from './hidePersonal.ts';

/** Collects the facts of one body; the first word on a key stands, since the outer reader knows more than the inner. */
export type BodyFacts = {
  put<K extends FactKey>(key: K, value: FactValues[K], place?: Locator, words?: string): void;
  unknown(key: FactKey, why: UnknownReason['why'], detail: string): void;
  /** Facts that another reader made about the same body. */
  add(facts: readonly Fact[]): void;
  has(key: FactKey): boolean;
  /** In the order of the registry, so that the same body always gives the same list; personal data masked in quotes. */
  list(): readonly Fact[];
  /** The same collection, for facts about a member of an archive. */
  inside(member: string): BodyFacts;
};

const WHOLE: Locator = { kind: 'whole' };

export function bodyFacts(digest: Sha256): BodyFacts {
  return collector(digest, new Map(), (place) => place);
}

function collector(digest: Sha256, facts: Map<FactKey, Fact>, locate: (place: Locator) => Locator): BodyFacts {
  const subject = `body:${digest}` as const;
  const evidence = (place: Locator, words: string) => [
    { capture: null, body: digest, at: locate(place), quote: quote(words) },
  ];
  const keep = (fact: Fact): void => {
    if (!facts.has(fact.key)) facts.set(fact.key, fact);
  };
  return {
    put: (key, value, place = WHOLE, words = '') => keep(known(subject, key, value, evidence(place, words)) as Fact),
    unknown: (key, why, detail) => keep(unknown(subject, key, why, quote(detail), evidence(WHOLE, '')) as Fact),
    add: (more) => more.forEach((fact) => keep(relocate(fact, locate))),
    has: (key) => facts.has(key),
    inside: (member) => collector(digest, facts, (place) => locate({ kind: 'member', name: member, inside: place })),
    list: () => hidePersonal((Object.keys(FACTS) as FactKey[]).flatMap((key) => facts.get(key) ?? [])),
  };
}

function relocate(fact: Fact, locate: (place: Locator) => Locator): Fact {
  return { ...fact, evidence: fact.evidence.map((pointer) => ({ ...pointer, at: locate(pointer.at) })) } as Fact;
}
