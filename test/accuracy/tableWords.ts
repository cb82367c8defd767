import type { Tables } from '../../src/model/tables.ts';
import type { TableWords } from './question.ts';

/** Looks words of a ground truth up in the program's own tables: by id, alias, SPDX name, address. */
export function tableWords(tables: Pick<Tables, 'formats' | 'licences'>): TableWords {
  const formats = new Map(
    tables.formats.flatMap((entry) => [...entry.aliases, entry.id].map((word) => [word.toLowerCase(), entry] as const)),
  );
  // Ids win over aliases of others: they are set last.
  for (const entry of tables.formats) formats.set(entry.id.toLowerCase(), entry);
  return {
    format: (word) => formats.get(word.toLowerCase())?.id ?? null,
    family: (word) => formats.get(word.toLowerCase())?.family ?? null,
    maxLevel: (word) => formats.get(word.toLowerCase())?.maxLevel ?? null,
    licence: (word) => {
      const wanted = word.trim().toLowerCase();
      const address = wanted.replace(/^https?:\/\//, '').replace(/^www\./, '');
      const byName = tables.licences.find(
        ({ id, spdx }) => id.toLowerCase() === wanted || spdx?.toLowerCase() === wanted,
      );
      const found = byName ?? (address === wanted ? undefined : byAddress(tables.licences, address));
      return found === undefined ? null : { id: found.id, class: found.class };
    },
  };
}

/** The licence whose stated beginning of an address is the longest: `…/by/4.0` before `…/by`. */
function byAddress(licences: Tables['licences'], address: string): Tables['licences'][number] | undefined {
  const longest = (urls: readonly string[]): number =>
    Math.max(0, ...urls.filter((url) => startsAddress(address, url)).map(({ length }) => length));
  return licences.filter(({ urls }) => longest(urls) > 0).toSorted((a, b) => longest(b.urls) - longest(a.urls))[0];
}

/** `…/licenses/by` must not take `…/licenses/by-nc`. */
function startsAddress(address: string, beginning: string): boolean {
  if (!address.startsWith(beginning)) return false;
  return (
    beginning.endsWith('/') || address.length === beginning.length || /[/?#]/.test(address[beginning.length] ?? '')
  );
}
