import type { DatePoint } from '../../model/factValues.ts';
import { editionOf } from '../../model/nameDates.ts';
import type { Tables } from '../../model/tables.ts';
import { withoutActs } from '../../model/withoutActs.ts';
import type { Candidate } from './candidate.ts';
import { ownName } from './groupDatasets.ts';

/** A member of a dataset with its name apart from dates, and of when its title says that it is. */
export type TitledEdition = {
  readonly candidate: Candidate;
  readonly name: string;
  readonly point: DatePoint | null;
};

/** Members of one dataset, read once: each is compared with all others. */
export function titledEditions(members: readonly Candidate[], tables: Tables): readonly TitledEdition[] {
  return members.map((candidate) => ({
    candidate,
    name: ownName(candidate, tables),
    point: editionOf(withoutActs(candidate.title)),
  }));
}
