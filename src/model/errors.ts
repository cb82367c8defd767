import type { Bilingual } from './lang.ts';

/**
 * What our user did wrong (a config key, a rule, a path): one line with place and advice, exit code `usage`.
 * What the world did is data (Failure); a bug is an ordinary exception. `message` is the English text.
 */
export class UserError extends Error {
  readonly code: string;
  readonly texts: Bilingual;
  readonly file: string | null;
  readonly line: number | null;

  /** A plain string is for authors of rules and tables, who read English; people get both languages. */
  constructor(code: string, text: string | Bilingual, place?: { file: string; line?: number | null }) {
    const texts = typeof text === 'string' ? { bg: text, en: text } : text;
    super(texts.en);
    this.name = 'UserError';
    this.code = code;
    this.texts = texts;
    this.file = place?.file ?? null;
    this.line = place?.line ?? null;
  }
}

/** Why a disk took nothing more: no room (or quota), mounted read-only, not allowed, failing, or locked by another program. */
export type DiskTrouble = 'full' | 'read-only' | 'denied' | 'failing' | 'busy';

/**
 * The disk refused what had to be written. Nobody's fault here or out there: somebody makes room, and the work goes on
 * from what was written before. One message that says what and where, exit code `notWritten`.
 */
export class DiskRefused extends Error {
  readonly trouble: DiskTrouble;
  readonly texts: Bilingual;

  constructor(trouble: DiskTrouble, texts: Bilingual, cause: unknown) {
    super(texts.en, { cause });
    this.name = 'DiskRefused';
    this.trouble = trouble;
    this.texts = texts;
  }
}

/** Exit codes of every command; documented in README and `--help`, a test compares them. */
export const EXIT = {
  ok: 0,
  /** An unexpected fault of the program. */
  bug: 1,
  /** Wrong use: unknown option, bad config, missing file. */
  usage: 2,
  /** audit: finished, but a budget cut at least one body. */
  cut: 3,
  /** audit: finished, but at least one body could not be reached. */
  partlyFailed: 4,
  /** audit: nothing at all could be reached. */
  nothingReached: 5,
  /** verify: a file or record is not what the manifest says. */
  tampered: 6,
  /** verify: files are intact, but this program's version gives other results, or bodies of an earlier audit are gone. */
  notReproducible: 7,
  /** check: the resource fails at least one rule. */
  failsRules: 8,
  /** politeness: the evidence shows a request that should not have been made, or not yet. */
  impolite: 9,
  /** The disk took no more (full, read-only, not allowed, failing): make room, then go on. */
  notWritten: 10,
  /** schedule --status: a run did not happen at its time or did not end well, or nobody waits for the next. */
  missed: 11,
  /** stopped by a signal; can be resumed. */
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
