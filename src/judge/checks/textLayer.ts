import { answer } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { notKnown, unseen } from './unseen.ts';

/** Whether text can be selected and searched: a scan or a picture of data serves nobody's program. */
export const textLayer = defineCheck({
  name: 'text-layer',
  subject: 'resource',
  reads: ['resource.link-status', 'resource.format', 'pdf.shape'],
  params: {},
  messages: {
    text: { outcome: 'pass', placeholders: ['pages'] },
    recognised: { outcome: 'pass', placeholders: ['pages'] },
    scan: { outcome: 'fail', placeholders: ['pages'] },
    'partly-scan': { outcome: 'fail', placeholders: ['pages', 'imagePages'] },
    picture: { outcome: 'fail', placeholders: ['foundFormat'] },
    'other-format': { outcome: 'not-applicable', placeholders: ['foundFormat'] },
  },
  run(reader) {
    const nothing = unseen(reader);
    if (nothing !== undefined) return nothing;
    const foundFormat = valueOf(reader, 'resource.format');
    if (foundFormat === undefined) return notKnown(reader, 'resource.format');
    const entry = reader.tables.formats.find(({ id }) => id === foundFormat);
    if (entry?.family === 'image') return answer('picture', { foundFormat }, evidenceOf(reader, 'resource.format'));
    if (foundFormat !== 'pdf') return answer('other-format', { foundFormat }, evidenceOf(reader, 'resource.format'));
    const shape = valueOf(reader, 'pdf.shape');
    if (shape === undefined || shape.kind === 'empty') return notKnown(reader, 'pdf.shape');
    const { pages, imagePages } = shape;
    const evidence = evidenceOf(reader, 'pdf.shape');
    if (shape.kind === 'text') return answer('text', { pages }, evidence);
    if (shape.kind === 'scan-ocr') return answer('recognised', { pages }, evidence);
    return shape.kind === 'scan'
      ? answer('scan', { pages }, evidence)
      : answer('partly-scan', { pages, imagePages }, evidence);
  },
});
