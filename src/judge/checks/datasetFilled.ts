import { answer } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { notKnown } from './unseen.ts';

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
  },
  run(reader) {
    const listed = valueOf(reader, 'dataset.listed');
    if (listed === undefined) return notKnown(reader, 'dataset.listed');
    const evidence = evidenceOf(reader, 'dataset.listed');
    if (listed.resources === null) return notKnown(reader, 'dataset.listed');
    return listed.resources > 0
      ? answer('filled', { count: listed.resources }, evidence)
      : answer('empty', { searchedDate: reader.seenOn }, evidence);
  },
});
