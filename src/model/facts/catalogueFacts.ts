import type { CatalogueDataset, CatalogueOrganisation } from '../catalogue.ts';
import type { CatalogueKind } from '../config.ts';
import { fact, type FactSpec } from './factSpec.ts';

/** Facts of the bytes of answers of catalogues. */
export type CatalogueFactValues = {
  'catalogue.organisations': readonly CatalogueOrganisation[];
  'catalogue.datasets': readonly CatalogueDataset[];
  'catalogue.cut': { readonly found: number; readonly taken: number };
  /** By their addresses, so that what stands on two pages is counted once; `_:…` = a thing of this answer without one. */
  'catalogue.others': { readonly services: readonly string[]; readonly series: readonly string[] };
  'catalogue.kind': CatalogueKind;
  'portal.terms': { readonly id: number; readonly name: string; readonly licence: string | null };
  'portal.rows': {
    readonly is: 'rows' | 'records' | 'object' | 'string' | 'nothing';
    readonly rows: number;
    readonly columns: number;
  };
};

export const CATALOGUE_FACTS = {
  'catalogue.organisations': fact(
    'body',
    'list',
    null,
    'Organisations of a catalogue answer: id, uri, name, number of datasets.',
  ),
  'catalogue.datasets': fact(
    'body',
    'list',
    null,
    'Datasets of a catalogue answer with their resources, in the terms of DCAT; no personal fields.',
  ),
  'catalogue.cut': fact(
    'body',
    'record',
    null,
    'A catalogue answer describes more datasets (found) than are read of one (taken): what is missing is not unsaid.',
  ),
  'catalogue.others': fact(
    'body',
    'record',
    null,
    'Services (dcat:DataService) and series (dcat:DatasetSeries) of a catalogue answer: no datasets, counted and not scored.',
  ),
  'catalogue.kind': fact('body', 'text', null, 'The kind of catalogue or description that the answer is by its keys.'),
  'portal.terms': fact('body', 'record', null, 'Terms of use: id and name.'),
  'portal.rows': fact('body', 'record', null, 'What a portal resource serves: rows, object, one string, or nothing.'),
} as const satisfies Record<keyof CatalogueFactValues, FactSpec>;
