import type { BigPortal } from '../../../fixtures/portal/holdings/bigHoldings.ts';
import type { Misbehaviour } from '../../../fixtures/portal/settings.ts';
import type { AuditPlan } from './harvestBig.ts';

/** A portal as large as the real one in 2026. */
export const NATIONAL: BigPortal = { seed: 1, datasets: 12_000, resources: 125_000, organisations: 550, later: 60 };

/**
 * What the real one does to whoever reads it for hours: lists that shift, a firewall, errors, a limit. The last one that
 * hid is back before the lists are read: who is back after the last look cannot be seen.
 */
export const NATIONAL_MANNERS: Partial<Misbehaviour> = {
  seed: 1,
  waf: 0.01,
  error500: 0.01,
  limit: 'enforced',
  drift: { everyCalls: 20, changes: ['insert', 'vanish', 'remove'], backAfterCalls: 60, most: 27 },
};

/** The first audit: killed among the lists, among the details, and once more among those. The second: a week later. */
export const AUDITS: readonly AuditPlan[] = [
  {
    edited: 0,
    kills: [
      { exchange: 300, at: 'before' },
      { exchange: 2_500, at: 'answered' },
      { exchange: 6_000, at: 'recorded' },
    ],
  },
  { edited: 360, kills: [{ exchange: 400, at: 'answered' }] },
];

/** Rows that are asked for besides: the whole of them would be 125,000 requests, and prove nothing more. */
export const BODIES = 1_000;
