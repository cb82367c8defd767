import { answer } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { notKnown, unseen } from './unseen.ts';

/** Places from which a program can read a licence without understanding sentences. */
const READABLE: ReadonlySet<string> = new Set(['link', 'rel', 'meta', 'json-ld', 'header', 'property', 'portal-terms']);

/** Whether a program can find the licence: rel="license", metadata, a link to the licence's text. */
export const licenceMachineReadable = defineCheck({
  name: 'licence-machine-readable',
  subject: 'resource',
  reads: ['resource.link-status', 'resource.licence'],
  params: {},
  messages: {
    readable: { outcome: 'pass', placeholders: ['statedLicence'] },
    'words-only': { outcome: 'fail', placeholders: ['statement'] },
    'not-stated': { outcome: 'not-applicable', placeholders: [] },
    'not-open': { outcome: 'not-applicable', placeholders: [] },
  },
  run(reader) {
    const gone = unseen(reader);
    if (gone?.messageKey === 'gone') return gone;
    const licence = valueOf(reader, 'resource.licence');
    if (licence === undefined) return notKnown(reader, 'resource.licence');
    const evidence = evidenceOf(reader, 'resource.licence');
    if (licence.status === 'not-stated') return answer('not-stated', {}, evidence);
    // A prohibition needs no mark for programs: it is judged by the rules on open terms, once.
    if (licence.status !== 'open') return answer('not-open', {}, evidence);
    if (licence.licence !== null && READABLE.has(licence.source ?? '')) {
      return answer('readable', { statedLicence: licence.licence }, evidence);
    }
    return answer('words-only', { statement: evidence[0]?.quote ?? '' }, evidence);
  },
});
