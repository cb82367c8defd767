const EGN_WEIGHTS = [2, 4, 8, 5, 10, 9, 7, 3, 6] as const;
const FOREIGNER_WEIGHTS = [21, 19, 17, 13, 11, 9, 7, 3, 1] as const;

/**
 * True for ten digits that can be the personal number (ЕГН) of somebody born since 1900: a day that exists, months of
 * the 2000s with 40 added, and the check digit. One in 150 numbers of ten digits is such by chance.
 */
export function isPersonalNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits)) return false;
  const month = Number(digits.slice(2, 4));
  const inThisCentury = month > 40;
  const year = (inThisCentury ? 2000 : 1900) + Number(digits.slice(0, 2));
  const day = Number(digits.slice(4, 6));
  return (
    dayExists(year, inThisCentury ? month - 40 : month, day) &&
    (weighed(digits, EGN_WEIGHTS) % 11) % 10 === last(digits)
  );
}

/** True for ten digits with the check digit of a foreigner's number (ЛНЧ). One in ten numbers has it by chance. */
export function isForeignerNumber(digits: string): boolean {
  return /^\d{10}$/.test(digits) && weighed(digits, FOREIGNER_WEIGHTS) % 10 === last(digits);
}

function weighed(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits.charAt(index)), 0);
}

function last(digits: string): number {
  return Number(digits.charAt(9));
}

function dayExists(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
}
