import type { FactValues } from '../../model/factValues.ts';
import type { PageReading } from './pageReading.ts';

const READ_CHARACTERS = 50_000;
const FEWEST_LETTERS = 30;

/** Language by letters: Bulgarian when most are Cyrillic without letters of its neighbours; null when there is too little. */
export function pageLanguage(reading: PageReading): FactValues['page.language'] | null {
  const texts: string[] = [];
  let characters = 0;
  for (const block of reading.blocks) {
    if (characters > READ_CHARACTERS) break;
    texts.push(block.text.slice(0, READ_CHARACTERS));
    characters += Math.min(block.text.length, READ_CHARACTERS) + 1;
  }
  const { cyrillic, latin, foreignCyrillic, foreignLatin } = countLetters(texts.join(' '));
  if (cyrillic + latin < FEWEST_LETTERS) return null;
  if (cyrillic >= latin * 0.5) return foreignCyrillic > cyrillic * 0.005 ? 'other' : 'bg';
  return foreignLatin > latin * 0.01 ? 'other' : 'en';
}

type LetterCounts = {
  /** а–я, in both cases. */
  readonly cyrillic: number;
  /** a–z, in both cases. */
  readonly latin: number;
  /** Letters of other Cyrillic alphabets. */
  readonly foreignCyrillic: number;
  /** Letters that English lacks. */
  readonly foreignLatin: number;
};

/** Past the last Cyrillic letter: what lies beyond is no letter of either script. */
const SCRIPTS_END = 0x530;
const SCRIPTS = [/[а-я]/i, /[a-z]/i, /[ыэёіїєґјљњћђџѓќѕ]/i, /[äöüßéèêàçñåøæłşğı]/i];
/** Which of the scripts a letter is of, one bit each. */
const BITS = Uint8Array.from({ length: SCRIPTS_END }, (_, code) =>
  SCRIPTS.reduce((bits, script, index) => bits | (script.test(String.fromCharCode(code)) ? 1 << index : 0), 0),
);

function countLetters(text: string): LetterCounts {
  const seen = new Uint32Array(1 << SCRIPTS.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= SCRIPTS_END) continue;
    const bits = BITS[code] ?? 0;
    seen[bits] = (seen[bits] ?? 0) + 1;
  }
  const letters = (script: number): number =>
    seen.reduce((sum, count, bits) => sum + ((bits >> script) & 1 ? count : 0), 0);
  return { cyrillic: letters(0), latin: letters(1), foreignCyrillic: letters(2), foreignLatin: letters(3) };
}
