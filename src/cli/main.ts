#!/usr/bin/env node
import process from 'node:process';
import { growHeapSlowly } from '../app/growHeapSlowly.ts';
import { chooseLang } from './chooseLang.ts';
import { createProgram } from './createProgram.ts';
import { runProgram } from './runProgram.ts';
import { EXIT } from '../model/errors.ts';
import { processTerminal } from './terminal.ts';

growHeapSlowly();
// The language decides the help texts too, so it is looked for before the options are read.
const at = process.argv.indexOf('--lang');
const lang = chooseLang(at === -1 ? undefined : process.argv[at + 1], process.env);
const terminal = processTerminal(lang);
// `zvezdomer results AUDIT | head`: the reader has enough; that is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  throw error;
});
process.exitCode = await runProgram(createProgram(terminal), process.argv.slice(2), terminal);
