import type { TableOrder } from '../inspect/tables/schema/tableOrder.ts';
import type { Sha256 } from '../model/ids.ts';
import type { ByteSource } from '../model/ports.ts';
import type { Tables } from '../model/tables.ts';
import type { Inspected } from './poolMessages.ts';
import { type Inspector, type InspectorLimits, type Job, startInspector } from './startInspector.ts';

/** Bodies that a process may have beside the one that it works on: it need not wait for the next one to arrive. */
const AHEAD = 1;
/** A body that ended its process may have suffered from those before it: it has one more try, in a process of its own. */
const TRIES = 2;
const LIMITS: InspectorLimits = { memoryMb: 1_024, bodyMs: 30_000, megabyteMs: 1_000 };
/** Processes in a row that did not even start: then it is no body's fault. */
const MAX_FALSE_STARTS = 3;

/**
 * Inspects bodies in child processes with bounds on time and memory, killed without asking: one hostile file costs its
 * own facts and nobody else's (worker threads bound neither buffers nor native code). Started when first needed.
 */
export type InspectorPool = {
  readonly size: number;
  /** @throws Error when no child process starts at all, and for bodies that wait when the pool is closed */
  inspect(digest: Sha256, source: ByteSource, order?: TableOrder): Promise<Inspected>;
  close(): void;
};

export function openInspectorPool(
  tables: Tables,
  options: { readonly size?: number; readonly program?: URL; readonly limits?: InspectorLimits } = {},
): InspectorPool {
  const { size = 1, program = programUrl(), limits = LIMITS } = options;
  const waiting: Job[] = [];
  const inspectors = new Set<Inspector>();
  let falseStarts = 0;
  let closed: Error | null = null;

  const giveUp = (error: Error): void => {
    closed ??= error;
    for (const job of waiting.splice(0)) job.reject(closed);
  };
  /** They only waited there. */
  const putBack = (jobs: readonly Job[]): void => {
    for (const job of jobs) job.tries -= 1;
    waiting.unshift(...jobs);
  };
  const onEnd = (inspector: Inspector, left: readonly Job[], reason: string, isFault: boolean): void => {
    inspectors.delete(inspector);
    falseStarts = inspector.isReady() ? 0 : falseStarts + 1;
    if (falseStarts >= MAX_FALSE_STARTS) {
      waiting.push(...left);
      return giveUp(new Error(`the inspecting process does not start: ${reason}`));
    }
    const [culprit, ...others] = left;
    if (!inspector.isReady() || culprit === undefined || !isFault) putBack(left);
    else {
      putBack(others);
      if (culprit.tries >= TRIES) culprit.resolve({ is: 'lost', why: 'too-costly', detail: reason });
      else waiting.unshift(culprit);
    }
    dispatch();
  };
  /** A process for a body; null when all are busy. One that already ended a process gets a fresh one. */
  const inspectorFor = ({ tries }: Job): Inspector | null => {
    const free = tries > 0 ? undefined : [...inspectors].find((one) => one.canTake(AHEAD));
    if (free !== undefined) return free;
    if (inspectors.size >= size) {
      const idle = tries > 0 ? [...inspectors].find((one) => one.isIdle()) : undefined;
      if (idle === undefined) return null;
      inspectors.delete(idle);
      idle.end();
    }
    const started = startInspector(tables, program, limits, { onEnd, onIdle: dispatch });
    inspectors.add(started);
    return started;
  };
  const dispatch = (): void => {
    for (let job = waiting[0]; job !== undefined; job = waiting[0]) {
      const inspector = inspectorFor(job);
      if (inspector === null) return;
      waiting.shift();
      inspector.take(job);
    }
  };

  return {
    size,
    inspect: (digest, source, order) =>
      new Promise((resolve, reject) => {
        if (closed !== null) return reject(closed);
        waiting.push({ digest, source, order: order ?? null, resolve, reject, tries: 0 });
        dispatch();
      }),
    close() {
      for (const inspector of inspectors) waiting.push(...inspector.end());
      inspectors.clear();
      giveUp(new Error('the inspectors were closed'));
    },
  };
}

/** The same file from source and built. */
function programUrl(): URL {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`inspectChild.${ending}`, import.meta.url);
}
