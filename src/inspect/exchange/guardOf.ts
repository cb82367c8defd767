import { type Header, headerValue } from '../../model/capture.ts';
import type { Vocabulary } from '../../model/tables.ts';

/** The firewall or browser check that an answer names in a header only such answers have; null without one. */
export function guardOf(
  headers: readonly Header[],
  vocabulary: Vocabulary,
): { readonly guard: string; readonly header: string } | null {
  for (const { guard, header } of vocabulary.blockedMarks) {
    if (header === null) continue;
    const value = headerValue(headers, header.name);
    if (value?.trim().toLowerCase().startsWith(header.value) === true) return { guard, header: header.name };
  }
  return null;
}
