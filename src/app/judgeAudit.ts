import { judgeInstitution } from '../judge/judgeInstitution.ts';
import { rankInstitutions } from '../judge/score/rankInstitutions.ts';
import type { AuditInfo, InstitutionResult, JudgeInput } from '../model/audit.ts';
import type { Fact } from '../model/facts.ts';
import type { Institution } from '../model/institution.ts';
import type { RuleSet } from '../model/rule.ts';
import type { Tables } from '../model/tables.ts';
import type { AuditStore } from '../store/auditStore.ts';

/** Facts and rules → findings, scores and ranking, one institution at a time, written to the database. */
export function judgeAudit(store: AuditStore, audit: AuditInfo, ruleSet: RuleSet, tables: Tables): void {
  const results: InstitutionResult[] = [];
  for (const institution of store.institutions()) {
    const result = judgeInstitution(judgeInput(store, audit, institution), ruleSet, tables);
    store.putResult(result);
    results.push(result);
  }
  store.putRanking(rankInstitutions(results));
}

/** Everything that judging one institution looks at, from the database alone. */
export function judgeInput(store: AuditStore, audit: AuditInfo, institution: Institution): JudgeInput {
  const captures = store.captures(institution.id).map(({ capture }) => capture);
  const bodies = new Set(captures.flatMap(({ result }) => (result.is === 'response' ? [result.body.digest] : [])));
  const facts: Fact[] = [
    ...captures.flatMap((capture) => store.facts('', `capture:${capture.id}`)),
    ...[...bodies].flatMap((digest) => store.facts('', `body:${digest}`)),
  ];
  return { audit, institution, captures, facts };
}
