import type { InspectorPool } from '../../src/isolate/openInspectorPool.ts';
import { openPool, type OpenPool } from '../../src/app/openPool.ts';

/**
 * Inspectors that serve all jobs of a test file: the first body costs a new process two seconds of loading and of
 * expressions that are compiled, and a job more or less is nothing that they remember. Close them at the end.
 */
export function warmInspectors(): { readonly openPool: OpenPool; close(): void } {
  const pools = new Map<string, InspectorPool>();
  return {
    openPool(tables) {
      const pool = pools.get(tables.hash) ?? openPool(tables);
      pools.set(tables.hash, pool);
      return { ...pool, close: () => {} };
    },
    close() {
      for (const pool of pools.values()) pool.close();
    },
  };
}
