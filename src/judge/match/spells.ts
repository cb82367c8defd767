/** The ways in which people write a Cyrillic letter in Latin; the official one first (Закон за транслитерацията). */
const WAYS: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: '(?:v|w)', г: '(?:g|gh)', д: 'd', е: 'e', ж: '(?:zh|j|z)', з: 'z', и: '(?:i|y|ee)', й: '[yij]?',
  к: '(?:k|c|ck)', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: '(?:u|ou|oo)', ф: '(?:f|ph)',
  х: '(?:h|kh|x)', ц: '(?:ts|tz|c|z)', ч: '(?:ch|tch|c)', ш: '(?:sh|s)', щ: '(?:sht|st|sh)', ъ: '[auy]', ь: '[yij]?',
  ю: '[yij]?u', я: '(?:[yij]?a|q)',
}; // prettier-ignore

/**
 * Whether a Latin word may spell a Cyrillic one, letter by letter. The folded keys by which names are found take all
 * vowels that „ъ“ and „й“ may become for one: of a short word „Лъки“ and „Luka“ would be the same.
 */
function spells(cyrillic: string, latin: string): boolean {
  const letters = [...cyrillic].map((letter) => WAYS[letter] ?? RegExp.escape(letter));
  return new RegExp(`^${letters.map((way) => `(?:${way}){1,2}`).join('')}$`).test(latin);
}

/** Letters up to which a word is looked at: longer ones that fold alike are the same word. */
const LONGEST_SHORT = 6;

/** Whether every short word of a Latin name is one of `latin`, or spells one of `cyrillic`. */
export function isSpelledFrom(
  said: readonly string[],
  cyrillic: readonly string[],
  latin: ReadonlySet<string>,
): boolean {
  return said.every(
    (word) => word.length > LONGEST_SHORT || latin.has(plainLatin(word)) || cyrillic.some((each) => spells(each, word)),
  );
}

/** „Rousse“ and „Ruse“ are one spelling. */
export function plainLatin(word: string): string {
  return word.replace(/ou/g, 'u').replace(/(\p{L})\1/gu, '$1');
}
