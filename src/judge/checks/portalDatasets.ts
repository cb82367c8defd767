import { answer, integerParam } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { notKnown } from './unseen.ts';

/** Whether the body publishes on the national portal. A body that we did not match there is no absent body. */
export const portalDatasets = defineCheck({
  name: 'portal-datasets',
  subject: 'institution',
  reads: ['portal.profile'],
  params: { minimum: { type: 'integer', meaning: 'Datasets on the portal that pass.', min: 1, max: 1000 } },
  messages: {
    enough: { outcome: 'pass', placeholders: ['organisation', 'count'] },
    'too-few': { outcome: 'fail', placeholders: ['organisation', 'count', 'minimum', 'searchedDate'] },
    'not-matched': { outcome: 'cannot-tell', placeholders: [] },
  },
  run(reader, params) {
    const profile = valueOf(reader, 'portal.profile');
    if (profile === undefined) return notKnown(reader, 'portal.profile');
    const evidence = evidenceOf(reader, 'portal.profile');
    const { organisation, datasets: count } = profile;
    if (organisation === null) return answer('not-matched', {}, evidence);
    const minimum = integerParam(params, 'minimum');
    if (count >= minimum) return answer('enough', { organisation, count }, evidence);
    return answer('too-few', { organisation, count, minimum, searchedDate: reader.seenOn }, evidence);
  },
});
