import { defineConfig } from 'vitest/config';
import { countsReporter } from './test/setup/countsReporter.ts';

export default defineConfig({
  test: {
    environment: 'node',
    // Processes, not threads: node:sqlite, child processes and signals behave as they do in the program.
    pool: 'forks',
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**', 'test/long/**'],
    setupFiles: ['./test/setup/network.ts'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
    reporters: ['default', countsReporter()],
  },
});
