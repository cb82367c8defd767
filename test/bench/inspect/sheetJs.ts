// SheetJS's side: a workbook read whole, nothing looked at. Argument: the file.
import { readFileSync, statSync } from 'node:fs';
import process from 'node:process';
import { read } from '@e965/xlsx';
import { costOf, tell } from './costOf.ts';

const file = process.argv[2] ?? '';
let sheets = 0;
const took = await costOf(() => {
  sheets = read(readFileSync(file), { dense: true }).SheetNames.length;
  return Promise.resolve();
});
tell({ ...took, megabytes: statSync(file).size / 1e6, sheets });
