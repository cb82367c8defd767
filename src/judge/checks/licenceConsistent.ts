import { answer } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { notKnown, unseen } from './unseen.ts';

/** Whether the statements on re-use agree with each other. */
export const licenceConsistent = defineCheck({
  name: 'licence-consistent',
  subject: 'resource',
  reads: ['resource.link-status', 'resource.licence'],
  params: {},
  messages: {
    consistent: { outcome: 'pass', placeholders: ['statedScope'] },
    conflicting: { outcome: 'fail', placeholders: ['firstQuote', 'secondQuote'] },
    'not-stated': { outcome: 'not-applicable', placeholders: [] },
  },
  run(reader) {
    const gone = unseen(reader);
    if (gone?.messageKey === 'gone') return gone;
    const licence = valueOf(reader, 'resource.licence');
    if (licence === undefined) return notKnown(reader, 'resource.licence');
    const evidence = evidenceOf(reader, 'resource.licence');
    if (licence.status === 'not-stated') return answer('not-stated', {}, evidence);
    if (licence.status !== 'conflicting')
      return answer('consistent', { statedScope: licence.scope ?? 'page' }, evidence);
    return answer(
      'conflicting',
      { firstQuote: evidence[0]?.quote ?? '', secondQuote: evidence.at(-1)?.quote ?? '' },
      evidence,
    );
  },
});
