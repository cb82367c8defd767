import type { Distribution } from '../../model/facts/datasetFacts.ts';
import { compareText } from '../../model/json.ts';
import { answer } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { notKnown } from './unseen.ts';

/** Whether the addresses of a dataset answer. Only 404 and 410 are „not there“; every other trouble may be ours. */
export const distributionLinks = defineCheck({
  name: 'distribution-links',
  subject: 'dataset',
  reads: ['dataset.distributions'],
  params: {},
  messages: {
    answer: { outcome: 'pass', placeholders: ['count', 'askedDates'] },
    'some-gone': { outcome: 'fail', placeholders: ['count', 'total', 'titles', 'statuses', 'askedDates'] },
    'some-unknown': { outcome: 'cannot-tell', placeholders: ['count', 'total'] },
    empty: { outcome: 'not-applicable', placeholders: [] },
  },
  run(reader) {
    const all = valueOf(reader, 'dataset.distributions');
    if (all === undefined) return notKnown(reader, 'dataset.distributions');
    const evidence = evidenceOf(reader, 'dataset.distributions');
    const gone = all.filter(({ answer: came }) => came === 'gone');
    const total = all.length;
    if (gone.length > 0) {
      const statuses = [...new Set(gone.map(({ status }) => String(status ?? 404)))];
      const titles = gone.map(({ title }) => title);
      return answer('some-gone', { count: gone.length, total, titles, statuses, askedDates: daysOf(gone) }, evidence);
    }
    if (total === 0) return answer('empty', {}, evidence);
    const unknown = all.filter(({ answer: came }) => came !== 'answered').length;
    if (unknown > 0) return answer('some-unknown', { count: unknown, total }, evidence);
    return answer('answer', { count: total, askedDates: daysOf(all) }, evidence);
  },
});

/** Each was asked for on its own day, which may be that of an earlier audit. */
function daysOf(distributions: readonly Distribution[]): readonly string[] {
  return [...new Set(distributions.flatMap(({ askedOn }) => askedOn ?? []))].toSorted(compareText);
}
