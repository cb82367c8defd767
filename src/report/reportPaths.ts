import type { Finding } from '../model/finding.ts';
import { sha256, type FindingId, type InstitutionId, type SubjectId } from '../model/ids.ts';
import { fileName } from './safeText.ts';

// Paths of pages inside a language's folder; `to` in the templates makes them relative to the page they stand on.

export const institutionPath = (id: InstitutionId, part = 1): string =>
  `institutions/${fileName(id)}${part === 1 ? '' : `.${part}`}.html`;
export const evidencePath = (id: FindingId): string => `evidence/${fileName(id)}.html`;
/** A rule that does not concern a subject has nothing to prove: it is named on the institution's page only. */
export const evidenceHref = (finding: Finding): string | null =>
  finding.outcome === 'not-applicable' ? null : evidencePath(finding.id);
export const tracePath = (id: string, part = 1): string => `traces/${fileName(id)}${part === 1 ? '' : `.${part}`}.html`;
export const capturesPath = (lane: string, part = 1): string =>
  `captures/${fileName(lane)}${part === 1 ? '' : `.${part}`}.html`;
export const ruleHref = (ruleId: string): string => `methodology.html#rule-${fileName(ruleId)}`;
/** Anchor of a resource, document or dataset on its institution's page. */
export const subjectAnchor = (subject: SubjectId): string => `r-${sha256(subject).slice(0, 12)}`;
