import { answer } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { notKnown } from './unseen.ts';

/** Kinds of catalogues in which data have no other place than their resources; elsewhere a service or a page may hold them. */
const LISTS_ALL: readonly string[] = ['data-egov-bg', 'ckan'];

/**
 * Whether anything is offered under a dataset. A resource whose rows the portal does not hand out is no empty dataset:
 * links, services and archives have none (portal API note, Q3).
 */
export const datasetFilled = defineCheck({
  name: 'dataset-filled',
  subject: 'dataset',
  reads: ['dataset.listed'],
  params: {},
  messages: {
    filled: { outcome: 'pass', placeholders: ['count'] },
    empty: { outcome: 'fail', placeholders: ['searchedDate'] },
    'maybe-elsewhere': { outcome: 'cannot-tell', placeholders: ['searchedDate'] },
  },
  run(reader) {
    const listed = valueOf(reader, 'dataset.listed');
    if (listed === undefined) return notKnown(reader, 'dataset.listed');
    const evidence = evidenceOf(reader, 'dataset.listed');
    if (listed.resources === null) return notKnown(reader, 'dataset.listed');
    if (listed.resources > 0) return answer('filled', { count: listed.resources }, evidence);
    const key = LISTS_ALL.includes(listed.catalogue) ? 'empty' : 'maybe-elsewhere';
    return answer(key, { searchedDate: reader.seenOn }, evidence);
  },
});
