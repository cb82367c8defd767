import { absoluteIri } from '../../model/absoluteIri.ts';
import { type Curie, type DcatNode, type DcatValue, makeNode } from './dcatNode.ts';
import type { DcatScope, ExportedDataset } from './dcatScope.ts';
import { bothTexts, moment, toldText } from './dcatText.ts';
import { distributionNodes } from './distributionNodes.ts';
import { HVD_REGULATION } from './euCodes.ts';
import { datasetMeasurements } from './measurementNodes.ts';
import { accessRightOf, frequencyOf, given, hvdCategoryOf, languageOf, type Reference, themeOf } from './references.ts';

/** A dataset with its distributions, what they refer to, and what we measured of them. */
export function* datasetNodes(scope: DcatScope, exported: ExportedDataset): Generator<DcatNode> {
  const { iri, catalogue, distributions } = exported;
  yield makeNode(catalogue, [], { 'dcat:dataset': { iri } });
  const hvd = exported.dataset.themes.flatMap((theme) => hvdCategoryOf(theme) ?? []);
  const { node, references } = describe(scope, exported, hvd);
  yield node;
  for (const reference of references) yield reference.node;
  for (const distribution of distributions) yield* distributionNodes(scope, exported, distribution, hvd.length > 0);
  yield* datasetMeasurements(scope, exported);
}

type Described = { readonly node: DcatNode; readonly references: readonly Reference[] };

/** `hvd` = the categories of high-value data that it names. */
function describe(scope: DcatScope, exported: ExportedDataset, hvd: readonly string[]): Described {
  const { iri, dataset, page, publisher, otherwise } = exported;
  const { languages } = dataset;
  const refer = referencesOf(scope, exported, hvd);
  const title = toldText(dataset.title, languages) ?? toldText(dataset.uri) ?? { text: iri, lang: null };
  const address = absoluteIri(page ?? '');
  const node = makeNode(iri, ['dcat:Dataset'], {
    'dct:identifier': toldText(dataset.uri),
    'dct:title': title,
    'dct:description': toldText(dataset.description, languages) ?? bothTexts(scope, otherwise.key, otherwise.values),
    'dct:publisher': publisher === null ? null : { iri: publisher },
    'dcat:contactPoint': refer.contact?.value ?? null,
    'dcat:keyword': dataset.keywords.map((keyword) => toldText(keyword, languages)),
    'dcat:theme': refer.themes.map(({ value }) => value),
    'dcatap:hvdCategory': hvd.map((category) => ({ iri: category })),
    'dcatap:applicableLegislation': hvd.length === 0 ? null : { iri: HVD_REGULATION },
    'dct:accrualPeriodicity': refer.frequency?.value ?? null,
    'dct:temporal': refer.period?.value ?? null,
    'dct:spatial': refer.spatial.map(({ value }) => value),
    'dct:language': refer.languages.map(({ value }) => value),
    'dct:accessRights': refer.accessRights?.value ?? null,
    'dct:provenance': refer.provenance?.value ?? null,
    'dct:conformsTo': refer.conformsTo.map(({ value }) => value),
    'foaf:page': refer.documentation.map(({ value }) => value),
    'dcat:landingPage': address === null ? null : { iri: address },
    'dcat:version': plainText(dataset.version),
    'dct:issued': moment(dataset.issued),
    'dct:modified': moment(dataset.modified),
    'dcat:distribution': exported.distributions.map((distribution) => ({ iri: distribution.iri })),
  });
  const documents = address === null ? [] : [documentNode(address)];
  return { node, references: [...refer.all, ...documents] };
}

function referencesOf(scope: DcatScope, { iri, dataset }: ExportedDataset, hvd: readonly string[]) {
  const { tables } = scope.bg.input;
  const each = (texts: readonly string[], name: string, type: Curie): readonly Reference[] =>
    texts.flatMap((text, index) => given(text, type, `${iri}#${name}-${index + 1}`) ?? []);
  const found = {
    themes: dataset.themes
      .filter((theme) => hvdCategoryOf(theme) === null)
      .flatMap((theme, index) => themeOf(theme, `${iri}#theme-${index + 1}`) ?? []),
    spatial: each(dataset.spatial, 'spatial', 'dct:Location'),
    conformsTo: each(dataset.conformsTo, 'standard', 'dct:Standard'),
    documentation: each(dataset.documentation, 'document', 'foaf:Document'),
    languages: dataset.languages.flatMap((language) => languageOf(language) ?? []),
  };
  const frequency = dataset.frequency === null ? null : frequencyOf(dataset.frequency, tables);
  const accessRights = dataset.accessRights === null ? null : accessRightOf(dataset.accessRights, `${iri}#access`);
  const { provenance: words } = dataset;
  const provenance = words === null ? null : given(words, 'dct:ProvenanceStatement', `${iri}#provenance`);
  const single = {
    frequency,
    accessRights,
    provenance,
    period: periodOf(iri, dataset.temporal),
    contact: contactOf(iri, dataset.contact),
  };
  const legal = hvd.length === 0 ? [] : hvdReferences(hvd);
  const all = [...Object.values(found).flat(), ...Object.values(single).flatMap((one) => one ?? []), ...legal];
  return { ...found, ...single, all };
}

/** The profile asks for a name of each category; we know the address alone. */
function hvdReferences(categories: readonly string[]): readonly Reference[] {
  return [
    { value: { iri: HVD_REGULATION }, node: makeNode(HVD_REGULATION, ['eli:LegalResource'], {}) },
    ...categories.map((iri) => ({
      value: { iri },
      node: makeNode(iri, ['skos:Concept'], { 'skos:prefLabel': { text: iri, lang: null } }),
    })),
  ];
}

function periodOf(iri: string, temporal: ExportedDataset['dataset']['temporal']): Reference | null {
  const [start, end] = [moment(temporal?.start ?? null), moment(temporal?.end ?? null)];
  const id = `${iri}#period`;
  if (start === null && end === null)
    return temporal?.words === undefined ? null : given(temporal.words, 'dct:PeriodOfTime', id);
  return {
    value: { iri: id },
    node: makeNode(id, ['dct:PeriodOfTime'], { 'dcat:startDate': start, 'dcat:endDate': end }),
  };
}

/** A page to write to is told; who it is and by which address of mail is not ours to hand on. */
function contactOf(iri: string, contact: ExportedDataset['dataset']['contact']): Reference | null {
  const url = absoluteIri(contact?.url ?? '');
  if (url === null) return null;
  const id = `${iri}#contact`;
  return { value: { iri: id }, node: makeNode(id, ['vcard:Kind'], { 'vcard:hasURL': { iri: url } }) };
}

function documentNode(iri: string): Reference {
  return { value: { iri }, node: makeNode(iri, ['foaf:Document'], {}) };
}

/** A text without language: versions, numbers. */
function plainText(text: string | null): DcatValue | null {
  const told = toldText(text ?? '');
  return told !== null && 'text' in told ? { text: told.text, lang: null } : null;
}
