const LATIN: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sht',
  ъ: 'a',
  ь: 'y',
  ю: 'yu',
  я: 'ya',
};

/** Bulgarian letters in Latin ones, as the Transliteration Act has it; the case of a letter is kept for its first. */
export function transliterate(text: string): string {
  let out = '';
  for (const letter of text) {
    const lower = letter.toLowerCase();
    const latin = LATIN[lower];
    if (latin === undefined) out += letter;
    else out += letter === lower ? latin : latin.charAt(0).toUpperCase() + latin.slice(1);
  }
  return out;
}

/** A title as a content system writes it into a URL: lower case words with a joint between, cut after some words. */
export function slugOf(title: string, words: number, latin: boolean, joint = '-'): string {
  const parts = title
    .toLowerCase()
    .replaceAll(/[^0-9a-zа-я]+/gu, ' ')
    .trim()
    .split(' ')
    .slice(0, words);
  const slug = parts.join(joint);
  return latin ? transliterate(slug) : slug;
}
