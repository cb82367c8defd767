import type { Fingerprint } from '../../model/fingerprint.ts';
import type { FactValues, PageLink } from '../../model/factValues.ts';
import type { Vocabulary } from '../../model/tables.ts';
import { needsScript } from './needsScript.ts';
import { blockedWords, isPlainRefusal } from './pageAbsence.ts';
import { pageFingerprint } from './pageFingerprint.ts';
import { pageLinks } from './pageLinks.ts';
import { pageRefresh } from './pageRefresh.ts';
import { readPage } from './readPage.ts';

/** What gather has to know of a page to find its way: one reading, none of the facts that only judging needs. */
export type PageSeen = {
  readonly links: readonly PageLink[];
  /** Value of <base href>, when the page has one. */
  readonly base: string | null;
  readonly needsScript: boolean;
  /** A firewall or browser check instead of the page; `refusal` = words that any server uses with 401 or 403. */
  readonly blocked: 'check' | 'refusal' | null;
  readonly refresh: FactValues['page.refresh'] | null;
  /** Addresses of feeds, as written. */
  readonly feeds: readonly string[];
  /** Addresses of the same page in another language than Bulgarian, as written. */
  readonly otherLanguages: readonly string[];
  /** Title and texts of the page, in its order; made when asked for. */
  lines(): readonly string[];
  /** Made when asked for: most hosts answer 404 honestly, and nothing is compared. */
  fingerprint(): Fingerprint;
};

export function seePage(html: string, vocabulary: Vocabulary): PageSeen {
  const reading = readPage(html);
  const blocked = blockedWords(reading, vocabulary);
  return {
    links: pageLinks(reading),
    base: reading.base,
    needsScript: needsScript(reading),
    blocked: blocked === null ? null : isPlainRefusal(blocked.words, vocabulary) ? 'refusal' : 'check',
    refresh: pageRefresh(reading),
    feeds: reading.feeds,
    otherLanguages: reading.otherLanguages,
    lines: () => [reading.title, ...reading.blocks.map(({ text }) => text)],
    fingerprint: () => pageFingerprint(reading),
  };
}
