import { answer, textListParam } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { unseen } from './unseen.ts';

/** Whether text is in an encoding that every program reads; plain ASCII is a part of UTF-8. */
export const encodingIs = defineCheck({
  name: 'encoding-is',
  subject: 'resource',
  reads: ['resource.link-status', 'text.encoding'],
  params: { encodings: { type: 'text-list', meaning: 'Encodings that pass, lower case (WHATWG labels; also ascii).' } },
  messages: {
    wanted: { outcome: 'pass', placeholders: ['encoding'] },
    other: { outcome: 'fail', placeholders: ['encoding'] },
    'not-text': { outcome: 'not-applicable', placeholders: [] },
  },
  run(reader, params) {
    const nothing = unseen(reader);
    if (nothing !== undefined) return nothing;
    const fact = reader.fact('text.encoding');
    if (fact === undefined) return answer('not-text');
    const encoding = valueOf(reader, 'text.encoding');
    const evidence = evidenceOf(reader, 'text.encoding');
    if (encoding === undefined)
      return answer('not-known', { unknownReason: fact.known ? 'not-captured' : fact.because.why }, evidence);
    return answer(textListParam(params, 'encodings').includes(encoding) ? 'wanted' : 'other', { encoding }, evidence);
  },
});
