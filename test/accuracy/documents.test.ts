import { describe, expect, it } from 'vitest';
import { loadRuleBook } from '../../src/app/loadRuleBook.ts';
import { bytesSource } from '../../src/inspect/byteSource.ts';
import { inspectBody } from '../../src/inspect/inspectBody.ts';
import { sha256 } from '../../src/model/ids.ts';
import { HELD_DOCUMENTS } from './documents/heldDocuments.ts';
import type { InventedDocument } from './documents/inventedDocument.ts';
import { TUNED_DOCUMENTS } from './documents/tunedDocuments.ts';
import { writeDocument, type WrittenFormat } from './documents/writeDocument.ts';
import { judgeFile } from './judgeFile.ts';

const BOOK = loadRuleBook('five-star');
/** One format that marks its tables and one in which they must be guessed; `npm run accuracy` asks all five. */
const FORMATS: readonly WrittenFormat[] = ['docx', 'pdf'];
const MOST_UNDECIDED = 0.15;

type Answer = { readonly id: string; readonly truth: string; readonly said: string };

async function ask(one: InventedDocument, format: WrittenFormat): Promise<Answer[]> {
  const bytes = new Uint8Array(writeDocument(one.blocks, format));
  const digest = sha256(bytes);
  const facts = await inspectBody(bytesSource(bytes), digest, BOOK.tables);
  const named = { text: one.text, heading: one.heading, fileName: `${one.file}.${format}` };
  const nameless = { text: 'Изтегли', heading: '', fileName: `file.${format}` };
  return [named, nameless].map((offered) => ({
    id: `${one.id}.${format} „${offered.text}“`,
    truth: one.truth,
    said:
      judgeFile({ name: offered.fileName, bytes: bytes.length, digest, facts, offered }, BOOK).nature?.verdict ??
      'not judged',
  }));
}

describe.each([
  { half: 'tuned', documents: TUNED_DOCUMENTS },
  { half: 'held out', documents: HELD_DOCUMENTS },
])('invented documents, $half', ({ documents }) => {
  it('calls no letter data and no register a letter, and leaves few undecided', async () => {
    const answers: Answer[] = [];
    for (const one of documents) {
      for (const format of FORMATS) answers.push(...(await ask(one, format)));
    }
    expect(answers.length).toBeGreaterThanOrEqual(20 * FORMATS.length * 2);
    const confused = answers.filter(({ truth, said }) => said !== truth && said !== 'undecided');
    expect(confused).toEqual([]);
    const undecided = answers.filter(({ said }) => said === 'undecided');
    expect(undecided.length).toBeLessThanOrEqual(answers.length * MOST_UNDECIDED);
  });
});
