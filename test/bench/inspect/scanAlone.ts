// Our scanner alone: delimiter and quote are found, then rows, cells and ragged rows are counted, and no cell is looked
// at. The program has no such pass, since the full one is quick enough; it tells how much of that is looking.
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import process from 'node:process';
import { findDialect } from '../../../src/inspect/tables/findDialect.ts';
import { delimitedScanner } from '../../../src/inspect/tables/scanDelimited.ts';
import { textDecoder } from '../../../src/inspect/text/textDecoder.ts';
import { costOf, tell } from './costOf.ts';

const file = process.argv[2] ?? '';
const seen = { rows: 0, cells: 0, ragged: 0 };
const took = await costOf(async () => {
  const head = new Uint8Array(128 * 1024);
  const descriptor = openSync(file, 'r');
  const length = readSync(descriptor, head, 0, head.length, 0);
  closeSync(descriptor);
  const dialect = findDialect(textDecoder('utf-8').push(head.subarray(0, length)));
  if (dialect === null) throw new Error('no dialect');
  const note = (cells: number): void => {
    seen.rows += 1;
    seen.cells += cells;
    if (cells !== dialect.width) seen.ragged += 1;
  };
  const scanner = delimitedScanner(dialect, (row) => note(row.length), ({ cells }) => note(cells)); // prettier-ignore
  const decoder = textDecoder('utf-8');
  for await (const piece of createReadStream(file, { highWaterMark: 256 * 1024 }) as AsyncIterable<Uint8Array>)
    scanner.push(decoder.push(piece));
  scanner.end();
});
tell({ ...took, megabytes: statSync(file).size / 1e6, ...seen });
