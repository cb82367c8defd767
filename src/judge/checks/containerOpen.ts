import { answer } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { notKnown, unseen } from './unseen.ts';

/** Whether data can be taken out of what they are packed in without special software. */
export const containerOpen = defineCheck({
  name: 'container-open',
  subject: 'resource',
  reads: ['resource.link-status', 'resource.format', 'format.id', 'format.container'],
  params: {},
  messages: {
    plain: { outcome: 'pass', placeholders: [] },
    open: { outcome: 'pass', placeholders: ['containerFormat'] },
    closed: { outcome: 'fail', placeholders: ['containerFormat'] },
  },
  run(reader) {
    const nothing = unseen(reader);
    if (nothing !== undefined) return nothing;
    const found = valueOf(reader, 'resource.format');
    if (found === undefined) return notKnown(reader, 'resource.format');
    const archive = reader.tables.formats.find(
      ({ id, family }) => id === valueOf(reader, 'format.id') && family === 'archive',
    );
    const containerFormat = valueOf(reader, 'format.container') ?? archive?.id;
    if (containerFormat === undefined) return answer('plain', {}, evidenceOf(reader, 'resource.format'));
    const evidence = evidenceOf(reader, 'format.container', 'format.id');
    const id = containerFormat === 'gzip' ? 'gz' : containerFormat;
    const entry = reader.tables.formats.find((candidate) => candidate.id === id);
    if (entry === undefined) return answer('not-known', { unknownReason: 'unsupported' }, evidence);
    return answer(entry.open ? 'open' : 'closed', { containerFormat: id }, evidence);
  },
});
