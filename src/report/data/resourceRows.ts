import type { AuditResult } from '../../model/audit.ts';
import type { Freshness } from '../../model/facts/derivedFacts.ts';
import type { Finding } from '../../model/finding.ts';
import type { Lang } from '../../model/lang.ts';
import { tableFaultCodes } from './tableFaultCodes.ts';

/** One resource, document or undecided file; `data/resources.*` and `results --json` print these columns in this order. */
export type ResourceRow = {
  readonly url: string;
  readonly institution: string;
  readonly institutionName: string;
  readonly kind: 'resource' | 'document' | 'undecided';
  readonly kindReason: string;
  readonly title: string;
  readonly dataset: string;
  readonly format: string | null;
  readonly encoding: string | null;
  readonly level: number | null;
  readonly licence: 'open' | 'restricted' | 'conflicting' | 'not-stated' | null;
  readonly licenceId: string | null;
  readonly strictStars: number | null;
  readonly freshness: Freshness;
  /** Latest possible date of last change, ISO day. */
  readonly date: string | null;
  /** Codes with a space between, by alphabet; empty = none found or no table. */
  readonly tableFaults: string;
  readonly subject: string;
};

/** Rows of all institutions in the result's order. `lang` chooses the institution's name only; codes stay codes. */
export function resourceRows(result: AuditResult, lang: Lang = 'bg'): readonly ResourceRow[] {
  return result.institutions.flatMap(({ institution, resources, findings }) => {
    const bySubject = Map.groupBy(findings, (finding: Finding) => finding.subject);
    return resources.map((resource) => ({
      url: resource.url,
      institution: institution.id,
      institutionName: institution.name[lang],
      kind: resource.kind,
      kindReason: resource.kindReason,
      title: resource.title,
      dataset: resource.dataset,
      format: resource.format,
      encoding: resource.encoding,
      level: resource.level,
      licence: resource.licence,
      licenceId: resource.licenceId,
      strictStars: resource.strictStars,
      freshness: resource.freshness,
      date: resource.date,
      tableFaults: tableFaultCodes(bySubject.get(resource.subject) ?? []).join(' '),
      subject: resource.subject,
    }));
  });
}
