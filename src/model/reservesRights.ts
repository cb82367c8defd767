import { findAny } from './words.ts';

/** „Всички права върху сайта са запазени“: words may stand between; a bare © names the author and reserves nothing. */
const RESERVED =
  /(?<!\p{L})(?:(?:всички )?(?:авторски |сродни |изключителни )*права(?:та)?(?:,? [\p{L}„"“.-]{1,30}){0,8}?,? (?:са |се )?(?:запазени|запазват|резервирани)|запазва(?:ме|т)? (?:си )?(?:всички )?(?:авторски(?:те)? )?права|all (?:[\p{L}-]+ ){0,2}?rights(?: [\p{L}-]{1,20}){0,6}? reserved|rights (?:are )?reserved)(?!\p{L})/u;

/** Whether normalised words reserve all rights, by the vocabulary's phrases or with other words between. */
export function reservesRights(plain: string, phrases: readonly string[]): boolean {
  return findAny(plain, phrases) !== null || RESERVED.test(plain);
}
