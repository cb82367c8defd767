import { quote } from '../../model/evidence.ts';
import type { TableFault } from '../../model/factValues.ts';
import type { ByteSource } from '../../model/ports.ts';
import type { TextBody } from '../format/detectFormat.ts';
import type { Inspection } from '../inspection.ts';
import { countUndecodable } from '../text/decodeText.ts';
import { completeUtf8Length } from '../text/detectEncoding.ts';
import { textDecoder } from '../text/textDecoder.ts';
import { cellTexts } from './codeRow.ts';
import type { DialectFinding } from './findDialect.ts';
import { delimitedScanner } from './scanDelimited.ts';
import { startTable } from './tableReader.ts';
import { putTable } from './workbook.ts';

/** Undecodable characters above this share make the words of a table unreadable. */
const DAMAGED_SHARE = 0.01;

/**
 * Facts of a CSV or TSV body of any size: it is streamed through once more and only counted. Cells, rows and
 * undecodable characters are counted to the very end.
 */
export async function inspectDelimited(
  source: ByteSource,
  body: TextBody,
  dialect: DialectFinding,
  { facts, watch }: Pick<Inspection, 'facts' | 'watch'>,
): Promise<void> {
  const reader = startTable({ sheet: null, complete: true, delimited: true, watch });
  let rows = 0;
  let characters = 0;
  let undecodable = 0;
  /** Of the piece in hand. */
  let isDamaged = false;
  let firstDamaged: { row: number; words: string } | null = null;
  const takeRow = (row: readonly string[]): void => {
    rows += 1;
    const cells = row.length === 1 && (row[0] ?? '').trim() === '' ? [] : row;
    const damaged = isDamaged && firstDamaged === null ? cells.find((cell) => cell.includes('\ufffd')) : undefined;
    if (damaged !== undefined) firstDamaged = { row: rows, words: damaged };
    reader.push(cells, rows);
  };
  const scanner = delimitedScanner(dialect, takeRow, (row) => {
    if (row.cells === 1 || (isDamaged && firstDamaged === null)) return takeRow(cellTexts(row));
    rows += 1;
    reader.pushCodes(row, rows);
  });
  for await (const piece of decodedPieces(source, body)) {
    const text = piece.includes('\u0000') ? piece.replaceAll('\u0000', '') : piece;
    characters += text.length;
    isDamaged = text.includes('\ufffd');
    scanner.push(text);
    undecodable += countUndecodable(text);
  }
  const { unclosedQuotes, firstUnclosedRow, otherLineEnds, firstOtherLineEnd } = scanner.end();
  const faults: TableFault[] = [];
  if (undecodable > 0) faults.push(encodingFault(undecodable, undecodable / Math.max(1, characters), firstDamaged));
  if (unclosedQuotes > 0) faults.push(rowFault('source-error', unclosedQuotes, firstUnclosedRow));
  if (otherLineEnds > 0) faults.push(rowFault('mixed-line-ends', otherLineEnds, firstOtherLineEnd));
  const table = reader.finish({ faults });
  facts.put('text.undecodable', undecodable);
  facts.put(
    'table.delimiter',
    dialect.delimiter,
    { kind: 'cell', sheet: null, row: 1, column: 1 },
    (dialect.rows[0] ?? []).join(dialect.delimiter),
  );
  if (dialect.quote !== null) facts.put('table.quote', dialect.quote);
  putTable(facts, table);
}

/** The text in pieces, without the byte order mark and without a character cut off at the very end. */
async function* decodedPieces(source: ByteSource, body: TextBody): AsyncGenerator<string> {
  if (body.whole) {
    yield body.encoding === 'utf-8'
      ? withoutCutCharacter(body.text, await source.range(source.size - 4, source.size))
      : body.text;
    return;
  }
  const decoder = textDecoder(body.encoding);
  let skip = body.bomBytes;
  for await (const piece of source.stream()) {
    const rest = piece.subarray(Math.min(skip, piece.length));
    skip -= piece.length - rest.length;
    yield decoder.push(rest);
  }
  // The end of the stream is not asked of a UTF-8 decoder: half a character there is a cut, not a damage.
  if (body.encoding !== 'utf-8') yield decoder.end();
}

function withoutCutCharacter(text: string, tail: Uint8Array): string {
  return completeUtf8Length(tail) < tail.length && text.endsWith('\ufffd') ? text.replace(/\ufffd+$/, '') : text;
}

function encodingFault(count: number, share: number, first: { row: number; words: string } | null): TableFault {
  return {
    code: 'encoding-error',
    count,
    row: first?.row ?? null,
    column: null,
    sheet: null,
    quote: quote(first?.words ?? ''),
    breaksUse: share > DAMAGED_SHARE,
  };
}

function rowFault(code: 'source-error' | 'mixed-line-ends', count: number, row: number | null): TableFault {
  return { code, count, row, column: null, sheet: null, quote: '', breaksUse: false };
}
