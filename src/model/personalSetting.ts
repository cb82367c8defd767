/** Officials answer for data by name in these fields; none of it is needed to judge the data. */
const PERSONAL_KEY =
  /(?<!\p{L})(?:лице(?!нз)|лица|контакт|отговор|служител|експерт|телефон|тел(?!\p{L})|gsm|факс|имейл|е-?mail|e-?mail|мейл|майл|поща|адрес|автор|име(?!\p{L})|имена|фамили|егн|изготв|състав|подготв|ръководител|administrator|author|contact|creator|maintainer|name|person|phone|publisher|responsible)/u;
const DATE = /(?<!\d)(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4})(?!\d)/g;
/** Seven digits and more, however they are parted: telephone and personal numbers. */
const NUMBER = /\d(?:[\s()/.-]{0,2}\d){6}/;
/** A title with the beginning of the name after it: „инж. Петров“. */
export const TITLED = /(?<!\p{L})(?:г-н|г-жа|г-ца|инж\.|арх\.|д-р|проф\.|доц\.|адв\.)\s*\p{Lu}/iu;
/** Two or three words with capitals and nothing else, or an initial and a word. */
const NAME = /^(?:\p{Lu}\.?\s*){0,2}(?:\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)(?:\s+\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?){0,2}$/u;

/**
 * Whether a pair of key and value that publishers write of their own accord may be about a person. When in doubt it is:
 * what is left out costs a „cannot tell“ at most.
 */
export function isPersonalSetting({ key, value }: { readonly key: string; readonly value: string }): boolean {
  return PERSONAL_KEY.test(key.normalize('NFC').toLowerCase()) || namesPerson(key) || isPersonalText(value);
}

/** As isPersonalSetting, of words in a field that says nothing of what they are. */
export function isPersonalText(words: string): boolean {
  return (NAME.test(words.normalize('NFC')) && /[\s.]/.test(words)) || namesPerson(words);
}

function namesPerson(words: string): boolean {
  return words.includes('@') || TITLED.test(words) || holdsLongNumber(words);
}

/** Seven digits and more that are no date: a telephone or personal number, as far as digits tell. */
export function holdsLongNumber(text: string): boolean {
  return NUMBER.test(text.replace(DATE, ' '));
}
