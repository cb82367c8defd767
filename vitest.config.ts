import { availableParallelism } from 'node:os';
import process from 'node:process';
import { defineConfig } from 'vitest/config';
import { countsReporter } from './test/setup/countsReporter.ts';
import { LongFirst } from './test/setup/longFirst.ts';

/** `npm run test:long` runs what takes minutes, and nothing else. */
const isLong = process.env['TEST_LONG'] === '1';

export default defineConfig({
  test: {
    environment: 'node',
    // Processes, not threads: node:sqlite, child processes and signals behave as they do in the program.
    pool: 'forks',
    // A process runs one file after the other and loads each module once: nothing of ours keeps state in a module (the
    // walls prove it), and loading all anew for each of 150 files took a quarter of the time.
    isolate: false,
    // Node itself loads the files, as it loads the program: nothing here needs a bundler's mocks.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // One more than there are cores: files that wait for a browser or a time-out would leave a core idle. (vitest itself
    // leaves one core free, which on two cores is half of the machine.)
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongFirst },
    include: [isLong ? 'test/long/**/*.test.ts' : 'test/**/*.test.ts'],
    exclude: isLong ? [] : ['test/bench/**', 'test/long/**'],
    setupFiles: ['./test/setup/network.ts'],
    // Three share two cores: what takes three seconds alone can take fifteen.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', countsReporter()],
  },
});
