import type { CatalogueDataset, CatalogueResource } from '../src/model/catalogue.ts';

/** A dataset of which its catalogue says nothing but what is named. */
export function datasetOf(more: Partial<CatalogueDataset> & Pick<CatalogueDataset, 'uri'>): CatalogueDataset {
  return {
    id: null,
    title: '',
    description: '',
    page: null,
    publisher: null,
    keywords: [],
    themes: [],
    frequency: null,
    temporal: null,
    spatial: [],
    languages: [],
    accessRights: null,
    licence: null,
    provenance: null,
    version: null,
    issued: null,
    modified: null,
    conformsTo: [],
    documentation: [],
    contact: null,
    termsId: null,
    sla: '',
    settings: [],
    resources: [],
    ...more,
  };
}

/** A resource of which its catalogue says nothing but what is named. */
export function resourceOf(more: Partial<CatalogueResource> & Pick<CatalogueResource, 'uri'>): CatalogueResource {
  return {
    id: null,
    title: '',
    description: '',
    type: null,
    storedFormat: null,
    accessUrl: null,
    downloadUrl: null,
    format: null,
    mediaType: null,
    licence: null,
    rights: null,
    byteSize: null,
    checksum: null,
    version: null,
    issued: null,
    modified: null,
    schema: null,
    ...more,
  };
}
