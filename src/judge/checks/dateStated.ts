import { answer } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { unseen, notKnown } from './unseen.ts';

/** Whether readers are told as of which day the data hold (Ordinance 2016, чл. 21, ал. 1). */
export const dateStated = defineCheck({
  name: 'date-stated',
  subject: 'resource',
  reads: ['resource.link-status', 'resource.updated'],
  params: {},
  messages: {
    stated: { outcome: 'pass', placeholders: ['updatedDate'] },
    'only-technical': { outcome: 'fail', placeholders: ['updatedDate', 'searchedDate'] },
    'not-stated': { outcome: 'fail', placeholders: ['searchedDate'] },
  },
  run(reader) {
    const nothing = unseen(reader);
    if (nothing !== undefined) return nothing;
    const fact = reader.fact('resource.updated');
    const evidence = evidenceOf(reader, 'resource.updated');
    const updated = valueOf(reader, 'resource.updated');
    if (updated === undefined) {
      if (fact?.known === false && fact.because.why === 'not-stated')
        return answer('not-stated', { searchedDate: reader.seenOn }, evidence);
      return notKnown(reader, 'resource.updated');
    }
    // Whoever checks a file alone has not shown the page where the words would stand.
    if (valueOf(reader, 'resource.link-status') === 'local' && updated.earliest === null)
      return answer('not-known', { unknownReason: 'only-file' }, []);
    // What a server or portal makes by itself tells the reader nothing.
    const sources = updated.claims?.map(({ source }) => source) ?? [updated.source];
    const isTold = reader.tables.dateSources.some(({ id, told }) => told && sources.includes(id));
    const isTechnical = !isTold && (updated.claims !== undefined || updated.earliest === null);
    // Words may stand on a page that was not read.
    if (isTechnical && updated.unread !== undefined)
      return answer('not-known', { unknownReason: updated.unread }, evidence);
    if (isTechnical)
      return answer('only-technical', { updatedDate: updated.latest, searchedDate: reader.seenOn }, evidence);
    return answer('stated', { updatedDate: updated.latest }, evidence);
  },
});
