// csv-parse's side: the bare rows of a file, nothing looked at. Argument: the file.
import { createReadStream, statSync } from 'node:fs';
import process from 'node:process';
import { parse } from 'csv-parse';
import { costOf, tell } from './costOf.ts';

const file = process.argv[2] ?? '';
let rows = 0;
const took = await costOf(async () => {
  for await (const row of createReadStream(file, { highWaterMark: 256 * 1024 }).pipe(parse({ delimiter: ';' })))
    rows += (row as readonly string[]).length > 0 ? 1 : 0;
});
tell({ ...took, megabytes: statSync(file).size / 1e6, rows });
