import { answer, textParam } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { notKnown } from './unseen.ts';

/** Whether the title names a dataset and the description describes it; derive decides what says nothing. */
export const datasetText = defineCheck({
  name: 'dataset-text',
  subject: 'dataset',
  reads: ['dataset.texts'],
  params: { text: { type: 'text', meaning: 'Which text.', oneOf: ['title', 'description'] } },
  messages: {
    names: { outcome: 'pass', placeholders: [] },
    describes: { outcome: 'pass', placeholders: ['characters', 'newWords'] },
    'title-trouble': { outcome: 'fail', placeholders: ['foundTrouble'] },
    'description-trouble': { outcome: 'fail', placeholders: ['foundTrouble', 'characters'] },
  },
  run(reader, params) {
    const texts = valueOf(reader, 'dataset.texts');
    if (texts === undefined) return notKnown(reader, 'dataset.texts');
    const evidence = evidenceOf(reader, 'dataset.texts');
    const { title, description, characters, newWords } = texts;
    if (textParam(params, 'text') === 'title')
      return title === null
        ? answer('names', {}, evidence)
        : answer('title-trouble', { foundTrouble: title }, evidence);
    return description === null
      ? answer('describes', { characters, newWords }, evidence)
      : answer('description-trouble', { foundTrouble: description, characters }, evidence);
  },
});
