import { METADATA_FIELDS } from '../../model/catalogueFields.ts';
import { answer, textParam } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { notKnown } from './unseen.ts';

/** Whether a catalogue says one thing of a dataset. What the catalogue has no place for is nobody's omission. */
export const metadataField = defineCheck({
  name: 'metadata-field',
  subject: 'dataset',
  reads: ['dataset.fields', 'dataset.listed'],
  params: { field: { type: 'text', meaning: 'What is looked for.', oneOf: METADATA_FIELDS } },
  messages: {
    stated: { outcome: 'pass', placeholders: ['askedField', 'words'] },
    withheld: { outcome: 'pass', placeholders: ['askedField'] },
    missing: { outcome: 'fail', placeholders: ['askedField', 'searchedDate'] },
    'no-field': { outcome: 'not-applicable', placeholders: ['askedField', 'inCatalogue'] },
    automatic: { outcome: 'not-applicable', placeholders: ['askedField', 'inCatalogue'] },
    'no-field-maybe': { outcome: 'cannot-tell', placeholders: ['askedField', 'inCatalogue'] },
    unread: { outcome: 'cannot-tell', placeholders: ['askedField'] },
  },
  run(reader, params) {
    const askedField = textParam(params, 'field');
    const found = valueOf(reader, 'dataset.fields')?.find(({ field }) => field === askedField);
    if (found === undefined) return notKnown(reader, 'dataset.fields');
    const evidence = evidenceOf(reader, 'dataset.fields');
    const inCatalogue = valueOf(reader, 'dataset.listed')?.catalogue ?? '';
    switch (found.is) {
      case 'stated':
        return answer('stated', { askedField, words: found.words }, evidence);
      case 'missing':
        return answer('missing', { askedField, searchedDate: reader.seenOn }, evidence);
      case 'withheld':
      case 'unread':
        return answer(found.is, { askedField }, evidence);
      default:
        return answer(found.is, { askedField, inCatalogue }, evidence);
    }
  },
});
