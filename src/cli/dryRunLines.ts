import type { DryRun } from '../app/plan/dryRun.ts';
import type { Forecast } from '../app/plan/forecastAudit.ts';
import type { AuditPlan, Bound } from '../app/plan/planAudit.ts';
import type { Institution } from '../model/institution.ts';
import type { Bilingual, Lang } from '../model/lang.ts';
import { durationText, sizeText } from './amounts.ts';
import { countWords } from './countWords.ts';
import type { Terminal } from './terminal.ts';

type Say = Pick<Terminal, 'say' | 'lang'>;

/** What an audit would visit, body by body unless `brief`, then how far it could go and what it took before. */
export function dryRunLines(run: DryRun, terminal: Say, { brief }: { readonly brief: boolean }): readonly string[] {
  const { say } = terminal;
  return [
    ...(brief ? [] : bodyLines(run, terminal)),
    ...planLines(run.plan, terminal),
    ...boundLines(run.plan, terminal),
    ...forecastLines(run.forecast, terminal),
    ...(run.contactMissing
      ? [
          say({
            bg: '! Оценката няма да тръгне: попълнете crawl.userAgent.contactUrl и crawl.contact.email.',
            en: '! The audit will not start: fill in crawl.userAgent.contactUrl and crawl.contact.email.',
          }),
        ]
      : []),
    say({
      bg: 'Нищо не беше поискано и нищо не беше записано.',
      en: 'Nothing was asked for and nothing was written.',
    }),
  ];
}

function bodyLines({ plan, institutions }: DryRun, { say, lang }: Say): readonly string[] {
  const hostsOf = new Map(plan.sites.map(({ institution, hosts }) => [institution, hosts]));
  const line = ({ id, name, portalOrganisation }: Institution): string => {
    const hosts = hostsOf.get(id) ?? [];
    const portal = portalOrganisation === null ? '' : say({ bg: ' + портала', en: ' + the portal' });
    return `  ${name[lang]} (${id})${hosts.length === 0 ? '' : `: ${hosts.join(', ')}`}${portal}`;
  };
  return [
    `${say({ bg: 'Ще бъдат посетени', en: 'To be visited' })}: ${plan.withSites}`,
    ...institutions.filter(({ sites }) => sites.length > 0).map(line),
    '',
    `${say({ bg: 'Без известен адрес; в доклада се изброяват', en: 'Without a known address; listed in the report' })}: ${plan.withoutSites.length}`,
    ...institutions.filter(({ sites }) => sites.length === 0).map(line),
    '',
  ];
}

function planLines(plan: AuditPlan, { say, lang }: Say): readonly string[] {
  const { portal } = plan;
  return [
    say({
      bg: `${plan.id}: ${countWords(plan.institutions, 'institution', 'bg')} – ${plan.withSites} с адрес, ${plan.withoutSites.length} без; ${plan.hosts} сайта`,
      en: `${plan.id}: ${countWords(plan.institutions, 'institution', 'en')}: ${plan.withSites} with an address, ${plan.withoutSites.length} without; ${plan.hosts} sites`,
    }),
    ...(plan.mediumConfidence === 0
      ? []
      : [
          say({
            bg: `  ${plan.mediumConfidence} от адресите имат само една следа; преди да бъде оценен, всеки сайт трябва сам да покаже чий е`,
            en: `  ${plan.mediumConfidence} of the addresses have one trace only; before it is judged, each site must itself show whose it is`,
          }),
        ]),
    portal === null
      ? say({ bg: '  портал: няма', en: '  portal: none' })
      : say({
          bg: `  портал: ${portal.url} (${portal.scope === 'all' ? 'целият каталог' : 'организациите на институциите'}; ${portal.requestsPerMinute} заявки/мин); известни организации: ${plan.withOrganisation} от ${plan.institutions}`,
          en: `  portal: ${portal.url} (${portal.scope === 'all' ? 'the whole catalogue' : 'organisations of the institutions'}; ${portal.requestsPerMinute} requests/min); known organisations: ${plan.withOrganisation} of ${plan.institutions}`,
        }),
    ...plan.exceptions.map(
      ({ host, reason }) =>
        `  ${say({ bg: 'изключение от robots.txt', en: 'exception from robots.txt' })}: ${host} – ${reason[lang]}`,
    ),
    ...(plan.optOuts === 0
      ? []
      : [`  ${say({ bg: 'помолили са да не ги посещаваме', en: 'asked us not to come' })}: ${plan.optOuts}`]),
    '',
  ];
}

function boundLines(plan: AuditPlan, terminal: Say): readonly string[] {
  const { say, lang } = terminal;
  return [
    say({
      bg: 'Граница по бюджетите (толкова може да стане, не толкова ще стане)',
      en: 'Bound by the budgets (what it can come to, not what it will)',
    }),
    boundLine({ bg: 'една институция', en: 'one institution' }, plan.lane, terminal),
    say({
      bg: `    (всичките заявки на най-краткия интервал: ${durationText(plan.laneLeastMs, lang)})`,
      en: `    (all its requests at the shortest interval: ${durationText(plan.laneLeastMs, lang)})`,
    }),
    ...(plan.portal === null ? [] : [boundLine({ bg: 'порталът', en: 'the portal' }, plan.portal, terminal)]),
    boundLine({ bg: 'общо, едновременно', en: 'in all, side by side' }, plan.whole, terminal),
    ...(plan.wallMs > plan.whole.ms
      ? [
          say({
            bg: `    с тихите часове: до ${durationText(plan.wallMs, lang)}`,
            en: `    with the quiet hours: up to ${durationText(plan.wallMs, lang)}`,
          }),
        ]
      : []),
    say({
      bg: '    Сървър, който помоли да изчакаме, удължава времето с час или с ден; съденето и докладът са отделно.',
      en: '    A server that asks us to wait adds an hour or a day; judging and the report come on top.',
    }),
    '',
  ];
}

function boundLine(name: Bilingual, { requests, bytes, ms }: Bound, { say, lang }: Say): string {
  const figures = { requests: count(requests, lang), size: sizeText(bytes, lang), time: durationText(ms, lang) };
  return say({
    bg: `  ${name.bg}: до ${figures.requests} заявки, до ${figures.size} на диска, до ${figures.time}`,
    en: `  ${name.en}: up to ${figures.requests} requests, ${figures.size} on disk, ${figures.time}`,
  });
}

function forecastLines(forecast: Forecast | null, { say, lang }: Say): readonly string[] {
  if (forecast === null) {
    return [
      say({
        bg: 'Прогноза: няма, защото още няма завършена оценка по тези настройки.',
        en: 'Forecast: none, since no audit of this configuration is finished yet.',
      }),
    ];
  }
  const { audit, startedAt, bodiesThen, bodiesNow, requests, bytes, ms, folderBytes } = forecast;
  return [
    say({
      bg: `Прогноза по ${audit} (${startedAt.slice(0, 10)}; ${bodiesThen} посетени тогава, ${bodiesNow} сега):`,
      en: `Forecast from ${audit} (${startedAt.slice(0, 10)}; ${bodiesThen} visited then, ${bodiesNow} now):`,
    }),
    say({
      bg: `  около ${count(requests, lang)} заявки, ${sizeText(bytes, lang)} изтеглени, ${sizeText(folderBytes, lang)} в папката, ${durationText(ms, lang)}`,
      en: `  about ${count(requests, lang)} requests, ${sizeText(bytes, lang)} fetched, ${sizeText(folderBytes, lang)} in the folder, ${durationText(ms, lang)}`,
    }),
  ];
}

/** „24 200“, "24,200". */
function count(value: number, lang: Lang): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, lang === 'bg' ? '\u00a0' : ',');
}
