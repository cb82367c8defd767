import type { FactValues } from '../../model/factValues.ts';
import { answer, textListParam, textParam } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { notKnown } from './unseen.ts';

type Place = FactValues['site.found'][number];

/**
 * Whether the site has a section of the vocabulary. Absence is stated only after a full search (DESIGN §2), only where
 * nothing seen may hold it, and only of what every body has to publish always.
 */
export const sectionPresent = defineCheck({
  name: 'section-present',
  subject: 'institution',
  reads: ['site.searched', 'site.found'],
  params: {
    section: { type: 'text', meaning: 'Id of a section in rules/tables/vocabulary.yaml.' },
    mayStandIn: {
      type: 'text-list',
      meaning:
        'Where it may stand unseen: ids of sections, access-file, rules-file, categories-file, access-unread; none.',
    },
    shownBy: {
      type: 'text',
      meaning: 'name: a heading or link of that name is enough; words: only what is written out.',
      oneOf: ['name', 'words'],
    },
    asked: {
      type: 'text',
      meaning: 'always; if-any: asked only of a body that has such a thing; if-found: only where `partOf` was found.',
      oneOf: ['always', 'if-any', 'if-found'],
    },
    partOf: { type: 'text', meaning: 'With if-found: id of the section that it belongs to; none.' },
  },
  messages: {
    present: { outcome: 'pass', placeholders: ['address', 'words'] },
    'written-out': { outcome: 'pass', placeholders: ['address', 'words'] },
    absent: { outcome: 'fail', placeholders: ['lookedCount', 'searchedDate'] },
    'link-gone': { outcome: 'fail', placeholders: ['address', 'words', 'lookedCount', 'searchedDate'] },
    'nothing-to-show': { outcome: 'cannot-tell', placeholders: ['lookedCount', 'searchedDate'] },
    'whole-not-found': { outcome: 'not-applicable', placeholders: [] },
    'linked-not-seen': { outcome: 'cannot-tell', placeholders: ['address', 'words'] },
    'name-only': { outcome: 'cannot-tell', placeholders: ['address', 'words'] },
    'only-promised': { outcome: 'cannot-tell', placeholders: ['address', 'words'] },
    'may-be-inside': { outcome: 'cannot-tell', placeholders: ['address', 'words'] },
    'not-searched': {
      outcome: 'cannot-tell',
      placeholders: ['lookedCount', 'missingCount', 'missingPlace', 'missingReason'],
    },
  },
  run(reader, params) {
    const section = textParam(params, 'section');
    const found = valueOf(reader, 'site.found');
    if (found === undefined) return notKnown(reader, 'site.found');
    const all = evidenceOf(reader, 'site.found');
    const tell = (key: string, at: number): ReturnType<typeof answer> | null => {
      const place = found[at];
      return place === undefined ? null : answer(key, { address: place.url, words: place.text }, all.slice(at, at + 1));
    };
    const where = (how: Place['how'], of = section): number =>
      found.findIndex((place) => place.section === of && place.how === how);
    const written = tell('written-out', where('written'));
    const named = tell(textParam(params, 'shownBy') === 'words' ? 'name-only' : 'present', where('named'));
    const sure = textParam(params, 'shownBy') === 'words' ? (written ?? named) : (named ?? written);
    if (sure !== null) return sure;
    const whole = textParam(params, 'partOf');
    if (textParam(params, 'asked') === 'if-found' && where('named', whole) === -1 && where('written', whole) === -1) {
      // A document that nobody opened may have it; what is only promised is not there to lack it.
      return (
        tell('linked-not-seen', where('linked', whole)) ??
        tell('only-promised', where('promised', whole)) ??
        answer('whole-not-found')
      );
    }
    const holders = textListParam(params, 'mayStandIn');
    return (
      tell('linked-not-seen', where('linked')) ??
      tell('only-promised', where('promised')) ??
      tell('may-be-inside', where('maybe')) ??
      tell(
        'may-be-inside',
        found.findIndex((place) => holders.includes(place.section)),
      ) ??
      absence(reader, textParam(params, 'asked') === 'if-any', where('gone'))
    );
  },
});

/** Not found, and nothing that was seen may hold it: said only when all was seen that should have been. */
function absence(reader: Parameters<typeof valueOf>[0], isIfAny: boolean, goneAt: number): ReturnType<typeof answer> {
  const search = valueOf(reader, 'site.searched');
  if (search === undefined) return notKnown(reader, 'site.searched');
  const lookedCount = search.looked.length;
  const missing = search.missing[0];
  const looked = evidenceOf(reader, 'site.searched');
  const counted = { lookedCount, searchedDate: reader.seenOn };
  // Whoever looks sees the link: „not found“ alone would not be true.
  const gone = valueOf(reader, 'site.found')?.[goneAt];
  if (search.searched && gone !== undefined && !isIfAny) {
    const link = evidenceOf(reader, 'site.found').slice(goneAt, goneAt + 1);
    return answer('link-gone', { ...counted, address: gone.url, words: gone.text }, [...link, ...looked]);
  }
  if (search.searched) return answer(isIfAny ? 'nothing-to-show' : 'absent', counted, looked);
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
}
