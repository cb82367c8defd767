/** What a value must be: `text` = literal, `moment` = day, moment, month or year, `node` = IRI or blank node. */
type DcatApValue = 'text' | 'moment' | 'count' | 'decimal' | 'duration' | 'hex' | 'node';
type DcatApObligation = 'mandatory' | 'recommended' | 'optional';
type Row = readonly [
  property: string,
  min: 0 | 1,
  max: 1 | null,
  obligation: DcatApObligation,
  value: DcatApValue,
  section: string,
];

/** One property of one class in the application profile DCAT-AP 3.0.1. */
export type DcatApProperty = {
  readonly class: string;
  readonly property: string;
  readonly min: 0 | 1;
  /** null = any number. */
  readonly max: 1 | null;
  readonly obligation: DcatApObligation;
  readonly value: DcatApValue;
  /** Where the profile says it: anchor of https://semiceu.github.io/DCAT-AP/releases/3.0.1 */
  readonly section: string;
};

const M = 'mandatory';
const R = 'recommended';
const O = 'optional';

// prettier-ignore
const CLASSES: Readonly<Record<string, readonly Row[]>> = {
  'dcat:Catalog': [
    ['dct:title', 1, null, M, 'text', 'Catalogue.title'],
    ['dct:description', 1, null, M, 'text', 'Catalogue.description'],
    ['dct:publisher', 1, 1, M, 'node', 'Catalogue.publisher'],
    ['dcat:dataset', 0, null, R, 'node', 'Catalogue.dataset'],
    ['dcat:service', 0, null, R, 'node', 'Catalogue.service'],
    ['foaf:homepage', 0, 1, R, 'node', 'Catalogue.homepage'],
    ['dct:language', 0, null, R, 'node', 'Catalogue.language'],
    ['dct:license', 0, 1, R, 'node', 'Catalogue.licence'],
    ['dct:issued', 0, 1, R, 'moment', 'Catalogue.releasedate'],
    ['dct:modified', 0, 1, R, 'moment', 'Catalogue.modificationdate'],
    ['dct:spatial', 0, null, R, 'node', 'Catalogue.geographicalcoverage'],
    ['dcat:themeTaxonomy', 0, null, R, 'node', 'Catalogue.themes'],
    ['dct:hasPart', 0, null, O, 'node', 'Catalogue.haspart'],
    ['dcat:catalog', 0, null, O, 'node', 'Catalogue.catalogue'],
    ['dcat:record', 0, null, O, 'node', 'Catalogue.record'],
    ['dct:creator', 0, 1, O, 'node', 'Catalogue.creator'],
    ['dct:rights', 0, null, O, 'node', 'Catalogue.rights'],
    ['dct:temporal', 0, null, O, 'node', 'Catalogue.temporalcoverage'],
    ['dcatap:applicableLegislation', 0, null, O, 'node', 'Catalogue.applicablelegislation'],
  ],
  'dcat:CatalogRecord': [
    ['foaf:primaryTopic', 1, 1, M, 'node', 'CatalogueRecord.primarytopic'],
    ['dct:modified', 1, 1, M, 'moment', 'CatalogueRecord.modificationdate'],
    ['dct:conformsTo', 0, null, R, 'node', 'CatalogueRecord.applicationprofile'],
    ['adms:status', 0, 1, R, 'node', 'CatalogueRecord.changetype'],
    ['dct:issued', 0, 1, R, 'moment', 'CatalogueRecord.listingdate'],
    ['dct:title', 0, null, O, 'text', 'CatalogueRecord.title'],
    ['dct:description', 0, null, O, 'text', 'CatalogueRecord.description'],
    ['dct:language', 0, null, O, 'node', 'CatalogueRecord.language'],
    ['dct:source', 0, 1, O, 'node', 'CatalogueRecord.sourcemetadata'],
  ],
  'dcat:Dataset': [
    ['dct:title', 1, null, M, 'text', 'Dataset.title'],
    ['dct:description', 1, null, M, 'text', 'Dataset.description'],
    ['dcat:contactPoint', 0, null, R, 'node', 'Dataset.contactpoint'],
    ['dcat:distribution', 0, null, R, 'node', 'Dataset.datasetdistribution'],
    ['dcat:keyword', 0, null, R, 'text', 'Dataset.keyword'],
    ['dct:publisher', 0, 1, R, 'node', 'Dataset.publisher'],
    ['dct:spatial', 0, null, R, 'node', 'Dataset.geographicalcoverage'],
    ['dct:temporal', 0, null, R, 'node', 'Dataset.temporalcoverage'],
    ['dcat:theme', 0, null, R, 'node', 'Dataset.theme'],
    ['dcatap:applicableLegislation', 0, null, O, 'node', 'Dataset.applicablelegislation'],
    ['dct:accessRights', 0, 1, O, 'node', 'Dataset.accessrights'],
    ['dct:accrualPeriodicity', 0, 1, O, 'node', 'Dataset.frequency'],
    ['dct:conformsTo', 0, null, O, 'node', 'Dataset.conformsto'],
    ['dct:creator', 0, null, O, 'node', 'Dataset.creator'],
    ['foaf:page', 0, null, O, 'node', 'Dataset.documentation'],
    ['dcat:hasVersion', 0, null, O, 'node', 'Dataset.hasversion'],
    ['dct:identifier', 0, null, O, 'text', 'Dataset.identifier'],
    ['dcat:inSeries', 0, null, O, 'node', 'Dataset.inseries'],
    ['dct:isReferencedBy', 0, null, O, 'node', 'Dataset.isreferencedby'],
    ['dct:issued', 0, 1, O, 'moment', 'Dataset.releasedate'],
    ['dcat:landingPage', 0, null, O, 'node', 'Dataset.landingpage'],
    ['dct:language', 0, null, O, 'node', 'Dataset.language'],
    ['dct:modified', 0, 1, O, 'moment', 'Dataset.modificationdate'],
    ['adms:identifier', 0, null, O, 'node', 'Dataset.otheridentifier'],
    ['dct:provenance', 0, null, O, 'node', 'Dataset.provenance'],
    ['prov:qualifiedAttribution', 0, null, O, 'node', 'Dataset.qualifiedattribution'],
    ['dcat:qualifiedRelation', 0, null, O, 'node', 'Dataset.qualifiedrelation'],
    ['dct:relation', 0, null, O, 'node', 'Dataset.relatedresource'],
    ['adms:sample', 0, null, O, 'node', 'Dataset.sample'],
    ['dct:source', 0, null, O, 'node', 'Dataset.source'],
    ['dcat:spatialResolutionInMeters', 0, null, O, 'decimal', 'Dataset.spatialresolution'],
    ['dcat:temporalResolution', 0, 1, O, 'duration', 'Dataset.temporalresolution'],
    ['dct:type', 0, null, O, 'node', 'Dataset.type'],
    ['dcat:version', 0, 1, O, 'text', 'Dataset.version'],
    ['adms:versionNotes', 0, null, O, 'text', 'Dataset.versionnotes'],
    ['prov:wasGeneratedBy', 0, null, O, 'node', 'Dataset.wasgeneratedby'],
  ],
  'dcat:Distribution': [
    ['dcat:accessURL', 1, null, M, 'node', 'Distribution.accessURL'],
    ['dcatap:availability', 0, 1, R, 'node', 'Distribution.availability'],
    ['dct:description', 0, null, R, 'text', 'Distribution.description'],
    ['dct:format', 0, 1, R, 'node', 'Distribution.format'],
    ['dct:license', 0, 1, R, 'node', 'Distribution.licence'],
    ['dcat:accessService', 0, null, O, 'node', 'Distribution.accessservice'],
    ['dcatap:applicableLegislation', 0, null, O, 'node', 'Distribution.applicablelegislation'],
    ['dcat:byteSize', 0, 1, O, 'count', 'Distribution.bytesize'],
    ['spdx:checksum', 0, 1, O, 'node', 'Distribution.checksum'],
    ['dcat:compressFormat', 0, 1, O, 'node', 'Distribution.compressionformat'],
    ['dct:conformsTo', 0, null, O, 'node', 'Distribution.linkedschemas'],
    ['foaf:page', 0, null, O, 'node', 'Distribution.documentation'],
    ['dcat:downloadURL', 0, null, O, 'node', 'Distribution.downloadURL'],
    ['odrl:hasPolicy', 0, 1, O, 'node', 'Distribution.haspolicy'],
    ['dct:issued', 0, 1, O, 'moment', 'Distribution.releasedate'],
    ['dct:language', 0, null, O, 'node', 'Distribution.language'],
    ['dcat:mediaType', 0, 1, O, 'node', 'Distribution.mediatype'],
    ['dct:modified', 0, 1, O, 'moment', 'Distribution.modificationdate'],
    ['dcat:packageFormat', 0, 1, O, 'node', 'Distribution.packagingformat'],
    ['dct:rights', 0, null, O, 'node', 'Distribution.rights'],
    ['dcat:spatialResolutionInMeters', 0, 1, O, 'decimal', 'Distribution.spatialresolution'],
    ['adms:status', 0, 1, O, 'node', 'Distribution.status'],
    ['dcat:temporalResolution', 0, 1, O, 'duration', 'Distribution.temporalresolution'],
    ['dct:title', 0, null, O, 'text', 'Distribution.title'],
  ],
  'foaf:Agent': [
    ['foaf:name', 1, null, M, 'text', 'Agent.name'],
    ['dct:type', 0, 1, R, 'node', 'Agent.type'],
  ],
  'spdx:Checksum': [
    ['spdx:algorithm', 1, 1, M, 'node', 'Checksum.algorithm'],
    ['spdx:checksumValue', 1, 1, M, 'hex', 'Checksum.checksumvalue'],
  ],
  'adms:Identifier': [['skos:notation', 1, 1, M, 'text', 'Identifier.notation']],
  'dct:LicenseDocument': [['dct:type', 0, null, R, 'node', 'LicenceDocument.type']],
  'dct:PeriodOfTime': [
    ['dcat:startDate', 0, 1, R, 'moment', 'PeriodofTime.startdate'],
    ['dcat:endDate', 0, 1, R, 'moment', 'PeriodofTime.enddate'],
    ['time:hasBeginning', 0, 1, O, 'node', 'PeriodofTime.beginning'],
    ['time:hasEnd', 0, 1, O, 'node', 'PeriodofTime.end'],
  ],
  'skos:Concept': [['skos:prefLabel', 1, null, M, 'text', 'Concept.preferredlabel']],
  'skos:ConceptScheme': [['dct:title', 1, null, M, 'text', 'ConceptScheme.title']],
};

/**
 * What DCAT-AP 3.0.1 (SEMIC, 2025) asks of the classes that describe datasets: mandatory, recommended and optional
 * properties with their cardinality.
 */
export const DCAT_AP: readonly DcatApProperty[] = Object.entries(CLASSES).flatMap(([name, rows]) =>
  rows.map(([property, min, max, obligation, value, section]) => ({
    class: name,
    property,
    min,
    max,
    obligation,
    value,
    section,
  })),
);
