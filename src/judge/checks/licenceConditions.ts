import { answer, textListParam } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { notKnown, unseen } from './unseen.ts';

/** Whether the stated conditions are among those that the rule allows. */
export const licenceConditions = defineCheck({
  name: 'licence-conditions',
  subject: 'resource',
  reads: ['resource.link-status', 'resource.licence'],
  params: {
    allowed: {
      type: 'text-list',
      meaning: 'Conditions that a statement on re-use may set.',
      oneOf: ['attribution', 'share-alike', 'non-commercial', 'no-derivatives', 'permission', 'fee'],
    },
  },
  messages: {
    within: { outcome: 'pass', placeholders: [] },
    beyond: { outcome: 'fail', placeholders: ['extraCondition'] },
    unclear: { outcome: 'cannot-tell', placeholders: ['statement'] },
    'not-stated': { outcome: 'not-applicable', placeholders: [] },
  },
  run(reader, params) {
    const gone = unseen(reader);
    if (gone?.messageKey === 'gone') return gone;
    const licence = valueOf(reader, 'resource.licence');
    if (licence === undefined) return notKnown(reader, 'resource.licence');
    const evidence = evidenceOf(reader, 'resource.licence');
    if (licence.status === 'not-stated') return answer('not-stated', {}, evidence);
    const allowed = textListParam(params, 'allowed');
    const extra = (licence.conditions ?? []).filter((condition) => !allowed.includes(condition));
    if (extra.length > 0) return answer('beyond', { extraCondition: extra }, evidence);
    // „Всички права запазени“ names no condition: what it forbids is for a person to say.
    if (licence.status === 'restricted') return answer('unclear', { statement: evidence[0]?.quote ?? '' }, evidence);
    return answer('within', {}, evidence);
  },
});
