/** The allowed name that a misspelt one most likely means; null when none is near. */
export function nearest(name: string, allowed: Iterable<string>): string | null {
  let best: { name: string; distance: number } | null = null;
  for (const candidate of allowed) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (best === null || distance < best.distance) best = { name: candidate, distance };
  }
  return best !== null && best.distance <= Math.max(2, Math.floor(name.length / 3)) ? best.name : null;
}

/** „; да не би: …“ for the end of a message; empty when nothing is near. */
export function didYouMean(name: string, allowed: Iterable<string>): { readonly bg: string; readonly en: string } {
  const guess = nearest(name, allowed);
  return guess === null ? { bg: '', en: '' } : { bg: `; да не би: ${guess}?`, en: `; did you mean: ${guess}?` };
}

/** Levenshtein distance; names here are short. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replace = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replace, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
