import type { Locator } from '../evidence.ts';
import type { DatePoint } from './datePoint.ts';
import { fact, type FactSpec } from './factSpec.ts';

export type LicenceKind = 'open' | 'restricted' | 'reserved' | 'terms-link';
export type LicenceStatement = {
  /** reserved = a bare „всички права запазени“ or ©; terms-link = a link to a page of conditions. */
  readonly kind: LicenceKind;
  /** Id of rules/tables/licences.yaml when the statement names one. */
  readonly licence: string | null;
  /** What it speaks of: one file, one dataset, this page, the whole site. */
  readonly scope: 'file' | 'dataset' | 'page' | 'site';
  /** Where it was found: words, link, rel, meta, json-ld, header, property, portal-terms, member. */
  readonly source: 'words' | 'link' | 'rel' | 'meta' | 'json-ld' | 'header' | 'property' | 'portal-terms' | 'member';
  /** Address of the licence or of the file it speaks of, when given. */
  readonly url: string | null;
  readonly conditions: readonly (
    'attribution' | 'share-alike' | 'non-commercial' | 'no-derivatives' | 'permission' | 'fee'
  )[];
  readonly words: string;
  readonly at: Locator;
};

export type DateStatement = DatePoint & {
  /** published, modified, as-of (към дата), period-end, valid-until, created; frequency statements carry no date. */
  readonly says: 'published' | 'modified' | 'as-of' | 'period-end' | 'created';
  /** What it speaks of: the table or file beside it, or the page. */
  readonly scope: 'file' | 'table' | 'page';
  readonly words: string;
  readonly at: Locator;
  /** Index in page.links when it stands beside one link. */
  readonly linkIndex: number | null;
};

/** Words that promise how often data change („обновява се ежемесечно“). */
export type FrequencyStatement = {
  /** Id of rules/tables/frequencies.yaml. */
  readonly frequency: string;
  readonly scope: DateStatement['scope'];
  readonly words: string;
  readonly at: Locator;
  /** Index in page.links when it stands beside one link. */
  readonly linkIndex: number | null;
  /** A rhythm and refreshing are named, and it is not clear that the one is of the other: it promises nothing. */
  readonly unclear?: true;
};

/** Facts of what is said about licences, dates and frequencies, in a page or in a file. */
export type StatementFactValues = {
  'licence.statements': readonly LicenceStatement[];
  'date.statements': readonly DateStatement[];
  'frequency.statements': readonly FrequencyStatement[];
};

export const STATEMENT_FACTS = {
  'licence.statements': fact('body', 'list', null, 'Statements on re-use: kind, licence, scope, words, place.'),
  'date.statements': fact(
    'body',
    'list',
    null,
    'Dates with the words that say what they date: date, precision, kind, place.',
  ),
  'frequency.statements': fact('body', 'list', null, 'Words that promise how often data change: frequency, place.'),
} as const satisfies Record<keyof StatementFactValues, FactSpec>;
