import { answer } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { notKnown, unseen } from './unseen.ts';

/** Whether people are told on what terms they may re-use the data. */
export const licenceStated = defineCheck({
  name: 'licence-stated',
  subject: 'resource',
  reads: ['resource.link-status', 'resource.licence'],
  params: {},
  messages: {
    named: { outcome: 'pass', placeholders: ['statedLicence', 'statedScope'] },
    'in-words': { outcome: 'pass', placeholders: ['statedScope'] },
    'not-stated': { outcome: 'fail', placeholders: ['searchedDate'] },
  },
  run(reader) {
    const gone = unseen(reader);
    if (gone?.messageKey === 'gone') return gone;
    const licence = valueOf(reader, 'resource.licence');
    if (licence === undefined) return notKnown(reader, 'resource.licence');
    const evidence = evidenceOf(reader, 'resource.licence');
    if (licence.status === 'not-stated') return answer('not-stated', { searchedDate: reader.seenOn }, evidence);
    const statedScope = licence.scope ?? 'page';
    if (licence.licence === null) return answer('in-words', { statedScope }, evidence);
    return answer('named', { statedLicence: licence.licence, statedScope }, evidence);
  },
});
