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

/**
 * What a catalogue's lists count against what was read of them, a line each; empty for a body's own site. `nameOf` = the
 * body whose list it is, by the key of its organisation.
 */
export function catalogueWords(
  { catalogue }: CrawlHealth,
  texts: LangTexts,
  lang: Lang,
  nameOf: (organisation: string) => string | undefined,
): readonly string[] {
  if (catalogue === undefined || catalogue === null) return [];
  const say = (key: string, values: { readonly [name: string]: string } = {}): string =>
    fillText(pluralForm(texts.words.get(`health.${key}`) ?? key, undefined), new Map(Object.entries(values)));
  const count = (value: number | null): string => (value === null ? '–' : formatInteger(value, lang));
  const { lists, rests, gaveUp } = catalogue;
  const short = lists.notWhole.map(({ list, read, told, unreadable, brokenOff }) =>
    [
      say('catalogueList', {
        list: list === '' ? say('catalogueWhole') : (nameOf(list) ?? list),
        read: count(read),
        told: count(told),
      }),
      ...(unreadable > 0 ? [say('catalogueUnreadable', { count: count(unreadable) })] : []),
      ...(brokenOff ? [say('catalogueBrokenOff')] : []),
    ].join('; '),
  );
  return [
    ...(lists.whole + lists.notWhole.length === 0
      ? []
      : [say('catalogueLists', { read: count(lists.read), told: count(lists.told) })]),
    ...short,
    ...(rests > 0 ? [say('catalogueRests', { count: count(rests) })] : []),
    ...(gaveUp === null ? [] : [say('catalogueGaveUp')]),
  ];
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
