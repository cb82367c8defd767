import type { MeasuredCrawl } from '../app/measureCrawl.ts';
import type { Bilingual, Lang } from '../model/lang.ts';
import type { PlacePoliteness, Violation, ViolationKind } from '../model/politeness.ts';

/** Places and violations named one by one; the rest is counted. */
const MOST = 15;

const KINDS: { readonly [K in ViolationKind]: Bilingual } = {
  interval: { bg: 'твърде скоро', en: 'too soon' },
  overlap: { bg: 'преди края на предишната заявка', en: 'before the previous request ended' },
  'retry-after': { bg: 'въпреки молба да изчакаме', en: 'although we were asked to wait' },
  'quiet-hours': { bg: 'в тихи часове', en: 'in quiet hours' },
  robots: { bg: 'въпреки robots.txt', en: 'although robots.txt forbids it' },
};

/** How polite a crawl was, for people: the figures, what broke a rule, the slowest places. */
export function politenessLines({ crawl, politeness, unreadRobots }: MeasuredCrawl, lang: Lang): readonly string[] {
  const { violations, hosts, addresses, skipped } = politeness;
  const bg = lang === 'bg';
  const row = (name: Bilingual, value: string): string => `  ${name[lang].padEnd(bg ? 44 : 44)} ${value}`;
  return [
    bg
      ? 'Учтивост на обхождането, изчислена само от доказателствата'
      : 'Politeness of the crawl, from the evidence alone',
    row({ bg: 'Заявки', en: 'Requests' }, number(politeness.requests, lang, 0)),
    row({ bg: 'Сървъри / адреси', en: 'Hosts / addresses' }, `${hosts.length} / ${addresses.length}`),
    row(
      { bg: 'Най-кратък интервал към сървър', en: 'Smallest gap on a host' },
      seconds(politeness.smallestHostGapMs, lang),
    ),
    row(
      { bg: 'Най-кратък интервал към адрес', en: 'Smallest gap on an address' },
      seconds(politeness.smallestAddressGapMs, lang),
    ),
    row({ bg: 'Нарушения', en: 'Violations' }, number(violations.length, lang, 0)),
    row(
      { bg: 'Най-малко възможно време (T_min)', en: 'Least possible time (T_min)' },
      seconds(politeness.tMinMs, lang),
    ),
    row({ bg: 'Действително време (T_actual)', en: 'Actual time (T_actual)' }, seconds(politeness.tActualMs, lang)),
    ...(politeness.pausesMs === 0
      ? []
      : [
          row(
            { bg: 'Паузи на програмата (не се броят)', en: 'Pauses of the run (not counted)' },
            seconds(politeness.pausesMs, lang),
          ),
        ]),
    row(
      { bg: 'Ефективност η = T_min ÷ T_actual', en: 'Efficiency η = T_min ÷ T_actual' },
      share(politeness.efficiency, lang),
    ),
    row(
      { bg: 'Чакане отвъд реда при готова работа', en: 'Waiting beyond the slot with ready work' },
      share(politeness.lateShare, lang),
    ),
    ...Object.entries(skipped).map(([reason, count]) =>
      row({ bg: `Неизпратени: ${reason}`, en: `Not attempted: ${reason}` }, number(count, lang, 0)),
    ),
    ...(unreadRobots === 0
      ? []
      : [
          row(
            { bg: 'Текстове на robots.txt, които не са тук', en: 'Texts of robots.txt that are not here' },
            number(unreadRobots, lang, 0),
          ),
        ]),
    ...(politeness.loopback && crawl.minDelayMs < 1_000
      ? [
          bg
            ? `  Под една секунда само към тази машина (loopback): ${crawl.minDelayMs} ms.`
            : `  Below one second on this machine only (loopback): ${crawl.minDelayMs} ms.`,
        ]
      : []),
    ...crawl.robotsExceptions.map(({ host, reason }) =>
      bg ? `  Изключение от robots.txt: ${host} – ${reason.bg}` : `  Exception from robots.txt: ${host} – ${reason.en}`,
    ),
    ...violationLines(violations, lang),
    '',
    bg ? 'Най-бавни места (T_min, заявки, най-кратък интервал):' : 'Slowest places (T_min, requests, smallest gap):',
    ...slowest([...hosts, ...addresses]).map(
      (place) =>
        `  ${place.place.padEnd(38)} ${seconds(place.tMinMs, lang).padStart(12)} ${number(place.requests, lang, 0).padStart(7)} ${seconds(place.smallestGapMs, lang).padStart(10)}`,
    ),
  ];
}

function violationLines(violations: readonly Violation[], lang: Lang): readonly string[] {
  const lines = violations.slice(0, MOST).map(({ kind, capture, where, gapMs, demandedMs }) => {
    const [instead, text] = [lang === 'bg' ? 'вместо' : 'instead of', KINDS[kind][lang]];
    return `  ! ${where}: ${text}: ${seconds(gapMs, lang)} ${instead} ${seconds(demandedMs, lang)} (${capture})`;
  });
  const more = violations.length - lines.length;
  return more > 0 ? [...lines, lang === 'bg' ? `  … и още ${more}` : `  … and ${more} more`] : lines;
}

function slowest(places: readonly PlacePoliteness[]): readonly PlacePoliteness[] {
  return places.toSorted((a, b) => b.tMinMs - a.tMinMs).slice(0, MOST);
}

/** Milliseconds as seconds with as many decimals as say something; a dash when there is no such gap. */
export function seconds(ms: number | null, lang: Lang): string {
  return ms === null ? '–' : `${number(ms / 1000, lang, ms < 100_000 ? 3 : 0)} ${lang === 'bg' ? 'с' : 's'}`;
}

function share(value: number | null, lang: Lang): string {
  return value === null ? '–' : number(value, lang, 4);
}

function number(value: number, lang: Lang, decimals: number): string {
  return value.toLocaleString(lang === 'bg' ? 'bg-BG' : 'en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
}
