import { afterAll, beforeAll, describe, it } from 'vitest';
import { type Example, startExample } from './exampleAudit.ts';
import { canLimit, canMount, fillDisk, limitFiles, type WholeAudit, wholeAudit } from './smallDisk.ts';

let example: Example;
let whole: WholeAudit;
beforeAll(async () => {
  example = await startExample({ minDelayMs: 0, browser: false });
  whole = await wholeAudit(example);
}, 120_000);
afterAll(() => example.close());

describe.skipIf(!canLimit)('an audit that may write no more', () => {
  // Mounting a small disk takes root; with the limit on files everybody can try.
  it('says so, ends with its own code, and comes to the same result when there is room', async () => {
    if (canMount) await fillDisk(example, whole, [0.25]);
    else await limitFiles(example, whole, 0.7);
  }, 240_000);
});
