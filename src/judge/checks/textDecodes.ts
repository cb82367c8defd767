import { answer, integerParam } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { unseen } from './unseen.ts';

/** Whether every character can be read in the encoding of the text, and is what it was. */
export const textDecodes = defineCheck({
  name: 'text-decodes',
  subject: 'resource',
  reads: ['resource.link-status', 'text.encoding', 'text.undecodable', 'text.double-encoded'],
  params: { tolerated: { type: 'integer', meaning: 'Damaged characters that still pass.', min: 0, max: 1000 } },
  messages: {
    clean: { outcome: 'pass', placeholders: ['encoding'] },
    damaged: { outcome: 'fail', placeholders: ['count', 'encoding'] },
    'double-encoded': { outcome: 'fail', placeholders: ['damaged', 'mended', 'encoding'] },
    'not-text': { outcome: 'not-applicable', placeholders: [] },
  },
  run(reader, params) {
    const nothing = unseen(reader);
    if (nothing !== undefined) return nothing;
    const encoding = valueOf(reader, 'text.encoding');
    if (encoding === undefined) return answer('not-text');
    const twice = valueOf(reader, 'text.double-encoded');
    if (twice !== undefined) {
      const { damaged, mended, through } = twice;
      return answer(
        'double-encoded',
        { damaged, mended, encoding: through },
        evidenceOf(reader, 'text.double-encoded'),
      );
    }
    const evidence = evidenceOf(reader, 'text.encoding', 'text.undecodable');
    const count = valueOf(reader, 'text.undecodable');
    if (count === undefined) return answer('not-known', { unknownReason: 'not-captured' }, evidence);
    return count > integerParam(params, 'tolerated')
      ? answer('damaged', { count, encoding }, evidence)
      : answer('clean', { encoding }, evidence);
  },
});
