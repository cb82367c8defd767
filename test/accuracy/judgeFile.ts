import type { RuleBook } from '../../src/app/loadRuleBook.ts';
import { inspectExchange } from '../../src/inspect/exchange/inspectExchange.ts';
import { judgeInstitution } from '../../src/judge/judgeInstitution.ts';
import type { AuditInfo } from '../../src/model/audit.ts';
import type { Capture } from '../../src/model/capture.ts';
import type { Fact } from '../../src/model/facts.ts';
import { captureId, type Sha256 } from '../../src/model/ids.ts';
import type { Institution } from '../../src/model/institution.ts';
import type { Resource } from '../../src/model/resource.ts';
import type { Judgement } from './question.ts';

/** Late enough that no file of the corpora comes from the future. */
const AS_OF = '2026-11-02T09:00:00.000Z';

const NOBODY: Institution = {
  id: 'accuracy',
  name: { bg: 'Проверка', en: 'Check' },
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

/** What judge says of a file that stands alone: the same facts and rules as `zvezdomer check FILE`. */
export function judgeFile(
  name: string,
  bytes: number,
  digest: Sha256,
  facts: readonly Fact[],
  book: RuleBook,
): Judgement {
  const capture = captureOf(name, bytes, digest);
  const input = {
    audit: auditOf(book),
    institution: NOBODY,
    captures: [capture],
    facts: [...inspectExchange(capture), ...facts],
  };
  const { resources } = judgeInstitution(input, book.ruleSet, book.tables);
  const best = wholeFile(resources);
  if (best === undefined)
    return { format: null, level: null, licence: null, licenceId: null, freshness: null, date: null };
  return {
    format: best.format,
    level: best.level,
    licence: best.licence,
    licenceId: best.licenceId,
    freshness: best.freshness,
    date: best.date,
  };
}

/** The file itself; for a page that only holds tables, the table with the highest level. */
function wholeFile(resources: readonly Resource[]): Resource | undefined {
  return (
    resources.find(({ place }) => place === null) ?? resources.toSorted((a, b) => (b.level ?? -1) - (a.level ?? -1))[0]
  );
}

function captureOf(name: string, bytes: number, digest: Sha256): Capture {
  const url = `file:///accuracy/${encodeURIComponent(name)}`;
  return {
    id: captureId(NOBODY.id, 'GET', url, 'local-file'),
    lane: NOBODY.id,
    sequence: 1,
    target: {
      kind: 'resource',
      purpose: 'local-file',
      url,
      institutionId: NOBODY.id,
      depth: 0,
      foundOn: null,
      linkIndex: null,
      redirectFrom: null,
      portalUri: null,
    },
    request: { method: 'GET', url, headers: [], body: null },
    startedAt: AS_OF,
    elapsedMs: 0,
    repeat: false,
    result: {
      is: 'response',
      status: 200,
      httpVersion: '',
      headers: [],
      body: { digest, bytes, truncated: null },
      remoteAddress: null,
      tls: null,
    },
  };
}

function auditOf({ ruleSet, tables }: RuleBook): AuditInfo {
  return {
    id: 'accuracy',
    title: NOBODY.name,
    asOf: AS_OF,
    program: 'accuracy',
    rulesHash: ruleSet.hash,
    tablesHash: tables.hash,
    configHash: '',
    profile: ruleSet.profile.id,
    exceptions: [],
  };
}
