// csv-parse's side: the bare rows of a file, nothing looked at. Argument: the file.
import { createReadStream, statSync } from 'node:fs';
import process from 'node:process';
import { parse } from 'csv-parse';

const file = process.argv[2] ?? '';
const startedMs = performance.now();
let rows = 0;
for await (const row of createReadStream(file, { highWaterMark: 256 * 1024 }).pipe(parse({ delimiter: ';' })))
  rows += (row as readonly string[]).length > 0 ? 1 : 0;
const seconds = (performance.now() - startedMs) / 1_000;
process.stdout.write(`${JSON.stringify({ seconds, megabytes: statSync(file).size / 1e6, rows })}\n`);
