import { MOST_OF_A_SECTION } from '../../model/facts/derivedFacts.ts';
import { answer, integerParam, textListParam, textParam } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { notKnown } from './unseen.ts';

/**
 * Whether what was found is the edition that the law wants; that it is there at all is another rule's question. Old is
 * said only when every place found names an older year, the search was full and nothing unread may hold a newer one:
 * a place without a year may be the new one, and so may one beside which a newer year stands for something else.
 */
export const sectionCurrent = defineCheck({
  name: 'section-current',
  subject: 'institution',
  reads: ['site.searched', 'site.found'],
  params: {
    section: { type: 'text', meaning: 'Id of a section in rules/tables/vocabulary.yaml.' },
    mayStandIn: {
      type: 'text-list',
      meaning: 'Where a newer one may stand unseen: ids of sections, access-file, access-unread; none.',
    },
    yearsBack: { type: 'integer', meaning: 'How many years before the year of judgement still pass.', min: 0, max: 20 },
    dueMonth: {
      type: 'integer',
      meaning: 'Until this month of the year of judgement one more year back passes; 1 = no such time.',
      min: 1,
      max: 12,
    },
  },
  messages: {
    'of-wanted-year': { outcome: 'pass', placeholders: ['address', 'words', 'foundYear'] },
    outdated: { outcome: 'fail', placeholders: ['address', 'words', 'foundYear', 'wantedYear', 'searchedDate'] },
    'linked-not-seen': { outcome: 'cannot-tell', placeholders: ['address', 'words'] },
    'year-unclear': { outcome: 'cannot-tell', placeholders: ['address', 'words', 'foundYear'] },
    'no-year': { outcome: 'cannot-tell', placeholders: ['address', 'words'] },
    'none-found': { outcome: 'not-applicable', placeholders: [] },
  },
  run(reader, params) {
    const found = valueOf(reader, 'site.found');
    if (found === undefined) return notKnown(reader, 'site.found');
    const section = textParam(params, 'section');
    const places = found.flatMap((place, index) =>
      place.section === section && place.how !== 'gone' ? [{ ...place, index }] : [],
    );
    const editions = places.filter(({ how }) => how !== 'maybe' && how !== 'promised');
    const newest = editions.toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0) || a.index - b.index)[0];
    if (newest === undefined) return answer('none-found');
    const { url: address, text: words, year, index } = newest;
    const evidence = evidenceOf(reader, 'site.found').slice(index, index + 1);
    if (year === null) return answer('no-year', { address, words }, evidence);
    // Text, so that no language groups its digits.
    const foundYear = String(year);
    const wanted = wantedYear(reader.asOf, integerParam(params, 'yearsBack'), integerParam(params, 'dueMonth'));
    if (year >= wanted) {
      return newest.how === 'linked'
        ? answer('linked-not-seen', { address, words }, evidence)
        : answer('of-wanted-year', { address, words, foundYear }, evidence);
    }
    const isSearched = valueOf(reader, 'site.searched')?.searched === true;
    // Of more places than facts hold a newer one may have been cut off.
    const isWhole = places.length < MOST_OF_A_SECTION && editions.every((place) => place.year !== null);
    const holders = textListParam(params, 'mayStandIn');
    const isNear = editions.some(({ otherYear }) => otherYear !== undefined && otherYear >= wanted);
    const isUnread = found.some((place) => holders.includes(place.section));
    return isSearched && isWhole && !isNear && !isUnread && places.length === editions.length
      ? answer(
          'outdated',
          { address, words, foundYear, wantedYear: String(wanted), searchedDate: reader.seenOn },
          evidence,
        )
      : answer('year-unclear', { address, words, foundYear }, evidence);
  },
});

/** A report of last year is not ready on the first of January. */
function wantedYear(asOf: string, yearsBack: number, dueMonth: number): number {
  const [year = '', month = ''] = asOf.split('-');
  return Number(year) - yearsBack - (Number(month) < dueMonth ? 1 : 0);
}
