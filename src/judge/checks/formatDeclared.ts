import { areAlikeFormats } from '../derive/alikeFormats.ts';
import { answer } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { notKnown, unseen } from './unseen.ts';

/** Whether the bytes are what the name, the link or the server says they are. */
export const formatDeclared = defineCheck({
  name: 'format-declared',
  subject: 'resource',
  reads: ['resource.link-status', 'resource.format', 'resource.declared-format', 'format.container'],
  params: {},
  messages: {
    matches: { outcome: 'pass', placeholders: ['foundFormat'] },
    differs: { outcome: 'fail', placeholders: ['declaredFormat', 'foundFormat'] },
    'not-declared': { outcome: 'not-applicable', placeholders: [] },
  },
  run(reader) {
    const nothing = unseen(reader);
    if (nothing !== undefined) return nothing;
    const declaredFormat = valueOf(reader, 'resource.declared-format');
    if (declaredFormat === undefined) return answer('not-declared', {}, evidenceOf(reader, 'resource.declared-format'));
    const foundFormat = valueOf(reader, 'resource.format');
    const declared = reader.tables.formats.find(({ id }) => id === declaredFormat);
    const found = reader.tables.formats.find(({ id }) => id === foundFormat);
    if (declared === undefined || found === undefined || foundFormat === undefined)
      return notKnown(reader, 'resource.format');
    const evidence = evidenceOf(reader, 'resource.declared-format', 'resource.format');
    if (areAlikeFormats(declared, found)) return answer('matches', { foundFormat }, evidence);
    return answer('differs', { declaredFormat, foundFormat }, evidence);
  },
});
