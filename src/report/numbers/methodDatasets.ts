import type { InstitutionId } from '../../model/ids.ts';
import type { MethodResults, MethodScore } from '../../model/method.ts';
import { subjectAnchor, tracePath } from '../reportPaths.ts';

/** About fifty indicators each: a page stays under a quarter of a megabyte, and a national report has hundreds of them. */
export const DATASETS_PER_PAGE = 25;

/** A dataset with what each method says of it. */
export type MethodDataset = { readonly anchor: string; readonly scores: readonly MethodScore[] };

/** The datasets of each body in the order of its pages, and where on them each stands. */
export type MethodDatasets = {
  readonly ofBodies: ReadonlyMap<InstitutionId, readonly MethodDataset[]>;
  readonly href: (score: MethodScore) => string;
};

export function indexMethodDatasets({ scores }: MethodResults): MethodDatasets {
  const ofBodies = new Map(
    [...Map.groupBy(scores, ({ institutionId }) => institutionId)].map(([id, own]) => [id, datasetsIn(own)] as const),
  );
  const hrefs = new Map(
    [...ofBodies].flatMap(([id, datasets]) =>
      datasets.flatMap(({ anchor, scores: own }, index) => {
        const path = methodDatasetsPath(id, 1 + Math.floor(index / DATASETS_PER_PAGE));
        return own.map((score) => [score.id, `${path}#${anchor}`] as const);
      }),
    ),
  );
  return { ofBodies, href: (score) => hrefs.get(score.id) ?? methodDatasetsPath(score.institutionId, 1) };
}

function datasetsIn(scores: readonly MethodScore[]): readonly MethodDataset[] {
  const groups = Map.groupBy(scores, ({ dataset }) => dataset);
  return [...groups].map(([dataset, own]) => ({ anchor: subjectAnchor(dataset), scores: own }));
}

export function methodDatasetsPath(id: InstitutionId, part: number): string {
  return tracePath(`methods-${id}`, part);
}
