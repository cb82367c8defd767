import type { InstitutionId, SubjectId } from '../../model/ids.ts';
import type { Institution } from '../../model/institution.ts';
import type { Dataset, Resource } from '../../model/resource.ts';
import type { Score } from '../../model/score.ts';
import type { ReportContext } from '../reportContext.ts';

/** What the audit found of one resource. */
export type Judged = { readonly institution: Institution; readonly resource: Resource };

/** What the audit knows of resources, by what the export looks them up with. */
export type JudgedIndex = {
  /** By key of the resource in its catalogue; else by its address, where only one resource has it. */
  readonly ofCatalogue: (key: string, address: string | null) => Judged | null;
  readonly ofOrganisation: (uri: string) => Institution | null;
  readonly scores: (institution: InstitutionId, subject: SubjectId) => readonly Score[];
  readonly dataset: (institution: InstitutionId, subject: SubjectId) => Dataset | null;
};

/** Pointers into the result only: an audit of many resources is not kept twice. */
export function indexJudged({ input }: ReportContext): JudgedIndex {
  const ofCatalogue = new Map<SubjectId, Judged>();
  const atAddress = new Map<string, Judged | null>();
  const scores = new Map<string, Score[]>();
  const datasets = new Map<string, Dataset>();
  for (const { institution, resources, scores: own, datasets: all } of input.result.institutions) {
    for (const resource of resources) {
      if (resource.origin !== 'portal') continue;
      const judged = { institution, resource };
      ofCatalogue.set(resource.subject, judged);
      atAddress.set(resource.url, atAddress.has(resource.url) ? null : judged);
    }
    for (const score of own) {
      const key = `${institution.id}\n${score.subject}`;
      const before = scores.get(key);
      if (before === undefined) scores.set(key, [score]);
      else before.push(score);
    }
    for (const dataset of all) datasets.set(`${institution.id}\n${dataset.subject}`, dataset);
  }
  const organisations = new Map(
    input.result.institutions.flatMap(({ institution }) =>
      institution.portalOrganisation === null ? [] : [[institution.portalOrganisation, institution] as const],
    ),
  );
  return {
    ofCatalogue: (key, address) => ofCatalogue.get(`resource:${key}`) ?? atAddress.get(address ?? '') ?? null,
    ofOrganisation: (uri) => organisations.get(uri) ?? null,
    scores: (institution, subject) => scores.get(`${institution}\n${subject}`) ?? [],
    dataset: (institution, subject) => datasets.get(`${institution}\n${subject}`) ?? null,
  };
}
