import { availableParallelism } from 'node:os';
import { type InspectorPool, openInspectorPool } from '../isolate/openInspectorPool.ts';
import type { Tables } from '../model/tables.ts';

/** Each may take a gigabyte: more processes would make the machine slower, not the audit faster. */
const MOST_PROCESSES = 4;

/** How whoever runs one job after another has its inspectors kept: each start costs seconds of loading. */
export type OpenPool = (tables: Tables) => InspectorPool;

/** A pool of inspectors for this machine: one core is left to whatever asks for facts. */
export function openPool(tables: Tables): InspectorPool {
  return openInspectorPool(tables, { size: Math.min(MOST_PROCESSES, Math.max(1, availableParallelism() - 1)) });
}
