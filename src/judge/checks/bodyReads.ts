import { quote } from '../../model/evidence.ts';
import { answer } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { notKnown, unseen } from './unseen.ts';

/** Whether the file opens: no syntax error, no password, not empty. */
export const bodyReads = defineCheck({
  name: 'body-reads',
  subject: 'resource',
  reads: ['resource.link-status', 'resource.format', 'format.note', 'data.parse-error', 'body.bytes', 'http.truncated'],
  params: {},
  messages: {
    reads: { outcome: 'pass', placeholders: ['foundFormat'] },
    broken: { outcome: 'fail', placeholders: ['problem'] },
    encrypted: { outcome: 'fail', placeholders: [] },
    empty: { outcome: 'fail', placeholders: ['askedDate'] },
  },
  run(reader) {
    const nothing = unseen(reader);
    if (nothing !== undefined) return nothing;
    if (valueOf(reader, 'http.truncated') === true)
      return answer('not-known', { unknownReason: 'truncated' }, evidenceOf(reader, 'http.truncated'));
    if (valueOf(reader, 'body.bytes') === 0)
      return answer('empty', { askedDate: reader.seenOn }, evidenceOf(reader, 'body.bytes'));
    const isLocked =
      valueOf(reader, 'format.note') === 'encrypted' || valueOf(reader, 'resource.format') === 'ooxml-encrypted';
    if (isLocked) return answer('encrypted', {}, evidenceOf(reader, 'format.note'));
    const problem = valueOf(reader, 'data.parse-error');
    if (problem !== undefined)
      return answer('broken', { problem: quote(problem) }, evidenceOf(reader, 'data.parse-error'));
    const foundFormat = valueOf(reader, 'resource.format');
    if (foundFormat === undefined) return notKnown(reader, 'resource.format');
    return answer('reads', { foundFormat }, evidenceOf(reader, 'resource.format'));
  },
});
