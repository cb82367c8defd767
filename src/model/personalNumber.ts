import { dayExists } from './calendar.ts';

const EGN_WEIGHTS = [2, 4, 8, 5, 10, 9, 7, 3, 6] as const;
const FOREIGNER_WEIGHTS = [21, 19, 17, 13, 11, 9, 7, 3, 1] as const;

/**
 * True for ten digits that can be the personal number (ЕГН) of somebody born since 1900: a day that exists, months of
 * the 2000s with 40 added, and the check digit. One in 150 numbers of ten digits is such by chance. Every cell of ten
 * digits is asked about: the month is looked at first, which settles most.
 */
export function isPersonalNumber(digits: string): boolean {
  if (digits.length !== 10) return false;
  const month = twoDigits(digits, 2);
  const inThisCentury = month > 40;
  if (
    !dayExists(
      (inThisCentury ? 2000 : 1900) + twoDigits(digits, 0),
      inThisCentury ? month - 40 : month,
      twoDigits(digits, 4),
    )
  )
    return false;
  return (weighed(digits, EGN_WEIGHTS) % 11) % 10 === digits.charCodeAt(9) - ZERO;
}

/** True for ten digits with the check digit of a foreigner's number (ЛНЧ). One in ten numbers has it by chance. */
export function isForeignerNumber(digits: string): boolean {
  return digits.length === 10 && weighed(digits, FOREIGNER_WEIGHTS) % 10 === digits.charCodeAt(9) - ZERO;
}

const ZERO = 48;

/** NaN where there is a sign that is no digit, which then equals nothing. */
function digitAt(digits: string, index: number): number {
  const digit = digits.charCodeAt(index) - ZERO;
  return digit >= 0 && digit <= 9 ? digit : Number.NaN;
}

function twoDigits(digits: string, index: number): number {
  return 10 * digitAt(digits, index) + digitAt(digits, index + 1);
}

function weighed(digits: string, weights: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < 9; index += 1) sum += (weights[index] ?? 0) * digitAt(digits, index);
  return sum;
}
