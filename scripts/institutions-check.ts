// `npm run institutions:check`: what is wrong with a file of institutions, `file:line`; exit code 1 when there is a fault.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { UserError } from '../src/model/errors.ts';
import { checkBodies } from './institutions/checkBodies.ts';

const [file = path.join(import.meta.dirname, '..', 'config', 'institutions.yaml')] = process.argv.slice(2);

try {
  const lines = checkBodies(readFileSync(file, 'utf8'), file);
  for (const { is, line, text } of lines)
    process.stdout.write(`${is === 'fault' ? '✗' : '·'} ${file}:${line}: ${text}\n`);
  const faults = lines.filter(({ is }) => is === 'fault').length;
  process.stdout.write(`${faults === 0 ? '✓' : '✗'} ${file}: ${faults} faults, ${lines.length - faults} notes\n`);
  if (faults > 0) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stdout.write(`✗ ${error.file ?? file}:${error.line ?? 1}: ${error.message}\n`);
  process.exitCode = 1;
}
