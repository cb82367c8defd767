import type { CompoundFile } from '../format/detectCompound.ts';
import type { Inspection } from '../inspection.ts';
import { inspectXls } from '../tables/inspectWorkbook.ts';
import { putDocument, putDocumentDates } from './documentFacts.ts';
import { readDoc } from './readDoc.ts';
import { readSummaryDates } from './readSummaryDates.ts';

/** Facts of the old office formats inside a compound file. */
export async function inspectCompound(compound: CompoundFile, inspection: Inspection): Promise<void> {
  const { facts, tables } = inspection;
  if (compound.id === 'ooxml-encrypted') {
    facts.put('format.note', 'encrypted', { kind: 'whole' }, 'EncryptedPackage');
    return facts.unknown('table.shape', 'encrypted', 'the office document is protected by a password');
  }
  const dates = readSummaryDates(compound.stream('\u0005SummaryInformation'));
  putDocumentDates(dates.created, dates.modified, facts);
  if (compound.id === 'xls') return inspectXls(inspection);
  if (compound.id !== 'doc') return;
  const outcome = readDoc(compound);
  if ('reading' in outcome) return putDocument(outcome.reading, tables, facts);
  facts.put('format.note', 'encrypted', { kind: 'whole' }, 'WordDocument');
  facts.unknown('document.words', 'encrypted', 'the document is protected by a password');
}
