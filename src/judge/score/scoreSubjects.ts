import type { Finding } from '../../model/finding.ts';
import { scoreId, type SubjectId } from '../../model/ids.ts';
import { compareText } from '../../model/json.ts';
import type { Dimension } from '../../model/rule.ts';
import type { Score } from '../../model/score.ts';
import { sum } from './arithmetic.ts';

/**
 * One score for each subject and dimension that has a counting finding. Trial rules and errors of ours count nowhere;
 * cannot-tell leaves the points and lowers `decided` against `applicable`.
 */
export function scoreSubjects(findings: readonly Finding[], pointsOf: (finding: Finding) => number): readonly Score[] {
  const counted = findings.filter(
    ({ ruleStatus, outcome }) => ruleStatus === 'active' && outcome !== 'error' && outcome !== 'not-applicable',
  );
  const groups = Map.groupBy(counted, ({ subject, dimension }) => `${dimension} ${subject}`);
  return [...groups.values()]
    .flatMap((members): Score[] => {
      const first = members[0];
      return first === undefined ? [] : [scoreOne(first.subject, first.dimension, members, pointsOf)];
    })
    .toSorted((a, b) => compareText(a.id, b.id));
}

function scoreOne(
  subject: SubjectId,
  dimension: Dimension,
  members: readonly Finding[],
  pointsOf: (finding: Finding) => number,
): Score {
  const decided = members.filter(({ outcome }) => outcome === 'pass' || outcome === 'fail');
  return {
    id: scoreId(subject, dimension),
    subject,
    institutionId: members[0]?.institutionId ?? '',
    dimension,
    points: sum(members.map(({ points }) => points)),
    maxPoints: sum(members.map(({ maxPoints }) => maxPoints)),
    decided: sum(decided.map(pointsOf)),
    applicable: sum(members.map(pointsOf)),
    findings: members.map(({ id }) => id).toSorted(compareText),
  };
}
