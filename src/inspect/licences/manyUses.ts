import { TAKEN_BACK } from './useGrammar.ts';

/** Kinds of using; who may do two of them, one of which is changing or passing on, may do what licences call free use. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ['use', /(?<!\p{L})(?:(?:пре)?използв|ползв|употреб|(?:re-?)?us(?:e|ed|ing)(?!\p{L}))/u],
  ['copy', /(?<!\p{L})(?:копир|възпроизв|сваля|изтегл|извлич|cop(?:y|ied|ying)(?!\p{L})|reproduc|download|extract)/u],
  ['change', /(?<!\p{L})(?:промен|промян|измен|преработ|адаптир|комбинир|смесв|обогат|допълв|надгражд|modif|adapt|transform|remix|build (?:up)?on)/u],
  ['share', /(?<!\p{L})(?:използва\p{L}* повторно|разпростран|споделя|препечат|препублик|препредав|публикуват? (?:отново|повторно)|distribut|redistribut|re-?publish|publish|shar(?:e|ed|ing)(?!\p{L})|transmit)/u],
  ['sell', /(?<!\p{L})(?:продава|препрод|sell|resell)/u],
]; // prettier-ignore

/** „Можете да …“, „you may …“: readers are spoken to, or of. */
const TO_READERS =
  /(?<!\p{L})(?:можете(?: (?:свободно|безплатно))? да|може(?: (?:свободно|безплатно))? да (?:ги |я |го )?\p{L}{3,20}те(?!\p{L})|(?:имате|получавате) право(?:то)? да|свободни сте да|(?:потребител|ползвател|граждан|посетител|читател|заинтересован)\p{L}*[^;]{0,40}(?:може|могат|имат право|е предоставено правото|се предоставя правото) да|(?:на|за) (?:потребител|ползвател|граждан)\p{L}*[^;]{0,40}прав(?:о|ото) да|всеки[^;]{0,40}може да|you (?:may|can|are free to|have the right to)|users (?:may|can|are free to|have the right to)|anyone (?:may|can))(?! not)(?!\p{L})/gu;
/** Nobody is named, so that the body itself or other authorities may be meant: then only changing and passing on count. */
const PASSIVE =
  /(?<!\p{L})(?:може|могат) (?:свободно )?да (?:се|бъдат|бъде)(?!\p{L})|may (?:freely )?be(?!\p{L})|can (?:freely )?be(?!\p{L})/gu;
const TO_SOMEBODY =
  /(?<!\p{L})(?:на|от|с|към|by|to|with) (?:\p{L}+ ){0,3}(?:орган|институц|трети|съд|прокуратур|партньор|администра|служител|изпълнител|доставчик|ведомств|authorit|partner|third|staff|employee|service provider)/u;
const OF_READERS = /(?<!\p{L})(?:ваш(?:ите|ата|ия|и|а)?|your|лични)(?!\p{L})/u;
const REACH = 160;

/** Whether a clause lets its readers do many things with content: „копирате, изменяте и разпространявате“. */
export function permitsManyUses(clause: string): boolean {
  if (OF_READERS.test(clause)) return false;
  for (const [pattern, isPassive] of [
    [TO_READERS, false],
    [PASSIVE, true],
  ] as const) {
    for (const match of clause.matchAll(pattern)) {
      if (TAKEN_BACK.test(clause.slice(Math.max(0, match.index - 24), match.index))) continue;
      const after = clause.slice(match.index, match.index + match[0].length + REACH);
      if (/(?<!\p{L})(?:не|not|само|единствено|only|без да|освен|except|unless)(?!\p{L})/u.test(after)) continue;
      const kinds = new Set(KINDS.filter(([, kind]) => kind.test(after)).map(([name]) => name));
      if (kinds.size < 2 || !(kinds.has('change') || kinds.has('share'))) continue;
      if (isPassive && (!(kinds.has('change') && kinds.has('share')) || TO_SOMEBODY.test(after))) continue;
      return true;
    }
  }
  return false;
}
