import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Where files wait for processes, browsers and time-outs: begun last, one of them would hold up the end on one core. */
const LONG = /\/test\/(?:e2e|ssrf|browser|faults|gather)\//;

/** The order of test files: what takes long first; within that as vitest orders them, by what it remembers. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean => LONG.test(moduleId);
    return [...sorted.filter((file) => isLong(file)), ...sorted.filter((file) => !isLong(file))];
  }
}
