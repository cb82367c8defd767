import { answer, textParam } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { notKnown } from './unseen.ts';

/** Whether the site has a section of the vocabulary. Absence is stated only after a full search (DESIGN §2). */
export const sectionPresent = defineCheck({
  name: 'section-present',
  subject: 'institution',
  reads: ['site.searched', 'site.found'],
  params: {
    section: { type: 'text', meaning: 'Id of a section in rules/tables/vocabulary.yaml.' },
    insideOf: { type: 'text', meaning: 'Id of the section whose text may hold it without a heading of its own; none.' },
  },
  messages: {
    present: { outcome: 'pass', placeholders: ['address', 'words'] },
    absent: { outcome: 'fail', placeholders: ['lookedCount', 'searchedDate'] },
    'linked-not-seen': { outcome: 'cannot-tell', placeholders: ['address', 'words'] },
    'may-be-inside': { outcome: 'cannot-tell', placeholders: ['address', 'words'] },
    'not-searched': {
      outcome: 'cannot-tell',
      placeholders: ['lookedCount', 'missingCount', 'missingPlace', 'missingReason'],
    },
  },
  run(reader, params) {
    const section = textParam(params, 'section');
    const found = valueOf(reader, 'site.found');
    const all = evidenceOf(reader, 'site.found');
    if (found === undefined) return notKnown(reader, 'site.found');
    const insideOf = textParam(params, 'insideOf');
    const at = (seen: boolean): number => found.findIndex((place) => place.section === section && place.seen === seen);
    const evidence = (index: number): typeof all => all.slice(index, index + 1);
    const seen = found[at(true)];
    if (seen !== undefined) return answer('present', { address: seen.url, words: seen.text }, evidence(at(true)));
    const linked = found[at(false)];
    if (linked !== undefined)
      return answer('linked-not-seen', { address: linked.url, words: linked.text }, evidence(at(false)));
    // Titles and headings are looked at, sentences are not: what is written out there is no absence.
    const around = found.findIndex((place) => place.section === insideOf);
    const holder = found[around];
    if (holder !== undefined)
      return answer('may-be-inside', { address: holder.url, words: holder.text }, evidence(around));
    const search = valueOf(reader, 'site.searched');
    if (search === undefined) return notKnown(reader, 'site.searched');
    const lookedCount = search.looked.length;
    const missing = search.missing[0];
    const looked = evidenceOf(reader, 'site.searched');
    if (search.searched) return answer('absent', { lookedCount, searchedDate: reader.seenOn }, looked);
    return answer(
      'not-searched',
      {
        lookedCount,
        missingCount: search.missing.length,
        missingPlace: missing?.place ?? '',
        missingReason: missing?.because ?? 'not-captured',
      },
      looked,
    );
  },
});
