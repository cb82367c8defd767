import type { InstitutionResult } from '../../model/audit.ts';
import { OUTCOMES } from '../../model/finding.ts';
import { compareText } from '../../model/json.ts';
import type { ReportContext } from '../reportContext.ts';
import { fileName } from '../safeText.ts';
import { scoredResources } from '../reportIndex.ts';
import { healthView } from './healthPage.ts';
import { institutionView } from './institutionPage.ts';
import { methodologyView } from './methodologyPage.ts';
import { overviewView, rankedInstitutions, type AuditNumbers } from './overviewPage.ts';
import { findingView } from './resourceView.ts';

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
  const parts = ['summary', 'ranking', 'distributions', 'institutions', 'methodology', 'health'];
  return {
    ...overviewView(context, numbers),
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

function printAnchor(result: InstitutionResult): string {
  return `i-${fileName(result.institution.id)}`;
}

function sectionView(context: ReportContext, result: InstitutionResult): object {
  const resources = scoredResources(result);
  const view = institutionView(context, result, 1) as { readonly resources: readonly object[] };
  return {
    ...view,
    anchor: printAnchor(result),
    resources: view.resources.slice(0, RESOURCES_SHOWN),
    resourcesMore:
      resources.length > RESOURCES_SHOWN
        ? context.say('common.more', { count: resources.length - RESOURCES_SHOWN })
        : '',
    problems: commonProblems(context, result),
  };
}

/** What this body fails most often, each with one sentence and what to do: the page that is sent to it. */
function commonProblems(context: ReportContext, result: InstitutionResult): readonly object[] {
  const failed = result.findings.filter(
    (finding) => finding.outcome === 'fail' && context.index.findings.has(finding.id),
  );
  return [...Map.groupBy(failed, (finding) => finding.ruleId)]
    .sort(([a, some], [b, others]) => others.length - some.length || compareText(a, b))
    .slice(0, PROBLEMS_SHOWN)
    .flatMap(([, findings]) => {
      const [first] = [...findings].sort(
        (a, b) => OUTCOMES.indexOf(b.outcome) - OUTCOMES.indexOf(a.outcome) || compareText(a.id, b.id),
      );
      if (first === undefined) return [];
      const resource = context.index.resource(first.institutionId, first.subject);
      return [
        {
          ...findingView(context, first),
          times: context.say('print.times', { count: findings.length }),
          example: resource?.title ?? '',
        },
      ];
    });
}
