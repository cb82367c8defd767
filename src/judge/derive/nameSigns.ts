import { quote } from '../../model/evidence.ts';
import type { NatureSign } from '../../model/facts/nature.ts';
import { foldedWeights, foldLatin } from '../../model/latinWords.ts';
import { remember } from '../../model/remember.ts';
import type { DocumentSigns, Tables, Weights } from '../../model/tables.ts';
import { findAny, normaliseWords } from '../../model/words.ts';
import type { Candidate } from './candidate.ts';
import { fileNameOf } from './resolveLink.ts';

type Named = { readonly side: string; readonly phrase: string; readonly weight: number };

/** All names of all sides, as phrases and in Latin letters. */
const namesOf = remember((signs: DocumentSigns) => {
  const sides = [{ id: 'data', names: signs.data.names }, ...signs.kinds];
  const gather = (
    of: (weights: Weights) => Weights,
  ): { phrases: readonly string[]; by: ReadonlyMap<string, Named> } => {
    const by = new Map<string, Named>();
    for (const { id, names } of sides) {
      for (const [phrase, weight] of Object.entries(of(names))) by.set(phrase, { side: id, phrase, weight });
    }
    return { phrases: [...by.keys()], by };
  };
  return { plain: gather((weights) => weights), latin: gather(foldedWeights) };
});

/**
 * What the words under which something is offered say of it. In each place the phrase that comes first is the thing;
 * those after it say what it is about („Регистър на заповедите“).
 */
export function nameSigns(candidate: Candidate, tables: Tables): readonly NatureSign[] {
  const { documents } = tables;
  const found = ownWords(candidate).flatMap(
    (text) => signOf('link-words', text, named(text, tables), documents.places.link) ?? [],
  );
  const own = strongestOfEachSide(found);
  const headings = [...new Set(candidate.offers.map(({ link }) => link.heading))];
  const above = headings.flatMap(
    (text) => signOf('heading-words', text, named(text, tables), documents.places.heading) ?? [],
  );
  const file = fileNameOf(candidate.url);
  const byFile = named(stem(file), tables) ?? inLatin(file, documents);
  return [...own, ...strongestOfEachSide(above), ...(signOf('file-name', file, byFile, documents.places.file) ?? [])];
}

/** Whether the words of a link offer data in so many words. */
export function offersRegister(candidate: Candidate, tables: Tables): boolean {
  return ownWords(candidate).some((text) => {
    const head = named(text, tables);
    return head !== null && head.side === 'data' && tables.documents.data.offers.includes(head.phrase);
  });
}

/** What a text says first that something is: `data`, a kind of document, or null when it says neither. */
export function saysFirst(text: string, tables: Tables): string | null {
  return named(text, tables)?.side ?? null;
}

/** Words of the thing itself. A link that says „тук“ goes by its heading, which names the page's other files too. */
function ownWords({ title, offers }: Candidate): readonly string[] {
  const headings = new Set(offers.map(({ link }) => quote(link.heading)));
  return [...new Set([...(headings.has(title) ? [] : [title]), ...offers.map(({ link }) => link.text)])];
}

function named(text: string, tables: Tables): Named | null {
  const { phrases, by } = namesOf(tables.documents).plain;
  const words = withoutFalseFriends(normaliseWords(text), tables.vocabulary.notData);
  const found = findAny(words, phrases);
  return found === null ? null : (by.get(found.phrase) ?? null);
}

function inLatin(file: string, documents: DocumentSigns): Named | null {
  const { phrases, by } = namesOf(documents).latin;
  const found = findAny(foldLatin(stem(file)), phrases);
  return found === null ? null : (by.get(found.phrase) ?? null);
}

/** „Защита на личните данни“, „търговски регистър“: words of data that offer none. */
function withoutFalseFriends(words: string, notData: readonly string[]): string {
  let rest = words;
  for (let found = findAny(rest, notData); found !== null; found = findAny(rest, notData)) {
    rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found.length)}`;
  }
  return rest;
}

function stem(file: string): string {
  return file.replace(/\.[a-z0-9]{2,5}$/i, '').replace(/[_+-]+/g, ' ');
}

function signOf(sign: NatureSign['sign'], text: string, found: Named | null, place: number): [NatureSign] | null {
  if (found === null) return null;
  return [{ sign, side: found.side, weight: rounded(found.weight * place), seen: quote(text) }];
}

/** Ten links that say the same are one sign. */
function strongestOfEachSide(signs: readonly NatureSign[]): readonly NatureSign[] {
  return [...Map.groupBy(signs, ({ side }) => side).values()].flatMap(
    (own) => own.toSorted((a, b) => b.weight - a.weight)[0] ?? [],
  );
}

function rounded(weight: number): number {
  return Math.round(weight * 10) / 10;
}
