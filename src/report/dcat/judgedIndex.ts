import type { InstitutionId, SubjectId } from '../../model/ids.ts';
import type { Institution } from '../../model/institution.ts';
import type { Resource } from '../../model/resource.ts';
import type { Score } from '../../model/score.ts';
import type { ReportContext } from '../reportContext.ts';

/** What the audit found of one resource. */
export type Judged = { readonly institution: Institution; readonly resource: Resource };

/** What the audit knows of resources, by what the export looks them up with. */
export type JudgedIndex = {
  /** By key of the resource in its catalogue; else by its address, where only one resource has it. */
  readonly ofCatalogue: (key: string, address: string | null) => Judged | null;
  readonly scores: (institution: InstitutionId, subject: SubjectId) => readonly Score[];
};

/** Pointers into the result only: an audit of many resources is not kept twice. */
export function indexJudged({ input }: ReportContext): JudgedIndex {
  const ofCatalogue = new Map<SubjectId, Judged>();
  const atAddress = new Map<string, Judged | null>();
  for (const { institution, resources } of input.result.institutions) {
    for (const resource of resources) {
      if (resource.origin !== 'portal') continue;
      const judged = { institution, resource };
      ofCatalogue.set(resource.subject, judged);
      atAddress.set(resource.url, atAddress.has(resource.url) ? null : judged);
    }
  }
  const scores = Map.groupBy(
    input.result.institutions.flatMap((each) => each.scores),
    ({ institutionId, subject }) => `${institutionId}\n${subject}`,
  );
  return {
    ofCatalogue: (key, address) => ofCatalogue.get(`resource:${key}`) ?? atAddress.get(address ?? '') ?? null,
    scores: (institution, subject) => scores.get(`${institution}\n${subject}`) ?? [],
  };
}
