// SheetJS's side: a workbook read whole, nothing looked at. Argument: the file.
import { readFileSync, statSync } from 'node:fs';
import process from 'node:process';
import { read } from '@e965/xlsx';

const file = process.argv[2] ?? '';
const startedMs = performance.now();
const book = read(readFileSync(file), { dense: true });
const seconds = (performance.now() - startedMs) / 1_000;
process.stdout.write(`${JSON.stringify({ seconds, megabytes: statSync(file).size / 1e6, sheets: book.SheetNames.length })}\n`); // prettier-ignore
