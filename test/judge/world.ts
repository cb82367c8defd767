import type { Capture, FailureCode, Purpose, SkipReason } from '../../src/model/capture.ts';
import type { AuditInfo, JudgeInput } from '../../src/model/audit.ts';
import { type Fact, type FactKey, known } from '../../src/model/facts.ts';
import type { FactValues, LicenceStatement, PageLink } from '../../src/model/factValues.ts';
import { sha256 } from '../../src/model/ids.ts';
import type { Institution } from '../../src/model/institution.ts';

/** An invented body and hand-made captures and facts about it: what gather and inspect would have stored. */
export const BODY: Institution = {
  id: 'lipovo',
  name: { bg: 'Община Липово', en: 'Municipality of Lipovo' },
  otherNames: [],
  kind: 'municipality',
  legalKind: 'municipality',
  region: null,
  eik: '999000018',
  sites: ['http://lipovo.example/'],
  fileHosts: [],
  identityConfirmed: false,
  portalOrganisation: null,
};

export const AUDIT: AuditInfo = {
  id: 'test',
  title: { bg: 'Проба', en: 'Test' },
  asOf: '2026-11-02T09:00:00.000Z',
  program: 'test',
  rulesHash: '',
  tablesHash: '',
  configHash: '',
  profile: 'five-star',
  exceptions: [],
};

type Values = { readonly [K in FactKey]?: FactValues[K] };
export type Answered = {
  readonly status?: number;
  readonly purpose?: Purpose;
  readonly values?: Values;
  readonly failure?: FailureCode;
  readonly skip?: SkipReason;
  readonly from?: string;
  readonly redirectFrom?: string;
  readonly linkIndex?: number;
  readonly portalUri?: string;
  readonly depth?: number;
  readonly bytes?: string;
  readonly method?: 'GET' | 'POST';
};

const EXCHANGE_KEYS: readonly FactKey[] = [
  'http.status',
  'http.content-type',
  'http.charset',
  'http.last-modified',
  'http.file-name',
  'http.truncated',
  'http.part',
  'http.refresh',
  'http.guard',
];

/** Collects exchanges under their addresses. */
export function world(institution: Institution = BODY): {
  readonly captures: Capture[];
  readonly facts: Fact[];
  add(url: string, answered?: Answered): string;
  input(): JudgeInput;
} {
  const captures: Capture[] = [];
  const facts: Fact[] = [];
  const add = (url: string, answered: Answered = {}): string => {
    const id = `c-${sha256(`${url} ${answered.purpose ?? 'page'} ${answered.portalUri ?? ''} ${captures.length}`).slice(0, 16)}`;
    const capture = makeCapture(id, url, answered, captures.length + 1, institution.id);
    captures.push(capture);
    const body = capture.result.is === 'response' ? capture.result.body.digest : '';
    for (const [key, value] of Object.entries(answered.values ?? {}) as [FactKey, never][]) {
      const isExchange = EXCHANGE_KEYS.includes(key);
      const evidence = [
        {
          capture: isExchange ? id : null,
          body: isExchange ? null : body,
          at: { kind: 'whole' } as const,
          quote: `${key} of ${url}`,
        },
      ];
      facts.push(known(isExchange ? `capture:${id}` : `body:${body}`, key, value, evidence));
    }
    return id;
  };
  return { captures, facts, add, input: () => ({ audit: AUDIT, institution, captures, facts }) };
}

function makeCapture(id: string, url: string, answered: Answered, sequence: number, lane: string): Capture {
  const digest = sha256(answered.bytes ?? `${url} ${answered.purpose ?? ''}`);
  return {
    id,
    lane,
    sequence,
    target: {
      kind: 'page',
      purpose: answered.purpose ?? 'page',
      url,
      institutionId: lane,
      depth: answered.depth ?? 1,
      foundOn: answered.from ?? null,
      linkIndex: answered.linkIndex ?? null,
      redirectFrom: answered.redirectFrom ?? null,
      portalUri: answered.portalUri ?? null,
    },
    request: { method: answered.method ?? 'GET', url, headers: [], body: null },
    startedAt: '2026-11-02T07:00:00.000Z',
    elapsedMs: 5,
    repeat: false,
    result:
      answered.failure !== undefined
        ? { is: 'failure', code: answered.failure, detail: '' }
        : answered.skip !== undefined
          ? { is: 'not-attempted', reason: answered.skip, detail: '' }
          : {
              is: 'response',
              status: answered.status ?? 200,
              httpVersion: '1.1',
              headers: [],
              body: { digest, bytes: (answered.bytes ?? 'x').length, truncated: null },
              remoteAddress: null,
              tls: null,
            },
  };
}

/** The footer's statement that all data are under CC BY. */
export const CC_BY: LicenceStatement = {
  kind: 'open',
  licence: 'cc-by-4.0',
  scope: 'site',
  source: 'words',
  url: null,
  conditions: ['attribution'],
  words: 'Данните са при условията на CC BY 4.0',
  at: { kind: 'css', path: 'footer' },
};

export function link(href: string, text: string, more: Partial<PageLink> = {}): PageLink {
  return { href, base: null, text, around: '', heading: '', rel: '', region: 'main', css: 'main > a', ...more };
}

/** What a page that shows everything plainly has. */
export function pageValues(links: readonly PageLink[], more: Values = {}): Values {
  return {
    'format.id': 'html',
    'page.names': [{ where: 'title', text: 'Община Липово' }],
    'page.eiks': [],
    'page.links': links,
    'page.tables': [],
    'page.forms': [],
    'page.needs-script': false,
    'page.soft-missing': false,
    'page.blocked': false,
    'page.datasets': [],
    'licence.statements': [],
    'date.statements': [],
    'frequency.statements': [],
    ...more,
  };
}

/** What a clean CSV has. */
export function csvValues(more: Values = {}): Values {
  return {
    'body.bytes': 1000,
    'format.id': 'csv',
    'text.encoding': 'utf-8',
    'text.undecodable': 0,
    'table.shape': { rows: 40, columns: 4, headerRow: 1, sheet: null, complete: true },
    'table.faults': [],
    'licence.statements': [],
    'http.status': 200,
    ...more,
  };
}
