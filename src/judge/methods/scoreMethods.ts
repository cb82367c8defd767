import type { JudgeInput } from '../../model/audit.ts';
import { scoreId } from '../../model/ids.ts';
import { compareText } from '../../model/json.ts';
import type { Method, MethodBody, MethodEngine, MethodResults, MethodScore } from '../../model/method.ts';
import type { Tables } from '../../model/tables.ts';
import { readPortal } from '../derive/discoverPortal.ts';
import { indexExchanges } from '../derive/exchanges.ts';
import { indexFacts } from '../derive/factIndex.ts';
import { type DatasetEvidence, methodEvidence } from './methodEvidence.ts';
import { type Scored, sumOf } from './indicatorResult.ts';
import { scoreCkanextQa } from './scoreCkanextQa.ts';
import { scoreMqa } from './scoreMqa.ts';
import { scoreOdpw } from './scoreOdpw.ts';
import { scoreUdata } from './scoreUdata.ts';

const ENGINES: {
  readonly [E in MethodEngine]: (evidence: DatasetEvidence, method: Method, tables: Tables) => Scored;
} = {
  mqa: scoreMqa,
  'ckanext-qa': scoreCkanextQa,
  udata: scoreUdata,
  odpw: scoreOdpw,
};

/**
 * The datasets that catalogues list under a body's name, by the methods of others. Pure; the same evidence as ours, of
 * which they need what was listed and what came of asking, and nothing that we derive from it.
 */
export function scoreMethods(input: JudgeInput, methods: readonly Method[], tables: Tables): MethodResults {
  const listed = input.facts.some(({ key, known }) => key === 'catalogue.datasets' && known);
  if (!listed || methods.length === 0) return { scores: [], bodies: [] };
  const exchanges = indexExchanges(input.captures, indexFacts(input.facts));
  const asOf = input.audit.asOf.slice(0, 10);
  const seen = { exchanges, institution: input.institution };
  const evidence = readPortal(seen)
    .datasets.map((each) => methodEvidence(each, seen, tables, asOf))
    .toSorted((a, b) => compareText(a.subject, b.subject));
  const scores = methods.flatMap((method) =>
    evidence.map((each) => scoreDataset(each, method, tables, input.institution.id)),
  );
  return { scores, bodies: methods.flatMap((method) => bodyScore(method, scores, input.institution.id)) };
}

/** One dataset by one method. */
export function scoreDataset(
  evidence: DatasetEvidence,
  method: Method,
  tables: Tables,
  institutionId: string,
): MethodScore {
  const { indicators, stands } = ENGINES[method.method](evidence, method, tables);
  const { max } = method.scale;
  const whole = sumOf(method.indicators.map(({ points }) => points));
  const scaled = (points: number): number => (whole === 0 ? 0 : sumOf([(points * max) / whole]));
  const score = scaled(sumOf(indicators.flatMap(({ points }) => points ?? [])));
  const decided = scaled(sumOf(indicators.flatMap((result) => (result.points === null ? [] : result.max))));
  return {
    id: scoreId(evidence.subject, `${method.id} ${institutionId}`),
    method: method.id,
    institutionId,
    dataset: evidence.subject,
    title: evidence.dataset.title,
    score,
    decided,
    band: bandOf(method, score, sumOf([score, max, -decided])),
    stands,
    indicators,
  };
}

/** The range that both the least and the most possible score fall into. */
function bandOf({ bands }: Method, low: number, high: number): string | null {
  const of = (score: number): string | null => bands.find(({ from }) => score >= from)?.id ?? null;
  return of(low) === of(high) ? of(low) : null;
}

function bodyScore(method: Method, scores: readonly MethodScore[], institutionId: string): readonly MethodBody[] {
  const own = scores.filter((score) => score.method === method.id);
  if (own.length === 0) return [];
  const sum = sumOf(own.map(({ score }) => score));
  const mean = sumOf([sum / own.length]);
  return [{ method: method.id, institutionId, datasets: own.length, sum, mean, scores: own.map(({ id }) => id) }];
}
