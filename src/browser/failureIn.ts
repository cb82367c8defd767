import type { Failure } from '../model/capture.ts';

/** The page's scripts never let go of the browser. */
export class PageStuck extends Error {}

/** What a browser or its driver threw, as a failure of the closed list. */
export function failureIn(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  const detail = message
    // eslint-disable-next-line no-control-regex -- Playwright colours its messages
    .replace(/\u001b\[\d+m/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const isLate = error instanceof PageStuck || /timeout|no page after/i.test(detail);
  return { is: 'failure', code: isLate ? 'browser-timeout' : 'browser-failed', detail: detail.slice(0, 300) };
}
