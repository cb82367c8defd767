import type { InstitutionId } from '../../model/ids.ts';
import { type Institution, REGIONS } from '../../model/institution.ts';
import { normaliseWords } from '../../model/words.ts';
import { type BodyIndex, isLatin, keysOfLatin } from './indexBodies.ts';
import { isBareHead } from './families.ts';
import { isAbove } from './isAbove.ts';
import { readLatin, spelledKey } from './latinName.ts';
import { contentTokens, isCutFrom, isInitials, nameTokens } from './nameTokens.ts';
import { isOther } from './others.ts';
import { calledInLatin, type Named } from './named.ts';
import { readName } from './readName.ts';

/**
 * A name of several parts, of which one is a body's whole name and the others only say whose it is, where it sits or the
 * same again: „Министерство на реките – Агенция „Мостове“, гр. София“. Every part must be accounted for: a school's or a
 * company's name beside a body's makes it another's.
 */
type Core = Named;

const BETWEEN = /\s+-+\s+|\s*[,;:()[\]/|]\s*|\s+(?:при|към|с център|със седалище(?: в)?|(?:with|at|under) the)\s+/u;
const BRACKETS = /\s*[()[\]]\s*/u;
const NOW = 'сега ';
const SHORTEST_TOWN = 4;
/** Bodies with offices in the capital beside their head offices: of them only an address says the seat. */
const MANY_OFFICES: ReadonlySet<Institution['kind']> = new Set(['agency', 'commission']);
/** Longer names are sentences. */
const MOST = 6;

/** Said of any body's profile. */
const FILLER =
  /^(?:централно управление|централна администрация|администрация|официален профил|официална страница|официален сайт|профил|отворени данни|open data|официално|студентски град|местна администрация|mestna administrat?s?ia|българия|република българия|bulgaria)$/;

/** „ул. „Речна“ 1“; „улица на занаятите“ is a market. */
const ADDRESS =
  /^(?:ул|бул|пл|ж\.? ?к|улица|булевард|площад)\.? (?!.*(?<!\p{L})на )[\p{L}. -]{2,40}(?:№ ?)?\d{0,3}\p{L}?$/u;
/** „бивша Агенция …“, „бивш Мичурин“ of a town. */
const FORMER =
  /^бивш\p{L}{0,2} (?:агенция|министерство|комисия|държавна|национална|изпълнителна|дирекция|служба|инспекция|община|институт|център) /u;
const FORMER_TOWN = /^бивш \p{L}+$/u;

/** Bodies by a name on its own, sure of one: the matcher's own reading of whole names. */
type Called = (text: string) => Named;

/** The one body that a part of the name is, with all others accounted for; null when there is none, or several. */
export function coreOf(text: string, index: BodyIndex, called: Called): Core | null {
  const words = normaliseWords(text).replaceAll('"', ' ');
  // Brackets first: what stands in them may be a whole name with commas of its own.
  return coreIn(partsOf(words, BRACKETS), index, called) ?? coreIn(partsOf(words, BETWEEN), index, called);
}

function partsOf(words: string, between: RegExp): readonly string[] {
  return words
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function coreIn(parts: readonly string[], index: BodyIndex, called: Called): Core | null {
  if (parts.length < 2 || parts.length > MOST) return null;
  const cores = new Map<InstitutionId, Core>();
  for (const { core, rest } of readings(parts)) {
    const found = called(core);
    const [id] = found.ids;
    if (id === undefined || found.ids.length > 1) continue;
    // An address stands behind whose it is.
    if (ADDRESS.test(parts[0] ?? '')) continue;
    if (rest.every((part) => isAccounted(part, id, index, called))) cores.set(id, { name: found.name, ids: [id] });
  }
  const [only] = cores.values();
  return cores.size === 1 && only !== undefined ? only : null;
}

type Reading = { readonly core: string; readonly rest: readonly string[] };

/** Every run of parts as the core; and „Русе, РЗИ“, where the kind of body stands behind its town. */
function readings(parts: readonly string[]): readonly Reading[] {
  const runs = parts.flatMap((_, from) =>
    parts.slice(from).map((__, length) => ({
      core: parts.slice(from, from + length + 1).join(' '),
      rest: [...parts.slice(0, from), ...parts.slice(from + length + 1)],
    })),
  );
  const turned = parts.flatMap((head, at) => {
    const place = parts[at - 1];
    if (place === undefined || !isBareHead(head)) return [];
    return [{ core: `${head} ${place}`, rest: [...parts.slice(0, at - 1), ...parts.slice(at + 1)] }];
  });
  return [...runs, ...turned];
}

/** Its superior, its seat, its other names, or words that say nothing. */
function isAccounted(part: string, id: InstitutionId, index: BodyIndex, called: Called): boolean {
  if (FILLER.test(part) || FORMER.test(part)) return true;
  if (ADDRESS.test(part)) return !isOther({ tokens: nameTokens(part) });
  const body = index.bodies.get(id);
  if (body === undefined) return false;
  if (body.kind === 'municipality' && FORMER_TOWN.test(part)) return !isOther({ tokens: nameTokens(part) });
  if (isLatin(part)) return isAccountedInLatin(part, body, index);
  if (isOwnPlace(part, id, index, called) || isInitials(part, index.read.get(id)?.tokens ?? [])) return true;
  const { ids } = called(part.replace(/^(?:министър|министъра|министърът)(?= на )/u, 'министерство'));
  if (ids.length === 1 && ids[0] === id) return true;
  return isSuperior(ids, body, index) || isSeat(part, body, index);
}

/** Short names too: „BTA – Bulgarian News Agency“. */
function isKeyOf(key: string, id: InstitutionId, index: BodyIndex): boolean {
  const isShort = index.written.some(({ institution, written }) => institution === id && written === key);
  return isShort || index.byKey.get(key)?.includes(id) === true;
}

function isAccountedInLatin(part: string, body: Institution, index: BodyIndex): boolean {
  const said = part.replace(/ bulgaria$/, '');
  const keys = keysOfLatin(said);
  const ids = calledInLatin(said, index);
  const isOwn = keys.some((key) => isKeyOf(key, body.id, index));
  return isOwn || isSpelledPlace(said, body, index) || isSuperior(ids, body, index);
}

/** „Община Хисаря (Хисар)“, „Областна администрация …, областен управител“. */
function isOwnPlace(part: string, id: InstitutionId, index: BodyIndex, called: Called): boolean {
  const own = index.read.get(id);
  if (own === undefined || own.family === null) return false;
  // „РИО – Русе (сега РУО)“.
  if (part.startsWith(NOW)) return isOwnPlace(part.slice(NOW.length), id, index, called);
  if (isBareHead(part)) return readName(`${part} ${own.place}`).key === own.key;
  return readName(part).family === null && called(`${own.family} ${part}`).ids[0] === id;
}

/** Of municipalities the district administration is no superior. */
function isSuperior(ids: readonly InstitutionId[], body: Institution, index: BodyIndex): boolean {
  const [only, ...others] = ids;
  const isOne = only !== undefined && others.length === 0;
  return isOne && body.kind !== 'municipality' && only !== body.id && isAbove(only, body, index);
}

/** „Община Казанлък (Kazanlak)“; its seat in Latin letters. */
function isSpelledPlace(part: string, body: Institution, index: BodyIndex): boolean {
  const [spelled] = readLatin(part.replace(/ (?:district|region|province|oblast)$/, ''));
  const place = index.read.get(body.id)?.place ?? '';
  const town = ['София', ...REGIONS].find((each) => spelledKey(each.toLowerCase()) === spelled);
  return (
    (place !== '' && spelled === spelledKey(place)) || (town !== undefined && isSeat(town.toLowerCase(), body, index))
  );
}

/** The town in its name, its district, or the capital for a body of the whole country. */
function isSeat(part: string, { id, region, kind }: Institution, index: BodyIndex): boolean {
  const town = part.replace(/^(?:[1-9]\d{3} |(?:гр|обл|с)\.\s*|(?:гр|град|обл|област|с|село)\s+)+/u, '');
  const isRegion = part.startsWith('обл');
  const own = index.read.get(id);
  if (own !== undefined && own.family !== null)
    return (!isRegion && own.place === town) || isRegionCalled(town, region);
  // „… – Плевен“, „СА „Д. А. Ценов“, Свищов“: a word of its own names says nothing of another body.
  const words = contentTokens(nameTokens(town));
  if (town.length >= SHORTEST_TOWN && words.every((word) => index.words.get(id)?.has(word) === true)) return true;
  const isSaid = kind === 'ministry' || (part !== town && MANY_OFFICES.has(kind));
  return town === 'софия' && !isRegion && isSaid && region === null && own !== undefined;
}

/** „Ст. Загора“ too. */
function isRegionCalled(said: string, region: string | null): boolean {
  const whole = (region ?? '').toLowerCase();
  // The district around the capital is called as the city is.
  const isAround = said === 'софия' && whole.startsWith('софи');
  return isAround || whole === said || isCutFrom(nameTokens(said).join(' '), whole);
}

/** Whether the name says only what kind of body it is: „Общинска администрация“. */
export function isVague(name: string): boolean {
  return !isLatin(name) && isBareHead(normaliseWords(name)) && readName(name).family === null;
}
