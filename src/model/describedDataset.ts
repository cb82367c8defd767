import type { CatalogueDataset, CatalogueResource } from './catalogue.ts';

/** A dataset of which nothing is said but what is given. */
export function describedDataset(said: Partial<CatalogueDataset> & Pick<CatalogueDataset, 'uri'>): CatalogueDataset {
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
    ...said,
  };
}

/** A resource of which nothing is said but what is given. */
export function describedResource(
  said: Partial<CatalogueResource> & Pick<CatalogueResource, 'uri'>,
): CatalogueResource {
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
    ...said,
  };
}
