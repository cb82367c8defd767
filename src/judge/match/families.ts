import { contentTokens, nameTokens } from './nameTokens.ts';

/** A kind of body of which every town or district has one, and the words that its names begin with. */
type Family = { readonly name: string; readonly heads: readonly (readonly string[])[] };

/** Heads as words of `contentTokens`; of several that fit the longest counts (readName). */
export const FAMILIES: readonly Family[] = [
  {
    name: 'община',
    heads: heads(
      'община',
      'общ',
      'общ адм',
      'общ администрация',
      'оба',
      'общинска администрация',
      'общинска управа',
      'общинска администрация община',
      'администрация община',
      'кмет община',
      'кмет общинска администрация',
    ),
  },
  {
    name: 'област',
    heads: heads(
      'област',
      'областна администрация',
      'областна администрация област',
      'областна управа',
      'регионална администрация',
      'обл администрация',
      'обл адм',
      'обл администрация област',
      'обл',
      'областен управител',
      'областен управител област',
      'област административен център',
      'област център',
      'областна администрация административен център',
      'областна администрация област административен център',
      'областна администрация област център',
      'областен управител област административен център',
    ),
  },
  {
    name: 'рзи',
    heads: heads(
      'регионална здравна инспекция',
      'рзи',
      'рзи мз',
      'риокоз',
      'регионална инспекция опазване контрол общественото здраве',
    ),
  },
  {
    name: 'риосв',
    heads: heads(
      'регионална инспекция околна среда води',
      'регионална инспекция околна среда',
      'регионална инспекция опазване околна среда води',
      'риосв',
      'риосв мосв',
      'риос',
    ),
  },
  {
    name: 'руо',
    heads: heads(
      'регионално управление образованието',
      'руо',
      'руо мон',
      'регионално управление образованието мон',
      'регионален инспекторат образованието',
      'рио',
    ),
  },
  { name: 'общински съвет', heads: heads('общински съвет', 'общински съвет община', 'обс') },
];

function heads(...words: readonly string[]): readonly (readonly string[])[] {
  return words.map((text) => contentTokens(text.split(' ')));
}

/** Whether a text is nothing but a kind of body of which every town has one. */
export function isBareHead(text: string): boolean {
  const words = contentTokens(nameTokens(text)).join(' ');
  return words !== '' && FAMILIES.some(({ heads: own }) => own.some((head) => head.join(' ') === words));
}
