import { answer } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { notKnown, unseen } from './unseen.ts';

/**
 * Whether the stated terms are open. Nothing stated is no refusal: Bulgarian law lets such information be used without
 * conditions (Ordinance 2016, чл. 3, ал. 2), so the question does not arise here.
 */
export const licenceOpen = defineCheck({
  name: 'licence-open',
  subject: 'resource',
  reads: ['resource.link-status', 'resource.licence'],
  params: {},
  messages: {
    open: { outcome: 'pass', placeholders: ['statedLicence', 'statedScope'] },
    'open-words': { outcome: 'pass', placeholders: ['statedScope'] },
    restricted: { outcome: 'fail', placeholders: ['statedLicence', 'statedScope'] },
    'restricted-words': { outcome: 'fail', placeholders: ['statedScope'] },
    conflicting: { outcome: 'fail', placeholders: ['statedScope'] },
    'not-stated': { outcome: 'not-applicable', placeholders: [] },
  },
  run(reader) {
    const gone = unseen(reader);
    if (gone?.messageKey === 'gone') return gone;
    const licence = valueOf(reader, 'resource.licence');
    if (licence === undefined) return notKnown(reader, 'resource.licence');
    const evidence = evidenceOf(reader, 'resource.licence');
    if (licence.status === 'not-stated') return answer('not-stated', {}, evidence);
    const statedScope = licence.scope ?? 'page';
    if (licence.status === 'conflicting') return answer('conflicting', { statedScope }, evidence);
    if (licence.licence === null) return answer(`${licence.status}-words`, { statedScope }, evidence);
    return answer(licence.status, { statedLicence: licence.licence, statedScope }, evidence);
  },
});
