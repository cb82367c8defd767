import type { Lang } from '../model/lang.ts';
import { decimal, durationText, sizeText } from './amounts.ts';
import { countWords } from './countWords.ts';
import { fitText, textWidth } from './textWidth.ts';
import type { CrawlView } from './watchCrawl.ts';

/** Where an audit is. */
export type ProgressView =
  | { readonly stage: 'begin' | 'judge' | 'report' }
  | { readonly stage: 'gather'; readonly crawl: CrawlView }
  | { readonly stage: 'inspect'; readonly done: number; readonly total: number };

/** Nothing was answered for so long: the line says whom we wait for. */
export const STILL_MS = 60_000;

/** The progress line in at most so many columns; what matters least goes first. Empty when there is nothing to say. */
export function progressText(view: ProgressView, lang: Lang, columns: number): string {
  const bg = lang === 'bg';
  switch (view.stage) {
    case 'begin':
      return '';
    case 'gather':
      return crawlText(view.crawl, lang, columns);
    case 'inspect':
      return `${bg ? 'Преглед на файловете' : 'Inspecting'}: ${view.done} / ${view.total}`;
    case 'judge':
      return bg ? 'Оценяване…' : 'Judging…';
    case 'report':
      return bg ? 'Доклад…' : 'Report…';
  }
}

/** The parts of the line, each with its weight: the lightest are left out until it fits. */
function crawlText(crawl: CrawlView, lang: Lang, columns: number): string {
  const bg = lang === 'bg';
  const all = crawl.lanesDone + crawl.lanesOpen;
  if (all === 0) return bg ? 'Обхождане…' : 'Visiting…';
  const { efficiency } = crawl;
  const parts: { readonly weight: number; readonly text: string }[] = [
    { weight: 9, text: bg ? `Обхождане: ${crawl.lanesDone} от ${all}` : `Visiting: ${crawl.lanesDone} of ${all}` },
    {
      weight: 5,
      text: bg
        ? `хостове: ${crawl.asking} питани, ${crawl.waiting} на ред`
        : `hosts: ${crawl.asking} asked, ${crawl.waiting} in turn`,
    },
    { weight: 8, text: countWords(crawl.pages, 'page', lang) },
    { weight: 7, text: countWords(crawl.files, 'file', lang) },
    { weight: 4, text: sizeText(crawl.bytes, lang) },
    ...(crawl.failures > 0 ? [{ weight: 6, text: countWords(crawl.failures, 'failure', lang) }] : []),
    { weight: 3, text: bg ? `${crawl.queued} чакат` : `${crawl.queued} queued` },
    ...(efficiency === null ? [] : [{ weight: 1, text: `η ${decimal(efficiency, 2, lang)}` }]),
    ...(crawl.leftMs < 1_000
      ? []
      : [
          {
            weight: 8.5,
            text: bg
              ? `още поне ${durationText(crawl.leftMs, lang)}`
              : `at least ${durationText(crawl.leftMs, lang)} more`,
          },
        ]),
  ];
  const joined = (): string => parts.map(({ text }) => text).join(' · ');
  while (parts.length > 1 && textWidth(joined()) > columns) {
    const lightest = parts.reduce((found, part) => (part.weight < found.weight ? part : found));
    parts.splice(parts.indexOf(lightest), 1);
  }
  return fitText(joined(), columns);
}

/** What is told when nothing was answered for long: whom we wait for, why, and until when. Null when all is well. */
export function stillText({ still }: CrawlView, nowMs: number, lang: Lang): string | null {
  const silentMs = nowMs - still.sinceMs;
  if (silentMs < STILL_MS) return null;
  const bg = lang === 'bg';
  const since = durationText(silentMs, lang);
  const head = bg ? `няма отговор от ${since}` : `nothing answered for ${since}`;
  const { at } = still;
  if (at === null) return head;
  if (at.is === 'working')
    return `${head}: ${bg ? 'програмата обработва получено' : 'the program is at work on what came'}`;
  if (at.is === 'asking') return `${head}: ${bg ? 'чакаме' : 'waiting for'} ${at.host} (${at.url})`;
  const rest = durationText(Math.max(0, at.untilMs - nowMs), lang);
  const why = {
    pace: bg ? 'интервалът между заявките' : 'the interval between requests',
    'retry-after': bg ? 'сървърът поиска да изчакаме' : 'the server asked us to wait',
    'quiet-hours': bg ? 'тихи часове' : 'quiet hours',
  }[at.because];
  return bg ? `${head}: ${at.host} – ${why}, още ${rest}` : `${head}: ${at.host} – ${why}, ${rest} more`;
}
