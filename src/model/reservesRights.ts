import { findAny } from './words.ts';

/** „Всички права върху сайта са запазени“: words may stand between; a bare © names the author and reserves nothing. */
const RESERVED =
  /(?<!\p{L})(?<!(?:никои|някои|без) )(?:(?:всички )?(?:авторски |сродни |изключителни )*права(?:та)?(?:,? [\p{L}„"“.-]{1,30}){0,8}?,? (?:са |се )?(?:запазени|запазват|резервирани)|запазени (?:\p{L}+ )?права|vsichki prava (?:sa )?zapazeni|zapazeni prava|запазва(?:ме|т)? (?:си )?(?:всички )?(?:авторски(?:те)? )?права|reserves? all (?:[\p{L}-]+ ){0,2}?rights|all (?:[\p{L}-]+ ){0,2}?rights(?:,? [\p{L}-]{1,20}){0,12}? (?:are )?reserved|права: ?(?:всички )?запазени|(?<!(?:no|some|certain) )rights (?:are )?reserved)(?!\p{L})/u;

const OF_PERSONS =
  /(?<!\p{L})на (?:потребител|клиент|пациент|лицата|лицето|служител|ученик|граждан|наследни|собствени|пенсионер|работни)/u;

/** Whether normalised words reserve all rights, by the vocabulary's phrases or with other words between. */
export function reservesRights(plain: string, phrases: readonly string[]): boolean {
  const found = findAny(plain, phrases);
  // „… не са обект на авторско право“; „всички права на потребителя се запазват“.
  if (found !== null && !/(?<!\p{L})(?:не|not)(?: \p{L}+)? $/u.test(plain.slice(0, found.index))) return true;
  const reserved = RESERVED.exec(plain)?.[0] ?? null;
  return reserved !== null && !OF_PERSONS.test(reserved);
}
