import { answer } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { unseen } from './unseen.ts';

/**
 * Whether the address answers. 404 and 410 are „not there“, and silence in two audits 72 hours apart is silence (see
 * derive/linkStatus); every other trouble may be ours.
 */
export const linkAlive = defineCheck({
  name: 'link-alive',
  subject: 'resource',
  reads: ['resource.link-status', 'history.failures'],
  params: {},
  messages: {
    alive: { outcome: 'pass', placeholders: ['askedDate'] },
    'local-file': { outcome: 'not-applicable', placeholders: [] },
    'answered-gone': { outcome: 'fail', placeholders: ['status', 'askedDate'] },
    'did-not-answer': { outcome: 'fail', placeholders: ['firstDate', 'askedDate'] },
  },
  run(reader) {
    const status = valueOf(reader, 'resource.link-status');
    const evidence = evidenceOf(reader, 'resource.link-status');
    if (status === 'answered') return answer('alive', { askedDate: reader.seenOn }, evidence);
    if (status === 'local') return answer('local-file', {}, evidence);
    const [first] = valueOf(reader, 'history.failures')?.unanswered ?? [];
    if (status === 'broken' && first !== undefined)
      return answer('did-not-answer', { firstDate: first.slice(0, 10), askedDate: reader.seenOn }, evidence);
    if (status !== 'gone') return unseen(reader) ?? answer('not-seen', { unseenReason: 'not-captured' }, evidence);
    const code = /^HTTP (\d{3})/.exec(evidence[0]?.quote ?? '')?.[1] ?? '404';
    return answer('answered-gone', { status: Number(code), askedDate: reader.seenOn }, evidence);
  },
});
