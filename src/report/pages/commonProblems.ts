import type { InstitutionResult } from '../../model/audit.ts';
import type { Finding } from '../../model/finding.ts';
import { compareText } from '../../model/json.ts';
import type { ReportContext } from '../reportContext.ts';
import { evidenceHref } from '../reportPaths.ts';
import { findingSentence } from '../sentences/findingSentence.ts';
import { findingView, shortTitle } from './resourceView.ts';

const SENTENCES_SHOWN = 3;
const SUBJECTS_SHOWN = 12;

/**
 * What a body fails, a rule at a time, the most frequent first: the advice once, then each thing that was found with
 * everything that it was found on. This is what is read aloud at the body's meeting, so nothing stands in it twice.
 */
export function commonProblems(context: ReportContext, result: InstitutionResult): readonly object[] {
  const failed = result.findings.filter(
    (finding) => finding.outcome === 'fail' && context.index.findings.has(finding.id),
  );
  return [...Map.groupBy(failed, (finding) => finding.ruleId)]
    .sort(([a, some], [b, others]) => others.length - some.length || compareText(a, b))
    .flatMap(([, findings]) => {
      const [first] = findings;
      if (first === undefined) return [];
      const alike = sameSentences(context, findings);
      return [
        {
          ...findingView(context, first),
          times: context.say('print.times', { count: findings.length }),
          found: alike.slice(0, SENTENCES_SHOWN),
          foundMore: more(context, alike.length - SENTENCES_SHOWN),
        },
      ];
    });
}

function sameSentences(context: ReportContext, findings: readonly Finding[]): readonly object[] {
  const groups = Map.groupBy(findings, (finding) => findingSentence(context, finding));
  return [...groups]
    .sort(([a, some], [b, others]) => others.length - some.length || compareText(a, b))
    .map(([sentence, members]) => ({
      sentence,
      subjects: members
        .slice(0, SUBJECTS_SHOWN)
        .flatMap((finding) => subjectView(context, finding))
        .sort((a, b) => compareText(a.title, b.title) || compareText(a.href ?? '', b.href ?? '')),
      subjectsMore: more(context, members.length - SUBJECTS_SHOWN),
    }));
}

type SubjectView = { readonly title: string; readonly href: string | null };

/** Findings about the institution itself need no name among its own problems: the word leads to the evidence. */
function subjectView(context: ReportContext, finding: Finding): readonly SubjectView[] {
  const named = context.index.named(finding.institutionId, finding.subject);
  const title = named === undefined ? context.say('evidence.title') : shortTitle(named);
  return [{ title, href: evidenceHref(finding) }];
}

function more(context: ReportContext, count: number): string {
  return count > 0 ? context.say('common.more', { count }) : '';
}
