import { describe, it } from 'vitest';
import { canLimit, canMount, smallDisks } from './smallDisk.ts';

describe.skipIf(!canLimit)('an audit that may write no more', () => {
  const disks = smallDisks();

  // Mounting a small disk takes root; with the limit on files everybody can try.
  it('says so, ends with its own code, and comes to the same result when there is room', async () => {
    if (canMount) await disks.fillDisk([0.25]);
    else await disks.limitFiles(0.7);
  }, 240_000);
});
