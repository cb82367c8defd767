import type { HostLog } from '../app/hostLog.ts';
import type { Bilingual, Lang } from '../model/lang.ts';
import type { GapReason } from '../model/politeness.ts';
import { seconds } from './politenessLines.ts';

const REASONS: { readonly [R in GapReason]: Bilingual } = {
  first: { bg: 'първа заявка', en: 'first request' },
  floor: { bg: 'най-малкият интервал', en: 'the smallest interval' },
  'crawl-delay': { bg: 'Crawl-delay от robots.txt', en: 'Crawl-delay of robots.txt' },
  'response-time': { bg: 'толкова, колкото трая отговорът', en: 'as long as the answer took' },
  doubled: { bg: 'удвоен след отговор 429', en: 'doubled after an answer 429' },
  'retry-after': { bg: 'поисканото с Retry-After', en: 'as asked for with Retry-After' },
  'quiet-hours': { bg: 'тихи часове', en: 'quiet hours' },
  address: { bg: 'друг сайт на същия адрес', en: 'another site at the same address' },
  'no-hurry': { bg: 'по-дълго от нужното', en: 'longer than needed' },
};

/** The log to hand to an operator: who we are, what we were told, every request. */
export function hostLogLines(log: HostLog, lang: Lang): readonly string[] {
  const bg = lang === 'bg';
  return [
    bg ? `Дневник на заявките към ${log.host}` : `Log of requests to ${log.host}`,
    '',
    bg ? `Кой пита: ${log.organisation.bg}` : `Who asks: ${log.organisation.en}`,
    `User-Agent: ${log.userAgent}`,
    bg ? `Страница за робота: ${log.contactUrl}` : `Page about the robot: ${log.contactUrl}`,
    ...(log.email === null ? [] : [bg ? `Пишете ни: ${log.email}` : `Write to us: ${log.email}`]),
    bg
      ? `Как да ни спрете: правило за „${log.productToken}“ в robots.txt или писмо до нас.`
      : `How to stop us: a rule for "${log.productToken}" in robots.txt, or a letter to us.`,
    '',
    ...ruleLines(log, lang),
    '',
    bg
      ? `Заявки: ${log.requests.length}; нарушения на уговореното: ${log.violations}. Времената са по UTC.`
      : `Requests: ${log.requests.length}; broken rules: ${log.violations}. Times are in UTC.`,
    ...log.requests.map((one) => {
      const result = one.status === null ? (one.failure ?? '–') : String(one.status);
      const gap = one.gapMs === null ? '–' : `+${seconds(one.gapMs, lang)}`;
      return `${new Date(one.startMs).toISOString()}  ${(one.address ?? '–').padEnd(21)} ${result.padEnd(6)} ${String(one.bytes).padStart(9)} B ${gap.padStart(12)}  ${REASONS[one.because][lang]}  ${one.method} ${one.url}`;
    }),
  ];
}

function ruleLines(log: HostLog, lang: Lang): readonly string[] {
  const bg = lang === 'bg';
  const lines = log.robots.flatMap(({ host, readAt, status, rules }) => {
    const when = `${readAt.slice(0, 19)}Z`;
    const head = bg
      ? `http(s)://${host}/robots.txt, прочетен на ${when}: ${status}`
      : `http(s)://${host}/robots.txt, read at ${when}: ${status}`;
    const none = bg ? '  без правила за нас' : '  no rules for us';
    return [head, ...(rules.length === 0 ? [none] : rules.map((rule) => `  ${rule}`))];
  });
  const exceptions = log.exceptions.map((reason) =>
    bg
      ? `Изключение от robots.txt, с причина: ${reason.bg}`
      : `Exception from robots.txt, with its reason: ${reason.en}`,
  );
  const kept = bg ? 'Правила, които спазваме:' : 'Rules that we keep:';
  const setAside = bg ? 'Правила в robots.txt:' : 'Rules of robots.txt:';
  const head = exceptions.length === 0 ? kept : setAside;
  const none = bg ? 'robots.txt не е четен.' : 'robots.txt was not read.';
  return [head, ...(lines.length === 0 ? [none] : lines), ...exceptions];
}
