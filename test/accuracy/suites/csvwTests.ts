import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { documentOf, findCsvw, tablesToCheck } from '../../../src/app/checkAgainstCsvw.ts';
import { checkTables } from '../../../src/inspect/csvw/checkTables.ts';
import type { MetadataNote } from '../../../src/inspect/csvw/metadataNotes.ts';
import { UserError } from '../../../src/model/errors.ts';
import { type Case, type Item, type Question, rightIf } from '../question.ts';

/** What a test of the W3C expects, by the name of its kind. */
const OUTCOMES: Readonly<Record<string, 'valid' | 'valid, with warnings' | 'not valid'>> = {
  'csvt:PositiveValidationTest': 'valid',
  'csvt:WarningValidationTest': 'valid, with warnings',
  'csvt:NegativeValidationTest': 'not valid',
};

/** A validation test of the CSV on the Web working group, run as `check FILE --schema METADATA` runs it. */
export function csvwCases(item: Item): Case[] {
  const type = item.truth?.['type'];
  const outcome = typeof type === 'string' ? OUTCOMES[type] : undefined;
  const { path: file } = item;
  if (outcome === undefined || file === null) return [];
  const option = item.truth?.['option'];
  const named = typeof option === 'object' && option !== null ? (option as Record<string, unknown>)['metadata'] : undefined;
  const root = file.slice(0, file.length - item.id.length + 'csvw/'.length);
  const metadata = typeof named === 'string' ? path.join(root, named) : null;
  return [{ id: item.id, bytes: null, questions: questionsOf(outcome, () => outcomeOf(file, metadata)) }];
}

function questionsOf(expected: string, answer: () => string): Question[] {
  const isInvalid = (outcome: string): boolean => outcome === 'not valid';
  const ask = (metric: string, isRight: (found: string) => boolean): Question => ({
    metric,
    expected,
    counted: true,
    answer: () => {
      const found = answer();
      return rightIf(isRight(found), found);
    },
  });
  return [
    ask('CSVW tests', (found) => isInvalid(found) === isInvalid(expected)),
    ask('CSVW tests, with warnings', (found) => found === expected),
  ];
}

/** As `check FILE --schema METADATA` finds it, or `check FILE --schema` by what lies beside the file. */
function outcomeOf(file: string, named: string | null): string {
  try {
    const { found, passed } = named === null ? beside(file) : { found: documentOf(named), passed: [] };
    if (found === null) return said(true, passed);
    const { metadata, wanted } = tablesToCheck(file, found);
    if (metadata.some(({ level }) => level === 'error')) return 'not valid';
    const files = new Map([...wanted].map(([table, from]) => [table, new Uint8Array(readFileSync(from))]));
    const isValid = [...checkTables(files).values()].every(({ count }) => count === 0);
    return said(isValid, [...passed, ...metadata]);
  } catch (error) {
    if (error instanceof UserError) return 'not valid';
    throw error;
  }
}

/** Metadata are the file itself, or a document that a server would have named, or one beside the file. */
function beside(file: string): ReturnType<typeof findCsvw> {
  if (file.endsWith('.json')) return { found: documentOf(file), passed: [] };
  const folder = path.dirname(file);
  const own = `${path.basename(file, '.csv')}-linked-metadata.json`;
  const linked = readdirSync(folder).filter((name) => name === own || name === 'linked-metadata.json');
  return findCsvw(
    file,
    linked.map((name) => path.join(folder, name)),
  );
}

function said(valid: boolean, notes: readonly MetadataNote[]): string {
  if (!valid) return 'not valid';
  return notes.some(({ level }) => level === 'warning') ? 'valid, with warnings' : 'valid';
}
