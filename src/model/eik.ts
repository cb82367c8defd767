/**
 * True for a ЕИК/БУЛСТАТ of 9 digits, or of 13 for a branch, whose check digits are right. As the register computes them
 * (Наредба за регистър БУЛСТАТ): the remainder of the weighed sum by 11; when it is 10, of other weights; 10 again → 0.
 */
export function isEik(text: string): boolean {
  if (!/^(?:\d{9}|\d{13})$/.test(text) || /^0+$/.test(text)) return false;
  const digits = [...text].map(Number);
  if (digits[8] !== checkDigit(digits, 0, [1, 2, 3, 4, 5, 6, 7, 8], [3, 4, 5, 6, 7, 8, 9, 10])) return false;
  return digits.length === 9 || digits[12] === checkDigit(digits, 8, [2, 7, 3, 5], [4, 9, 5, 7]);
}

function checkDigit(
  digits: readonly number[],
  from: number,
  weights: readonly number[],
  others: readonly number[],
): number {
  const remainder = weighed(digits, from, weights);
  return remainder === 10 ? weighed(digits, from, others) % 10 : remainder;
}

function weighed(digits: readonly number[], from: number, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * (digits[from + index] ?? 0), 0) % 11;
}
