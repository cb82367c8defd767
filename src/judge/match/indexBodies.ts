import type { InstitutionId } from '../../model/ids.ts';
import type { Institution } from '../../model/institution.ts';
import type { KnownName } from '../../model/organisationMatch.ts';
import { FAMILIES } from './families.ts';
import { englishKey, foldedLatin, latinKeys, readLatin, spelledKey } from './latinName.ts';
import { carryingTokens, contentTokens, HEADS, nameTokens } from './nameTokens.ts';
import { type ReadName, readName, spoken, wordsKey } from './readName.ts';
import { plainLatin } from './spells.ts';

/** What is looked up of the bodies; made once for all organisations. */
export type BodyIndex = {
  readonly bodies: ReadonlyMap<InstitutionId, Institution>;
  /** Bodies by each key of each of their names. */
  readonly byKey: ReadonlyMap<string, readonly InstitutionId[]>;
  readonly byEik: ReadonlyMap<string, InstitutionId>;
  readonly byHost: ReadonlyMap<string, InstitutionId>;
  readonly read: ReadonlyMap<InstitutionId, ReadName>;
  /** Names that have no family, as words: what begins with one may be a part of the body. */
  readonly starts: readonly (readonly [tokens: readonly string[], institution: InstitutionId])[];
  /** Every name of every body, as a slip of the pen is looked for in it. */
  readonly written: readonly WrittenName[];
  /** The words of a body's names, with those that any of its kind has, by alphabet. */
  readonly spelled: ReadonlyMap<
    InstitutionId,
    { readonly cyrillic: readonly string[]; readonly latin: ReadonlySet<string> }
  >;
  /** Every word of every name of a body. */
  readonly words: ReadonlyMap<InstitutionId, ReadonlySet<string>>;
};

/** `place` is spelled as in `written`, and empty where it has no family. */
type WrittenName = {
  readonly institution: InstitutionId;
  readonly written: string;
  readonly family: string | null;
  readonly place: string;
};

const SHORTEST_LATIN = 'лат:'.length + 5;
/** A name of fewer words begins too many others. */
const FEWEST_WORDS = 2;

export function isLatin(name: string): boolean {
  return !/[\u0400-\u04ff]/.test(name);
}

export function indexBodies(institutions: readonly Institution[], knownNames: readonly KnownName[]): BodyIndex {
  const byKey = new Map<string, InstitutionId[]>();
  const starts: (readonly [readonly string[], InstitutionId])[] = [];
  const words = new Map<InstitutionId, Set<string>>();
  const read = new Map<InstitutionId, ReadName>();
  const written: WrittenName[] = [];
  const spelled = new Map<
    InstitutionId,
    { readonly cyrillic: readonly string[]; readonly latin: ReadonlySet<string> }
  >();
  const more = Map.groupBy(knownNames, ({ institution }) => institution);
  for (const body of institutions) {
    const { id, name, otherNames } = body;
    const own = readName(name.bg);
    read.set(id, own);
    const given = [name.bg, ...otherNames, ...(more.get(id) ?? []).map((known) => known.name)];
    const english = englishKey(englishWords(name.en));
    const names = [...given, ...given.flatMap((text) => withoutSeat(text))];
    // „Byala Municipality (Varna region)“ without the district: the signs beside it tell which.
    const openEnglish = englishKey(englishWords(name.en.replace(/\s*\([^)]*\)/g, '')));
    const keys = new Set([
      ...names.flatMap((text) => keysOf(text)),
      english,
      openEnglish,
      ...hostLabels(body, own).map((label) => spelledKey(label)),
    ]);
    written.push(...names.flatMap((text) => writtenNames(text, id)), {
      institution: id,
      written: english,
      family: own.family,
      place: foldedLatin(own.place),
    });
    for (const key of keys) byKey.set(key, [...(byKey.get(key) ?? []), id]);
    const contents = names.map((text) => contentTokens(nameTokens(text)));
    spelled.set(id, wordsByAlphabet([...names, name.en, ...hostLabels(body, own)], own));
    words.set(id, new Set(contents.flat()));
    for (const content of contents) if (content.length >= FEWEST_WORDS) starts.push([content, id]);
  }
  return {
    written,
    spelled,
    bodies: new Map(institutions.map((body) => [body.id, body])),
    byKey,
    read,
    starts,
    words,
    ...bySigns(institutions),
  };
}

function keysOf(name: string): readonly string[] {
  if (isLatin(name)) return keysOfLatin(name);
  const own = readName(name);
  const turned = wordsKey(own);
  const latin = latinKeys(own).filter((key) => key.length >= SHORTEST_LATIN);
  return [own.key, ...latin, ...(turned === null ? [] : [turned])];
}

/** „Стопанска академия „Д. А. Ценов“ – Свищов“: who is named after somebody is known without the town. */
function withoutSeat(name: string): readonly string[] {
  const named = /^(.+[“"])\s*[–-]\s*\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?$/u.exec(name)?.[1];
  return named === undefined ? [] : [named];
}

/** „NHIF“ of nhif.bg; a town's name as a host is its municipality's, as a name anybody's. */
function hostLabels({ sites }: Institution, { family }: ReadName): readonly string[] {
  if (family !== null) return [];
  const labels = sites.map((site) => hostOf(site).split('.')).filter((parts) => parts.length === 2);
  return labels.flatMap(([label = '']) => (/^[a-z]{3,6}$/.test(label) ? [label] : []));
}

function wordsByAlphabet(
  names: readonly string[],
  { family }: ReadName,
): { readonly cyrillic: readonly string[]; readonly latin: ReadonlySet<string> } {
  const heads = FAMILIES.filter((each) => each.name === family).flatMap((each) => each.heads.flat());
  const words = [...new Set([...names.flatMap((text) => nameTokens(text)), ...heads])];
  const short = Object.keys(HEADS);
  return {
    cyrillic: [...words.filter((word) => !isLatin(word)), ...short.filter((word) => !isLatin(word))],
    latin: new Set([...words, ...short].filter((word) => isLatin(word)).map((word) => plainLatin(word))),
  };
}

function writtenNames(name: string, institution: InstitutionId): readonly WrittenName[] {
  if (isLatin(name)) return [];
  const own = readName(name);
  const { family, place } = own;
  // „Областна администрация Липово“ too, not only „област Липово“; the same where a name has no place.
  const spelledOut = new Set([spoken(own), carryingTokens(own.tokens).join(' ')]);
  return [
    ...[...spelledOut].map((written) => ({ institution, written, family, place })),
    { institution, written: spelledKey(spoken(own)), family, place: foldedLatin(place) },
  ];
}

/** The keys under which a name in Latin letters is looked up. */
export function keysOfLatin(name: string): readonly string[] {
  return [...new Set([...readLatin(name), englishKey(englishWords(name))])];
}

function englishWords(name: string): readonly string[] {
  const words = nameTokens(name);
  return words.includes('administration') ? words.map((word) => (word === 'district' ? 'regional' : word)) : words;
}

/** A code or host that two bodies share says nothing about either. */
function bySigns(institutions: readonly Institution[]): Pick<BodyIndex, 'byEik' | 'byHost'> {
  const eiks = institutions.flatMap(({ id, eik }) => (eik === null ? [] : [[eik, id] as const]));
  const hosts = institutions.flatMap(({ id, sites, mailHost }) => [
    ...sites.map((site) => [hostOf(site), id] as const),
    ...(mailHost === undefined ? [] : [[mailHost.toLowerCase(), id] as const]),
  ]);
  return { byEik: onlyOwners(eiks), byHost: onlyOwners(hosts) };
}

function onlyOwners(pairs: readonly (readonly [string, InstitutionId])[]): ReadonlyMap<string, InstitutionId> {
  const owners = Map.groupBy(pairs, ([sign]) => sign);
  return new Map(
    [...owners].flatMap(([sign, of]) => {
      const ids = [...new Set(of.map(([, id]) => id))];
      return ids.length === 1 && ids[0] !== undefined ? [[sign, ids[0]] as const] : [];
    }),
  );
}

function hostOf(site: string): string {
  return (URL.parse(site)?.hostname ?? '').toLowerCase().replace(/^www\./, '');
}
