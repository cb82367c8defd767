import type { FactValues } from '../../model/factValues.ts';
import type { PageReading } from './pageReading.ts';

const READ_CHARACTERS = 50_000;
const FEWEST_LETTERS = 30;

/** Language by letters: Bulgarian when most are Cyrillic without letters of its neighbours; null when there is too little. */
export function pageLanguage(reading: PageReading): FactValues['page.language'] | null {
  let text = '';
  for (const block of reading.blocks) {
    if (text.length > READ_CHARACTERS) break;
    text += `${block.text.slice(0, READ_CHARACTERS)} `;
  }
  const { cyrillic, latin, foreignCyrillic, foreignLatin } = countLetters(text);
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
const OF_SCRIPT = (letter: RegExp): Uint8Array =>
  Uint8Array.from({ length: SCRIPTS_END }, (_, code) => Number(letter.test(String.fromCharCode(code))));
const CYRILLIC = OF_SCRIPT(/[а-я]/i);
const LATIN = OF_SCRIPT(/[a-z]/i);
const FOREIGN_CYRILLIC = OF_SCRIPT(/[ыэёіїєґјљњћђџѓќѕ]/i);
const FOREIGN_LATIN = OF_SCRIPT(/[äöüßéèêàçñåøæłşğı]/i);

function countLetters(text: string): LetterCounts {
  const counts = { cyrillic: 0, latin: 0, foreignCyrillic: 0, foreignLatin: 0 };
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= SCRIPTS_END) continue;
    counts.cyrillic += CYRILLIC[code] ?? 0;
    counts.latin += LATIN[code] ?? 0;
    counts.foreignCyrillic += FOREIGN_CYRILLIC[code] ?? 0;
    counts.foreignLatin += FOREIGN_LATIN[code] ?? 0;
  }
  return counts;
}
