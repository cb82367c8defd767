import type { MessageSpec } from '../../model/rule.ts';

/** What any check may answer; texts stand once, under `any-check`, and are part of every check when loaded. */
export const COMMON_MESSAGES = {
  /** The link answered 404 or 410: there is nothing to look at, and one rule (the dead link) says so. */
  gone: { outcome: 'not-applicable', placeholders: [] },
  /** Nobody saw the content: refused, failed, not asked. */
  'not-seen': { outcome: 'cannot-tell', placeholders: ['unseenReason'] },
  /** It was seen, and this one thing could not be told. */
  'not-known': { outcome: 'cannot-tell', placeholders: ['unknownReason'] },
  'site-not-identified': { outcome: 'cannot-tell', placeholders: ['host'] },
  'no-address': { outcome: 'cannot-tell', placeholders: [] },
  'legal-kind-unknown': { outcome: 'cannot-tell', placeholders: [] },
  'other-kind': { outcome: 'not-applicable', placeholders: [] },
  /** A bug of ours; the finding's outcome is `error`. */
  'check-failed': { outcome: 'cannot-tell', placeholders: ['problem'] },
} as const satisfies { readonly [key: string]: MessageSpec };
