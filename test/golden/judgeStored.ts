import path from 'node:path';
import process from 'node:process';
import { auditInfo } from '../../src/app/prepareAudit.ts';
import { inspectBody } from '../../src/inspect/inspectBody.ts';
import { loadConfig } from '../../src/app/loadConfig.ts';
import { loadRuleBook, type RuleBook } from '../../src/app/loadRuleBook.ts';
import { openEvidenceReader } from '../../src/evidence/openEvidenceReader.ts';
import { inspectExchange } from '../../src/inspect/exchange/inspectExchange.ts';
import { judgeInstitution } from '../../src/judge/judgeInstitution.ts';
import { rankInstitutions } from '../../src/judge/score/rankInstitutions.ts';
import type { AuditResult } from '../../src/model/audit.ts';
import type { Capture } from '../../src/model/capture.ts';
import type { AuditConfig } from '../../src/model/config.ts';
import type { Fact } from '../../src/model/facts.ts';
import { sha256 } from '../../src/model/ids.ts';
import { canonicalJson } from '../../src/model/json.ts';

const ROOT = path.join(import.meta.dirname, '../..');
/** Evidence of one audit of the example; fixtures/evidence/README.md says how it was made. */
export const STORED = path.join(ROOT, 'fixtures/evidence/primer');

/** What an audit is judged by and from; the rules are read once, however often it is judged. */
export type StoredInput = {
  readonly config: AuditConfig;
  readonly book: RuleBook;
  readonly captures: readonly Capture[];
  readonly facts: ReadonlyMap<string, readonly Fact[]>;
};

/** Stored evidence → captures and facts, with nothing but the files. */
export async function inspectStored(): Promise<StoredInput> {
  const evidence = openEvidenceReader({ dir: STORED });
  const config = loadConfig(path.join(ROOT, 'config/primer.yaml'));
  const book = loadRuleBook(config.profile);
  const { tables } = book;
  const captures: Capture[] = [];
  const facts = new Map<string, readonly Fact[]>();
  for await (const { record, bodyPlace } of evidence.replay(null)) {
    captures.push(record);
    facts.set(`capture:${record.id}`, inspectExchange(record, tables));
    if (record.result.is !== 'response' || bodyPlace === null) continue;
    const { digest } = record.result.body;
    if (!facts.has(`body:${digest}`)) facts.set(`body:${digest}`, await inspectBody(await evidence.body(bodyPlace, digest), digest, tables));
  }
  return { config, book, captures, facts };
}

/** Captures and facts, in any order → the whole result. */
export function judgeStored({ config, book, captures, facts }: StoredInput, shuffle: <T>(list: readonly T[]) => readonly T[] = (list) => list): AuditResult {
  const info = auditInfo('primer', config, book, { asOf: config.asOf ?? '' });
  // Version and hashes change for reasons that are none of the judgement's: a better sentence, another port.
  const audit = { ...info, program: 'zvezdomer', configHash: '', rulesHash: '', tablesHash: '' };
  const institutions = config.institutions.map((institution) => {
    const seen = captures.filter(({ target }) => target.institutionId === institution.id || target.institutionId === null);
    const subjects = new Set(seen.flatMap(({ id, result }) => [`capture:${id}`, ...(result.is === 'response' ? [`body:${result.body.digest}`] : [])]));
    const known = [...subjects].flatMap((subject) => facts.get(subject) ?? []);
    return judgeInstitution({ audit, institution, captures: shuffle(seen), facts: shuffle(known) }, book.ruleSet, book.tables);
  });
  return { format: 1, audit, institutions, ranking: rankInstitutions(institutions) };
}

// Run alone it prints the digest of the result: the test starts it in other time zones and locales.
if (process.argv[1] === import.meta.filename) process.stdout.write(`${sha256(canonicalJson(judgeStored(await inspectStored())))}\n`);
