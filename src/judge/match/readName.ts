import { compareText } from '../../model/json.ts';
import { REGIONS } from '../../model/institution.ts';
import { normaliseWords } from '../../model/words.ts';
import { FAMILIES } from './families.ts';
import { carryingTokens, CODES, contentTokens, isCutWord, nameTokens, withoutSpacing } from './nameTokens.ts';

/**
 * A name, read. `key` is the same for all ways of writing it; `place` and `family` are there for kinds of bodies of
 * which every town has one. `isWhole` = false for a name that leaves open which of several bodies it means.
 */
export type ReadName = {
  readonly key: string;
  readonly family: string | null;
  readonly place: string;
  readonly isWhole: boolean;
  /** District that the name itself gives beside the place: „Община Бяла, обл. Русе“. */
  readonly region: string | null;
  readonly tokens: readonly string[];
};

/** Short for an administration of a municipality or of a district: only a code or an address tells which. */
const EITHER = 'оа';

/** „ОА Русе“ read as either; null for any other name. */
export function readEither(name: ReadName): readonly ReadName[] {
  const [head, ...rest] = name.tokens;
  if (head !== EITHER || rest.length === 0) return [];
  const place = carryingTokens(rest).join(' ');
  return ['община', 'област'].map((family) => whole(family, placeOf(family, place.split(' ')), null, name.tokens));
}

/** Bodies of the capital that carry no place in their names. */
const CAPITAL: readonly (readonly [words: string, family: string])[] = [
  ['столична регионална здравна инспекция', 'рзи'],
  ['столична рзи', 'рзи'],
  ['срзи', 'рзи'],
  ['столична община', 'община'],
  ['столичен общински съвет', 'общински съвет'],
];

const FEWEST_WORDS_TURNED = 3;
const SOFIA = 'софия';
const SETTLEMENT: ReadonlySet<string> = new Set(['град', 'с', 'село']);
const REGION_AT_END = /[\s,(–—-]+(?:област|обл\.?)\s+([\p{L} ]+?)\)?\s*$/iu;
const ADJECTIVE_AT_END = /[\s,(–—-]+(\p{L}+)ска\s+област\)?\s*$/iu;
/** „…, Бургаско“. */
const AROUND_AT_END = /\s*(?:\s-+\s|[,(–—])\s*(\p{L}{3,})ско\)?\s*$/iu;

/** Reads a name in Bulgarian; one without a Cyrillic letter is read by `readLatin`. */
export function readName(name: string): ReadName {
  const { text, region } = splitRegion(
    normaliseWords(withoutSpacing(name.replace(CODES, ' '))).replace(/[\s,;–-]+$/u, ''),
  );
  const tokens = nameTokens(text);
  const district = readDistrict(tokens);
  if (district !== null) return { ...district, region };
  for (const [words, family] of CAPITAL) {
    if (tokens.join(' ') === words || tokens.join(' ') === `${words} ${SOFIA}`) {
      return whole(family, family === 'рзи' ? `${SOFIA} град` : SOFIA, region, tokens);
    }
  }
  const content = contentTokens(tokens);
  const carrying = carryingTokens(tokens);
  const found = FAMILIES.flatMap(({ name: family, heads: own }) =>
    own
      .filter((head) => isHeadOf(head, content, carrying))
      .map((head) => ({ family, rest: carrying.slice(head.length) })),
  ).toSorted((a, b) => a.rest.length - b.rest.length)[0];
  if (found !== undefined && found.rest.length > 0) {
    const place = placeOf(found.family, found.rest);
    if (place !== '') return whole(found.family, place, region, tokens);
  }
  // „Велико Търново – община“.
  if (carrying.length > 1 && carrying.at(-1) === 'община') {
    return whole('община', carrying.slice(0, -1).join(' '), region, tokens);
  }
  return { key: `име:${content.join(' ')}`, family: null, place: '', isWhole: true, region, tokens };
}

/**
 * The same name with its last words taken for the district: „Община Бяла – Русе“, „Община Перник, гр. Перник“. Null when
 * they are no district's name, or nothing is left.
 */
export function withRegionAtEnd(name: ReadName): ReadName | null {
  const { family, place, region, tokens } = name;
  if (family !== 'община' || region !== null) return null;
  const said = [SOFIA, ...REGIONS.map((each) => each.toLowerCase())].find((each) => place.endsWith(` ${each}`));
  return said === undefined ? null : whole(family, place.slice(0, -said.length - 1), said, tokens);
}

/** The same with its last word taken for the city: „Район „Източен“ – Пловдив“; null for a name that says a city. */
export function withCityAtEnd({ key, family, place, region, tokens }: ReadName): ReadName | null {
  const at = place.lastIndexOf(' ');
  if (family !== 'район' || !key.endsWith(':') || at < 0) return null;
  const [name, city] = [place.slice(0, at), place.slice(at + 1)];
  return { key: `район:${name}:${city}`, family, place: name, isWhole: true, region, tokens };
}

/** A name as its kind of body and its place, however it was headed; as its words where it has no kind. */
export function spoken({ family, place, tokens }: ReadName): string {
  return family === null ? carryingTokens(tokens).join(' ') : `${family} ${place}`;
}

/** The words of a name in any order: „Бюро за правна помощ (Национално)“. Null for names of few words or with a place. */
export function wordsKey({ family, tokens }: ReadName): string | null {
  const content = contentTokens(tokens);
  return family !== null || content.length < FEWEST_WORDS_TURNED
    ? null
    : `сбор:${content.toSorted(compareText).join(' ')}`;
}

function whole(family: string, place: string, region: string | null, tokens: readonly string[]): ReadName {
  // Of district offices „София“ alone may be the city or the district around it.
  const isWhole = place !== SOFIA || family === 'община' || family === 'общински съвет';
  return { key: `${family}:${place}`, family, place, isWhole, region, tokens };
}

/** The words after the head, without those that say that it is a town; София is told from the district around it. */
function placeOf(family: string, rest: readonly string[]): string {
  const named = rest.slice(rest.length > 1 && SETTLEMENT.has(rest[0] ?? '') ? 1 : 0);
  const text = named.join(' ');
  if (family === 'община' || family === 'общински съвет')
    return text
      .replace(/^(.+?) (?:с|град|село)~? \1$/u, '$1')
      .replace(/(?<=.) (?:град|(?:общинска )?администрация)$/, '');
  if (/^(?:софийска|софия област|софийска област|софия окръг)$/.test(text)) return 'софийска';
  if (/^(?:софия град|софия столица|столица|столична)$/.test(text)) return `${SOFIA} град`;
  return named.filter((word) => word !== 'област').join(' ');
}

/**
 * Names that districts of two cities have. Only София, Пловдив and Варна have districts, 35 in all (law on the
 * territorial division of the capital and the large cities), so that any other name is of one city.
 */
const SHARED_DISTRICTS: ReadonlySet<string> = new Set(['младост']);

/** A district of a city. */
function readDistrict(tokens: readonly string[]): Omit<ReadName, 'region'> | null {
  const at = tokens.findIndex((word) => word === 'район' || word === 'районна');
  if (at < 0 || tokens.includes('кметство')) return null;
  const known = ['столична', 'община', 'со', 'администрация', 'град', 'район', 'районна', SOFIA];
  const before = tokens.slice(0, at);
  const isCapital = tokens.includes('столична') || tokens.includes(SOFIA) || tokens.includes('со');
  const afterTown = cityAfter(tokens.slice(at + 1));
  const city = isCapital ? SOFIA : (cityIn(before, known) ?? afterTown.city);
  const name = (city === afterTown.city ? afterTown.name : tokens.slice(at + 1)).filter(
    (word) => !known.includes(word) && word !== 'на',
  );
  if (name.length === 0 || before.some((word) => !known.includes(word) && word !== city)) return null;
  const place = name.join(' ');
  const isWhole = city !== null || !SHARED_DISTRICTS.has(place);
  return { key: `район:${place}:${city ?? ''}`, family: 'район', place, isWhole, tokens };
}

/** „Община Пловдив – район „Източен““, „Пловдив – район „Източен““. */
function cityIn(before: readonly string[], known: readonly string[]): string | null {
  const at = before.indexOf('община');
  if (at >= 0) return before[at + 1] ?? null;
  const [only, ...more] = before.filter((word) => !known.includes(word));
  return only === undefined || more.length > 0 ? null : only;
}

/** „Район „Източен“ – Община Пловдив“. */
function cityAfter(after: readonly string[]): { readonly name: readonly string[]; readonly city: string | null } {
  const at = after.indexOf('община');
  if (at < 1) return { name: after, city: null };
  return { name: after.slice(0, at), city: after.slice(at + 1).join(' ') || null };
}

/** The district at the end of a municipality's name; a district office has its place there and keeps it. */
function splitRegion(name: string): { readonly text: string; readonly region: string | null } {
  if (!/(?<![\p{L}])(?:община|общ\.|общинска|общински)/iu.test(name)) return { text: name, region: null };
  const found = REGION_AT_END.exec(name);
  if (found !== null) return { text: name.slice(0, found.index), region: (found[1] ?? '').trim().toLowerCase() };
  const around = AROUND_AT_END.exec(name);
  if (around !== null) return { text: name.slice(0, around.index), region: `${(around[1] ?? '').toLowerCase()}ска` };
  const adjective = ADJECTIVE_AT_END.exec(name);
  if (adjective === null || /софий/i.test(adjective[1] ?? '')) return { text: name, region: null };
  return { text: name.slice(0, adjective.index), region: `${(adjective[1] ?? '').toLowerCase()}ска` };
}

/** „Рег. здравна инспекция“: a word of the head may be cut where it is marked. */
function isHeadOf(head: readonly string[], content: readonly string[], carrying: readonly string[]): boolean {
  return head.every((word, index) => word === content[index] || isCutWord(carrying[index] ?? '', word));
}

export function startsWith(tokens: readonly string[], head: readonly string[]): boolean {
  return head.every((word, index) => tokens[index] === word);
}
