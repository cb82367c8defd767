import type { InstitutionId } from '../../model/ids.ts';
import { compareText } from '../../model/json.ts';
import { fitsRegion } from './fitsRegion.ts';
import { type BodyIndex, isLatin } from './indexBodies.ts';
import { englishKey, spelledKey } from './latinName.ts';
import { nameTokens, nearlySame } from './nameTokens.ts';
import { type ReadName, spoken } from './readName.ts';
import type { Signs } from './signsIn.ts';

/** A body from one of whose names a name differs by a slip of the pen; `isSure` = it can be nobody else's. */
export type Slip = { readonly institution: InstitutionId; readonly isSure: boolean };

/** Letters of the word in which a slip is sure: of shorter ones each is another word („РУП“, „РУО“). */
const SHORTEST_WORD = 6;
/** Letters of a name that has no place: „Patient Office“ is no Patent Office. */
const SHORTEST_NAME = 20;
/** „Бяла“ and „Кула“ are not alike. */
const SHORTEST_LIKENESS = 5;

/** Bodies one slip away from a name; more than one of them are never sure. */
export function slipsOf(name: ReadName, text: string, signs: Signs, index: BodyIndex): readonly Slip[] {
  // Of districts of cities the city is a part of the name.
  if (name.family === 'район') return [];
  const tokens = nameTokens(text);
  const said = isLatin(text) ? [spelledKey(tokens.join(' ')), englishKey(tokens)] : [spoken(name)];
  const near = new Map<InstitutionId, boolean>();
  for (const { institution, written, family, place } of index.written) {
    const from = said.find((each) => each !== written && nearlySame(each, written) && sameDigits(each, written));
    if (from === undefined) continue;
    const isPlaceSaid = isIn(place, from);
    if (family !== null && !isPlaceSaid && place.length < SHORTEST_LIKENESS) continue;
    const region = index.bodies.get(institution)?.region ?? null;
    const isInRegion = region !== null && signs.regions.some((each) => fitsRegion(region, each));
    // Villages differ from towns by a letter: there only what is no other word is sure, or what its district confirms.
    const isLong = family !== null || from.replace(/^[^:]*:/, '').length >= SHORTEST_NAME;
    const isHead = isPlaceSaid || family === null || isInRegion;
    const isRead = isMistyped(from, written) || (isHead && isSureSlip(from, written));
    const isSure = isLong && isRead;
    near.set(institution, isSure || near.get(institution) === true);
  }
  return [...near].map(([institution, isSure]) => ({ institution, isSure: isSure && near.size === 1 }));
}

function isIn(place: string, text: string): boolean {
  const words = text.split(/[ :]/);
  return place.split(' ').every((word) => words.includes(word));
}

/** One long word that begins and ends alike. */
function isSureSlip(said: string, written: string): boolean {
  const pair = differingWords(said, written);
  if (pair === null) return false;
  const [a, b] = pair;
  return a[0] === b[0] && a.at(-1) === b.at(-1);
}

/** Letters that changed places, or one that stands twice; or a space more or less. */
function isMistyped(said: string, written: string): boolean {
  if (said.replaceAll(' ', '') === written.replaceAll(' ', '')) return true;
  const pair = differingWords(said, written);
  if (pair === null) return false;
  const [a, b] = pair;
  return lettersOf(a) === lettersOf(b) || withoutDoubles(a) === withoutDoubles(b);
}

function lettersOf(word: string): string {
  return [...word].toSorted(compareText).join('');
}

function withoutDoubles(word: string): string {
  return word.replace(/(.)\1/gu, '$1');
}

function differingWords(said: string, written: string): readonly [string, string] | null {
  const [a, b] = [said.split(' '), written.split(' ')];
  const at = a.flatMap((word, index) => (word === b[index] ? [] : [index]));
  const [x, y] = [a[at[0] ?? 0] ?? '', b[at[0] ?? 0] ?? ''];
  if (a.length !== b.length || at.length !== 1 || Math.max(x.length, y.length) < SHORTEST_WORD) return null;
  return [x, y];
}

/** „№ 1“ and „№ 2“ are no slip. */
function sameDigits(a: string, b: string): boolean {
  return a.replace(/\D/g, '') === b.replace(/\D/g, '');
}
