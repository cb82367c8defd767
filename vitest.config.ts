import process from 'node:process';
import { defineConfig } from 'vitest/config';
import { countsReporter } from './test/setup/countsReporter.ts';

/** `npm run test:long` runs what takes minutes, and nothing else. */
const isLong = process.env['TEST_LONG'] === '1';

export default defineConfig({
  test: {
    environment: 'node',
    // Processes, not threads: node:sqlite, child processes and signals behave as they do in the program.
    pool: 'forks',
    include: [isLong ? 'test/long/**/*.test.ts' : 'test/**/*.test.ts'],
    exclude: isLong ? [] : ['test/bench/**', 'test/long/**'],
    setupFiles: ['./test/setup/network.ts'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
    reporters: ['default', countsReporter()],
  },
});
