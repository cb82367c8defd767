import type { Capture } from './capture.ts';

const NEVER_SENT = new Set(['dns-not-found', 'dns-failed', 'address-forbidden', 'redirect-loop', 'browser-missing']);

/** Whether a capture disturbed anybody: a request that went out, answered or not. All figures count these. */
export function wasSent({ result, request, target, address, carried }: Capture): boolean {
  // A browser shows a page from its record: what is asked for it are the sub-requests, each with a capture of its own.
  if (result.is === 'not-attempted' || carried !== undefined || target.purpose === 'render') return false;
  if (result.is === 'response' || address !== undefined) return true;
  // Evidence of older versions has no address; what was never sent has no headers.
  return request.headers.length > 0 && !NEVER_SENT.has(result.code);
}
