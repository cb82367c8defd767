import type { InstitutionId } from '../../model/ids.ts';
import { type BodyIndex, isLatin, keysOfLatin } from './indexBodies.ts';
import { carryingTokens, CUT, ENGLISH_STOP, isCutFrom, nameTokens } from './nameTokens.ts';
import { readEither, type ReadName, readName, withCityAtEnd, withRegionAtEnd, wordsKey } from './readName.ts';
import { DISTRICT_WORDS } from './latinName.ts';
import { isSpelledFrom } from './spells.ts';
import { VILLAGE_SEATS } from './villageSeats.ts';

/** A name as read, and the bodies that go by it. */
export type Named = { readonly name: ReadName; readonly ids: readonly InstitutionId[] };

/** The name as read, and the bodies with this very name. */
export function named(text: string, index: BodyIndex): Named {
  const name = readName(text);
  if (isLatin(text)) return { name, ids: calledInLatin(text, index) };
  const ids = bodiesCalled(name, index);
  if (ids.length > 0) return { name, ids };
  const other = withRegionAtEnd(name) ?? withCityAtEnd(name);
  const others = other === null ? [] : bodiesCalled(other, index);
  if (other !== null && others.length > 0) return { name: other, ids: others };
  // Parts of a name are not turned round with one another: „Варна – Технически университет – София“.
  const turned = /[,;–—/|]|\s-\s/u.test(text) ? null : wordsKey(name);
  const called = turned === null ? [] : (index.byKey.get(turned) ?? []);
  return { name, ids: [...called, ...readEither(name).flatMap((either) => bodiesCalled(either, index))] };
}

/** Keys fold vowels, so that „Luka“ is found as „Лъки“: short words are read again letter by letter. */
export function calledInLatin(text: string, index: BodyIndex): readonly InstitutionId[] {
  const said = nameTokens(text).filter((word) => !ENGLISH_STOP.has(word) && !DISTRICT_WORDS.has(word));
  const found = [...new Set(keysOfLatin(text).flatMap((key) => index.byKey.get(key) ?? []))];
  return found.filter((id) => {
    const { cyrillic, latin } = index.spelled.get(id) ?? NO_WORDS;
    return isSpelledFrom(said, cyrillic, latin);
  });
}

const NO_WORDS = { cyrillic: [], latin: new Set<string>() };

/** The same, with nobody where the name leaves open who it is. */
export function sure(text: string, index: BodyIndex): Named {
  const { name, ids } = named(text, index);
  const [only] = ids;
  const isSure = ids.length === 1 && only !== undefined && isSureOf(only, name, index, text);
  return { name, ids: isSure ? ids : [] };
}

/** For a name that leaves the city or the district around it open, the bodies of either. */
function bodiesCalled({ key, family, isWhole, place, tokens }: ReadName, index: BodyIndex): readonly InstitutionId[] {
  const exact = index.byKey.get(key) ?? [];
  const isCut = exact.length === 0 && place.includes(CUT) && family !== null && family !== 'район';
  if (isCut) return [...new Set([...inVillage(family, place, index), ...cutNames(family, place, index)])];
  if (family === 'район') return key.endsWith(':') || place.includes(CUT) ? districtsCalled(key, place, index) : exact;
  if (family === null && exact.length === 0) return cutTexts(carryingTokens(tokens).join(' '), index);
  if (isWhole || family === null) return exact;
  const others = [`${key} град`, `${family}:софийска`].flatMap((other) => index.byKey.get(other) ?? []);
  return [...new Set([...exact, ...others])];
}

/** „с. Баните“ is a village; „С. Загора“ is a town cut short. */
function inVillage(family: string, place: string, index: BodyIndex): readonly InstitutionId[] {
  const village = `с${CUT} `;
  return place.startsWith(village) ? (index.byKey.get(`${family}:${place.slice(village.length)}`) ?? []) : [];
}

/** „Община В. Търново“: bodies of the family whose place was cut short. */
function cutNames(family: string, place: string, index: BodyIndex): readonly InstitutionId[] {
  return [...index.read].flatMap(([id, own]) => (own.family === family && isCutFrom(place, own.place) ? [id] : []));
}

/** „Нац. съвет по цени и реимб. на лекарствените продукти“. */
function cutTexts(text: string, index: BodyIndex): readonly InstitutionId[] {
  if (!text.includes(CUT)) return [];
  const fitting = index.written.filter(({ family, written }) => family === null && isCutFrom(text, written));
  return [...new Set(fitting.map(({ institution }) => institution))];
}

/** Districts of any city, or of the one that the key ends with; „Кр. поляна“ too. */
function districtsCalled(key: string, place: string, index: BodyIndex): readonly InstitutionId[] {
  const city = key.endsWith(':') ? '' : key.slice(key.lastIndexOf(':'));
  return [...index.read].flatMap(([id, read]) => {
    const isCalled = read.place === place || isCutFrom(place, read.place);
    return read.family === 'район' && isCalled && read.key.endsWith(city) ? [id] : [];
  });
}

/** The name says all that the body's own name says: its city, and its district when it has one in the name. */
export function isSureOf(id: InstitutionId, name: ReadName, index: BodyIndex, text: string): boolean {
  const own = index.read.get(id);
  const saysNoDistrict = own === undefined || own.region === null;
  if (isLatin(text)) return saysNoDistrict || saysInEnglish(text, id, index);
  if (!name.isWhole && own?.key !== name.key) return false;
  // „Община с. Левски“: a village has the name of a town elsewhere.
  const isVillage =
    name.family !== null &&
    name.family !== 'район' &&
    name.tokens.some((word) => word === `с${CUT}` || word === 'село');
  if (isVillage && !VILLAGE_SEATS.has(own?.place ?? '') && own?.place.endsWith('село') !== true) return false;
  // „ОА Русе“ may be the other administration of that name, whether we know it or not.
  if (readEither(name).length > 0) return false;
  return saysNoDistrict || own.key !== name.key;
}

/** The English name says the district, where the Bulgarian one does. */
function saysInEnglish(text: string, id: InstitutionId, index: BodyIndex): boolean {
  const english = index.bodies.get(id)?.name.en ?? '';
  return keysOfLatin(text).some((key) => key.startsWith('англ:') && keysOfLatin(english).includes(key));
}
