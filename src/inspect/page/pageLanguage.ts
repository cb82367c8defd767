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
  const cyrillic = (text.match(/[а-яА-Я]/g) ?? []).length;
  const foreignCyrillic = (text.match(/[ыэёіїєґјљњћђџѓќѕ]/gi) ?? []).length;
  const latin = (text.match(/[a-zA-Z]/g) ?? []).length;
  const foreignLatin = (text.match(/[äöüßéèêàçñåøæłşğı]/gi) ?? []).length;
  if (cyrillic + latin < FEWEST_LETTERS) return null;
  if (cyrillic >= latin * 0.5) return foreignCyrillic > cyrillic * 0.005 ? 'other' : 'bg';
  return foreignLatin > latin * 0.01 ? 'other' : 'en';
}
