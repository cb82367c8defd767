import { compareText } from '../../model/json.ts';
import type { LicenceEntry, Tables } from '../../model/tables.ts';
import { findAny, normaliseWords } from '../../model/words.ts';

/** A licence by its id, SPDX name, address or words. */
export function licenceNamed(text: string, tables: Tables): LicenceEntry | undefined {
  const plain = text.trim().toLowerCase();
  const words = normaliseWords(text);
  const address = plain.replace(/^https?:\/\//, '').replace(/^www\./, '');
  return (
    tables.licences.find(({ id, spdx }) => id === plain || spdx?.toLowerCase() === plain) ??
    tables.licences
      .filter(({ urls }) => urls.some((url) => address.startsWith(url)))
      .toSorted((a, b) => longest(b, address) - longest(a, address) || compareText(a.id, b.id))[0] ??
    tables.licences.find(({ phrases }) => findAny(words, phrases) !== null)
  );
}

function longest({ urls }: LicenceEntry, address: string): number {
  return Math.max(0, ...urls.filter((url) => address.startsWith(url)).map(({ length }) => length));
}
