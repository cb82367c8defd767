import { readAuditFolder } from '../../src/app/auditFolder.ts';
import type { AuditResult } from '../../src/model/audit.ts';
import type { Capture } from '../../src/model/capture.ts';
import { canonicalJson, compareText } from '../../src/model/json.ts';

/**
 * What of an audit must be the same however often it was killed and resumed. Left out, since they say when and how
 * something was seen and not what: startedAt, elapsedMs, repeat and remoteAddress (a port of this run) of captures;
 * the Date header; the audit's own id, start and program.
 */
export type ComparableAudit = {
  readonly exchanges: readonly string[];
  readonly facts: readonly string[];
  readonly result: string;
};

export function comparableAudit(dir: string): ComparableAudit {
  const folder = readAuditFolder(dir);
  try {
    const captures = folder.store.captures().map(({ capture }) => capture);
    const facts = captures.flatMap(({ id, result }) => [
      ...folder.store.facts('', `capture:${id}`),
      ...(result.is === 'response' ? folder.store.facts('', `body:${result.body.digest}`) : []),
    ]);
    const result = folder.store.auditResult();
    if (result === undefined) throw new Error(`${dir} is not judged`);
    return {
      exchanges: captures.map(exchangeText).sort(compareText),
      facts: [...new Set(facts.map((fact) => canonicalJson(fact)))].sort(compareText),
      result: canonicalJson(withoutRun(result)),
    };
  } finally {
    folder.close();
  }
}

function exchangeText({ lane, sequence, request, result }: Capture): string {
  const told =
    result.is === 'response'
      ? `${result.status} ${result.body.digest}`
      : result.is === 'failure'
        ? result.code
        : result.reason;
  return `${lane} ${sequence} ${request.method} ${request.url} ${told}`;
}

function withoutRun({ institutions, ranking }: AuditResult): Pick<AuditResult, 'institutions' | 'ranking'> {
  // Dates at which something was seen stand in messages („отговори с 404 на …“).
  const seen = JSON.parse(
    canonicalJson({ institutions, ranking }).replaceAll(/"(\d{4}-\d\d-\d\dT[\d:.]+Z)"/g, '"(moment)"'),
  ) as Pick<AuditResult, 'institutions' | 'ranking'>;
  return seen;
}
