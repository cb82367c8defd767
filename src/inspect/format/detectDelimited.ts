import { cellKind } from '../tables/cellKind.ts';
import { cellKinds } from '../tables/cellKinds.ts';
import type { DialectFinding } from '../tables/findDialect.ts';
import { findDialect } from '../tables/findDialect.ts';

/** Delimiters that make a table; spaces and colons also make letters, logs and settings. */
const TABLE_DELIMITERS = [',', ';', '\t', '|', '^', '~'];

/** How the text is delimited, when it is a table; null for plain text. Decided by structure, never by a name. */
export function detectDelimited(sample: string): DialectFinding | null {
  const comments = LEADING_COMMENTS.exec(sample)?.[0].length ?? 0;
  return detectIn(sample.slice(comments)) ?? (comments > 0 ? detectIn(sample) : null);
}

/** Lines that explain the table above it; programs that read tables skip them, and their commas are no delimiters. */
const LEADING_COMMENTS = /^\ufeff?(?:[ \t]*#[^\r\n]*(?:\r\n|\r|\n)|[ \t]*(?:\r\n|\r|\n))+/;

function detectIn(sample: string): DialectFinding | null {
  const finding = findDialect(sample);
  if (finding === null) return null;
  const rows = finding.rows.filter((row) => row.length > 1 || (row[0] ?? '').trim() !== '');
  if (isColumnOfValues(sample)) return { ...finding, delimiter: ',', quote: '"' };
  if (finding.width < 2 && !rows.some((row) => row.length > 1)) return null;
  if (!TABLE_DELIMITERS.includes(finding.delimiter)) return null;
  if (isProse(finding, rows) || isCode(finding, rows)) return null;
  if (rows.length === 1) return isHeaderAlone(rows[0] ?? []) ? finding : null;
  return isRegular(finding, rows) ? finding : null;
}

/** Most rows alike; or, for delimiters that no sentence holds, most rows delimited at all. */
function isRegular(finding: DialectFinding, rows: readonly (readonly string[])[]): boolean {
  if (finding.width >= 2 && finding.consistency >= 0.6 && rows.length >= 2) return true;
  const delimited = rows.filter((row) => row.length > 1);
  const cells = delimited.reduce((sum, row) => sum + row.length, 0) / Math.max(1, delimited.length);
  if (finding.delimiter === ',')
    return finding.width >= 3 && finding.consistency >= 0.4 && delimited.length >= 0.7 * rows.length;
  return delimited.length >= 0.5 * rows.length && delimited.length >= 2 && cells >= 2.5;
}

/** One line of labels: a table whose rows are not there. */
function isHeaderAlone(row: readonly string[]): boolean {
  return (
    row.length >= 2 &&
    row.every((cell) => cell.trim().length <= 60 && !/[.!?]\s/.test(cell)) &&
    !row.some((cell) => /^\s+\S+\s+\S+\s+\S+/.test(cell))
  );
}

/** Sentences: the delimiter is followed by a space and a small letter, and cells are long. */
function isProse(finding: DialectFinding, rows: readonly (readonly string[])[]): boolean {
  if (finding.delimiter !== ',' && finding.delimiter !== ';') return false;
  // Sentences do not have the same number of commas line after line.
  if (finding.width >= 2 && finding.consistency >= 0.9 && rows.length >= 4) return false;
  const kindOf = cellKinds();
  let joints = 0;
  let sentenceJoints = 0;
  let cells = 0;
  let values = 0;
  let phrases = 0;
  for (const row of rows) {
    for (const [index, cell] of row.entries()) {
      cells += 1;
      if (cell !== '' && kindOf(cell) !== 'text') values += 1;
      if (/\S\s+\S+\s+\S+\s+\S/.test(cell)) phrases += 1;
      if (index === 0) continue;
      joints += 1;
      // A comma at the end of a line goes on in the next one.
      if (/^ \p{L}/u.test(cell) || (cell === '' && index === row.length - 1)) sentenceJoints += 1;
    }
  }
  if (joints === 0) return false;
  return sentenceJoints / joints > 0.6 && values / cells < 0.25 && phrases / cells > 0.1;
}

/** Lines of a program or style sheet end with the delimiter and hold nothing behind it. */
function isCode(finding: DialectFinding, rows: readonly (readonly string[])[]): boolean {
  if (finding.delimiter !== ';') return false;
  const ended = rows.filter((row) => row.length === 2 && (row[1] ?? '').trim() === '').length;
  return ended > 0.6 * rows.filter((row) => row.length > 1).length;
}

/** One value a line, all in quotes or all numbers and dates (under a label or not): written by a program as a table. */
function isColumnOfValues(sample: string): boolean {
  const lines = sample.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  if (lines.length < 3) return false;
  if (lines.every((line) => /^"(?:[^"]|"")*"$/.test(line.trim()))) return true;
  return (
    lines.slice(1).every((line) => ['number', 'date'].includes(cellKind(line))) && (lines[0] ?? '').trim().length <= 60
  );
}
