import process from 'node:process';

/** What a piece of work took: of the clock, and of the processor by all threads of this process. */
export type Took = { readonly seconds: number; readonly cpuSeconds: number };

export async function costOf(work: () => Promise<void>): Promise<Took> {
  const startedMs = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - startedMs) / 1_000, cpuSeconds: (user + system) / 1e6 };
}

/** The line by which a side of the bench tells what it took. */
export function tell(said: Took & Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(said)}\n`);
}
