import type { CatalogueDataset } from '../../model/catalogue.ts';

const LONGEST_CONTACT = 2_000;

/** What the fields for electronic mail hold, without the addresses in them: `invalid` = something else in all of them. */
export function contactEmail(written: readonly string[]): NonNullable<CatalogueDataset['contact']>['email'] {
  if (written.length === 0) return 'none';
  return written.some(looksLikeEmail) ? 'valid' : 'invalid';
}

/**
 * Whether a field for electronic mail holds the shape of an address (local part, host with a dot), not that it answers.
 * People write several („danni@lipovo.example; kmet@lipovo.example“), a name before it, `mailto:`, a full stop after it.
 */
export function looksLikeEmail(text: string): boolean {
  return text
    .slice(0, LONGEST_CONTACT)
    .split(/[\s,;<>]+/)
    .map((part) => part.replace(/^[("'„“«[]{0,3}(?:mailto:)?/i, '').replace(/[.:)"'“”»\]]{1,5}$/, ''))
    .some((part) => /^[^\s@<>]+@[^\s@<>.]+(?:\.[^\s@<>.]+)+$/u.test(part));
}
