import type { Buffer } from 'node:buffer';
import type { Purpose } from '../../model/capture.ts';
import type { ByteSource } from '../../model/ports.ts';
import { memorySource } from '../payloadSource.ts';
import { lookIntoBody, type UnseenKind } from './lookIntoBody.ts';
import { redactPortalAnswer } from './redactPortalAnswer.ts';

/** Why a record is not shown, or not as it came. A closed list; sentences in withheldRecord. */
export type RedactionReason =
  | 'personal-number'
  | 'personal-columns'
  | 'personal-number-in-request'
  | 'portal-personal-fields'
  | 'portal-answer-unreadable'
  | 'picture-of-page';

/** What the public may see of a body. */
export type BodyVerdict =
  | { readonly is: 'shown'; readonly unseen: UnseenKind | null }
  | { readonly is: 'redacted'; readonly because: RedactionReason; readonly bytes: Buffer }
  | { readonly is: 'withheld'; readonly because: RedactionReason };

/** Methods of the portal whose answers describe data; the rows themselves and downloads are data. */
const DESCRIBING: ReadonlySet<Purpose> = new Set([
  'portal-detection',
  'portal-organisations',
  'portal-datasets',
  'portal-terms',
]);
/** Answers are redacted in memory; longer ones are withheld. */
const ANSWER_BYTES = 64 * 1024 * 1024;

export async function judgeBody(purpose: Purpose, body: ByteSource): Promise<BodyVerdict> {
  if (!DESCRIBING.has(purpose)) return lookAt(body);
  if (body.size === 0) return { is: 'shown', unseen: null };
  const answer = body.size > ANSWER_BYTES ? null : redactPortalAnswer(await body.range(0, body.size));
  if (answer === null) return { is: 'withheld', because: 'portal-answer-unreadable' };
  const look = await lookAt(memorySource(answer.bytes));
  if (look.is !== 'shown' || !answer.changed) return look;
  return { is: 'redacted', because: 'portal-personal-fields', bytes: answer.bytes };
}

async function lookAt(body: ByteSource): Promise<BodyVerdict> {
  const look = await lookIntoBody(body);
  if (look.is === 'personal') return { is: 'withheld', because: 'personal-number' };
  return { is: 'shown', unseen: look.is === 'unseen' ? look.kind : null };
}
