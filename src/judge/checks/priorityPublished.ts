import { PRIORITY_GROUPS } from '../../model/prioritySets.ts';
import { answer, textParam } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { notKnown } from './unseen.ts';

/** Whether the datasets that a group of lists asks of the body were found. What nobody could look for is no absence. */
export const priorityPublished = defineCheck({
  name: 'priority-published',
  subject: 'institution',
  // The first is not read: it makes the finding wait for a site that is known to be the body's.
  reads: ['site.searched', 'priority.datasets'],
  params: {
    group: { type: 'text', meaning: 'Group of lists in rules/tables/priority.yaml.', oneOf: PRIORITY_GROUPS },
  },
  messages: {
    'all-published': { outcome: 'pass', placeholders: ['count'] },
    'some-missing': { outcome: 'fail', placeholders: ['count', 'published', 'wanted', 'searchedDate'] },
    unclear: { outcome: 'cannot-tell', placeholders: ['count', 'published', 'wanted'] },
    'none-asked': { outcome: 'not-applicable', placeholders: [] },
  },
  run(reader, params) {
    const found = valueOf(reader, 'priority.datasets');
    if (found === undefined) return notKnown(reader, 'priority.datasets');
    const group = textParam(params, 'group');
    const { lists, sets } = reader.tables.priority;
    const own = new Set(
      sets.filter((set) => lists.some((list) => list.id === set.list && list.group === group)).map(({ id }) => id),
    );
    const asked = found.filter(({ set }) => own.has(set));
    if (asked.length === 0) return answer('none-asked');
    const evidence = evidenceOf(reader, 'priority.datasets');
    const wanted = asked.length;
    const published = asked.filter(({ is }) => is === 'published').length;
    const missing = asked.filter(({ is }) => is === 'not-found' || is === 'as-document' || is === 'gone').length;
    if (missing > 0)
      return answer('some-missing', { count: missing, published, wanted, searchedDate: reader.seenOn }, evidence);
    if (published < wanted) return answer('unclear', { count: wanted - published, published, wanted }, evidence);
    return answer('all-published', { count: published }, evidence);
  },
});
