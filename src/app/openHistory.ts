import { existsSync } from 'node:fs';
import { BodyNotHere } from '../evidence/evidenceErrors.ts';
import type { AuditInfo } from '../model/audit.ts';
import { UserError } from '../model/errors.ts';
import type { Sha256 } from '../model/ids.ts';
import type { EvidenceReader, PriorVisits, RecordedBody } from '../model/ports.ts';
import type { AuditFolder } from './auditFolder.ts';
import { evidenceOfOthers } from './earlierAudit.ts';

/** Bodies remembered as checked: more than all lanes together have in hand. */
const MOST_CHECKED = 10_000;

export type History = {
  readonly visits: PriorVisits;
  /** The record of a body that `visits.body` has just read and found whole: only to such a one a new record may point. */
  known(digest: Sha256): RecordedBody | undefined;
};

/**
 * What earlier audits saw, for gather; null for an audit that goes on from none.
 * @throws UserError when an audit that holds bodies is not where it was: the crawl would come out another way than
 * it began
 */
export function openHistory(
  { dir, history }: Pick<AuditFolder, 'dir' | 'history'>,
  since: AuditInfo['since'],
  { startedAt, evidence }: { readonly startedAt: string; readonly evidence: EvidenceReader },
): History | null {
  if (since === undefined) return null;
  for (const [audit, place] of evidenceOfOthers(dir, since)) if (!existsSync(place)) throw notHere(audit, place);
  const checked = new Set<Sha256>();
  return {
    known: (digest) => (checked.has(digest) ? history.body(digest) : undefined),
    visits: {
      startedMs: Date.parse(startedAt),
      visit: (lane, key) => history.visit(lane, key),
      *visitsOf(lane, prefix) {
        for (const prior of history.visitsOf(lane, prefix)) {
          const isLast = prior.answered?.audit === since.audit || prior.stood === since.audit;
          yield { prior, isLast };
        }
      },
      body: async (digest) => {
        const at = history.body(digest);
        if (at === undefined) return null;
        try {
          const source = await evidence.body(at.place, digest);
          checked.delete(digest);
          checked.add(digest);
          const oldest = checked.values().next().value;
          if (checked.size > MOST_CHECKED && oldest !== undefined) checked.delete(oldest);
          return source;
        } catch (error) {
          if (error instanceof BodyNotHere) return null;
          throw error;
        }
      },
    },
  };
}

/** What to say to a person when bytes are needed that stand in another audit. */
export function notHere(audit: string, place: string): UserError {
  return new UserError('body-not-here', {
    bg: `тази оценка стъпва на оценка ${audit}, която не е в ${place}; върнете я там`,
    en: `this audit goes on from audit ${audit}, which is not in ${place}; put it back there`,
  });
}
