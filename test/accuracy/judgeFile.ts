import type { RuleBook } from '../../src/app/loadRuleBook.ts';
import { inspectExchange } from '../../src/inspect/exchange/inspectExchange.ts';
import { judgeInstitution } from '../../src/judge/judgeInstitution.ts';
import type { AuditInfo } from '../../src/model/audit.ts';
import type { Capture, Purpose } from '../../src/model/capture.ts';
import { type Fact, known } from '../../src/model/facts.ts';
import type { Nature } from '../../src/model/facts/nature.ts';
import { type CaptureId, captureId, type Sha256, sha256 } from '../../src/model/ids.ts';
import type { Resource } from '../../src/model/resource.ts';
import { NOBODY } from './nobody.ts';
import type { Judgement, Offered } from './question.ts';

/** Late enough that no file of the corpora comes from the future. */
const AS_OF = '2026-11-02T09:00:00.000Z';

/** A body that was inspected; `offered` when it is to be judged as something that a page links to. */
export type InspectedFile = {
  readonly name: string;
  readonly bytes: number;
  readonly digest: Sha256;
  readonly facts: readonly Fact[];
  readonly offered: Offered | null;
};

/** What judge says of a file: one that stands alone as `zvezdomer check FILE` does, one that a page offers as an audit. */
export function judgeFile(file: InspectedFile, book: RuleBook): Judgement {
  const { offered, facts } = file;
  const page = offered === null ? null : pageCapture();
  const capture = offered === null ? fileCapture(file) : linkedCapture(file, offered);
  const captures = page === null ? [capture] : [page, capture];
  const input = {
    audit: auditOf(book),
    institution: NOBODY,
    captures,
    facts: [
      ...captures.flatMap((one) => inspectExchange(one)),
      ...facts,
      ...(page === null || offered === null ? [] : pageFacts(offered)),
    ],
  };
  const result = judgeInstitution(input, book.ruleSet, book.tables);
  const best = wholeFile(result.resources);
  if (best === undefined)
    return { format: null, level: null, licence: null, licenceId: null, freshness: null, date: null };
  const nature = result.facts.find(({ key, subject }) => key === 'resource.nature' && subject === best.subject);
  return {
    format: best.format,
    level: best.level,
    licence: best.licence,
    licenceId: best.licenceId,
    freshness: best.freshness,
    date: best.date,
    nature: offered !== null && nature?.known === true ? { ...(nature.value as Nature), verdict: verdictOf(best) } : null,
  };
}

/** What becomes of it in an audit counts, not what the signs alone would say. */
function verdictOf({ kind }: Resource): Nature['verdict'] {
  return kind === 'resource' ? 'data' : kind;
}

/** The file itself; for a page that only holds tables, the table with the highest level. */
function wholeFile(resources: readonly Resource[]): Resource | undefined {
  return (
    resources.find(({ place }) => place === null) ?? resources.toSorted((a, b) => (b.level ?? -1) - (a.level ?? -1))[0]
  );
}

const SITE = 'http://accuracy.example/';
const PAGE_DIGEST = sha256('a page with one link');

function fileCapture({ name, bytes, digest }: InspectedFile): Capture {
  return captureOf(`file:///accuracy/${encodeURIComponent(name)}`, 'local-file', bytes, digest, null);
}

function pageCapture(): Capture {
  return captureOf(SITE, 'home', 1, PAGE_DIGEST, null);
}

function linkedCapture({ bytes, digest }: InspectedFile, { fileName }: Offered): Capture {
  const url = `${SITE}files/${encodeURIComponent(fileName)}`;
  return captureOf(url, 'file', bytes, digest, captureId(NOBODY.id, 'GET', SITE, 'home'));
}

/** A page that says nothing but the words of one link and the heading above it. */
function pageFacts({ text, heading, fileName }: Offered): readonly Fact[] {
  const subject = `body:${PAGE_DIGEST}` as const;
  const href = `/files/${encodeURIComponent(fileName)}`;
  const link = { href, base: null, text, around: '', heading, rel: '', region: 'main', css: 'a' } as const;
  return [
    known(subject, 'format.id', 'html', []) as Fact,
    known(subject, 'page.names', [], []) as Fact,
    known(subject, 'page.links', [link], []) as Fact,
  ];
}

function captureOf(
  url: string,
  purpose: Purpose,
  bytes: number,
  digest: Sha256,
  foundOn: CaptureId | null,
): Capture {
  return {
    id: captureId(NOBODY.id, 'GET', url, purpose),
    lane: NOBODY.id,
    sequence: purpose === 'file' ? 2 : 1,
    target: {
      kind: purpose === 'home' ? 'page' : 'resource',
      purpose,
      url,
      institutionId: NOBODY.id,
      depth: 0,
      foundOn,
      linkIndex: foundOn === null ? null : 0,
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
