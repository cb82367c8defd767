/** Invented people: valid numbers of somebody born on the n-th of the first 28 days of a month of 1975. */
export function inventedEgn(n: number): string {
  const start = `7501${String(1 + (n % 28)).padStart(2, '0')}${String(100 + n).padStart(3, '0')}`;
  return start + String((weigh(start, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10);
}

export function inventedLnch(n: number): string {
  const start = `10${String(2_345_000 + n * 7)}`;
  return start + String(weigh(start, [21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10);
}

export function inventedIban(n: number): string {
  const account = `BANK96611020${String(345_678 + n)}`;
  const digits = [...`${account}BG00`].map((sign) => Number.parseInt(sign, 36)).join('');
  return `BG${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${account}`;
}

function weigh(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits.charAt(index)), 0);
}
