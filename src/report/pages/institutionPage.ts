import type { InstitutionResult } from '../../model/audit.ts';
import type { FactKey } from '../../model/facts.ts';
import type { FactValues } from '../../model/factValues.ts';
import { bareSubject } from '../../model/ids.ts';
import { compareText } from '../../model/json.ts';
import type { ReportContext } from '../reportContext.ts';
import { RESOURCES_PER_PAGE, type StoredGroup, groupNotSeen } from '../reportIndex.ts';
import { capturesPath, institutionPath } from '../reportPaths.ts';
import { formatInteger } from '../sentences/formatNumber.ts';
import { codeWords } from '../sentences/formatValue.ts';
import { absentView } from './absentView.ts';
import { commonProblems } from './commonProblems.ts';
import { documentsView } from './documentsView.ts';
import { dutyGroups } from './dutyGroups.ts';
import { improvementsView } from './improvementsView.ts';
import { scoreNumbers } from './overviewPage.ts';
import { besideView, metadataView } from './metadataView.ts';
import { pagerView } from './pagerView.ts';
import { priorityView } from './priorityView.ts';
import { findingView, resourceView } from './resourceView.ts';

const NOT_SEEN_SHOWN = 100;

/** Number of pages that an institution's resources and listed datasets fill. */
export function institutionParts({ index }: ReportContext, { institution }: InstitutionResult): number {
  const longest = Math.max(index.scored(institution.id).length, index.listed(institution.id).length);
  return Math.max(1, Math.ceil(longest / RESOURCES_PER_PAGE));
}

/** One page of an institution; the first carries everything but the later resources. */
export function institutionView(context: ReportContext, result: InstitutionResult, part: number): object {
  const { institution, summary } = result;
  const from = (part - 1) * RESOURCES_PER_PAGE;
  const resources = context.index.scored(institution.id).slice(from, from + RESOURCES_PER_PAGE);
  const parts = institutionParts(context, result);
  return {
    title: context.name(institution.name),
    kind: context.label('institutionKinds', institution.kind),
    first: part === 1,
    pager: pagerView(context, parts, part, (number) => institutionPath(institution.id, number)),
    withheld: withheldOf(context, result),
    ...scoreNumbers(context, result),
    counts: [
      { name: context.say('institution.datasets'), value: summary.counts.datasets },
      { name: context.say('institution.resources'), value: summary.counts.resources },
      { name: context.say('institution.documents'), value: summary.counts.documents },
      { name: context.say('institution.gone'), value: summary.counts.gone },
      { name: context.say('institution.unknown'), value: summary.counts.unknown },
    ].map(({ name, value }) => ({ name, value: formatInteger(value, context.lang) })),
    resources: resources.map((resource) => resourceView(context, resource)),
    improvements: part === 1 ? improvementsView(context, result) : [],
    problems: part === 1 ? commonProblems(context, result) : [],
    listed: metadataView(context, result, part),
    beside: part === 1 ? besideView(context, result) : null,
    absent: part === 1 ? absentView(context, result) : [],
    datasets: part === 1 ? datasetsView(context, result) : [],
    priority: part === 1 ? priorityView(context, result) : [],
    duties: part === 1 ? dutyGroups(context, result) : [],
    otherFindings: part === 1 ? institutionFindings(context, result) : [],
    ...(part === 1 ? documentsView(context, result) : { documents: [], documentCount: '', documentsMore: '' }),
    notSeen: part === 1 ? notSeenView(context, result) : [],
    identity: part === 1 ? identityView(context, result) : [],
    sites: institution.sites,
    eik: institution.eik,
    region: institution.region,
    legalKind: context.label('legalKinds', institution.legalKind),
    portal: institution.portalOrganisation,
    capturesHref: capturesPath(institution.id),
  };
}

function withheldOf(context: ReportContext, { summary }: InstitutionResult): object | null {
  if (summary.withheld === null) return null;
  const minimum = context.input.ruleSet.profile.minCoveragePercent;
  return {
    reason: context.label('withheld', summary.withheld),
    why: context.say(`withheldWhy.${summary.withheld}`, { minimum }),
  };
}

/** Datasets with more than one resource: which one it stands for, and which others there are. */
function datasetsView(context: ReportContext, result: InstitutionResult): readonly object[] {
  const { id } = result.institution;
  return result.datasets
    .filter((dataset) => dataset.resources.length > 1)
    .map((dataset) => ({
      title: dataset.title,
      resources: dataset.resources.flatMap((subject) => {
        const resource = context.index.resource(id, subject);
        const href = context.index.resourceHref(id, subject);
        if (resource === undefined || href === null) return [];
        return [{ title: resource.title, href, representative: subject === dataset.representative }];
      }),
    }));
}

/** Findings about the institution as a whole or about something that is no longer listed. */
function institutionFindings(context: ReportContext, result: InstitutionResult): readonly object[] {
  const { id } = result.institution;
  return result.findings
    .filter(
      (finding) =>
        finding.dimension !== 'duty' &&
        context.index.findings.has(finding.id) &&
        context.index.resourceHref(id, finding.subject) === null,
    )
    .map((finding) => findingView(context, finding));
}

function notSeenView(context: ReportContext, result: InstitutionResult): readonly object[] {
  const groups = groupNotSeen(context.index.capturesOf(result.institution.id));
  return groups.map((group: StoredGroup) => ({
    reason: context.label(group.is === 'failure' ? 'failures' : 'skipReasons', group.code),
    kind: context.say(group.is === 'failure' ? 'institution.failed' : 'institution.notAsked'),
    count: formatInteger(group.captures.length, context.lang),
    captures: group.captures.slice(0, NOT_SEEN_SHOWN).map(({ capture }) => ({
      url: capture.request.url,
      href: context.index.captureHref(capture.id),
      detail: capture.result.is === 'response' ? '' : capture.result.detail,
    })),
    more:
      group.captures.length > NOT_SEEN_SHOWN
        ? context.say('common.more', { count: group.captures.length - NOT_SEEN_SHOWN })
        : '',
  }));
}

const IDENTITY_FACTS: readonly FactKey[] = ['site.identified', 'site.origin', 'site.searched', 'portal.profile'];

/** Whose site it is and whether it was searched through: what absence and blame rest on. */
function identityView(context: ReportContext, result: InstitutionResult): readonly object[] {
  return result.facts
    .filter((fact) => IDENTITY_FACTS.includes(fact.key))
    .sort((a, b) => compareText(a.key, b.key) || compareText(a.subject, b.subject))
    .map((fact) => ({
      name: context.label('facts', fact.key),
      subject: bareSubject(fact.subject),
      value: fact.known ? factWords(context, fact.value) : context.say('common.cannotTell'),
      details: fact.known
        ? factDetails(context, fact.value)
        : [`${context.label('unknowns', fact.because.why)}: ${fact.because.detail}`],
      quotes: fact.evidence.slice(0, 3).map((evidence) => ({
        quote: evidence.quote,
        href: evidence.capture === null ? null : context.index.captureHref(evidence.capture),
      })),
    }));
}

function factWords(context: ReportContext, value: unknown): string {
  if (typeof value === 'boolean') return context.say(value ? 'common.yes' : 'common.no');
  if (typeof value === 'object' && value !== null) {
    if ('tried' in value) return originWords(context, value as FactValues['site.origin']);
    if ('searched' in value) return context.say(value.searched === true ? 'common.yes' : 'common.no');
    if ('datasets' in value && typeof value.datasets === 'number') {
      return context.say('institution.onPortal', { count: value.datasets });
    }
  }
  return '–';
}

function originWords(context: ReportContext, { canonical, movedTo }: FactValues['site.origin']): string {
  if (canonical !== null) return canonical;
  return movedTo === null
    ? context.say('institution.noOrigin')
    : context.say('institution.movedTo', { address: movedTo });
}

/** How each address answered; of a site that answered at once there is nothing to tell. */
function originDetails(context: ReportContext, { canonical, tried }: FactValues['site.origin']): readonly string[] {
  if (tried.length === 1 && tried[0]?.origin === canonical) return [];
  return tried.map(({ origin, leadsTo, status, answer }) => {
    const outcome =
      answer === 'answered'
        ? context.say('institution.originAnswered')
        : status === null
          ? codeWords(context, 'reason', answer)
          : `HTTP ${status}`;
    const address = leadsTo === null ? origin : `${origin} → ${leadsTo}`;
    return context.say('institution.originTried', { address, outcome });
  });
}

function factDetails(context: ReportContext, value: unknown): readonly string[] {
  if (typeof value === 'object' && value !== null && 'tried' in value)
    return originDetails(context, value as FactValues['site.origin']);
  if (typeof value !== 'object' || value === null || !('looked' in value) || !('missing' in value)) return [];
  const looked = value.looked as readonly string[];
  const missing = value.missing as readonly { readonly place: string; readonly because: string }[];
  return [
    ...(looked.length === 0 ? [] : [context.say('institution.looked', { places: looked.slice(0, 20).join(', ') })]),
    ...missing
      .slice(0, 20)
      .map((each) =>
        context.say('institution.missing', { place: each.place, because: codeWords(context, 'reason', each.because) }),
      ),
  ];
}
