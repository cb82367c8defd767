import type { CellKind } from './cellKind.ts';
import { cellKinds } from './cellKinds.ts';
import type { Dialect } from './scanDelimited.ts';
import { delimitedScanner } from './scanDelimited.ts';

export type DialectFinding = Dialect & {
  /** Rows of the sample as this dialect reads them. */
  readonly rows: readonly (readonly string[])[];
  /** Cells of most rows. */
  readonly width: number;
  /** Share of rows with that width. */
  readonly consistency: number;
};

type KindOf = (cell: string) => CellKind;

/** Tried in this order; the first of equal scores wins. */
const DELIMITERS = [',', ';', '\t', '|', '^', '~', ':', ' '] as const;
/** Delimiters that are also ordinary punctuation: they need more proof. */
const DELIMITER_WEIGHT: Readonly<Record<string, number>> = { ':': 0.5, ' ': 0.3, '~': 0.9, '^': 0.9 };
const SAMPLE_ROWS = 250;

/**
 * Finds delimiter and quote of a delimited text by trying each and looking which one gives rows of the same number of
 * cells that hold values (the idea of van den Burg's data consistency measure, in an own form). Null for a text
 * without lines.
 */
export function findDialect(sample: string): DialectFinding | null {
  let best: { finding: DialectFinding; score: number } | null = null;
  const kindOf = cellKinds();
  for (const quote of likelyQuotes(sample)) {
    for (const delimiter of DELIMITERS) {
      if (!sample.includes(delimiter)) continue;
      const finding = readSample(sample, { delimiter, quote });
      if (finding === null) continue;
      const score = consistencyScore(finding, kindOf) * (DELIMITER_WEIGHT[delimiter] ?? 1);
      if (best === null || score > best.score * 1.0001) best = { finding, score };
    }
  }
  return best?.finding ?? readSample(sample, { delimiter: ',', quote: '"' });
}

/** Quotes that stand at edges of cells, in their own lines only (a run of line ends would be looked along from each); single quotes only when they enclose cells, not as apostrophes. */
function likelyQuotes(sample: string): readonly (string | null)[] {
  const double = countIn(sample, '"', /(?:^|[,;\t|^~: ])[ \t]*"|"[ \t]*(?:$|[,;\t|^~: ])/gm);
  const single = countIn(sample, "'", /(?:^|[,;\t|])[ \t]*'[^'\n]*'[ \t]*(?=$|[,;\t|])/gm);
  if (single > double && single > 2) return ["'", '"'];
  return double > 0 ? ['"'] : [null];
}

/** Matches in a text that has the sign at all, which most have not. */
function countIn(text: string, sign: string, pattern: RegExp): number {
  return text.includes(sign) ? (text.match(pattern)?.length ?? 0) : 0;
}

function readSample(sample: string, dialect: Dialect): DialectFinding | null {
  const rows: string[][] = [];
  const scanner = delimitedScanner(dialect, (row) => {
    rows.push(row);
    if (rows.length === SAMPLE_ROWS) scanner.stop();
  });
  scanner.push(sample);
  scanner.end();
  const filled = rows.filter((row) => row.length > 1 || (row[0] ?? '').trim() !== '');
  if (filled.length === 0) return null;
  const counts = new Map<number, number>();
  for (const row of filled) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  const [width, count] = [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  return { ...dialect, rows, width, consistency: count / filled.length };
}

/** Pattern score (many rows alike, with several cells) times the share of cells that hold clean values. */
function consistencyScore(finding: DialectFinding, kindOf: KindOf): number {
  const patterns = new Map<number, number>();
  let filled = 0;
  for (const row of finding.rows) {
    if (row.length === 1 && (row[0] ?? '').trim() === '') continue;
    patterns.set(row.length, (patterns.get(row.length) ?? 0) + 1);
    filled += 1;
  }
  let score = 0;
  for (const [width, count] of patterns) score += (count * Math.max(width - 1, 0.001)) / width;
  return (score / patterns.size / Math.max(1, filled)) * patternBonus(finding) * valueShare(finding.rows, kindOf);
}

/** Many rows of one width beyond chance: a text with commas has as many widths as sentences. */
function patternBonus(finding: DialectFinding): number {
  return finding.width > 1 ? 0.5 + finding.consistency : 0.2;
}

/** Share of cells that a program would call a value: numbers, dates, empty, or words without stray punctuation. */
function valueShare(rows: readonly (readonly string[])[], kindOf: KindOf): number {
  let cells = 0;
  let clean = 0;
  for (const row of rows) {
    for (const cell of row) {
      cells += 1;
      if (isCleanValue(cell.trim(), kindOf)) clean += 1;
    }
  }
  return cells === 0 ? 0 : Math.max(clean / cells, 0.001);
}

const EMBEDDED_DELIMITER = /[;|\t]|,\S|"/;

function isCleanValue(cell: string, kindOf: KindOf): boolean {
  if (kindOf(cell) !== 'text') return true;
  return cell.length <= 200 && !EMBEDDED_DELIMITER.test(cell);
}
