import { sha256 } from '../../model/ids.ts';
import { canonicalJson } from '../../model/json.ts';
import type { MethodResults, MethodTotal } from '../../model/method.ts';

/** Each method's scores of one body, summed up and sealed: what is stored with the judgement, and compared by verify. */
export function methodTotals({ scores, bodies }: MethodResults): readonly MethodTotal[] {
  return bodies.map(({ method, datasets, sum, mean }) => ({
    method,
    datasets,
    sum,
    mean,
    digest: sha256(canonicalJson(scores.filter((score) => score.method === method))),
  }));
}
