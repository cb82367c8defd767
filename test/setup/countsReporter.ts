import type { Reporter, TestModule } from 'vitest/node';

/** Ends the output of a test run with its counts in plain words, which is what people and programs look for. */
export function countsReporter(): Reporter {
  return {
    onTestRunEnd(modules, unhandledErrors) {
      const { passed, failed, skipped } = countTests(modules);
      const broken = modules.filter((module) => module.errors().length > 0).length + unhandledErrors.length;
      const rest = [
        ...(skipped > 0 ? [`${skipped} skipped`] : []),
        ...(broken > 0 ? [`${broken} errors outside tests`] : []),
      ];
      process.stdout.write(`\n${[`${passed} passed`, `${failed} failed`, ...rest].join(', ')}\n`);
    },
  };
}

function countTests(modules: readonly TestModule[]): { passed: number; failed: number; skipped: number } {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const module of modules) {
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      counts[state === 'pending' ? 'skipped' : state] += 1;
    }
  }
  return counts;
}
