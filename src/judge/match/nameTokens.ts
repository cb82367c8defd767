import { normaliseWords } from '../../model/words.ts';

/** Words that names have or leave out at will. */
const STOP: ReadonlySet<string> = new Set(['на', 'за', 'по', 'и', 'в', 'във', 'с', 'със', 'от', 'към', 'при', 'до']);

export const ENGLISH_STOP: ReadonlySet<string> = new Set([
  'of',
  'the',
  'for',
  'and',
  'in',
  'on',
  'to',
  'a',
  'an',
  'republic',
]);

/** Shortened heads, as the first word of a name only: elsewhere the same letters are other words. */
export const HEADS: Readonly<Record<string, string>> = {
  иа: 'изпълнителна агенция',
  'изп агенция': 'изпълнителна агенция',
  да: 'държавна агенция',
  гд: 'главна дирекция',
  дф: 'държавен фонд',
  бд: 'басейнова дирекция',
  'м во': 'министерство',
  'мин во': 'министерство',
  мин: 'министерство',
  днп: 'дирекция национален парк',
  нф: 'национален фонд',
  нц: 'национален център',
  ни: 'национален институт',
  нк: 'национална комисия',
  дк: 'държавна комисия',
  obstina: 'obshtina',
  riew: 'regional inspectorate of environment and water',
  rhi: 'regional health inspectorate',
  rde: 'regional department of education',
  red: 'regional department of education',
};

/** Said before the name of a body: „Профил на …“, „Институцията Омбудсман“. */
const LEADING: readonly string[] = [
  'официален профил на',
  'профил на',
  'отворени данни на',
  'открити данни на',
  'публични данни на',
  'данни на',
  'местна администрация на',
  'институция на',
  'институцията',
  'институция',
];

/** Mark of a word that its writer cut short: „В. Търново“. */
export const CUT = '~';
const SHORTENED = /(?<![\p{L}])(\p{L}{1,6})\.(?=\s*(?:\p{L} )?\p{L}{2,})/gu;
/** Cut words that are no parts of a name of a town. */
const NO_NAMES: ReadonlySet<string> = new Set([
  'гр',
  'обл',
  'общ',
  'св',
  'ул',
  'бул',
  'пл',
  'проф',
  'инж',
  'акад',
  'изп',
  'адм',
  'дир',
]);

/** Cut words that are heads where they stand first. */
const FIRST_ONLY: ReadonlySet<string> = new Set(['мин']);

export const CODES =
  /(?:еик|булстат|екатте|eik|bulstat)[^\p{L}\d]{0,8}\d+|(?<!\d)\d{9}(?!\d)|https?:\/\/\S+|www\.\S+|\S+@\S+/giu;

/**
 * A name as words: lower case, one alphabet a word, without quotes, points, dashes, codes and addresses; a short form
 * that only repeats the initials of the rest is left out.
 */
export function nameTokens(name: string): readonly string[] {
  const words = normaliseWords(name.replace(CODES, ' '))
    .replace(SHORTENED, (written, word: string, at: number) =>
      NO_NAMES.has(word) || (at === 0 && FIRST_ONLY.has(word)) ? written : `${word}${CUT} `,
    )
    .replace(/(?<=^|[^\p{L}])(м|мин)-во(?![\p{L}])/gu, '$1 во')
    // „ь“ stands only before „о“.
    .replace(/ь(?!о)/g, 'ъ')
    .replace(/(?<=^|[^\p{L}])р-н(?![\p{L}])/gu, 'район')
    .replace(/(?<=^|[^\p{L}])нп(?![\p{L}])/gu, 'национален парк')
    .split(/[^\p{L}\d~]+/u)
    .filter((word) => word !== '' && word !== 'гр');
  return withoutInitials(withLongHead(withoutCountry(withoutLeading(words))));
}

const FEWEST_LETTERS = 3;

/** „О Б Щ И Н А  Л И П О В О“: letters apart, words further apart. */
export function withoutSpacing(name: string): string {
  const letters = name.trim().split(/\s+/);
  // „Р З И Велико Търново“.
  const isPart = letters.some((letter) => [...letter].length > 1);
  if (isPart) return name.replace(/(?<!\p{L})(?:\p{Lu} ){2,}\p{Lu}(?!\p{L})/gu, (run) => run.replaceAll(' ', ''));
  if (letters.length < FEWEST_LETTERS) return name;
  return name
    .trim()
    .split(/\s{2,}/)
    .map((word) => word.replace(/\s/g, ''))
    .join(' ');
}

function withoutLeading(words: readonly string[]): readonly string[] {
  const said = LEADING.map((text) => text.split(' ')).find(
    (leading) => words.length > leading.length && leading.every((word, index) => words[index] === word),
  );
  return said === undefined ? words : words.slice(said.length);
}

const COUNTRY: ReadonlySet<string> = new Set(['република', 'р', `р${CUT}`]);

/** „… на Република България“ says nothing about which body. */
function withoutCountry(words: readonly string[]): readonly string[] {
  const [last, before, of] = [words.at(-1), words.at(-2), words.at(-3)];
  if (last === 'bulgaria' && before === 'of')
    return withoutCountry(words.slice(0, words.at(-3) === 'republic' ? -3 : -2));
  const isLong = last === 'българия' && before !== undefined && COUNTRY.has(before);
  const length = last === 'рб' || last === 'републиката' ? 1 : isLong ? 2 : 0;
  if (length === 0 || words.length <= length + 1) return words;
  return words.slice(0, -length - (length === 2 && of === 'на' ? 1 : 0));
}

function withLongHead(words: readonly string[]): readonly string[] {
  for (const length of [2, 1]) {
    const long = HEADS[words.slice(0, length).join(' ')];
    if (long !== undefined && words.length > length) return [...long.split(' '), ...words.slice(length)];
  }
  return words;
}

/** A name with its head made short again: „ИА Морска администрация“. */
export function shortHeads(tokens: readonly string[]): readonly string[] {
  const text = tokens.join(' ');
  return Object.entries(HEADS).flatMap(([short, long]) =>
    text.startsWith(`${long} `) ? [short + text.slice(long.length)] : [],
  );
}

/** „Национален статистически институт (НСИ)“, „НСИ – Национален статистически институт“. */
function withoutInitials(words: readonly string[]): readonly string[] {
  const rest = { last: words.slice(0, -1), first: words.slice(1) };
  if (words.length > 2 && isInitials(words.at(-1) ?? '', rest.last)) return rest.last;
  return words.length > 2 && isInitials(words[0] ?? '', rest.first) ? rest.first : words;
}

/** Every letter begins a word, in order; only words that names may leave out are skipped. */
export function isInitials(short: string, words: readonly string[]): boolean {
  const content = words.filter((word) => !STOP.has(word) && !ENGLISH_STOP.has(word));
  const all = words.map((word) => word[0]).join('');
  return short.length > 1 && (short === content.map((word) => word[0]).join('') || short === all);
}

/** Words that carry the name, as they stand. */
export function carryingTokens(tokens: readonly string[]): readonly string[] {
  return tokens.filter((token) => !STOP.has(token));
}

/** Words that carry the name, without endings of the article: „водите“ and „води“ are the same word. */
export function contentTokens(tokens: readonly string[]): readonly string[] {
  return carryingTokens(tokens).map((token) => withoutArticle(token.replace(CUT, '')));
}

/** „в~ търново“ for „велико търново“: as many words, each the same, or cut where it is marked; the last one whole. */
export function isCutFrom(place: string, whole: string): boolean {
  const [short, long] = [place.split(' '), whole.split(' ')];
  if (!place.includes(CUT) || short.length !== long.length || short.at(-1) !== long.at(-1)) return false;
  return short.every((word, index) => word === long[index] || isCutWord(word, long[index] ?? ''));
}

/** Whether a word is marked as cut short, and this is how the other one begins. */
export function isCutWord(word: string, whole: string): boolean {
  return word.endsWith(CUT) && word.length > 1 && whole.startsWith(word.slice(0, -1));
}

function withoutArticle(token: string): string {
  // „придобитото“ and „придобито“ end alike, the one in an article, the other by chance.
  const open = token.length > 5 ? token.replace(/(?:та|те|то|ът|ят)$/u, '') : token;
  return open === token ? token : withoutArticle(open);
}

/** One slip of the pen: a letter more, less, another, or two that changed places; short words differ by less. */
export function nearlySame(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.min(a.length, b.length) < 6 || Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < Math.min(a.length, b.length) && a[from] === b[from]) from += 1;
  const [restA, restB] = [a.slice(from), b.slice(from)];
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}
