import { isVisit, rememberVisit } from '../gather/history/rememberVisit.ts';
import { judgeInstitution } from '../judge/judgeInstitution.ts';
import { rankInstitutions } from '../judge/score/rankInstitutions.ts';
import type { AuditInfo, InstitutionResult, JudgeHistory, JudgeInput } from '../model/audit.ts';
import type { Capture } from '../model/capture.ts';
import { DETECTION_LANE } from '../model/detectionLane.ts';
import type { Fact } from '../model/facts.ts';
import { visitKey } from '../model/history.ts';
import type { Institution } from '../model/institution.ts';
import type { RuleSet } from '../model/rule.ts';
import type { Tables } from '../model/tables.ts';
import type { AuditFolder } from './auditFolder.ts';

type JudgedFolder = Pick<AuditFolder, 'store' | 'history'>;

/** Facts and rules → findings, scores and ranking, one institution at a time, written to the database. */
export function judgeAudit(folder: JudgedFolder, audit: AuditInfo, ruleSet: RuleSet, tables: Tables): void {
  const { store } = folder;
  const results: InstitutionResult[] = [];
  for (const institution of store.institutions()) {
    const result = judgeInstitution(judgeInput(folder, audit, institution), ruleSet, tables);
    store.putResult(result);
    results.push(result);
  }
  store.putRanking(rankInstitutions(results));
}

/** Everything that judging one institution looks at, from the database alone. */
export function judgeInput(folder: JudgedFolder, audit: AuditInfo, institution: Institution): JudgeInput {
  const { store } = folder;
  // What a catalogue was recognised by says nothing that its harvest does not say, and of bodies nothing at all.
  const captures = store
    .captures(institution.id)
    .map(({ capture }) => capture)
    .filter(({ lane }) => lane !== DETECTION_LANE);
  const bodies = new Set(captures.flatMap(({ result }) => (result.is === 'response' ? [result.body.digest] : [])));
  const facts: Fact[] = [
    ...captures.flatMap((capture) => store.facts('', `capture:${capture.id}`)),
    ...[...bodies].flatMap((digest) => store.facts('', `body:${digest}`)),
  ];
  const input = { audit, institution, captures, facts };
  return audit.since === undefined ? input : { ...input, history: historyOf(folder, audit.id, institution, captures) };
}

function historyOf(
  { history }: JudgedFolder,
  audit: string,
  institution: Institution,
  captures: readonly Capture[],
): JudgeHistory {
  const visits = captures.flatMap((capture) => {
    const known = history.visit(capture.lane, visitKey(capture.request));
    const all = isVisit(capture) ? rememberVisit(known, { audit, capture, body: null }) : known;
    const isTold = all !== undefined && (isVisit(capture) || capture.carried !== undefined);
    return isTold ? [[capture.id, all.visits] as const] : [];
  });
  const resources = history.resources(institution.id).map((prior) => [prior.subject, prior] as const);
  return { visits: new Map(visits), resources: new Map(resources) };
}
