import type { CatalogueDataset } from '../../model/catalogue.ts';
import { itemsOf, textField } from './portalFields.ts';

const MAX_SETTINGS = 20;
const MAX_CHARACTERS = 200;
/** Officials answer for data by name in these fields; none of it is needed to judge the data. */
const PERSONAL_KEY =
  /(?<!\p{L})(?:лице(?!нз)|лица|контакт|отговор|служител|експерт|телефон|тел(?!\p{L})|gsm|факс|имейл|е-?mail|e-?mail|мейл|майл|поща|адрес|автор|име(?!\p{L})|имена|фамили|егн|изготв|състав|подготв|ръководител|administrator|author|contact|creator|maintainer|name|person|phone|publisher|responsible)/u;
const DATE = /(?<!\d)(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4})(?!\d)/g;
/** Seven digits and more, however they are parted: telephone and personal numbers. */
const NUMBER = /\d(?:[\s()/.-]{0,2}\d){6}/;
const TITLED = /(?<!\p{L})(?:г-н|г-жа|г-ца|инж\.|арх\.|д-р|проф\.|доц\.|адв\.)\s*\p{Lu}/iu;
/** Two or three words with capitals and nothing else, or an initial and a word. */
const NAME = /^(?:\p{Lu}\.?\s*){0,2}(?:\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)(?:\s+\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?){0,2}$/u;

/** `custom_settings` of a dataset: at most 20 pairs of 200 characters, without what looks like personal data. */
export function portalSettings(value: unknown): CatalogueDataset['settings'] {
  return itemsOf(value, MAX_SETTINGS)
    .map((item) => ({ key: textField(item, 'key', MAX_CHARACTERS), value: textField(item, 'value', MAX_CHARACTERS) }))
    .filter((pair) => pair.value !== '' && !isPersonal(pair));
}

/** When in doubt it is personal: what is left out costs a „cannot tell“ at most. */
export function isPersonal({ key, value }: { readonly key: string; readonly value: string }): boolean {
  if (PERSONAL_KEY.test(key.normalize('NFC').toLowerCase())) return true;
  const isName = NAME.test(value.normalize('NFC')) && /[\s.]/.test(value);
  return isName || [key, value].some((text) => text.includes('@') || TITLED.test(text) || hasNumber(text));
}

function hasNumber(text: string): boolean {
  return NUMBER.test(text.replace(DATE, ' '));
}
