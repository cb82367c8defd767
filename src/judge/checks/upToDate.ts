import { answer } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { notKnown, unseen } from './unseen.ts';

/** Whether the data were changed in time; late only past due by more than one full period. */
export const upToDate = defineCheck({
  name: 'up-to-date',
  subject: 'resource',
  reads: ['resource.link-status', 'resource.freshness', 'resource.frequency'],
  params: {},
  messages: {
    current: { outcome: 'pass', placeholders: ['updatedDate', 'dueFrequency'] },
    recent: { outcome: 'pass', placeholders: ['updatedDate'] },
    late: { outcome: 'fail', placeholders: ['updatedDate', 'dueFrequency', 'ageDays', 'dueDays', 'judgedDate'] },
    archive: { outcome: 'not-applicable', placeholders: [] },
    'no-date': { outcome: 'cannot-tell', placeholders: [] },
    'no-frequency': { outcome: 'cannot-tell', placeholders: ['updatedDate'] },
    unclear: { outcome: 'cannot-tell', placeholders: ['updatedDate'] },
  },
  run(reader) {
    const nothing = unseen(reader);
    if (nothing !== undefined) return nothing;
    const freshness = valueOf(reader, 'resource.freshness');
    if (freshness === undefined) return notKnown(reader, 'resource.freshness');
    const evidence = evidenceOf(reader, 'resource.freshness');
    const { verdict, date, dueDays, ageDays } = freshness;
    if (verdict === 'archive') return answer('archive', {}, evidence);
    if (date === null) return answer('no-date', {}, evidence);
    if (verdict === 'current' && dueDays === null) return answer('recent', { updatedDate: date }, evidence);
    const dueFrequency = valueOf(reader, 'resource.frequency')?.word;
    if (dueDays === null || dueFrequency === undefined) return answer('no-frequency', { updatedDate: date }, evidence);
    if (verdict === 'current') return answer('current', { updatedDate: date, dueFrequency }, evidence);
    if (verdict === 'cannot-tell') return answer('unclear', { updatedDate: date }, evidence);
    return answer(
      'late',
      { updatedDate: date, dueFrequency, ageDays: ageDays ?? 0, dueDays, judgedDate: reader.asOf },
      evidence,
    );
  },
});
