import type { AuditResult, InstitutionResult } from '../model/audit.ts';
import { canonicalJson, compareText, type Json } from '../model/json.ts';

/** One place in which two judgements differ; null = it is not there at all. */
export type Difference = {
  readonly where: 'fact' | 'finding' | 'score' | 'resource';
  readonly subject: string;
  /** Fact key, rule id, dimension; for resources and datasets the name of the list. */
  readonly key: string;
  readonly before: Json;
  readonly after: Json;
};

type Place = {
  readonly where: Difference['where'];
  readonly subject: string;
  readonly key: string;
  readonly value: Json;
};

/** Every difference between two judgements of one audit, by where, subject and key; empty = the same. */
export function compareResults(before: AuditResult, after: AuditResult): readonly Difference[] {
  const [a, b] = [placesOf(before), placesOf(after)];
  const keys = [...new Set([...a.keys(), ...b.keys()])].toSorted(compareText);
  return keys.flatMap((key) => {
    const [left, right] = [a.get(key), b.get(key)];
    const place = left ?? right;
    if (place === undefined) return [];
    if (left !== undefined && right !== undefined && canonicalJson(left.value) === canonicalJson(right.value))
      return [];
    return [
      {
        where: place.where,
        subject: place.subject,
        key: place.key,
        before: left?.value ?? null,
        after: right?.value ?? null,
      },
    ];
  });
}

function placesOf(audit: AuditResult): ReadonlyMap<string, Place> {
  const places = [
    ...audit.institutions.flatMap(placesOfInstitution),
    ...audit.ranking.map((rank) => ({
      ...place('score', `institution:${rank.institutionId}`, 'rank', rank),
      owner: rank.institutionId,
    })),
  ];
  return new Map(places.map((item) => [`${item.where}\n${item.owner}\n${item.subject}\n${item.key}`, item]));
}

/** Two bodies may share a site or a file: a place belongs to one of them. */
function placesOfInstitution(result: InstitutionResult): readonly (Place & { readonly owner: string })[] {
  const places: Place[] = [
    ...result.facts.map((fact) => place('fact', fact.subject, fact.key, fact)),
    ...result.findings.map((finding) => place('finding', finding.subject, finding.ruleId, finding)),
    ...result.scores.map((score) => place('score', score.subject, score.dimension, score)),
    place('score', `institution:${result.institution.id}`, 'summary', result.summary),
    ...result.resources.map((resource) => place('resource', resource.subject, 'resources', resource)),
    ...result.datasets.map((dataset) => place('resource', dataset.subject, 'datasets', dataset)),
  ];
  return places.map((item) => ({ ...item, owner: result.institution.id }));
}

function place(where: Difference['where'], subject: string, key: string, value: unknown): Place {
  return { where, subject, key, value: JSON.parse(canonicalJson(value)) as Json };
}
