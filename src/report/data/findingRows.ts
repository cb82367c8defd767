import type { ReportContext } from '../reportContext.ts';
import { evidenceHref } from '../reportPaths.ts';
import { findingSentence } from '../sentences/findingSentence.ts';

/** One finding with its sentence in both languages and the page that proves it. */
export type FindingRow = {
  readonly finding: string;
  readonly institution: string;
  readonly rule: string;
  readonly ruleVersion: number;
  readonly ruleStatus: string;
  readonly dimension: string;
  readonly subject: string;
  readonly url: string | null;
  readonly outcome: string;
  readonly messageKey: string;
  readonly sentenceBg: string;
  readonly sentenceEn: string;
  readonly points: number;
  readonly maxPoints: number;
  readonly quote: string;
  /** null for not-applicable: such findings have no page. */
  readonly evidencePage: string | null;
};

/** Findings that the audience may see, in the result's order; one at a time, since there may be a million. */
export function* findingRows(bg: ReportContext, en: ReportContext): Generator<FindingRow> {
  for (const finding of bg.index.findings.values()) {
    yield {
      finding: finding.id,
      institution: finding.institutionId,
      rule: finding.ruleId,
      ruleVersion: finding.ruleVersion,
      ruleStatus: finding.ruleStatus,
      dimension: finding.dimension,
      subject: finding.subject,
      url: bg.index.named(finding.institutionId, finding.subject)?.url ?? null,
      outcome: finding.outcome,
      messageKey: finding.messageKey,
      sentenceBg: findingSentence(bg, finding),
      sentenceEn: findingSentence(en, finding),
      points: finding.points,
      maxPoints: finding.maxPoints,
      quote: finding.evidence[0]?.quote ?? '',
      evidencePage: evidenceHref(finding),
    };
  }
}
