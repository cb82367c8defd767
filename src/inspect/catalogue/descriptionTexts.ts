/** Longest texts that are kept of a description, in characters. */
export const LONGEST = { title: 1_000, description: 5_000, address: 2_000, word: 300 } as const;
/** Most items of one list of words. */
const MOST_WORDS = 200;

export function cut(text: string | null, most: number): string | null {
  return text === null || text.trim() === '' ? null : text.trim().slice(0, most);
}

/** Each once, in their order, bounded. */
export function wordList(words: readonly string[], most: number = LONGEST.word): readonly string[] {
  const kept = words.map((word) => word.trim().slice(0, most)).filter((word) => word !== '');
  return [...new Set(kept)].slice(0, MOST_WORDS);
}

export function isWebAddress(text: string): boolean {
  return /^https?:\/\/./i.test(text) && URL.canParse(text);
}

/** Bytes as people and programs write them: `2048`, `2048 B`, `1.5 MB`; null when it is none. */
export function bytesOf(text: string | null): number | null {
  const match = /^(\d{1,15})(?:[.,](\d{1,6}))?\s*(b|bytes|kb|kib|mb|mib|gb|gib)?$/i.exec(text?.trim() ?? '');
  if (match === null) return null;
  const [, whole = '', part = '0', unit = 'b'] = match;
  const size = Number(`${whole}.${part}`) * (UNITS[unit.toLowerCase().charAt(0)] ?? 1);
  return Number.isSafeInteger(Math.round(size)) ? Math.round(size) : null;
}

const UNITS: Readonly<Record<string, number>> = { b: 1, k: 1_000, m: 1_000_000, g: 1_000_000_000 };
