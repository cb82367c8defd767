import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { HELD_DOCUMENTS } from '../documents/heldDocuments.ts';
import type { InventedDocument } from '../documents/inventedDocument.ts';
import { TUNED_DOCUMENTS } from '../documents/tunedDocuments.ts';
import { writeDocument, WRITTEN_FORMATS } from '../documents/writeDocument.ts';
import {
  type Answer,
  cannotTell,
  type Case,
  type Corpus,
  type CorpusRecord,
  type Question,
  rightIf,
  type Seen,
  type Suite,
} from '../question.ts';

/** A link that says nothing of what it leads to. */
const NO_NAME = { text: 'Изтегли', heading: '' };

/**
 * Is a document data? Undecided is an honest answer and not a right one. Invented documents are asked twice: offered
 * under their own words, and under words that say nothing, so that the bytes alone must tell.
 */
export const documents: Suite = {
  name: 'documents',
  about: 'documents that are data against letters, orders, forms, reports: real ones by their bytes, invented ones',
  main: 'kind, real files',
  cases: (corpus) => [
    ...corpus.records.flatMap((record) => realCase(record, corpus)),
    ...inventedCases(TUNED_DOCUMENTS, 'invented'),
    ...inventedCases(HELD_DOCUMENTS, 'invented, held out'),
  ],
};

/** Lines of documents/kinds.jsonl name files of other suites' folders; what is not there is not asked. */
function realCase({ value }: CorpusRecord, { dir }: Corpus): Case[] {
  const { path: name, ground_truth: truth } = value;
  if (typeof name !== 'string' || typeof truth !== 'object' || truth === null || !('kind' in truth)) return [];
  const file = dir === null || dir === undefined ? null : path.join(dir, name);
  if (file === null || !existsSync(file)) return [];
  return [
    {
      id: name,
      bytes: () => readFileSync(file),
      offered: { ...NO_NAME, fileName: `file${path.extname(name)}` },
      questions: [{ ...askKind('kind, real files', String(truth.kind)), counted: value['contested'] !== true }],
    },
  ];
}

function inventedCases(documents: readonly InventedDocument[], group: string): Case[] {
  return documents.flatMap(({ id, truth, text, heading, file, blocks }) =>
    WRITTEN_FORMATS.flatMap((format): Case[] => {
      const bytes = (): Uint8Array => writeDocument(blocks, format);
      return [
        {
          id: `${id}.${format}`,
          bytes,
          offered: { text, heading, fileName: `${file}.${format}` },
          questions: [askKind(`kind, ${group}`, truth)],
        },
        {
          id: `${id}.${format} without its name`,
          bytes,
          offered: { ...NO_NAME, fileName: `file.${format}` },
          questions: [askKind(`kind, ${group}, no names`, truth)],
        },
      ];
    }),
  );
}

function askKind(metric: string, truth: string): Question {
  const answer = ({ judgement: { nature } }: Seen): Answer => {
    if (nature === null || nature === undefined) return cannotTell('not judged');
    const found = `${nature.verdict} (${nature.dataWeight} against ${nature.documentWeight} ${nature.documentKind ?? ''})`;
    return nature.verdict === 'undecided' ? cannotTell(found) : rightIf(nature.verdict === truth, found);
  };
  return { metric, expected: truth, counted: true, answer };
}
