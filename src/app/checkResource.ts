import { bytesSource } from '../inspect/byteSource.ts';
import { inspectExchange } from '../inspect/exchange/inspectExchange.ts';
import type { InspectorPool } from '../isolate/openInspectorPool.ts';
import { judgeInstitution } from '../judge/judgeInstitution.ts';
import type { InstitutionResult } from '../model/audit.ts';
import type { Capture } from '../model/capture.ts';
import type { Fact } from '../model/facts.ts';
import type { Institution } from '../model/institution.ts';
import type { Tables } from '../model/tables.ts';
import { SELF_CHECK, type Seen } from './askOne.ts';
import { inspectIn } from './inspectAudit.ts';
import { openPool } from './openPool.ts';
import { auditInfo } from './prepareAudit.ts';
import { loadRuleBook, type RuleBook } from './loadRuleBook.ts';
import { checkCrawl, seeOne, type SeeOptions } from './seeOne.ts';
import { systemClock } from './systemClock.ts';

/** Facts about the bytes and the exchange, and what the rules say of them. */
export type CheckAnswer = {
  readonly asked: string;
  /** Exchanges in order: redirects, and a second try where TLS was faulty. */
  readonly captures: readonly Capture[];
  readonly facts: readonly Fact[];
  readonly result: InstitutionResult;
  readonly book: RuleBook;
};

/** Whoever checks a file answers for it: it needs no proof of whose it is, and no duty binds it. */
const SELF: Institution = {
  id: SELF_CHECK,
  name: { bg: 'Самопроверка', en: 'Self-check' },
  otherNames: [],
  kind: 'other',
  legalKind: 'unknown',
  region: null,
  eik: null,
  sites: [],
  fileHosts: [],
  identityConfirmed: true,
  portalOrganisation: null,
};

async function factsOf(seen: readonly Seen[], tables: Tables, pool: InspectorPool): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  for (const { capture, bytes } of seen) {
    facts.push(...inspectExchange(capture, tables));
    if (bytes === null || capture.result.is !== 'response') continue;
    const { rows } = await inspectIn(pool, capture.result.body.digest, bytesSource(bytes));
    facts.push(...rows.map(({ record }) => JSON.parse(record) as Fact));
  }
  return facts;
}

/** Checks one file or address by the same inspectors and rules as an audit. Nothing is kept. */
export async function checkResource(asked: string, options: SeeOptions = {}): Promise<CheckAnswer> {
  const clock = options.clock ?? systemClock;
  const book = loadRuleBook('five-star');
  const seen = await seeOne(asked, options);
  // In a process of its own: a hostile file must not take the terminal with it.
  const pool = (options.openPool ?? openPool)(book.tables);
  const facts = await factsOf(seen, book.tables, pool).finally(pool.close);
  const crawl = checkCrawl({});
  const config = {
    id: 'check',
    title: SELF.name,
    asOf: null,
    profile: 'five-star',
    institutions: [SELF],
    portal: null,
    crawl,
  };
  const audit = auditInfo('check', config, book, { asOf: new Date(clock.now()).toISOString() });
  const result = judgeInstitution(
    { audit, institution: SELF, captures: seen.map(({ capture }) => capture), facts },
    book.ruleSet,
    book.tables,
  );
  return { asked, captures: seen.map(({ capture }) => capture), facts, result, book };
}
