import { answer } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { notKnown, unseen } from './unseen.ts';

/** Whether readers are told how often the data change. */
export const frequencyStated = defineCheck({
  name: 'frequency-stated',
  subject: 'resource',
  reads: ['resource.link-status', 'resource.frequency', 'resource.freshness', 'resource.updated'],
  params: {},
  messages: {
    stated: { outcome: 'pass', placeholders: ['statedFrequency'] },
    'at-change': { outcome: 'pass', placeholders: [] },
    'not-stated': { outcome: 'fail', placeholders: ['searchedDate'] },
    archive: { outcome: 'not-applicable', placeholders: [] },
  },
  run(reader) {
    const nothing = unseen(reader);
    if (nothing !== undefined) return nothing;
    if (valueOf(reader, 'resource.freshness')?.verdict === 'archive')
      return answer('archive', {}, evidenceOf(reader, 'resource.freshness'));
    const frequency = valueOf(reader, 'resource.frequency');
    if (frequency?.days === 0) return answer('at-change', {}, evidenceOf(reader, 'resource.frequency'));
    if (frequency !== undefined && frequency.source !== 'kind') {
      return answer('stated', { statedFrequency: frequency.word }, evidenceOf(reader, 'resource.frequency'));
    }
    const promise = reader.fact('resource.frequency');
    if (promise?.known === false && promise.because.why !== 'not-stated') return notKnown(reader, 'resource.frequency');
    // The words would stand where a date would; where pages were not read, silence proves nothing.
    const updated = reader.fact('resource.updated');
    if (updated?.known === false && updated.because.why === 'not-captured') {
      return notKnown(reader, 'resource.updated');
    }
    // Whoever checks a file alone has not shown the page where the words would stand.
    if (valueOf(reader, 'resource.link-status') === 'local')
      return answer('not-known', { unknownReason: 'only-file' }, []);
    return answer('not-stated', { searchedDate: reader.seenOn }, evidenceOf(reader, 'resource.frequency'));
  },
});
