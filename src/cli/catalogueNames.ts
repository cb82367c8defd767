import type { CatalogueKind } from '../model/config.ts';
import type { Bilingual } from '../model/lang.ts';

/** What people call the kinds of catalogues. */
export const CATALOGUE_NAMES: { readonly [K in CatalogueKind]: Bilingual } = {
  'data-egov-bg': { bg: 'националният портал (data.egov.bg)', en: 'the national portal (data.egov.bg)' },
  ckan: { bg: 'CKAN', en: 'CKAN' },
  dcat: { bg: 'DCAT (RDF)', en: 'DCAT (RDF)' },
  'data-json': { bg: 'data.json (Project Open Data)', en: 'data.json (Project Open Data)' },
  'schema-org': { bg: 'страници със schema.org/Dataset', en: 'pages with schema.org/Dataset' },
  'data-package': { bg: 'Data Package', en: 'a Data Package' },
  arcgis: { bg: 'услуги на ArcGIS REST', en: 'ArcGIS REST services' },
  'ogc-records': { bg: 'OGC API Records', en: 'OGC API Records' },
};
