import type { CrawlHealth } from '../../model/audit.ts';
import { compareText } from '../../model/json.ts';
import type { Lang } from '../../model/lang.ts';
import type { ListName } from '../closedLists.ts';
import type { LangTexts } from '../loadTexts.ts';
import { fillText, pluralForm } from './fillText.ts';
import { formatInteger } from './formatNumber.ts';

/** Why a body was not reached, and what can be done; the same words in the report and on the terminal. */
export type WhyWords = { readonly reason: string; readonly advice: string };

/** Null when nothing kept us away, or when the audit is older than this knowledge. */
export function whyWords({ why }: CrawlHealth, texts: LangTexts): WhyWords | null {
  if (why === undefined || why === null) return null;
  const word = (key: string): string => pluralForm(texts.words.get(key) ?? key, undefined);
  if (why.is === 'failure')
    return { reason: label(texts, 'failures', why.code), advice: label(texts, 'failureAdvice', why.code) };
  if (why.is === 'status')
    return {
      reason: fillText(word('health.whyStatus'), new Map([['status', why.code]])),
      advice: word('health.adviceStatus'),
    };
  const advice = why.code === 'robots' || why.code === 'stopped-by-owner' ? word('health.adviceOwner') : '';
  return { reason: label(texts, 'skipReasons', why.code), advice };
}

/** „сървърът отказа връзка: 3; …“: counts by code in words, by code. */
export function countsInWords(
  counts: { readonly [code: string]: number },
  list: ListName,
  texts: LangTexts,
  lang: Lang,
): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => compareText(a, b))
    .map(([code, count]) => `${label(texts, list, code)}: ${formatInteger(count, lang)}`)
    .join('; ');
}

function label(texts: LangTexts, list: ListName, member: string): string {
  return texts.lists[list].get(member) ?? member;
}
