import { editionOf } from '../../model/nameDates.ts';
import { answer, integerParam, textParam } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { sectionPresent } from './sectionPresent.ts';
import { notKnown } from './unseen.ts';

/** Years of acts and of issues of the State Gazette are not the year of the list. */
const ACT = /(?<!\p{L})(?:ДВ|бр|изм|доп|обн|заповед|решение|утвърд|приет|наредба|закон|чл)|№/iu;

/**
 * Whether the site has a section of which the law wants the edition of these years. Old is said only when every place
 * found names an older year and the search was full: a place without a year may hold the new one.
 */
export const sectionCurrent = defineCheck({
  ...sectionPresent,
  name: 'section-current',
  params: {
    ...sectionPresent.params,
    yearsBack: { type: 'integer', meaning: 'How many years before the year of judgement still pass.', min: 0, max: 20 },
  },
  messages: {
    ...sectionPresent.messages,
    outdated: { outcome: 'fail', placeholders: ['address', 'words', 'foundYear', 'wantedYear', 'searchedDate'] },
    'year-unclear': { outcome: 'cannot-tell', placeholders: ['address', 'words', 'foundYear'] },
  },
  run(reader, params) {
    const found = valueOf(reader, 'site.found');
    if (found === undefined) return notKnown(reader, 'site.found');
    const section = textParam(params, 'section');
    const wantedYear = Number(reader.asOf.slice(0, 4)) - integerParam(params, 'yearsBack');
    const places = found.flatMap((place, index) =>
      place.section === section ? [{ ...place, index, year: yearOf(place.text) }] : [],
    );
    const newest = places
      .filter(({ year }) => year !== null)
      .toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0) || a.index - b.index)[0];
    if (newest === undefined || newest.year === null) return sectionPresent.run(reader, params);
    const { url: address, text: words, index } = newest;
    // Text, so that no language groups its digits.
    const foundYear = String(newest.year);
    const evidence = evidenceOf(reader, 'site.found').slice(index, index + 1);
    if (newest.year >= wantedYear)
      return answer(newest.seen ? 'present' : 'linked-not-seen', { address, words }, evidence);
    const isSearched = valueOf(reader, 'site.searched')?.searched === true;
    return isSearched && places.every(({ year }) => year !== null)
      ? answer(
          'outdated',
          { address, words, foundYear, wantedYear: String(wantedYear), searchedDate: reader.seenOn },
          evidence,
        )
      : answer('year-unclear', { address, words, foundYear }, evidence);
  },
});

function yearOf(text: string): number | null {
  const point = ACT.test(text) ? null : editionOf(text);
  return point === null ? null : Number(point.date.slice(0, 4));
}
