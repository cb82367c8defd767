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
  const { cyrillic, latin } = countLetters(text);
  const foreignCyrillic = (text.match(/[ыэёіїєґјљњћђџѓќѕ]/gi) ?? []).length;
  const foreignLatin = (text.match(/[äöüßéèêàçñåøæłşğı]/gi) ?? []).length;
  if (cyrillic + latin < FEWEST_LETTERS) return null;
  if (cyrillic >= latin * 0.5) return foreignCyrillic > cyrillic * 0.005 ? 'other' : 'bg';
  return foreignLatin > latin * 0.01 ? 'other' : 'en';
}

/** а–я and a–z in both cases. */
function countLetters(text: string): { readonly cyrillic: number; readonly latin: number } {
  let cyrillic = 0;
  let latin = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x410 && code <= 0x44f) cyrillic += 1;
    else if ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)) latin += 1;
  }
  return { cyrillic, latin };
}
