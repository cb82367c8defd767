import papa from 'papaparse';
import type { FactValues } from '../../../src/model/factValues.ts';
import type { FactView } from '../factView.ts';
import type { PeerTally } from '../peers.ts';
import type { Case, Corpus, Seen, TableWords } from '../question.ts';
import { csvDialects } from '../suites/csvDialects.ts';
import { askDuckDb, type DuckRows } from './duckDb.ts';

/** What Papa Parse can be asked: it takes the first row for the header and `"` for the quote, whatever the file. */
const PAPA_METRICS = ['delimiter'];
const DUCK_METRICS = ['delimiter', 'delimiter+quote', 'delimiter+quote+header'];

type Dialect = Partial<Pick<FactValues, 'table.delimiter' | 'table.quote' | 'table.shape'>>;

/** Papa Parse and DuckDB on the files of csv-dialects, asked the questions that we are asked, by the same judge. */
export function dialectPeers(corpus: Corpus, words: TableWords): PeerTally[] {
  const cases = csvDialects.cases(corpus, words).flatMap((one) => (one.bytes === null ? [] : [{ ...one, bytes: one.bytes }]));
  const bodies = cases.map(({ bytes }) => bytes());
  const sniffed = askDuckDb('sniff', bodies);
  return [
    ...PAPA_METRICS.map((metric) => tallyOf('Papa Parse', metric, cases, bodies.map(papaDialect))),
    ...DUCK_METRICS.map((metric) => tallyOf('DuckDB sniff_csv', metric, cases, sniffed?.map(duckDialect) ?? null)),
  ];
}

function tallyOf(name: string, metric: string, cases: readonly Case[], found: readonly Dialect[] | null): PeerTally {
  let asked = 0;
  let right = 0;
  for (const [index, { questions }] of cases.entries()) {
    const seen = seenAs(found?.[index] ?? {});
    for (const question of questions) {
      if (question.metric !== metric || !question.counted) continue;
      asked += 1;
      if (question.answer(seen).verdict === 'right') right += 1;
    }
  }
  return { suite: 'csv-dialects', peer: `${name}: ${metric}`, cases: asked, right: found === null ? null : right };
}

function papaDialect(bytes: Uint8Array): Dialect {
  const { meta, errors } = papa.parse(new TextDecoder().decode(bytes), { preview: 500 });
  return errors.some(({ code }) => code === 'UndetectableDelimiter') ? {} : { 'table.delimiter': meta.delimiter };
}

function duckDialect(rows: DuckRows): Dialect {
  const [delimiter, quote, skipped, hasHeader, columns] = rows?.[0] ?? [];
  if (typeof delimiter !== 'string') return {};
  return {
    'table.delimiter': delimiter,
    ...(typeof quote === 'string' && quote !== '(empty)' ? { 'table.quote': quote } : {}),
    'table.shape': {
      rows: 0,
      columns: Number(columns),
      headerRow: hasHeader === true ? Number(skipped) + 1 : null,
      sheet: null,
      complete: true,
    },
  };
}

function seenAs(dialect: Dialect): Seen {
  const facts: FactView = {
    value: (key) => (dialect as Partial<FactValues>)[key],
    because: () => undefined,
  };
  const judgement = { format: null, level: null, licence: null, licenceId: null, freshness: null, date: null };
  return { facts, judgement, elapsedMs: 0 };
}
