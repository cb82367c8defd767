import { type ChildProcess, fork } from 'node:child_process';
import process from 'node:process';
import type { TableOrder } from '../inspect/tables/schema/tableOrder.ts';
import type { Sha256 } from '../model/ids.ts';
import type { ByteSource } from '../model/ports.ts';
import type { Tables } from '../model/tables.ts';
import { pieceServer } from './pieceServer.ts';
import type { FromInspector, Inspected, ToInspector } from './poolMessages.ts';
import { watchMemory } from './watchMemory.ts';

/** Bodies up to this size come with their order; larger ones are asked for piece by piece. */
const SMALL_BYTES = 2 * 1024 * 1024;
/** Of young objects (Node's own bound is 32, thrice): a crawl does not wait for its inspectors. */
const YOUNG_MB = 4;
/** A collection is due when the heap has grown by this much since the last one. */
const GROWING_PERCENT = 25;
/** For loading the program. */
const START_MS = 120_000;
/** Share of a process's memory that its heap may take; the rest is for buffers and native code. */
const HEAP_SHARE = 0.75;

/** What one process may take. */
export type InspectorLimits = {
  readonly memoryMb: number;
  /** For a small body, and for each megabyte of a large one. */
  readonly bodyMs: number;
  readonly megabyteMs: number;
};

export type Job = {
  readonly digest: Sha256;
  readonly source: ByteSource;
  readonly order: TableOrder | null;
  readonly resolve: (inspected: Inspected) => void;
  readonly reject: (error: Error) => void;
  /** Processes that it was given to. */
  tries: number;
};

/** One child process. */
export type Inspector = {
  /** Whether it may have one more: never beside a body that already ended a process. */
  canTake(ahead: number): boolean;
  isIdle(): boolean;
  take(job: Job): void;
  isReady(): boolean;
  /** Ends it; answers what it had not done. */
  end(): readonly Job[];
};

type Events = {
  /** The process has ended; `left` = bodies that it had, the one it worked on first; `isFault` = that one ended it. */
  readonly onEnd: (inspector: Inspector, left: readonly Job[], reason: string, isFault: boolean) => void;
  readonly onIdle: () => void;
};

export function startInspector(
  tables: Tables,
  program: URL,
  limits: InspectorLimits,
  { onEnd, onIdle }: Events,
): Inspector {
  const jobs: Job[] = [];
  let ready = false;
  let ended = false;
  let deadline: NodeJS.Timeout | undefined;
  const child = fork(program, {
    serialization: 'advanced',
    execArgv: [
      `--max-old-space-size=${Math.floor(limits.memoryMb * HEAP_SHARE)}`,
      `--max-semi-space-size=${YOUNG_MB}`,
      `--heap-growing-percent=${GROWING_PERCENT}`,
    ],
    // glibc keeps what each thread has freed: one body at a time needs few threads.
    env: { ...process.env, MALLOC_ARENA_MAX: '2' },
    // Parsers of others print warnings; they belong to nobody.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let sending: Promise<void> = Promise.resolve();
  /** A body could not be read: that is the evidence's matter. What the process has of it is half a body: away with it. */
  const broken = (job: Job | undefined, error: unknown): void => {
    if (job === undefined || !jobs.includes(job)) return;
    jobs.splice(jobs.indexOf(job), 1);
    job.reject(error instanceof Error ? error : new Error(String(error)));
    end('a body could not be read', false);
  };
  const pieces = pieceServer(
    (message) => send(child, message),
    (error) => broken(jobs[0], error),
  );

  /** Ends the process; what it had is the caller's. */
  const kill = (): readonly Job[] => {
    ended = true;
    clearTimeout(deadline);
    clearTimeout(starting);
    unwatch();
    child.removeAllListeners();
    // A process that is being killed may still break its channel.
    child.on('error', () => undefined);
    child.kill('SIGKILL');
    return jobs.splice(0);
  };
  const end = (reason: string, isFault = true): void => {
    if (!ended) onEnd(inspector, kill(), reason, isFault);
  };
  const starting = setTimeout(() => end(`it did not begin within ${START_MS / 1_000} s`), START_MS);
  starting.unref();
  const unwatch = watchMemory(child.pid, limits.memoryMb, () =>
    end(`it took more than ${limits.memoryMb} MB of memory`),
  );
  /** The oldest has the time since the last answer: one at a time is worked on. */
  const watch = (): void => {
    clearTimeout(deadline);
    const [job] = jobs;
    if (job === undefined) return;
    pieces.serve(job.source);
    if (!ready) return;
    const limitMs = limits.bodyMs + (job.source.size / 1024 ** 2) * limits.megabyteMs;
    deadline = setTimeout(() => end(`it took more than ${Math.ceil(limitMs / 1_000)} s`), limitMs);
    deadline.unref();
  };
  /** Only now: on a busy machine loading the program takes longer than any body does. */
  const begin = (): void => {
    ready = true;
    clearTimeout(starting);
    watch();
  };
  const answer = (inspected: Inspected): void => {
    jobs.shift()?.resolve(inspected);
    watch();
    onIdle();
  };
  child.on('message', (message: FromInspector) => {
    if (message.is === 'ready') begin();
    else if (message.is === 'facts') answer(message);
    else if (message.is === 'failed') answer({ is: 'lost', why: 'inspection-failed', detail: message.message });
    else pieces.answer(message);
  });
  child.once('exit', (code, signal) => end(`its process ended (${signal ?? code})`));
  child.once('error', (error) => end(error.message));
  send(child, { is: 'tables', tables });

  const inspector: Inspector = {
    canTake: (ahead) => !ended && jobs.length <= ahead && jobs.every(({ tries }) => tries === 1),
    isIdle: () => jobs.length === 0,
    take(job) {
      job.tries += 1;
      jobs.push(job);
      if (jobs.length === 1) watch();
      // One after another: answers come in the order in which bodies arrive.
      sending = sending.then(() => give(job));
    },
    isReady: () => ready,
    end: () => (ended ? [] : kill()),
  };

  async function give(job: Job): Promise<void> {
    const { digest, source, order } = job;
    const { size } = source;
    try {
      const bytes = size <= SMALL_BYTES ? await source.range(0, size) : null;
      send(child, { is: 'body', digest, size, bytes, order });
    } catch (error) {
      broken(job, error);
    }
  }
  return inspector;
}

/** A child that is gone is noticed by its exit; a message that did not reach it is no further news. */
function send(child: ChildProcess, message: ToInspector): void {
  if (child.connected) child.send(message, () => undefined);
}
