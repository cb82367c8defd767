import { whyUnknown } from '../factView.ts';
import {
  type Answer,
  cannotTell,
  type Case,
  type Item,
  type Question,
  right,
  rightIf,
  type Seen,
  type Suite,
  type TableWords,
} from '../question.ts';
import { askCeiling, askFormat } from './askFormat.ts';

export const formats: Suite = {
  name: 'formats',
  about: 'format from the bytes alone; level never above what the file can have; class of a PDF',
  main: 'format',
  cases: ({ items }, words) => items.flatMap((item) => caseOf(item, words)),
};

function caseOf(item: Item, words: TableWords): Case[] {
  const format = item.truth?.['format'];
  if (typeof format !== 'string') return [];
  const questions: Question[] = [askFormat(format, words)];
  const ceiling = item.truth?.['star_ceiling'];
  if (typeof ceiling === 'number') questions.push(askCeiling(ceiling, format, words));
  const pdf = item.truth?.['pdf'];
  if (typeof pdf === 'object' && pdf !== null) questions.push(...askPdf(pdf as Readonly<Record<string, unknown>>));
  if (item.truth?.['encrypted_or_protected'] === true) questions.push(PROTECTED);
  return [
    {
      id: item.id,
      bytes: item.bytes,
      questions: questions.map((one) => ({ ...one, counted: one.counted && !item.contested })),
    },
  ];
}

const PROTECTED: Question = {
  metric: 'protected',
  expected: 'encrypted or protected',
  counted: true,
  answer: ({ facts }) => {
    const note = facts.value('format.note') ?? '';
    const said = /encrypt|protect/.test(note) || isEncrypted(facts);
    return rightIf(said, note === '' ? 'nothing said' : note);
  },
};

function isEncrypted(facts: Seen['facts']): boolean {
  return (['pdf.shape', 'table.shape', 'document.tables', 'archive.members'] as const).some(
    (key) => facts.because(key)?.why === 'encrypted',
  );
}

/** Our classes that mean the same as one that was measured with poppler. */
const PDF_CLASSES: Readonly<Record<string, readonly string[]>> = {
  // What was measured as „text“ has a layer of letters; that a program recognised them was not asked.
  text: ['text', 'scan-ocr'],
  scan: ['scan'],
  mixed: ['mixed'],
  'scan+ocr': ['scan-ocr', 'scan', 'mixed'],
  'scan-with-text-layer-or-illustrated': ['scan-ocr', 'text'],
  'no-text': ['empty'],
  'image-small-or-empty': ['empty', 'scan'],
};

export function askPdf(truth: Readonly<Record<string, unknown>>): Question[] {
  const cls = typeof truth['cls'] === 'string' ? truth['cls'] : '';
  if (cls === '') return [];
  // „no-text“ with a few letters a page is a text PDF with few letters; calling it text is no fault, calling it a scan is.
  const letters = typeof truth['chars_per_page'] === 'number' ? truth['chars_per_page'] : 0;
  const accepted = [...(PDF_CLASSES[cls] ?? []), ...(cls === 'no-text' && letters > 0 ? ['text'] : [])];
  // What another reader could not read may well be readable, so it is shown and not counted.
  const counted = cls !== 'unreadable' && (accepted.length > 0 || cls === 'encrypted');
  return [{ metric: 'pdf', expected: cls, counted, answer: (seen) => judgePdf(cls, accepted, seen) }];
}

function judgePdf(cls: string, accepted: readonly string[], { facts }: Seen): Answer {
  const shape = facts.value('pdf.shape');
  if (cls === 'encrypted') {
    const said =
      facts.because('pdf.shape')?.why === 'encrypted' || /encrypt|protect/.test(facts.value('format.note') ?? '');
    return rightIf(said, shape?.kind ?? whyUnknown(facts, 'pdf.shape'));
  }
  if (shape === undefined)
    return cls === 'unreadable' ? right('unreadable') : cannotTell(whyUnknown(facts, 'pdf.shape'));
  return rightIf(
    accepted.includes(shape.kind),
    `${shape.kind} (${shape.textPages} text, ${shape.imagePages} pictures of ${shape.pages})`,
  );
}
