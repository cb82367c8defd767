import { answer } from './check.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { notKnown } from './unseen.ts';

/**
 * The national portal's storage class for texts (RTF, ODT), which it shows as if it were a format; what is no XML is no
 * schema (portal API note, 7.1).
 */
const TEXT_CLASS = 'XSD';
const IS_SCHEMA: ReadonlySet<string | null> = new Set(['xsd', 'xml']);

/**
 * Whether the files are what the catalogue declares. The national portal declares nothing: what it shows as a format is
 * how it stores the file, and „XSD“ there is mostly a text document. That is told of the portal, and fails nobody.
 */
export const distributionFormats = defineCheck({
  name: 'distribution-formats',
  subject: 'dataset',
  reads: ['dataset.distributions'],
  params: {},
  messages: {
    match: { outcome: 'pass', placeholders: ['count'] },
    differ: { outcome: 'fail', placeholders: ['count', 'titles', 'declaredFormat', 'foundFormats'] },
    'portal-class': { outcome: 'not-applicable', placeholders: ['stored', 'titles'] },
    'not-declared': { outcome: 'not-applicable', placeholders: [] },
    'not-compared': { outcome: 'cannot-tell', placeholders: [] },
    empty: { outcome: 'not-applicable', placeholders: [] },
  },
  run(reader) {
    const all = valueOf(reader, 'dataset.distributions');
    if (all === undefined) return notKnown(reader, 'dataset.distributions');
    const evidence = evidenceOf(reader, 'dataset.distributions');
    const differ = all.filter(({ is }) => is === 'differs');
    const titles = differ.map(({ title }) => title);
    if (differ.length > 0) {
      const [first] = differ;
      const foundFormats = [...new Set(differ.flatMap(({ found }) => found ?? []))];
      return answer(
        'differ',
        { count: differ.length, titles, declaredFormat: first?.declared ?? '', foundFormats },
        evidence,
      );
    }
    const match = all.filter(({ is }) => is === 'as-declared').length;
    if (match > 0) return answer('match', { count: match }, evidence);
    if (all.length === 0) return answer('empty', {}, evidence);
    const texts = all.filter(({ stored, found }) => stored === TEXT_CLASS && !IS_SCHEMA.has(found));
    if (texts.length > 0)
      return answer('portal-class', { stored: TEXT_CLASS, titles: texts.map(({ title }) => title) }, evidence);
    return answer(all.every(({ is }) => is === 'not-declared') ? 'not-declared' : 'not-compared', {}, evidence);
  },
});
