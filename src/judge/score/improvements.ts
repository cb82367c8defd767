import type { JudgeInput } from '../../model/audit.ts';
import type { Finding } from '../../model/finding.ts';
import { type Improvement, REMEDIES, type Remedy, type Step } from '../../model/improvement.ts';
import { compareText } from '../../model/json.ts';
import type { RuleSet } from '../../model/rule.ts';
import type { InstitutionScore } from '../../model/score.ts';
import type { Tables } from '../../model/tables.ts';
import { datasetsOf } from '../derive/datasetsOf.ts';
import type { Derived } from '../derive/deriveAll.ts';
import type { DerivedResource } from '../derive/deriveResource.ts';
import { makeFindings } from '../makeFindings.ts';
import { sum } from './arithmetic.ts';
import { MENDS, mended, type SingleRemedy } from './remedies.ts';
import { scoreSubjects } from './scoreSubjects.ts';
import { summarise } from './summarise.ts';

type Judged = {
  readonly input: JudgeInput;
  readonly derived: Derived;
  readonly findings: readonly Finding[];
  readonly summary: InstitutionScore;
  readonly ruleSet: RuleSet;
  readonly tables: Tables;
};

const SINGLE = REMEDIES.filter((remedy): remedy is SingleRemedy => remedy !== 'together');

/**
 * What each remedy would change, the most effective first, `together` last where there is more than one. The licence,
 * format or level of a resource is set to what the remedy gives it; then the same checks are asked again and the same
 * sums made. Of a dataset only the member that stands for it is saved anew: a second CSV of the same thing adds nothing.
 */
export function improvements(judged: Judged): readonly Improvement[] {
  const { derived, findings, ruleSet } = judged;
  const promised: Promised = {
    rules: ruleSet.rules.filter(({ status }) => status === 'active'),
    failing: failingBy(findings),
    standing: new Set(derived.datasets.map(({ representative }) => representative)),
  };
  const single = SINGLE.flatMap((remedy) => improvement(judged, promised, remedy, [remedy]));
  const sorted = single.toSorted(
    (a, b) =>
      gained(b, 'stars') - gained(a, 'stars') ||
      gained(b, 'level') - gained(a, 'level') ||
      compareText(a.remedy, b.remedy),
  );
  return single.length > 1 ? [...sorted, ...improvement(judged, promised, 'together', SINGLE)] : sorted;
}

function gained({ changes }: Improvement, what: 'stars' | 'level'): number {
  return sum(changes.map((change) => (change[what]?.[1] ?? 0) - (change[what]?.[0] ?? 0)));
}

/** What all remedies are asked of. */
type Promised = {
  readonly rules: RuleSet['rules'];
  /** Rule and subject of each failure that counts. */
  readonly failing: ReadonlySet<string>;
  /** Resources that stand for their datasets: to make a second file of the same thing adds nothing. */
  readonly standing: ReadonlySet<string>;
};

function improvement(
  judged: Judged,
  { rules, failing, standing }: Promised,
  name: Remedy,
  remedies: readonly SingleRemedy[],
): readonly Improvement[] {
  const { derived, tables } = judged;
  const after = new Map<string, DerivedResource>();
  let shown: string | null = null;
  for (const item of derived.resources) {
    let now = item;
    for (const remedy of remedies) {
      if (MAKES_FILES.has(remedy) && !standing.has(item.resource.subject)) continue;
      const rule = rules.find((each) => MENDS[remedy](each) && failing.has(`${each.id} ${item.resource.subject}`));
      const better = rule === undefined ? undefined : mended(remedy, now, tables);
      if (rule === undefined || better === undefined) continue;
      now = better;
      shown ??= rule.id;
    }
    if (now !== item) after.set(item.resource.subject, now);
  }
  if (after.size === 0) return [];
  const rule = name === 'together' ? null : shown;
  const sites = new Set([...after.values()].flatMap(({ candidate }) => candidate.site?.host ?? [])).size;
  return [{ remedy: name, rule, sites, changes: changesOf(derived, after), ...judgeAgain(judged, after) }];
}

const MAKES_FILES: ReadonlySet<Remedy> = new Set(['save-as-csv', 'clean-table', 'table-for-document']);

function failingBy(findings: readonly Finding[]): ReadonlySet<string> {
  const failing = findings.filter(({ outcome, ruleStatus }) => outcome === 'fail' && ruleStatus === 'active');
  return new Set(failing.map(({ ruleId, subject }) => `${ruleId} ${subject}`));
}

function changesOf(derived: Derived, after: ReadonlyMap<string, DerivedResource>): Improvement['changes'] {
  return derived.resources.flatMap(({ resource: before }) => {
    const now = after.get(before.subject)?.resource;
    if (now === undefined) return [];
    const level = step(before.level, now.level);
    return level === null ? [] : [{ subject: before.subject, level, stars: step(before.strictStars, now.strictStars) }];
  });
}

function step(before: number | null | undefined, after: number | null | undefined): Step | null {
  return typeof before === 'number' && typeof after === 'number' ? [before, after] : null;
}

/** The checks asked again of what changed, and the sums of the whole body made again. */
function judgeAgain(
  judged: Judged,
  after: ReadonlyMap<string, DerivedResource>,
): Pick<Improvement, 'findings' | 'body'> {
  const { input, derived, findings, summary, ruleSet, tables } = judged;
  const resources = derived.resources.map((item) => after.get(item.resource.subject) ?? item);
  const ofResources = { ...ruleSet, rules: ruleSet.rules.filter(({ appliesTo }) => appliesTo === 'resource') };
  const asked = makeFindings({ ...derived, resources: [...after.values()] }, ofResources, { input, tables });
  const again = new Map(asked.map((finding) => [finding.id, finding]));
  const mendedIds = findings
    .filter(
      ({ id, outcome, ruleStatus }) =>
        outcome === 'fail' && ruleStatus === 'active' && again.get(id)?.outcome === 'pass',
    )
    .map(({ id }) => id);
  if (summary.withheld !== null) return { findings: mendedIds, body: null };
  const all = findings.map((finding) => again.get(finding.id) ?? finding);
  const points = new Map(ruleSet.rules.map((rule) => [rule.id, rule.points]));
  const now = summarise({
    institution: input.institution,
    derived: { ...derived, resources, datasets: datasetsOf(resources.map(({ resource }) => resource)) },
    findings: all,
    scores: scoreSubjects(all, ({ ruleId }) => points.get(ruleId) ?? 0),
    profile: ruleSet.profile,
  });
  const level = step(summary.technicalLevel?.mean.value, now.technicalLevel?.mean.value);
  if (level === null) return { findings: mendedIds, body: null };
  return {
    findings: mendedIds,
    body: {
      level,
      stars: step(summary.strictStars?.value, now.strictStars?.value),
      openPercent: step(summary.openLicencePercent?.value, now.openLicencePercent?.value),
    },
  };
}
