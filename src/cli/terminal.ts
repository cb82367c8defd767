import process from 'node:process';
import { EXIT, type ExitCode } from '../model/errors.ts';
import type { Bilingual, Lang } from '../model/lang.ts';

/** Where a command writes: results to standard output, everything about the work to standard error. */
export type Terminal = {
  readonly lang: Lang;
  /** A person looks on: one progress line that is written over. Otherwise plain lines. */
  readonly interactive: boolean;
  /** Width now: a window may be made narrower while a line stands in it. */
  columns(): number;
  out(text: string): void;
  err(text: string): void;
  /** Standard error without a line end, for the progress line. */
  raw(text: string): void;
  /** The text in the user's language. */
  say(text: Bilingual): string;
  /** A command that ends in order, but not with 0, tells its code here: process.exit would cut off output under way. */
  endWith(code: ExitCode): void;
  exitCode(): ExitCode;
};

export function processTerminal(lang: Lang): Terminal {
  let code: ExitCode = EXIT.ok;
  return {
    lang,
    interactive: process.stderr.isTTY === true && process.env['CI'] === undefined,
    columns: () => process.stderr.columns ?? 80,
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
    raw: (text) => void process.stderr.write(text),
    say: (text) => text[lang],
    endWith: (ended) => {
      code = ended;
    },
    exitCode: () => code,
  };
}
