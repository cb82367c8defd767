import type { InstitutionResult } from '../../model/audit.ts';
import { compareText } from '../../model/json.ts';
import type { ReportContext } from '../reportContext.ts';
import { fileName } from '../safeText.ts';
import { formatDay, sofiaDay } from '../sentences/formatDate.ts';
import { commonProblems } from './commonProblems.ts';
import { healthView } from './healthPage.ts';
import { institutionView } from './institutionPage.ts';
import { methodologyView } from './methodologyPage.ts';
import { overviewView, rankedInstitutions, type AuditNumbers } from './overviewPage.ts';

const PROBLEMS_SHOWN = 6;
const RESOURCES_SHOWN = 40;

/** The document that becomes the PDF: ranked bodies in order of rank, then those without a score. */
export function printView(context: ReportContext, numbers: AuditNumbers): object {
  const ranked = rankedInstitutions(context).map(([, result]) => result);
  const others = context.input.result.institutions
    .filter((result) => !ranked.includes(result))
    .sort((a, b) => compareText(a.institution.id, b.institution.id));
  const institutions = [...ranked, ...others].map((result) => ({
    anchor: printAnchor(result),
    name: context.name(result.institution.name),
  }));
  const parts = ['summary', 'ranking', 'distributions', 'institutions', 'missing', 'methodology', 'health'];
  return {
    ...overviewView(context, numbers),
    cover: coverView(context),
    contents: parts.map((part) => ({
      anchor: part,
      name: context.say(`print.${part}`),
      members: part === 'institutions' ? institutions : [],
    })),
    sections: [...ranked, ...others].map((result) => sectionView(context, result)),
    methodology: methodologyView(context),
    health: healthView(context),
  };
}

/** How many bodies, and when their sites were visited: what a reader asks first of a printed assessment. */
function coverView(context: ReportContext): object {
  const days = [...context.input.captures.values()]
    .filter(({ capture }) => capture.result.is !== 'not-attempted' && capture.carried === undefined)
    .map(({ capture }) => sofiaDay(capture.startedAt))
    .sort(compareText);
  const [first] = days;
  const last = days.at(-1);
  const day = (iso: string): string => formatDay(iso, context.lang);
  return {
    institutions: context.say('print.bodies', { count: context.input.result.institutions.length }),
    visited:
      first === undefined || last === undefined
        ? ''
        : first === last
          ? context.say('print.visitedOn', { date: day(first) })
          : context.say('print.visitedFrom', { first: day(first), last: day(last) }),
  };
}

function printAnchor(result: InstitutionResult): string {
  return `i-${fileName(result.institution.id)}`;
}

function sectionView(context: ReportContext, result: InstitutionResult): object {
  const resources = context.index.scored(result.institution.id);
  const view = institutionView(context, result, 1) as { readonly resources: readonly object[] };
  return {
    ...view,
    anchor: printAnchor(result),
    resources: view.resources.slice(0, RESOURCES_SHOWN),
    resourcesMore:
      resources.length > RESOURCES_SHOWN
        ? context.say('common.more', { count: resources.length - RESOURCES_SHOWN })
        : '',
    problems: commonProblems(context, result).slice(0, PROBLEMS_SHOWN),
  };
}
