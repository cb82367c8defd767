import type { AuditResult } from '../model/audit.ts';
import type { Capture } from '../model/capture.ts';
import { compareText } from '../model/json.ts';
import type { Lang } from '../model/lang.ts';
import type { Outcome } from '../model/finding.ts';
import type { Resource } from '../model/resource.ts';
import type { Example } from '../model/rule.ts';
import { loadTexts } from '../report/loadTexts.ts';
import { makeContext, type ReportContext } from '../report/reportContext.ts';
import { indexReport } from '../report/reportIndex.ts';
import type { ReportInput } from '../report/reportInput.ts';
import { findingSentence } from '../report/sentences/findingSentence.ts';
import { hasEffect, improvementSentence } from '../report/sentences/improvementSentence.ts';
import type { CheckAnswer } from './checkResource.ts';
import { reportAssets } from './reportAssets.ts';

/** A checked resource in words, as the report would say them. */
export type CheckedResource = {
  readonly resource: Resource;
  readonly title: string;
  /** What would change if it were mended, a sentence each, the most effective first. */
  readonly improvements: readonly string[];
  readonly findings: readonly {
    readonly outcome: Outcome;
    readonly title: string;
    readonly sentence: string;
    readonly quotes: readonly string[];
    /** What to do; null unless the finding is a fail. */
    readonly fix: string | null;
    /** A text to copy, or its steps, a line each; null unless the finding is a fail. */
    readonly example: (Pick<Example, 'as'> & { readonly lines: readonly string[] }) | null;
  }[];
};

/** Trouble on the way to what was checked: what it was, and what to do about it. */
export type CheckedWay = { readonly sentence: string; readonly advice: string };

const ORDER: readonly Outcome[] = ['fail', 'cannot-tell', 'error', 'pass', 'not-applicable'];

export function describeCheck(
  { result, book, captures }: CheckAnswer,
  lang: Lang,
): { readonly way: readonly CheckedWay[]; readonly resources: readonly CheckedResource[] } {
  const whole: AuditResult = { format: 1, audit: AUDIT, institutions: [result], ranking: [] };
  const assets = reportAssets();
  const input: ReportInput = {
    result: whole,
    ruleSet: book.ruleSet,
    tables: book.tables,
    captures: new Map(),
    health: [],
    audience: 'working-group',
    pdf: false,
    assets,
  };
  const context = makeContext(input, indexReport(input), loadTexts(assets)[lang], lang);
  const resources = result.resources.map((resource) => ({
    resource,
    title: resource.title,
    improvements: (result.summary.improvements ?? []).filter(hasEffect).flatMap((each) => {
      const changes = each.changes.filter(({ subject }) => subject === resource.subject);
      return changes.length === 0 ? [] : [improvementSentence(context, { ...each, changes })];
    }),
    findings: result.findings
      .filter(({ subject, ruleStatus }) => subject === resource.subject && ruleStatus !== 'trial')
      .toSorted((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome) || compareText(a.ruleId, b.ruleId))
      .map((finding) => {
        const rule = context.index.rules.get(finding.ruleId);
        const mends = finding.outcome === 'fail' && rule !== undefined ? rule : null;
        return {
          outcome: finding.outcome,
          title: rule === undefined ? finding.ruleId : rule.title[lang],
          sentence: findingSentence(context, finding),
          quotes: finding.evidence.map(({ quote }) => quote).filter((quote) => quote !== ''),
          fix: mends === null ? null : mends.fix[lang],
          example: mends === null ? null : exampleOf(mends.example, lang),
        };
      }),
  }));
  return { way: captures.flatMap(({ result: outcome }) => wayOf(context, outcome)), resources };
}

/** What is checked alone has no body whose name could be put in. */
function exampleOf(example: Example, lang: Lang): CheckedResource['findings'][number]['example'] {
  return { as: example.as, lines: example[lang].replaceAll('{institution}', '…').split('\n') };
}

/** Read over a faulty connection, an answer is told by the failure before it; alone, a failure stops everything. */
function wayOf(context: ReportContext, outcome: Capture['result']): readonly CheckedWay[] {
  if (outcome.is !== 'failure') return [];
  return [{ sentence: context.label('failures', outcome.code), advice: context.label('failureAdvice', outcome.code) }];
}

/** Sentences name no audit; the report's context wants one. */
const AUDIT: AuditResult['audit'] = {
  id: 'check',
  title: { bg: '', en: '' },
  asOf: '1970-01-01T00:00:00.000Z',
  program: '',
  rulesHash: '',
  tablesHash: '',
  configHash: '',
  profile: 'five-star',
  exceptions: [],
};
