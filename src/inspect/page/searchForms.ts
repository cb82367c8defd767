import { quote } from '../../model/evidence.ts';
import type { FactValues } from '../../model/factValues.ts';
import { findAny, normaliseWords } from '../../model/words.ts';
import type { PageReading } from './pageReading.ts';

const ASKING = [
  'търс~',
  'справк~',
  'избер~',
  'избор',
  'покаж~',
  'филтр~',
  'филтър~',
  'критери~',
  'провер~',
  'извед~',
  'намер~',
  'search',
  'filter',
  'find',
  'query',
  'select',
  'show',
];
const OTHER_PURPOSES = [
  'вход',
  'парола',
  'абонир~',
  'бюлетин',
  'абонамент',
  'коментар~',
  'изпрати съобщение',
  'съобщение',
  'регистрация',
  'гласувай',
  'анкета',
  'login',
  'sign in',
  'subscribe',
  'newsletter',
  'comment',
];
const SITE_SEARCH = [
  'търсене в сайта',
  'търси в сайта',
  'търсене в портала',
  'search this site',
  'search the site',
  'site search',
];

const ENQUIRY = ['справк~', 'провер~', 'критери~', 'регистър~', 'регистр~'];

/**
 * Forms of the content that ask for a search or a selection before anything is shown: what is behind them was not
 * seen. The search box of the whole site, log-ins, letters and subscriptions are none of them.
 */
export function searchForms(reading: PageReading): FactValues['page.forms'] {
  return reading.forms
    .filter((form) => {
      if (form.region !== 'main' || form.password || form.letter || form.textFields + form.choices === 0) return false;
      const plain = normaliseWords(form.words);
      if (findAny(plain, OTHER_PURPOSES) !== null || findAny(plain, SITE_SEARCH) !== null) return false;
      // One nameless box is the search of the site; a form for data has choices, several fields, or says so.
      if (
        form.searchRole ||
        (form.textFields === 1 && form.choices === 0 && plain.length < 25 && findAny(plain, ENQUIRY) === null)
      )
        return false;
      return form.choices > 0 || form.textFields > 1 || findAny(plain, ASKING) !== null;
    })
    .slice(0, 20)
    .map(({ method, css, words }) => ({ method, css, words: quote(words) }));
}
