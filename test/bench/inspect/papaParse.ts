// Papa Parse's side: the bare rows of a file, nothing looked at. Argument: the file.
import { createReadStream, statSync } from 'node:fs';
import process from 'node:process';
import papa from 'papaparse';
import { costOf, tell } from './costOf.ts';

const file = process.argv[2] ?? '';
let rows = 0;
const took = await costOf(
  () =>
    new Promise((resolve, reject) => {
      const input = createReadStream(file, { highWaterMark: 256 * 1024, encoding: 'utf8' });
      papa.parse(input, { delimiter: ';', step: () => (rows += 1), complete: () => resolve(), error: reject });
    }),
);
tell({ ...took, megabytes: statSync(file).size / 1e6, rows });
