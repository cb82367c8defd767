import { BodyNotHere } from '../evidence/evidenceErrors.ts';
import { inspectExchange } from '../inspect/exchange/inspectExchange.ts';
import { compareResults } from '../judge/compareResults.ts';
import { judgeInstitution } from '../judge/judgeInstitution.ts';
import { rankInstitutions } from '../judge/score/rankInstitutions.ts';
import type { AuditInfo, AuditResult } from '../model/audit.ts';
import type { InspectorPool } from '../isolate/openInspectorPool.ts';
import { UserError } from '../model/errors.ts';
import type { Fact } from '../model/facts.ts';
import { canonicalJson } from '../model/json.ts';
import type { EvidenceReader } from '../model/ports.ts';
import type { Tables } from '../model/tables.ts';
import type { AuditFolder } from './auditFolder.ts';
import { evidenceOfOthers } from './earlierAudit.ts';
import { bodiesOf, inspectIn, LOST } from './inspectAudit.ts';
import { judgeInput } from './judgeAudit.ts';
import { endsFacts } from './endsFacts.ts';
import { openEvidence } from './openEvidence.ts';
import type { OpenPool } from './openPool.ts';
import { storedAudit } from './prepareAudit.ts';

/** One row of the database that does not follow from what it was made of. */
export type Deviation = {
  readonly table: string;
  /** What it is about, and which fact, rule or dimension. */
  readonly subject: string;
  readonly key: string;
  /** Canonical JSON; null = there is none. */
  readonly stored: string | null;
  readonly computed: string | null;
};

/** Bodies that could not be inspected again, since the audit that holds them is not there, or not whole there. */
export type AbsentBodies = { readonly audit: string; readonly place: string; readonly bodies: number };

export type Reproduction = {
  readonly deviations: readonly Deviation[];
  readonly absent: readonly AbsentBodies[];
  readonly counts: Readonly<Record<'captures' | 'facts' | 'findings' | 'scores', number>>;
};

/**
 * Makes everything again from the evidence and holds it against the database: captures against the evidence, facts
 * against the bodies, results against the stored facts. Nothing is written and nobody is asked.
 */
export async function reproduceAudit(folder: AuditFolder, openPool: OpenPool): Promise<Reproduction> {
  const evidence = openEvidence(folder);
  const { book, info } = storedAudit(folder);
  const captures = await compareCaptures(folder, evidence);
  const pool = openPool(book.tables);
  const { deviations: facts, absent } = await compareFacts(folder, evidence, book.tables, pool).finally(pool.close);
  const stored = folder.store.auditResult();
  if (stored === undefined)
    return { deviations: [...captures, ...facts], absent, counts: { captures: 0, facts: 0, findings: 0, scores: 0 } };
  const institutions = stored.institutions.map(({ institution }) =>
    judgeInstitution(judgeInput(folder, info, institution), book.ruleSet, book.tables),
  );
  const computed: AuditResult = { format: 1, audit: info, institutions, ranking: rankInstitutions(institutions) };
  const results = compareResults(stored, computed).map(({ where, subject, key, before, after }) => ({
    table: where,
    subject,
    key,
    stored: textOf(before),
    computed: textOf(after),
  }));
  const sum = (count: (result: AuditResult['institutions'][number]) => number): number =>
    stored.institutions.reduce((total, result) => total + count(result), 0);
  const counts = {
    captures: folder.store.captures().length,
    facts: sum((result) => result.facts.length),
    findings: sum((result) => result.findings.length),
    scores: sum((result) => result.scores.length),
  };
  return { deviations: [...captures, ...facts, ...results], absent, counts };
}

async function compareCaptures(folder: AuditFolder, evidence: EvidenceReader): Promise<Deviation[]> {
  const unseen = new Map(folder.store.captures().map(({ capture }) => [capture.id, canonicalJson(capture)]));
  const deviations: Deviation[] = [];
  for await (const { record } of evidence.replay(null)) {
    const computed = canonicalJson(record);
    const stored = unseen.get(record.id) ?? null;
    if (stored !== computed)
      deviations.push({ table: 'captures', subject: record.id, key: record.request.url, stored, computed });
    unseen.delete(record.id);
  }
  for (const [id, stored] of unseen)
    deviations.push({ table: 'captures', subject: id, key: '', stored, computed: null });
  return deviations;
}

async function compareFacts(
  folder: AuditFolder,
  evidence: EvidenceReader,
  tables: Tables,
  pool: InspectorPool,
): Promise<Pick<Reproduction, 'deviations' | 'absent'>> {
  const { store } = folder;
  const deviations: Deviation[] = [];
  const absent = new Map<string, number>();
  const captures = store.captures();
  const ends = await endsFacts(captures, evidence, tables);
  for (const { capture } of captures) {
    const computed = [...inspectExchange(capture, tables), ...(ends.get(capture.id) ?? [])];
    deviations.push(...factDeviations(store.facts('', `capture:${capture.id}`), computed));
  }
  for (const [digest, place] of bodiesOf(captures)) {
    // Nothing was known of it then: that follows from the machine, not from the body.
    if (store.isInspected(digest, LOST, tables.hash)) continue;
    try {
      const { rows, isLost } = await inspectIn(pool, digest, await evidence.body(place, digest));
      if (isLost) throw tooCostlyHere(digest);
      const computed = rows.map(({ record }) => JSON.parse(record) as Fact);
      deviations.push(...factDeviations(store.facts('', `body:${digest}`), computed));
    } catch (error) {
      if (!(error instanceof BodyNotHere)) throw error;
      absent.set(error.audit, (absent.get(error.audit) ?? 0) + 1);
    }
  }
  const places = evidenceOfOthers(folder.dir, store.info<AuditInfo>('audit')?.since);
  const named = [...absent].map(([audit, bodies]) => ({ audit, place: places.get(audit) ?? audit, bodies }));
  return { deviations, absent: named };
}

/** No deviation: that this machine is too small must not read like tampering. */
function tooCostlyHere(digest: string): UserError {
  return new UserError('too-costly-here', {
    bg: `тялото ${digest} не можа да бъде прегледано в границите за време и памет; опитайте на по-свободна машина`,
    en: `body ${digest} could not be inspected within the limits of time and memory; try on a less busy machine`,
  });
}

function factDeviations(stored: readonly Fact[], computed: readonly Fact[]): Deviation[] {
  const before = new Map(stored.map((fact) => [fact.key, fact]));
  const after = new Map(computed.map((fact) => [fact.key, fact]));
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((key) => ({
      table: 'facts',
      subject: before.get(key)?.subject ?? after.get(key)?.subject ?? '',
      key,
      stored: textOf(before.get(key)),
      computed: textOf(after.get(key)),
    }))
    .filter((deviation) => deviation.stored !== deviation.computed);
}

function textOf(value: unknown): string | null {
  return value === undefined || value === null ? null : canonicalJson(value);
}
