import type { InstitutionResult } from '../../model/audit.ts';
import type { Finding } from '../../model/finding.ts';
import { compareText } from '../../model/json.ts';
import type { ReportContext } from '../reportContext.ts';
import { findingView } from './resourceView.ts';

/**
 * Duties stand beside the stars and are never mixed into them (DESIGN §2). By article, in the order of the act: a table
 * of thirty and more is read by whoever looks for one of them.
 */
export function dutyGroups(context: ReportContext, result: InstitutionResult): readonly object[] {
  const duties = result.findings.flatMap((finding) => {
    const rule = context.index.rules.get(finding.ruleId);
    const isDuty = finding.dimension === 'duty' && finding.subject.startsWith('institution:');
    if (!isDuty || !context.index.findings.has(finding.id)) return [];
    const basis = rule?.basis[0];
    const article = basis === undefined ? '' : (basis.article[context.lang].split(/[,(]/)[0] ?? '').trim();
    const act = basis?.act[context.lang] ?? '';
    return [{ title: basis === undefined ? '' : `${act}, ${article}`, line: rule?.source.line ?? 0, finding }];
  });
  return [...Map.groupBy(duties, ({ title }) => title)]
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([title, members]) => ({
      title,
      duties: members
        .toSorted((a, b) => a.line - b.line || compareText(a.finding.id, b.finding.id))
        .map(({ finding }) => ({ ...findingView(context, finding), basis: basisByAct(context, finding) })),
    }));
}

/** Each act once with all its articles: its full name three times in a row hides which articles they are. */
function basisByAct(context: ReportContext, { ruleId }: Finding): readonly object[] {
  const basis = context.index.rules.get(ruleId)?.basis ?? [];
  return [...Map.groupBy(basis, ({ act }) => context.prose(act))].map(([act, members]) => ({
    act,
    article: members.map(({ article }) => context.prose(article)).join('; '),
  }));
}
