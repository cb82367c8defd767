import { compareText } from '../../model/json.ts';
import type { Dataset, Resource } from '../../model/resource.ts';
import { representativeOf } from './representative.ts';

/** The datasets that resources make up, each with the resource that it stands for; documents belong to none. */
export function datasetsOf(resources: readonly Resource[]): readonly Dataset[] {
  const judged = resources.filter(({ kind }) => kind === 'resource');
  const groups = Map.groupBy(judged, ({ dataset }) => dataset);
  return [...groups]
    .map(([subject, members]): Dataset => {
      const representative = representativeOf(members);
      return {
        subject,
        institutionId: representative.institutionId,
        title: representative.title,
        resources: members.map((member) => member.subject).toSorted(compareText),
        representative: representative.subject,
      };
    })
    .toSorted((a, b) => compareText(a.subject, b.subject));
}
