import type { FactKey } from '../../model/facts.ts';
import { answer, type CheckResult, type Reader } from './check.ts';
import { isReason } from './codes.ts';
import { evidenceOf, reasonOf, valueOf } from './factReading.ts';

/** The answer when the content is gone or was never seen; undefined when there is something to look at. */
export function unseen(reader: Reader): CheckResult | undefined {
  const status = valueOf(reader, 'resource.link-status');
  const evidence = evidenceOf(reader, 'resource.link-status');
  if (status === 'gone') return answer('gone', {}, evidence);
  if (status === 'answered' || status === 'local') return undefined;
  const quoted = evidence[0]?.quote ?? '';
  const code = isReason(quoted) ? quoted : refusal(quoted);
  return answer(
    'not-seen',
    { unseenReason: status === 'unknown' || status === 'broken' ? code : isReason(quoted) ? quoted : 'not-asked' },
    evidence,
  );
}

function refusal(quoted: string): string {
  const status = Number(/^HTTP (\d{3})/.exec(quoted)?.[1] ?? 0);
  if (status === 401 || status === 403) return 'refused';
  if (status === 429) return 'too-many-requests';
  if (status >= 500) return 'server-error';
  return status >= 300 && status < 400 ? 'redirect-not-followed' : 'other-status';
}

export function notKnown(reader: Reader, key: FactKey): CheckResult {
  return answer('not-known', { unknownReason: reasonOf(reader, key) }, evidenceOf(reader, key));
}
