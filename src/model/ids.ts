import { createHash } from 'node:crypto';

/** Lower-case hexadecimal SHA-256 of a body. */
export type Sha256 = string;
/** `c-` + 16 hex digits: the same exchange has the same id in an unbroken and in a resumed run. */
export type CaptureId = string;
/** `f-` + 16 hex digits. A citation is audit id + finding id. */
export type FindingId = string;
/** `s-` + 16 hex digits. */
export type ScoreId = string;
/** Stable id of an institution in config, e.g. `obshtina-byala-reka`. */
export type InstitutionId = string;

/**
 * What a fact, finding or score is about: `body:<sha256>`, `capture:<capture id>`, `resource:<key>`,
 * `document:<key>`, `dataset:<key>`, `institution:<id>`, `site:<host>`, `audit`.
 */
export type SubjectId = `${SubjectKind}:${string}` | 'audit';
export type SubjectKind = 'body' | 'capture' | 'resource' | 'document' | 'dataset' | 'institution' | 'site';

/** What follows the kind: a key, an address or an id, which may stand where a title is missing. */
export function bareSubject(subject: SubjectId): string {
  return subject.replace(/^\w+:/, '');
}

export function sha256(data: string | Uint8Array): Sha256 {
  return createHash('sha256').update(data).digest('hex');
}

/** Id of one exchange: what was asked, not when, so that a resumed run makes the same ids. */
export function captureId(lane: string, method: string, url: string, purpose: string, bodyDigest = ''): CaptureId {
  return `c-${sha256([lane, method, url, purpose, bodyDigest].join('\n')).slice(0, 16)}`;
}

/** A finding's id is its place: rule, institution and subject. It survives re-judging and later audits. */
export function findingId(ruleId: string, institution: InstitutionId, subject: SubjectId): FindingId {
  return `f-${sha256([ruleId, institution, subject].join('\n')).slice(0, 16)}`;
}

export function scoreId(subject: SubjectId, dimension: string): ScoreId {
  return `s-${sha256([subject, dimension].join('\n')).slice(0, 16)}`;
}

/**
 * Key of a web subject: the normalised address without scheme, `www.` and fragment, so that the same file reached
 * by http and https, today and next year, is the same subject (DESIGN §2, "Ids are forever").
 */
export function subjectKey(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) return url;
  const host = parsed.host.replace(/^www\./, '');
  const path = parsed.pathname === '/' ? '' : parsed.pathname;
  return `${host}${path}${parsed.search}`;
}
