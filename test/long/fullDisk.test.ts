import { afterAll, beforeAll, describe, it } from 'vitest';
import { type Example, startExample } from '../e2e/exampleAudit.ts';
import { canLimit, canMount, fillDisk, limitFiles, type WholeAudit, wholeAudit } from '../e2e/smallDisk.ts';

let example: Example;
let whole: WholeAudit;
beforeAll(async () => {
  example = await startExample({ minDelayMs: 0, browser: false });
  whole = await wholeAudit(example);
}, 120_000);
afterAll(() => example.close());

describe.skipIf(!canLimit)('an audit that may write no more', () => {
  it('stops and goes on where files may not grow', async () => {
    await limitFiles(example, whole, 0.7);
  }, 600_000);

  // Too small to begin, in the crawl, in what follows, in the report.
  it.skipIf(!canMount)(
    'stops and goes on wherever the disk is full',
    async () => {
      await fillDisk(example, whole, [0.005, 0.03, 0.05, 0.08, 0.12, 0.3, 0.6, 0.9, 0.99]);
    },
    600_000,
  );
});
