import { answerOf, type Capture, headerValue } from '../../model/capture.ts';
import type { PageSeen } from '../../inspect/page/seePage.ts';
import { seePage } from '../../inspect/page/seePage.ts';
import { guardOf } from '../../inspect/exchange/guardOf.ts';
import { readRefresh } from '../../inspect/refresh.ts';
import { htmlOf } from './htmlOf.ts';
import type { LaneContext } from './laneContext.ts';

/** What the answer of a site is beside its status. */
export type AnswerSeen = {
  /** Null = no page. */
  readonly page: PageSeen | null;
  /** A firewall or browser check answered, not the site: nothing follows from it. */
  readonly blocked: boolean;
  /** Where the answer sends its readers by itself, resolved; null when it stays. Of 2xx answers only. */
  readonly refresh: string | null;
};

export const NOTHING_SEEN: AnswerSeen = { page: null, blocked: false, refresh: null };

/** One look at an answer for all decisions that follow. Failures and what was not asked show nothing. */
export function seeAnswer(context: LaneContext, { result, target }: Capture, body: Uint8Array): AnswerSeen {
  if (result.is !== 'response') return NOTHING_SEEN;
  const { vocabulary } = context.tables;
  const { status, headers } = answerOf(result);
  const html = htmlOf(result, body);
  const page = html === null ? null : seePage(html, vocabulary);
  const isRefusal = page?.blocked === 'refusal' && (status === 401 || status === 403);
  const blocked = guardOf(headers, vocabulary) !== null || (page !== null && page.blocked !== null && !isRefusal);
  if (blocked || status < 200 || status >= 300) return { page, blocked, refresh: null };
  const header = readRefresh(headerValue(headers, 'refresh') ?? '');
  const refresh = header ?? page?.refresh ?? null;
  if (refresh === null || !refresh.follows) return { page, blocked, refresh: null };
  const base = header === null ? (URL.parse(page?.base ?? '', target.url)?.href ?? target.url) : target.url;
  return { page, blocked, refresh: URL.parse(refresh.url, base)?.href ?? null };
}
