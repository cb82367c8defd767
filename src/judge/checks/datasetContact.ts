import { answer } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { notKnown } from './unseen.ts';

/** Whether there is somebody to write to about the data. Who it is, is not read. */
export const datasetContact = defineCheck({
  name: 'dataset-contact',
  subject: 'dataset',
  reads: ['dataset.contact', 'dataset.fields', 'dataset.listed'],
  params: {},
  messages: {
    reachable: { outcome: 'pass', placeholders: [] },
    named: { outcome: 'fail', placeholders: [] },
    invalid: { outcome: 'fail', placeholders: [] },
    none: { outcome: 'fail', placeholders: ['searchedDate'] },
    'no-field': { outcome: 'cannot-tell', placeholders: ['inCatalogue'] },
  },
  run(reader) {
    const contact = valueOf(reader, 'dataset.contact');
    if (contact === undefined) return notKnown(reader, 'dataset.contact');
    const evidence = evidenceOf(reader, 'dataset.contact');
    if (contact !== 'none') return answer(contact, {}, evidence);
    const place = valueOf(reader, 'dataset.fields')?.find(({ field }) => field === 'contact');
    if (place?.is === 'missing') return answer('none', { searchedDate: reader.seenOn }, evidence);
    return answer('no-field', { inCatalogue: valueOf(reader, 'dataset.listed')?.catalogue ?? '' }, evidence);
  },
});
