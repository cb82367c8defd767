import { answer } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { notKnown } from './unseen.ts';

/** Whether it repeats an older dataset of the same publisher. */
export const datasetUnique = defineCheck({
  name: 'dataset-unique',
  subject: 'dataset',
  reads: ['dataset.twins'],
  params: {},
  messages: {
    unique: { outcome: 'pass', placeholders: [] },
    'same-title': { outcome: 'fail', placeholders: ['title'] },
    'same-content': { outcome: 'fail', placeholders: ['title'] },
  },
  run(reader) {
    const twins = valueOf(reader, 'dataset.twins');
    if (twins === undefined) return notKnown(reader, 'dataset.twins');
    const evidence = evidenceOf(reader, 'dataset.twins');
    const twin = twins.find(({ by }) => by === 'content') ?? twins[0];
    if (twin === undefined) return answer('unique', {}, evidence);
    return answer(twin.by === 'content' ? 'same-content' : 'same-title', { title: twin.title }, evidence);
  },
});
