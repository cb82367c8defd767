import { quote } from '../../model/evidence.ts';
import type { FactValues } from '../../model/factValues.ts';
import { findAny, normaliseWords } from '../../model/words.ts';
import type { PageReading } from './pageReading.ts';

/** Postbacks that hide nothing: they change how a page looks, or let somebody in. */
const SERVICE_WORDS = [
  'вход',
  'изход',
  'английски',
  'български',
  'език',
  'печат',
  'търс~',
  'шрифт~',
  'контраст~',
  'login',
  'log in',
  'logout',
  'english',
  'bulgarian',
  'print',
  'search',
  'language',
  'bg',
  'en',
];

/**
 * Links of content and menu that only send the page's form back to its server (ASP.NET Web Forms): whatever is behind
 * them has no address that we could ask. Null when there are none.
 */
export function pagePostbacks(reading: PageReading): FactValues['page.postbacks'] | null {
  const links = reading.links.filter(
    ({ postback, region, text }) =>
      postback && (region === 'main' || region === 'nav') && findAny(normaliseWords(text), SERVICE_WORDS) === null,
  );
  const first = links[0];
  if (first === undefined) return null;
  return {
    links: links.length,
    inContent: links.filter(({ region }) => region === 'main').length,
    viewState: reading.viewState,
    css: first.css,
    words: quote(
      links
        .slice(0, 10)
        .map(({ text }) => text)
        .join(' · '),
    ),
  };
}
