import { type ChildProcess, fork } from 'node:child_process';
import type { Sha256 } from '../model/ids.ts';
import type { Tables } from '../model/tables.ts';
import type { FactRow, FromInspector, ToInspector } from './aheadMessages.ts';

/** Bodies in hand at most, and bytes of them: what does not fit is inspected later, from the evidence. */
const MAX_IN_HAND = 64;
const MAX_BYTES_IN_HAND = 16 * 1024 * 1024;
/** Larger bodies are read from the evidence piece by piece; here they would be copied whole. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;
const MEMORY_MB = 512;
/** Of young objects (Node's own bound is 32, thrice): it is never the child that a crawl waits for. */
const YOUNG_MB = 8;
/** A body that takes longer ends its child; after so many the rest is left for later. */
const LIMIT_MS = 20_000;
const MAX_LOST = 3;

/**
 * Inspects bodies in a child process while the crawl goes on, since a polite crawl mostly waits. Only ahead: what it
 * does not take, cannot finish or crashes on has no facts yet, and the inspect stage makes them from the evidence.
 */
export type AheadInspector = {
  offer(digest: Sha256, bytes: Uint8Array): void;
  /** Resolves when all that was taken is done or given up. */
  close(): Promise<void>;
};

export function openAheadInspector(
  tables: Tables,
  onFacts: (digest: Sha256, rows: readonly FactRow[]) => void,
  program: URL = programUrl(),
): AheadInspector {
  const inHand = new Map<Sha256, number>();
  let bytesInHand = 0;
  let child: ChildProcess | null = null;
  let lost = 0;
  let deadline: NodeJS.Timeout | undefined;
  let onIdle: (() => void) | null = null;

  const forget = (digest: Sha256): void => {
    bytesInHand -= inHand.get(digest) ?? 0;
    inHand.delete(digest);
    clearTimeout(deadline);
    if (inHand.size > 0) watch();
    else onIdle?.();
  };
  const giveUp = (): void => {
    child?.removeAllListeners();
    child?.kill('SIGKILL');
    child = null;
    lost += 1;
    inHand.clear();
    bytesInHand = 0;
    clearTimeout(deadline);
    onIdle?.();
  };
  /** One at a time is worked on: the oldest in hand has the time since the last answer. */
  const watch = (): void => {
    deadline = setTimeout(giveUp, LIMIT_MS);
    deadline.unref();
  };
  const start = (): ChildProcess => {
    const started = fork(program, {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${MEMORY_MB}`, `--max-semi-space-size=${YOUNG_MB}`],
      // Parsers of others print warnings; they belong to nobody.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    started.on('message', ({ digest, rows }: FromInspector) => {
      if (rows !== null) onFacts(digest, rows);
      forget(digest);
    });
    started.once('exit', giveUp);
    started.once('error', giveUp);
    send(started, { is: 'tables', tables });
    return started;
  };

  return {
    offer(digest, bytes) {
      const fits = inHand.size < MAX_IN_HAND && bytesInHand + bytes.length <= MAX_BYTES_IN_HAND;
      if (lost >= MAX_LOST || !fits || bytes.length > MAX_BODY_BYTES || inHand.has(digest)) return;
      child ??= start();
      inHand.set(digest, bytes.length);
      bytesInHand += bytes.length;
      if (inHand.size === 1) watch();
      send(child, { is: 'body', digest, bytes });
    },
    async close() {
      if (inHand.size > 0) await new Promise<void>((resolve) => (onIdle = resolve));
      onIdle = null;
      clearTimeout(deadline);
      child?.removeAllListeners();
      child?.kill('SIGKILL');
      child = null;
      lost = MAX_LOST;
    },
  };
}

/** A child that is gone is noticed by its exit; a message that did not reach it is no further news. */
function send(child: ChildProcess, message: ToInspector): void {
  child.send(message, () => undefined);
}

/** The same file from source and built. */
function programUrl(): URL {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`inspectChild.${ending}`, import.meta.url);
}
