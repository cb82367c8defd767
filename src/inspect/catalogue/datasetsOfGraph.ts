import type { CatalogueDataset } from '../../model/catalogue.ts';
import { isPersonalPublisher } from '../../model/personalPublisher.ts';
import { contactEmail, looksLikeEmail } from './contactEmail.ts';
import { describedDataset } from '../../model/describedDataset.ts';
import type { DescribedGraph } from './describedGraph.ts';
import { cut, isWebAddress, LONGEST, wordList } from './descriptionTexts.ts';
import { provenanceSaid } from './provenanceSaid.ts';
import { resourceOfGraph } from './resourceOfGraph.ts';
import { type Said, saidOf } from './saidOf.ts';
import { temporalOf } from './temporalOf.ts';

const MAX_DATASETS = 20_000;
const DATASETS: ReadonlySet<string> = new Set(['dataset', 'datafeed']);
const MAX_RESOURCES = 5_000;
const MAX_AREAS = 200;
/** A person who publishes: nothing of them is read. */
const PERSONS: ReadonlySet<string> = new Set(['person', 'individual']);

/**
 * Datasets that a graph describes in DCAT, DCAT-AP or schema.org; services, catalogues and series are none. `types` =
 * classes in small letters that count as datasets.
 */
export function datasetsOfGraph(
  graph: DescribedGraph,
  types: ReadonlySet<string> = DATASETS,
): readonly CatalogueDataset[] {
  return nodesOf(graph, types)
    .slice(0, MAX_DATASETS)
    .map((node) => datasetOf(saidOf(node, graph)));
}

/** How many datasets a graph describes, whether or not so many are read. */
export function datasetsFound(graph: DescribedGraph): number {
  return nodesOf(graph, DATASETS).length;
}

function nodesOf({ nodes }: DescribedGraph, types: ReadonlySet<string>): DescribedGraph['nodes'] {
  return nodes.filter((node) => [...node.types].some((type) => types.has(type)));
}

function datasetOf(said: Said): CatalogueDataset {
  const { node } = said;
  const page = said.names('landingPage', 'url', 'mainEntityOfPage').find(isWebAddress) ?? null;
  const uri = node.id.startsWith('_:')
    ? (said.name('identifier') ?? page ?? said.words('title', 'name') ?? node.id)
    : node.id;
  const identity = uri.slice(0, LONGEST.address);
  return describedDataset({
    uri: identity,
    title: cut(said.words('title', 'name', 'headline', 'prefLabel'), LONGEST.title) ?? '',
    description: cut(said.words('description', 'abstract'), LONGEST.description) ?? '',
    page: cut(page, LONGEST.address),
    publisher: publisherOf(said),
    keywords: wordList(keywordsOf(said)),
    themes: wordList(said.names('theme', 'about'), LONGEST.address),
    frequency: cut(said.name('accrualPeriodicity', 'repeatFrequency'), LONGEST.address),
    temporal: temporalOf(said),
    spatial: wordList(areasOf(said), LONGEST.address),
    languages: wordList(said.names('language', 'inLanguage')),
    accessRights: cut(said.name('accessRights', 'conditionsOfAccess'), LONGEST.address),
    licence: cut(said.name('license', 'licence', 'rights'), LONGEST.address),
    ...provenanceSaid(cut(provenanceOf(said), LONGEST.description)),
    version: cut(said.words('version', 'versionInfo'), LONGEST.word),
    issued: cut(said.words('issued', 'datePublished'), LONGEST.word),
    modified: cut(said.words('modified', 'dateModified'), LONGEST.word),
    conformsTo: wordList(said.names('conformsTo'), LONGEST.address),
    documentation: wordList(said.names('page', 'documentation'), LONGEST.address),
    contact: contactOf(said),
    resources: resourcesOf(said, identity),
  });
}

function resourcesOf(said: Said, identity: string): CatalogueDataset['resources'] {
  const described = said.things('distribution');
  const isDescribed = new Set(described.map((one) => one.node.id));
  // A distribution that is only named by its address, and described nowhere.
  const bare = said.values('distribution').flatMap((value) => {
    const address = value.is === 'node' ? value.id : value.text.trim();
    return isDescribed.has(address) || address.startsWith('_:') || address === '' ? [] : [address];
  });
  return [
    ...described.slice(0, MAX_RESOURCES).map((thing, index) => resourceOfGraph(thing, `${identity}#${index + 1}`)),
    ...bare.slice(0, MAX_RESOURCES).map((address) => resourceOfGraph(null, address)),
  ];
}

/** Who publishes; of a person nothing is kept but that there is one. */
function publisherOf(said: Said): CatalogueDataset['publisher'] {
  let isPerson = false;
  for (const property of ['publisher', 'provider', 'sourceOrganization']) {
    const [value] = said.values(property);
    if (value === undefined) continue;
    const [thing] = said.things(property);
    const name = thing?.words('name', 'title', 'prefLabel', 'label', 'legalName', 'fn', 'organization-name') ?? null;
    const address = value.is === 'node' && !value.id.startsWith('_:') ? value.id : null;
    const words = value.is === 'text' && thing === undefined ? value.text : null;
    const key = cut(address ?? thing?.names('identifier', 'url').find(isWebAddress) ?? null, LONGEST.address);
    const called = cut(name ?? words, LONGEST.title);
    const isTyped = thing !== undefined && [...thing.node.types].some((type) => PERSONS.has(type));
    if (isTyped || [key, called].some((text) => text !== null && isPersonalPublisher(text))) isPerson = true;
    else if (key !== null || called !== null) return { key, name: called };
  }
  return isPerson ? { key: null, name: null } : null;
}

/** DCAT repeats `keyword`; schema.org writes one text with commas, a list, or terms with names. */
function keywordsOf(said: Said): readonly string[] {
  const repeated = said.names('keyword');
  if (repeated.length > 0) return repeated;
  const terms = said.values('keywords').flatMap((value) => {
    const text = value.is === 'text' ? value.text : undefined;
    return text === undefined ? [] : [text];
  });
  const called = said.things('keywords').flatMap((thing) => thing.words('name', 'prefLabel', 'label') ?? []);
  const words = [...terms, ...called];
  return words.length === 1 ? (words[0]?.split(/[,;]/) ?? []) : words;
}

function areasOf(said: Said): readonly string[] {
  const places = new Map(said.things('spatial', 'spatialCoverage').map((place) => [place.node.id, place]));
  const told = said.values('spatial', 'spatialCoverage').slice(0, MAX_AREAS);
  return told.flatMap((value) => {
    if (value.is === 'text') return [value.text];
    if (!value.id.startsWith('_:')) return [value.id];
    const place = places.get(value.id);
    const called = place?.words('prefLabel', 'label', 'name', 'title', 'geographicName', 'identifier');
    return [called ?? (place === undefined ? null : shapeOf(place)) ?? ''].filter((area) => area !== '');
  });
}

/** A place that is drawn and not named: its geometry as written. */
function shapeOf(place: Said): string | null {
  const drawn = place.words('bbox', 'geometry', 'centroid', 'box', 'polygon', 'circle', 'line');
  if (drawn !== null) return drawn;
  const latitude = place.words('latitude', 'lat');
  if (latitude !== null) return `${latitude} ${place.words('longitude', 'long') ?? ''}`.trim();
  const [inner] = place.things('geo', 'geometry');
  return inner === undefined || inner.node === place.node ? null : innerShape(inner);
}

function innerShape(place: Said): string | null {
  const latitude = place.words('latitude');
  return (
    place.words('box', 'polygon', 'circle', 'line', 'bbox', 'asWKT') ??
    (latitude === null ? null : `${latitude} ${place.words('longitude') ?? ''}`.trim())
  );
}

function provenanceOf(said: Said): string | null {
  const [thing] = said.things('provenance');
  return thing?.words('label', 'title', 'description', 'comment', 'prefLabel') ?? said.name('provenance', 'lineage');
}

/** What of a contact is never read, but tells that there is one: a name, a telephone, a postal address. */
const REACHED_BY = [
  'fn', 'organization-name', 'hasOrganizationName', 'name', 'label', 'hasTelephone', 'telephone', 'tel', 'hasAddress', 'address', 'adr',
]; // prettier-ignore

/** Whether there is somebody to write to; who it is stays unread. */
function contactOf(said: Said): CatalogueDataset['contact'] {
  const things = said.things('contactPoint');
  if (things.length === 0) {
    const told = said.names('contactPoint');
    if (told.length === 0) return null;
    const email = told.some(looksLikeEmail) ? 'valid' : 'none';
    return { isNamed: email === 'none', email, url: told.find(isWebAddress) ?? null };
  }
  const emails = things.flatMap((thing) => emailsOf(thing));
  return {
    isNamed: things.some((thing) => REACHED_BY.some((property) => thing.values(property).length > 0)),
    email: contactEmail(emails),
    url: cut(
      things.flatMap((thing) => thing.names('hasURL', 'url', 'page')).find(isWebAddress) ?? null,
      LONGEST.address,
    ),
  };
}

/** vCard writes an address as a text, as `mailto:`, or as a thing with a value. */
function emailsOf(contact: Said): readonly string[] {
  const [thing] = contact.things('hasEmail', 'email');
  const inside = thing === undefined ? [] : thing.names('hasValue', 'value');
  return inside.length > 0 ? inside : contact.names('hasEmail', 'email');
}
