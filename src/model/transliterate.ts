const LATIN: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o',
  п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'sht', ъ: 'a', ь: 'y', ю: 'yu', я: 'ya',
}; // prettier-ignore

/** Bulgarian in Latin letters and lower case, by the Transliteration Act; what is no Bulgarian letter stays. */
export function transliterate(text: string): string {
  return text.toLowerCase().replace(/[а-я]/g, (letter) => LATIN[letter] ?? letter);
}
