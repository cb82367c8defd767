import type { DocumentMark, MarkPlace } from '../../model/facts/documentSigns.ts';
import { quote } from '../../model/evidence.ts';
import { remember } from '../../model/remember.ts';
import type { DocumentSigns } from '../../model/tables.ts';
import { findAny, findPhrase, normaliseWords } from '../../model/words.ts';

/** How far the beginning of a document goes, in lines with words and in characters: what it is stands there. */
const OPENING_LINES = 25;
const OPENING_CHARACTERS = 1_800;
/** A heading is a short line. */
const HEADING_CHARACTERS = 180;
const MAX_LINES = 5_000;
const MAX_TEXT = 60_000;
const MAX_MARKS = 24;
const QUOTED_BEFORE = 20;
const QUOTED = 100;

type Known = Readonly<
  Record<MarkPlace, { readonly phrases: readonly string[]; readonly sides: ReadonlyMap<string, string> }>
>;

/** Phrases of all sides together, so that each line is looked through once. */
const knownOf = remember((signs: DocumentSigns): Known => {
  const sides = [{ id: 'data', ...signs.data }, ...signs.kinds];
  const at = (place: MarkPlace): Known[MarkPlace] => {
    const phrases = new Map(
      sides.flatMap((side) => Object.keys(side[place]).map((phrase) => [phrase, side.id] as const)),
    );
    return { phrases: [...phrases.keys()], sides: phrases };
  };
  return { headings: at('headings'), lines: at('lines'), text: at('text') };
});

/** Words of the table that stand in the lines outside the tables of a document, each phrase once, in their order. */
export function findMarks(lines: readonly string[], signs: DocumentSigns): readonly DocumentMark[] {
  const known = knownOf(signs);
  const marks = new Map<string, DocumentMark>();
  const add = (place: MarkPlace, phrase: string, words: string): void => {
    const key = `${place} ${phrase}`;
    if (marks.size >= MAX_MARKS || marks.has(key)) return;
    marks.set(key, { side: known[place].sides.get(phrase) ?? '', place, phrase, quote: quote(words) });
  };
  let characters = 0;
  let seen = 0;
  for (const line of lines.slice(0, MAX_LINES)) {
    const words = normaliseWords(joinSpaced(line).slice(0, 2 * HEADING_CHARACTERS)).replace(/^[^\p{L}\p{N}]+/u, '');
    if (words === '') continue;
    const isOpening = seen < OPENING_LINES && characters < OPENING_CHARACTERS;
    seen += 1;
    characters += line.length;
    if (isOpening && words.length <= HEADING_CHARACTERS) {
      const heading = findAny(words, known.headings.phrases);
      if (heading?.index === 0) add('headings', heading.phrase, line.slice(0, QUOTED));
    }
    const begins = findAny(words, known.lines.phrases);
    if (begins?.index === 0) add('lines', begins.phrase, line.slice(0, QUOTED));
  }
  const text = normaliseWords(joinSpaced(lines.slice(0, MAX_LINES).join(' ').slice(0, MAX_TEXT)));
  for (const phrase of known.text.phrases) {
    const found = findPhrase(text, phrase);
    if (found !== null) add('text', phrase, text.slice(Math.max(0, found.index - QUOTED_BEFORE), found.index + QUOTED));
  }
  return [...marks.values()];
}

/** „З А П О В Е Д“ is one word. */
function joinSpaced(line: string): string {
  return line.replace(/(?<!\p{L})(?:\p{Lu} ){3,}\p{Lu}(?!\p{L})/gu, (word) => word.replaceAll(' ', ''));
}
