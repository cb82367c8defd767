import type { CrawlHealth } from '../model/audit.ts';
import { FAILURES, PURPOSES, SKIP_REASONS, TLS_FAILURES, type BodyRef } from '../model/capture.ts';
import type { Locator } from '../model/evidence.ts';
import { TABLE_FAULTS } from '../model/factValues.ts';
import { FACTS, type FactOrigin, type UnknownReason } from '../model/facts.ts';
import { NATURE_SIGNS } from '../model/facts/nature.ts';
import { OUTCOMES } from '../model/finding.ts';
import { INSTITUTION_KINDS, LEGAL_KINDS } from '../model/institution.ts';
import type { Resource, ResourceOrigin } from '../model/resource.ts';
import { DIMENSIONS, type Rule } from '../model/rule.ts';
import type { Withheld } from '../model/score.ts';
import type { LicenceEntry } from '../model/tables.ts';

/** Members of a union type as a list: leaving one out, or inventing one, is a type error. */
function members<M extends string>(all: { readonly [K in M]: true }): readonly string[] {
  return Object.keys(all);
}

const LEVELS = ['0', '1', '2', '3', '4', '5'] as const;

/**
 * Every closed list whose members a person sees. reports/texts/{bg,en}.yaml must have a text for each member, and no
 * other; loadTexts refuses anything else, so that a new member of the model cannot reach a page as a bare code.
 */
export const CLOSED_LISTS = {
  institutionKinds: INSTITUTION_KINDS,
  legalKinds: LEGAL_KINDS,
  dimensions: DIMENSIONS,
  outcomes: OUTCOMES,
  purposes: PURPOSES,
  failures: Object.keys(FAILURES),
  failureAdvice: Object.keys(FAILURES),
  skipReasons: SKIP_REASONS,
  tableFaults: TABLE_FAULTS,
  levels: LEVELS,
  levelExamples: LEVELS,
  facts: Object.keys(FACTS),
  factOrigins: members<FactOrigin>({ body: true, exchange: true, link: true, history: true, derived: true }),
  truncations: members<NonNullable<BodyRef['truncated']>>({ length: true, time: true, disconnect: true }),
  tlsTroubles: Object.keys(TLS_FAILURES),
  laneEnds: members<CrawlHealth['end']>({
    complete: true,
    'cut-by-budget': true,
    stopped: true,
    'not-reached': true,
  }),
  locators: members<Locator['kind']>({
    whole: true,
    status: true,
    url: true,
    header: true,
    css: true,
    bytes: true,
    json: true,
    cell: true,
    page: true,
    member: true,
  }),
  unknowns: members<UnknownReason['why']>({
    'not-captured': true,
    truncated: true,
    unparsable: true,
    'too-costly': true,
    unsupported: true,
    encrypted: true,
    empty: true,
    ambiguous: true,
    'inspection-failed': true,
    'not-stated': true,
  }),
  resourceKinds: members<Resource['kind']>({ resource: true, document: true, undecided: true }),
  kindReasons: members<Resource['kindReason']>({
    'listed-on-portal': true,
    'described-as-dataset': true,
    'data-format': true,
    'holds-table': true,
    'offered-as-data': true,
    'no-data-found': true,
    'document-words': true,
    'mixed-signs': true,
    'not-readable': true,
    'not-seen': true,
  }),
  natureSigns: NATURE_SIGNS,
  origins: members<ResourceOrigin>({
    link: true,
    'other-host': true,
    portal: true,
    'page-table': true,
    metadata: true,
    'local-file': true,
  }),
  licenceStatuses: members<NonNullable<Resource['licence']> | 'unknown'>({
    open: true,
    restricted: true,
    conflicting: true,
    'not-stated': true,
    unknown: true,
  }),
  licenceConditions: members<LicenceEntry['conditions'][number]>({
    attribution: true,
    'share-alike': true,
    'non-commercial': true,
    'no-derivatives': true,
    permission: true,
    fee: true,
  }),
  freshness: members<Resource['freshness']>({
    current: true,
    late: true,
    abandoned: true,
    archive: true,
    'cannot-tell': true,
  }),
  withheld: members<Withheld>({
    'no-address': true,
    'not-identified': true,
    unreachable: true,
    blocked: true,
    'no-resources': true,
    'coverage-weight': true,
    'coverage-resources': true,
  }),
  machineReadable: members<'yes' | 'no' | 'content'>({ yes: true, no: true, content: true }),
  ruleStatuses: members<Rule['status']>({ trial: true, active: true, retired: true }),
  certainties: members<'sure' | 'check'>({ sure: true, check: true }),
} as const satisfies Record<string, readonly string[]>;

export type ListName = keyof typeof CLOSED_LISTS;
