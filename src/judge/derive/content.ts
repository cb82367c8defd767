import type { Capture } from '../../model/capture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { type Fact, type FactKey, known } from '../../model/facts.ts';
import type { FactValues } from '../../model/factValues.ts';
import type { SubjectId } from '../../model/ids.ts';
import type { Tables } from '../../model/tables.ts';
import type { Candidate } from './candidate.ts';
import type { Exchanges } from './exchanges.ts';
import { type FactOf, knownValue } from './factIndex.ts';

/** What is known of the bytes of one candidate. A table inside a page speaks for itself, not for its page. */
export type Content = {
  fact<K extends FactKey>(key: K): FactOf<K> | undefined;
  value<K extends FactKey>(key: K): FactValues[K] | undefined;
  evidence(...keys: readonly FactKey[]): readonly Evidence[];
};

/** Facts of a page that say nothing about one table in it. */
const OF_THE_PAGE: ReadonlySet<FactKey> = new Set([
  'table.faults',
  'table.shape',
  'table.labels',
  'table.personal-columns',
  'table.period',
  'document.dates',
  'archive.newest',
  'data.parse-error',
]);

export function contentOf(candidate: Candidate, subject: SubjectId, exchanges: Exchanges, tables: Tables): Content {
  const own = candidate.table === null ? new Map<FactKey, Fact>() : pageTableFacts(candidate, subject, tables);
  const fact = <K extends FactKey>(key: K): FactOf<K> | undefined => {
    const made = own.get(key) as FactOf<K> | undefined;
    if (made !== undefined) return made;
    if (candidate.capture === null || (candidate.table !== null && OF_THE_PAGE.has(key))) return undefined;
    const found = exchanges.fact(candidate.capture, key);
    return key === 'table.faults' ? (withoutCutRow(found, candidate.capture, exchanges) as typeof found) : found;
  };
  return {
    fact,
    value: (key) => knownValue(fact(key)),
    evidence: (...keys) => keys.flatMap((key) => (fact(key) as Fact | undefined)?.evidence ?? []),
  };
}

/**
 * The last row of a body that was cut is no row: what is wrong with it is the cut's doing, and nobody's fault but ours.
 */
function withoutCutRow(fact: Fact | undefined, capture: Capture, exchanges: Exchanges): Fact | undefined {
  if (fact?.key !== 'table.faults' || !fact.known || exchanges.value(capture, 'http.truncated') !== true) return fact;
  const shape = exchanges.value(capture, 'table.shape');
  const lastRow = shape === undefined ? 0 : shape.rows + (shape.headerRow ?? 0);
  const value = fact.value.filter(({ count, row }) => count > 1 || row === null || row < lastRow);
  return { ...fact, value };
}

function pageTableFacts(candidate: Candidate, subject: SubjectId, tables: Tables): Map<FactKey, Fact> {
  const own = new Map<FactKey, Fact>();
  if (candidate.table === null || candidate.capture === null) return own;
  const { table } = candidate.table;
  const { result, id } = candidate.capture;
  const place: Evidence = {
    capture: id,
    body: result.is === 'response' ? result.body.digest : null,
    at: { kind: 'css', path: table.css },
    quote: table.labels.slice(0, 8).join(' | ').slice(0, 200),
  };
  const html = tables.formats.find(({ family }) => family === 'page')?.id ?? 'html';
  const shape = {
    rows: table.rows,
    columns: table.columns,
    headerRow: table.labels.length > 0 ? 1 : null,
    sheet: null,
    complete: true,
  };
  own.set('format.id', known(subject, 'format.id', html, [place]));
  own.set('table.faults', known(subject, 'table.faults', table.faults, [place]));
  own.set('table.shape', known(subject, 'table.shape', shape, [place]));
  own.set('table.labels', known(subject, 'table.labels', table.labels, [place]));
  own.set('table.personal-columns', known(subject, 'table.personal-columns', table.personal ?? [], [place]));
  if (table.latest !== null) {
    own.set(
      'table.period',
      known(subject, 'table.period', { latest: table.latest, earliest: null, from: 'column' }, [place]),
    );
  }
  return own;
}
