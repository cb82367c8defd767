import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../model/errors.ts';
import type { Institution } from '../model/institution.ts';
import { compareText } from '../model/json.ts';
import type { Method, MethodBody, MethodScore } from '../model/method.ts';
import { findAudit, readAuditFolder } from './auditFolder.ts';
import { bookWithMethods, methodResults } from './methodResults.ts';
import { storedAudit } from './prepareAudit.ts';

/** One method's scores of an audit, with the bodies that have any. */
export type AuditScores = {
  readonly audit: string;
  readonly method: Method;
  readonly bodies: readonly (MethodBody & {
    readonly institution: Institution;
    readonly datasets: number;
    readonly own: readonly MethodScore[];
  })[];
};

/**
 * The datasets of an audit by the method of somebody else. Bodies stand in the order in which the method ranks: by their
 * sum or mean, equals by id. Nothing is asked of anyone and nothing is written.
 * @throws UserError for a profile that is none, or an audit that is not there or not finished
 */
export function scoreAudit(request: {
  readonly profile: string;
  readonly audit: string | undefined;
  readonly out: string;
}): AuditScores {
  const dir = request.audit === undefined ? newest(request.out) : findAudit(request.audit, request.out);
  const folder = readAuditFolder(dir);
  try {
    const { book, info } = storedAudit(folder);
    const { methods } = bookWithMethods(book).ruleSet;
    const method = methods.find(({ id }) => id === request.profile);
    if (method === undefined) throw unknownProfile(request.profile, methods);
    const result = folder.store.auditResult() ?? { audit: info, institutions: [] };
    const { scores, bodies } = methodResults(folder, result, book, method.id);
    const institutions = new Map(folder.store.institutions().map((each) => [each.id, each]));
    return {
      audit: info.id,
      method,
      bodies: bodies
        .flatMap((body) => {
          const institution = institutions.get(body.institutionId);
          const own = scores.filter(({ institutionId }) => institutionId === body.institutionId);
          return institution === undefined ? [] : [{ ...body, institution, own }];
        })
        .toSorted((a, b) => rankOf(b, method) - rankOf(a, method) || compareText(a.institutionId, b.institutionId)),
    };
  } finally {
    folder.close();
  }
}

/** ckanext-qa lists organisations by their sum, the others know none: their mean is taken. */
function rankOf(body: MethodBody, method: Method): number {
  return method.method === 'ckanext-qa' ? body.sum : body.mean;
}

function unknownProfile(profile: string, methods: readonly Method[]): UserError {
  const names = methods.map(({ id }) => id).join(', ');
  if (profile === 'five-star')
    return new UserError('own-profile', {
      bg: `five-star е нашият начин: по него оценката вече е направена (zvezdomer results, отчетът). Тук се смята по други: ${names}`,
      en: `five-star is our own: the audit is scored by it already (zvezdomer results, the report). This command scores by others: ${names}`,
    });
  return new UserError('unknown-profile', {
    bg: `няма профил „${profile}“; има: ${names}`,
    en: `no profile "${profile}"; there are: ${names}`,
  });
}

/** The audit of a folder that was written last. */
function newest(out: string): string {
  const found = (existsSync(out) ? readdirSync(out) : [])
    .map((name) => join(out, name))
    .filter((dir) => existsSync(join(dir, 'audit.sqlite')))
    .map((dir) => ({ dir, at: statSync(join(dir, 'audit.sqlite')).mtimeMs }))
    .toSorted((a, b) => b.at - a.at || compareText(b.dir, a.dir))[0];
  if (found !== undefined) return found.dir;
  throw new UserError('no-audits', {
    bg: `${out}: тук няма нито една оценка; посочете папка с --audit`,
    en: `${out}: there is no audit here; name a folder with --audit`,
  });
}
