/** Sources that many rows share, in words that a lawyer can follow up. */
const KNOWN: readonly (readonly [as: RegExp, words: string])[] = [
  [
    /asapbg\/pdoi database\/import_files\/rzs_subjects\.csv \(state administrative register contact e-mail, 2023-04\)/g,
    'Административен регистър, април 2023 г. (адрес за връзка; по asapbg/pdoi)',
  ],
  [
    /NikolayIT\/PressCenters\.com src\/Services\/PressCenters\.Services\.Sources \(BaseUrl\)/g,
    'списъкът с пресцентрове на NikolayIT/PressCenters.com',
  ],
  [/general knowledge/g, 'общоизвестно'],
  [/stored page(s?) /g, 'запазена страница '],
  [/register e-mail domain /g, 'пощенски домейн в регистъра: '],
  [/public repo[a-z ]*/g, 'публично хранилище: '],
];

const REGISTER = 'Административен регистър, април 2023 г.; адрес на сайта не е известен';

/** Where an entry comes from, in the words of the file that people read. */
export function wordsOfSource(sources: string): string {
  if (sources === '') return REGISTER;
  return KNOWN.reduce((text, [as, words]) => text.replace(as, words), sources)
    .replace(/\s+/g, ' ')
    .trim();
}
