import type { AuditResult } from '../../model/audit.ts';
import type { Lang } from '../../model/lang.ts';

/** One legal duty of one institution; `data/duties.*` and `results --json` print these columns in this order. */
export type DutyRow = {
  readonly institution: string;
  readonly institutionName: string;
  readonly rule: string;
  readonly ruleVersion: number;
  /** trial = the article's present wording is not confirmed: not for publication. */
  readonly ruleStatus: 'trial' | 'active' | 'not-public';
  readonly outcome: 'pass' | 'fail' | 'cannot-tell' | 'not-applicable' | 'error';
  readonly messageKey: string;
  readonly subject: string;
  readonly finding: string;
  /** First quote of the evidence; empty when there is none. */
  readonly quote: string;
};

export function dutyRows(result: AuditResult, lang: Lang = 'bg'): readonly DutyRow[] {
  return result.institutions.flatMap(({ institution, findings }) =>
    findings
      .filter((finding) => finding.dimension === 'duty' && finding.subject.startsWith('institution:'))
      .map((finding) => ({
        institution: institution.id,
        institutionName: institution.name[lang],
        rule: finding.ruleId,
        ruleVersion: finding.ruleVersion,
        ruleStatus: finding.ruleStatus,
        outcome: finding.outcome,
        messageKey: finding.messageKey,
        subject: finding.subject,
        finding: finding.id,
        quote: finding.evidence[0]?.quote ?? '',
      })),
  );
}
