import { describe, it } from 'vitest';
import { canLimit, canMount, smallDisks } from '../e2e/smallDisk.ts';

describe.skipIf(!canLimit)('an audit that may write no more', () => {
  const disks = smallDisks();

  it('stops and goes on where files may not grow', async () => {
    await disks.limitFiles(0.7);
  }, 600_000);

  // Too small to begin, in the crawl, in what follows, in the report.
  it.skipIf(!canMount)(
    'stops and goes on wherever the disk is full',
    async () => {
      await disks.fillDisk([0.005, 0.03, 0.05, 0.08, 0.12, 0.3, 0.6, 0.9, 0.99]);
    },
    600_000,
  );
});
