import type { ReportContext } from '../reportContext.ts';
import { methodResultsOf } from '../numbers/methodTraces.ts';

/** One dataset by the method of somebody else. */
export type MethodRow = {
  readonly institution: string;
  readonly dataset: string;
  readonly title: string;
  readonly method: string;
  readonly score: number;
  /** The most that could be had of what is decided. */
  readonly decided: number;
  readonly band: string | null;
  readonly scoreId: string;
};

export function* methodRows(context: ReportContext): Generator<MethodRow> {
  for (const { institutionId, dataset, title, method, score, decided, band, id } of methodResultsOf(context).scores) {
    yield { institution: institutionId, dataset, title, method, score, decided, band, scoreId: id };
  }
}
