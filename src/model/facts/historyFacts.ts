import { fact, type FactSpec } from './factSpec.ts';

/** Facts from earlier audits of the same address. */
export type HistoryFactValues = {
  'history.carried': {
    readonly audit: string;
    readonly capture: string;
    readonly at: string;
    readonly due: string;
  };
  'history.first-seen': string;
  'history.last-changed': { readonly after: string | null; readonly before: string };
  'history.touched': {
    readonly moved: readonly {
      readonly what: 'last-modified' | 'etag' | 'stated-date';
      readonly before: string;
      readonly after: string;
    }[];
    /** The two visits. */
    readonly after: string;
    readonly before: string;
  };
  'history.undated-change': {
    readonly kept: readonly { readonly what: 'last-modified' | 'etag' | 'stated-date'; readonly date: string }[];
    readonly after: string;
    readonly before: string;
  };
  'history.failures': {
    readonly first: string;
    readonly last: string;
    readonly lastSuccess: string | null;
    /** First and last of these visits that got no answer at all; one when they are the same. */
    readonly unanswered: readonly string[];
  };
};

export const HISTORY_FACTS = {
  'history.carried': fact(
    'history',
    'record',
    null,
    'The address was not due for another visit: audit, exchange and moment that what is shown is from, and when it is due.',
  ),
  'history.first-seen': fact(
    'history',
    'date',
    'date-time',
    'When an audit asked for this address for the first time.',
  ),
  'history.last-changed': fact(
    'history',
    'record',
    'date-time',
    'The content changed after the one visit and before the other; after = null: not since it was first seen.',
  ),
  'history.touched': fact(
    'history',
    'record',
    null,
    'Touched but unchanged: a date or ETag moved between two visits while the content stayed the same, byte for byte.',
  ),
  'history.undated-change': fact(
    'history',
    'record',
    null,
    'Changed but date not moved: the content changed between two visits while a date that should tell stayed the same.',
  ),
  'history.failures': fact(
    'history',
    'record',
    'date-time',
    'Visits without content, up to this one: first, last, the last success before, first and last without any answer.',
  ),
} as const satisfies Record<keyof HistoryFactValues, FactSpec>;
