import type { InstitutionId } from '../../model/ids.ts';
import { type BodyIndex, isLatin } from './indexBodies.ts';
import { englishKey, spelledKey } from './latinName.ts';
import { nameTokens, nearlySame } from './nameTokens.ts';
import { type ReadName, spoken } from './readName.ts';

/** A body from one of whose names a name differs by a slip of the pen; `isSure` = it can be nobody else's. */
export type Slip = { readonly institution: InstitutionId; readonly isSure: boolean };

/** Kinds of bodies of which our list has every one: a name one letter off from only one of them is no other's. */
const WHOLE_LISTS: ReadonlySet<string> = new Set(['община', 'област', 'рзи', 'риосв', 'руо']);
/** Letters of a place, and of a name without one, from which a slip is sure: shorter ones differ by a letter from much. */
const SHORTEST_PLACE = 7;
const SHORTEST_NAME = 15;
/** „Бяла“ and „Кула“ are not alike. */
const SHORTEST_LIKENESS = 5;

/** Bodies one slip away from a name; more than one of them are never sure. */
export function slipsOf(name: ReadName, text: string, index: BodyIndex): readonly Slip[] {
  // Of districts of cities the city is a part of the name.
  if (name.family === 'район') return [];
  const tokens = nameTokens(text);
  const said = isLatin(text) ? [spelledKey(tokens.join(' ')), englishKey(tokens)] : [spoken(name)];
  const near = new Map<InstitutionId, boolean>();
  for (const { institution, written, family, place } of index.written) {
    const from = said.find((each) => nearlySame(each, written) && sameDigits(each, written));
    if (from === undefined) continue;
    const words = from.split(/[ :]/);
    const isPlaceSaid = place.split(' ').every((word) => words.includes(word)) || place.length >= SHORTEST_PLACE;
    if (family !== null && !isPlaceSaid && place.length < SHORTEST_LIKENESS) continue;
    const isSure = family === null ? from.length >= SHORTEST_NAME : WHOLE_LISTS.has(family) && isPlaceSaid;
    near.set(institution, isSure || near.get(institution) === true);
  }
  return [...near].map(([institution, isSure]) => ({ institution, isSure: isSure && near.size === 1 }));
}

/** „№ 1“ and „№ 2“ are no slip. */
function sameDigits(a: string, b: string): boolean {
  return a.replace(/\D/g, '') === b.replace(/\D/g, '');
}
