import { transliterate } from './transliterate.ts';

/** Each way of writing a Bulgarian sound in Latin letters, and the one letter that stands for all of them. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/sht|shch|sch|shh/g, 'w'],
  [/sh/g, 'w'],
  [/ch/g, 'q'],
  [/zh|j/g, 'x'],
  [/ts|tz/g, 'c'],
  [/kh/g, 'h'],
  // What stands for ъ, а, у, ю, я, й and ь differs from site to site, and is often left out.
  [/[auy]/g, ''],
];

/** Letters that stand in for Bulgarian ones where people write as in a message: `ob6testveni-pora4ki`, `zaqvlenie`. */
const SLANG: readonly (readonly [RegExp, string])[] = [
  [/(?<=[a-z])6t(?=[a-z])/g, 'sht'],
  [/(?<=[a-z])6(?=[a-z])|(?<![a-z\d])6(?=[a-z]{2})/g, 'sh'],
  [/(?<=[a-z])4(?=[a-z])|(?<![a-z\d])4(?=[a-z]{2})/g, 'ch'],
  [/(?<=[a-z])3(?=[a-z])/g, 'zh'],
  [/q(?!u)/g, 'ya'],
  [/w/g, 'v'],
];

/**
 * A word of an address without what differs between the ways of transliterating: „регистър“, registar, registur and
 * regist-r are one. Takes Cyrillic and Latin; other characters part words.
 */
export function slugSkeleton(text: string): string {
  const latin = transliterate(text);
  const spelt = /[3-6qw]/.test(latin)
    ? SLANG.reduce((plain, [written, meant]) => plain.replace(written, meant), latin)
    : latin;
  // The law writes a final -ия as -ia; iya, ija and iia are met too.
  const ended = spelt.replace(/(?<=[a-z]{2})i[ijy]?a(?=(?:ta)?(?![a-z]))/g, 'iya');
  // iu, ia, ju, ja are yu, ya; before j becomes a sound of its own.
  const joined = ended.replace(/[ij](?=[au])/g, '');
  return SOUNDS.reduce((folded, [written, sound]) => folded.replace(written, sound), joined);
}
