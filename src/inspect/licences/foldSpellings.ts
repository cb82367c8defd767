/** Usual slips and older spellings in sentences on re-use, by what is meant. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})(из|пре|преиз|)?ползув/gu, '$1ползв'],
  [/(?<!\p{L})изпозв/gu, 'използв'],
  [/(?<!\p{L})исползв/gu, 'използв'],
  [/(?<!\p{L})(?:изпозлв|изполв|изплозв)/gu, 'използв'],
  [/(?<!\p{L})(?:повторнто|повторонто|повтороното|повротното)(?!\p{L})/gu, 'повторното'],
  [/(?<!\p{L})(?:бесплатн|безплтн|безпалтн|безплант)/gu, 'безплатн'],
  [/(?<!\p{L})(?:инфромаци|иформаци|информци|инормаци)/gu, 'информаци'],
  [/(?<!\p{L})даните(?!\p{L})/gu, 'данните'],
  [/(?<!\p{L})дани(?!\p{L})(?= (?:са|се|от|за|на|под|могат))/gu, 'данни'],
  [/(?<!\p{L})(?:сводобн|свобдн|свободнн|свобоодн)/gu, 'свободн'],
  [/(?<!\p{L})(?:лизенц|лицинз|лицезн|лиценс)/gu, 'лиценз'],
  [/(?<!\p{L})(?:разришен|разршен|рзрешен)/gu, 'разрешен'],
  [/(?<!\p{L})(?:ограничини|органичени|огранчени)/gu, 'ограничени'],
  [/(?<!\p{L})(?:посочвоне|посочвне|пусочване)/gu, 'посочване'],
  [/(?<!\p{L})(?:забраннен|збранен|забранянва)/gu, 'забранен'],
  [/(?<!\p{L})(?:тарговск|търгосвк|търговкс|тьрговск|тъговск)/gu, 'търговск'],
  [/(?<!\p{L})(?:съгласйе|саглас)/gu, 'съглас'],
  [/(?<!\p{L})е-?(?=лицензиран)/gu, ''],
  [/(?<!\p{L})creativ(?:e|es)? com+ons?(?!\p{L})/gu, 'creative commons'],
  [/(?<!\p{L})at+r[iy]b+ut+ion(?!\p{L})/gu, 'attribution'],
  [/(?<!\p{L})информ\.(?= )/gu, 'информация'],
  [/(?<!\p{L})повт\.(?= )/gu, 'повторно'],
  [/(?<!\p{L})(не)?търг\.(?= |$)/gu, '$1търговски'],
  [/(?<!\p{L})посочв?\.(?= )/gu, 'посочване'],
  [/(?<!\p{L})(?:изп|използв)\.(?= )/gu, 'използване'],
  [/commerical/gu, 'commercial'],
  [/licenc(?=ed|ing)/gu, 'licens'],
];
/** A Latin e or o that stands alone between Cyrillic words is the Cyrillic one. */
const LONE_LATIN = /(?<=[а-я] )e(?= [а-я])/gu;

const BOUNDARY = '(?<!\\p{L})';

/** Nearly no text has one: one look for all. What begins a word is asked for once, since asking at each place is dear. */
const ANY = ((): RegExp => {
  const sources = [LONE_LATIN, ...SPELLINGS.map(([slip]) => slip)].map(({ source }) => source);
  const atWords = sources
    .filter((source) => source.startsWith(BOUNDARY))
    .map((source) => source.slice(BOUNDARY.length));
  const others = sources.filter((source) => !source.startsWith(BOUNDARY));
  return new RegExp(`${BOUNDARY}(?:${atWords.join('|')})|${others.join('|')}`, 'u');
})();

/** A normalised sentence with its usual slips mended. The original is what is quoted. */
export function foldSpellings(plain: string): string {
  if (!ANY.test(plain)) return plain;
  let folded = plain.replace(LONE_LATIN, 'е');
  for (const [slip, meant] of SPELLINGS) folded = folded.replace(slip, meant);
  return folded;
}
