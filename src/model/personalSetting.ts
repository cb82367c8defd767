/** Pairs of key and value that publishers write of their own accord: which of them may be about a person. */

/** Officials answer for data by name in these fields; none of it is needed to judge the data. */
const PERSONAL_KEY =
  /(?<!\p{L})(?:лице(?!нз)|лица|контакт|отговор|служител|експерт|телефон|тел(?!\p{L})|gsm|факс|имейл|е-?mail|e-?mail|мейл|майл|поща|адрес|автор|име(?!\p{L})|имена|фамили|егн|изготв|състав|подготв|ръководител|administrator|author|contact|creator|maintainer|name|person|phone|publisher|responsible)/u;
const DATE = /(?<!\d)(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4})(?!\d)/g;
/** Seven digits and more, however they are parted: telephone and personal numbers. */
const NUMBER = /\d(?:[\s()/.-]{0,2}\d){6}/;
const TITLED = /(?<!\p{L})(?:г-н|г-жа|г-ца|инж\.|арх\.|д-р|проф\.|доц\.|адв\.)\s*\p{Lu}/iu;
/** Two or three words with capitals and nothing else, or an initial and a word. */
const NAME = /^(?:\p{Lu}\.?\s*){0,2}(?:\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)(?:\s+\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?){0,2}$/u;

/** When in doubt it is personal: what is left out costs a „cannot tell“ at most. */
export function isPersonalSetting({ key, value }: { readonly key: string; readonly value: string }): boolean {
  if (PERSONAL_KEY.test(key.normalize('NFC').toLowerCase())) return true;
  const isName = NAME.test(value.normalize('NFC')) && /[\s.]/.test(value);
  return isName || [key, value].some((text) => text.includes('@') || TITLED.test(text) || holdsLongNumber(text));
}

/** Seven digits and more that are no date: a telephone or personal number, as far as digits tell. */
export function holdsLongNumber(text: string): boolean {
  return NUMBER.test(text.replace(DATE, ' '));
}
