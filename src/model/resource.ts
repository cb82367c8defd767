import type { Freshness } from './facts/derivedFacts.ts';
import type { CaptureId, InstitutionId, SubjectId } from './ids.ts';

/** How we learned of a resource. `other-host` = linked from a page of the body, on a host that is not known to be its own. */
export type ResourceOrigin = 'link' | 'other-host' | 'portal' | 'page-table' | 'metadata' | 'local-file';

/**
 * What is scored: something that holds a table or register, or is listed on a portal, or is offered in words as data.
 * `kind: document` = everything else (letters, notices, forms): counted and listed, never scored. `undecided` = not
 * enough seen to tell: listed, not scored.
 */
export type Resource = {
  readonly subject: SubjectId;
  readonly institutionId: InstitutionId;
  readonly kind: 'resource' | 'document' | 'undecided';
  /** Why it is one or the other, in words of the closed list that report/texts translates. */
  readonly kindReason:
    | 'listed-on-portal'
    | 'described-as-dataset'
    | 'data-format'
    | 'holds-table'
    | 'offered-as-data'
    | 'no-data-found'
    | 'document-words'
    | 'mixed-signs'
    | 'not-readable'
    | 'not-seen';
  readonly origin: ResourceOrigin;
  readonly url: string;
  /** What people see: link text, portal name, caption or file name. */
  readonly title: string;
  /** Page or portal answer that offers it, and the capture of its content (null when not fetched or failed). */
  readonly foundOn: CaptureId | null;
  readonly capture: CaptureId | null;
  /** For a table inside a page: its place. */
  readonly place: string | null;
  readonly dataset: SubjectId;
  /** The two facts shown for each resource, null = cannot tell. */
  readonly level: number | null;
  readonly licence: 'open' | 'restricted' | 'conflicting' | 'not-stated' | null;
  readonly licenceId: string | null;
  /** Follows from the two: min(level, licence open ? 5 : 0); null when either is unknown. */
  readonly strictStars: number | null;
  readonly format: string | null;
  readonly encoding: string | null;
  readonly freshness: Freshness;
  /** Latest possible date of last change, ISO day. */
  readonly date: string | null;
};

/** Editions and formats of one thing. It stands for its best current resource; all its resources are shown. */
export type Dataset = {
  readonly subject: SubjectId;
  readonly institutionId: InstitutionId;
  readonly title: string;
  readonly resources: readonly SubjectId[];
  /** The best current one. */
  readonly representative: SubjectId;
};
