import { fact, type FactSpec } from './factSpec.ts';

export type PortalDataset = {
  readonly id: number;
  readonly uri: string;
  readonly name: string;
  readonly description: string;
  readonly organisationId: number | null;
  readonly termsId: number | null;
  readonly version: string;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  /** What the publisher promises of service, in free text; '' if nothing. */
  readonly sla: string;
  /** Pairs of the publisher's own; only details have them. Those that look like personal data are left out. */
  readonly settings: readonly { readonly key: string; readonly value: string }[];
  readonly resources: readonly {
    readonly uri: string;
    readonly id: number;
    readonly name: string;
    /** 1 file, 2 hyperlink, 3 API, 4 automatic upload. */
    readonly type: number;
    /** The portal's storage class (CSV, JSON, …), not the published format: portal API note 7.1. */
    readonly storedFormat: string | null;
    readonly url: string | null;
    readonly version: string;
    readonly createdAt: string | null;
    readonly updatedAt: string | null;
  }[];
};

/** Facts of the bytes of the portal's answers. */
export type PortalFactValues = {
  'portal.organisations': readonly {
    readonly id: number;
    readonly uri: string;
    readonly name: string;
    readonly datasets: number | null;
  }[];
  'portal.datasets': readonly PortalDataset[];
  'portal.terms': { readonly id: number; readonly name: string; readonly licence: string | null };
  'portal.rows': {
    readonly is: 'rows' | 'records' | 'object' | 'string' | 'nothing';
    readonly rows: number;
    readonly columns: number;
  };
};

export const PORTAL_FACTS = {
  'portal.organisations': fact(
    'body',
    'list',
    null,
    'Organisations of a portal answer: id, uri, name, number of datasets.',
  ),
  'portal.datasets': fact(
    'body',
    'list',
    null,
    'Datasets of a portal answer with their resources; no personal fields.',
  ),
  'portal.terms': fact('body', 'record', null, 'Terms of use: id and name.'),
  'portal.rows': fact('body', 'record', null, 'What a portal resource serves: rows, object, one string, or nothing.'),
} as const satisfies Record<keyof PortalFactValues, FactSpec>;
