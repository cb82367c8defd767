import { WHOLE_BYTES } from '../format/detectFormat.ts';
import type { Inspection } from '../inspection.ts';
import { putDocument } from './documentFacts.ts';
import { hasOpenDictionaries } from './openDictionaries.ts';
import { readPdf } from './readPdf.ts';

/** Facts of a PDF: text or scan, columns, words, properties. */
export async function inspectPdf(inspection: Inspection): Promise<void> {
  const { source, facts, tables } = inspection;
  if (source.size > WHOLE_BYTES)
    return facts.unknown('pdf.shape', 'too-costly', `PDF files are read up to ${WHOLE_BYTES} bytes`);
  const bytes = await source.range(0, source.size);
  if (hasOpenDictionaries(bytes))
    return facts.unknown('pdf.shape', 'too-costly', 'too many dictionaries of the PDF do not end');
  const outcome = await readPdf(bytes);
  if (outcome.kind === 'encrypted') {
    facts.put('format.note', 'encrypted', { kind: 'whole' }, 'PDF');
    return facts.unknown('pdf.shape', 'encrypted', 'the PDF asks for a password');
  }
  if (outcome.kind === 'damaged') {
    facts.put('format.note', 'malformed', { kind: 'whole' }, outcome.detail);
    return facts.unknown('pdf.shape', 'unparsable', outcome.detail);
  }
  const { reading } = outcome;
  if (reading.pagesRead < reading.shape.pages) facts.put('format.note', `first ${reading.pagesRead} pages read`);
  facts.put('pdf.shape', reading.shape, { kind: 'page', page: 1 }, reading.words.slice(0, 200));
  putDocument({ ...reading, marksTables: false }, tables, facts, { kind: 'page', page: 1 });
}
