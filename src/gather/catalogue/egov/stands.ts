import type { Capture } from '../../../model/capture.ts';
import type { FrontierEntry } from '../../../model/ports.ts';
import { saltOf } from '../../frontier/frontierEntry.ts';
import type { CatalogueContext } from '../adapter.ts';
import { DAY_MS } from '../../pace/hostPace.ts';
import { datasetsPageOf, isDetails, isStoredVersion } from './egovEntries.ts';
import { listedAs, versionOf } from './egovMemory.ts';
import { unseen } from './lists.ts';
import { itemsOf, objectOf, readEnvelope, textOf } from './readEnvelope.ts';

/**
 * Whether the answer of an earlier audit stands in the place of a new one: details of a dataset that the list shows in
 * the same version and with the same date (Q15: what that misses, a full sweep now and then finds), rows of a stored
 * version, and what only an earlier audit could read. Never anything but a good answer of the API.
 */
export function egovStands(
  context: CatalogueContext,
  entry: FrontierEntry,
  earlier: { readonly capture: Capture; readonly body: Uint8Array },
  nowMs: number,
): boolean {
  const answer = readEnvelope(earlier.capture, earlier.body);
  if (answer.is !== 'success') return false;
  const { data } = answer;
  if (saltOf(entry) === 'earlier')
    return datasetsPageOf(entry) === null || unseen(context, itemsOf(data['datasets']) ?? []).length > 0;
  if (entry.target.purpose === 'portal-rows') {
    const { version } = JSON.parse(entry.body ?? '{}') as { version?: unknown };
    return isStoredVersion(version) && 'data' in data;
  }
  if (!isDetails(entry)) return false;
  const listed = listedAs(context, entry.target.portalUri ?? '');
  const details = objectOf(data['data']);
  if (listed === null || details === null || listed.version === '') return false;
  const sweepMs = context.config.portal.fullSweepDays * DAY_MS;
  const isRecent = nowMs - Date.parse(earlier.capture.startedAt) < sweepMs;
  return isRecent && versionOf(details) === listed.version && textOf(details['updated_at']) === listed.updated;
}
