import { absoluteIri } from './absoluteIri.ts';
import type { CatalogueDataset, CatalogueResource } from './catalogue.ts';
import { DCAT_AP, type DcatApProperty } from './dcatAp.ts';
import { dcatMoment } from './dcatMoment.ts';
import { quote } from './evidence.ts';

/** Where a description of a dataset falls short of DCAT-AP 3.0.1. */
export type DcatApFault = {
  /** Key of the distribution; null = of the dataset itself. */
  readonly resource: string | null;
  readonly property: DcatApProperty;
  /**
   * `missing` = nothing is said; `malformed` = no value of the kind that is asked (a date, a count, an address);
   * `words` = words where an IRI of a vocabulary is asked.
   */
  readonly is: 'missing' | 'malformed' | 'words';
  /** What stands there, at most 200 characters; '' if missing. */
  readonly value: string;
  /** `violation` = breaks the profile, as its SHACL shapes have it; `warning` = recommended only, or cannot be told. */
  readonly severity: 'violation' | 'warning';
};

type Said = { readonly property: string; readonly values: readonly (string | null)[] };

/**
 * Faults of one dataset and its distributions in the order of the profile, dataset first. Words where an IRI is asked
 * are warnings: a catalogue may have named a concept of its own there, which the profile allows, and the common shape
 * of datasets keeps its label alone. Only what that shape holds is looked at: availability and status are not in it.
 */
export function dcatApFaults(dataset: CatalogueDataset): readonly DcatApFault[] {
  return [
    ...faultsOf('dcat:Dataset', saidOfDataset(dataset), null),
    ...periodFaults(dataset),
    ...dataset.resources.flatMap((resource) =>
      faultsOf('dcat:Distribution', saidOfResource(resource, dataset), resource.uri),
    ),
  ];
}

function saidOfDataset(dataset: CatalogueDataset): readonly Said[] {
  const { contact, publisher, temporal } = dataset;
  const isReached = contact !== null && (contact.isNamed || contact.email !== 'none' || contact.url !== null);
  return [
    { property: 'dct:title', values: [dataset.title] },
    { property: 'dct:description', values: [dataset.description] },
    { property: 'dcat:contactPoint', values: isReached ? [PRESENT] : [] },
    { property: 'dcat:distribution', values: dataset.resources.map(() => PRESENT) },
    { property: 'dcat:keyword', values: dataset.keywords },
    { property: 'dct:publisher', values: publisher === null ? [] : [PRESENT] },
    { property: 'dct:spatial', values: dataset.spatial.map(() => PRESENT) },
    { property: 'dct:temporal', values: temporal?.start || temporal?.end || temporal?.words ? [PRESENT] : [] },
    { property: 'dcat:theme', values: dataset.themes },
    { property: 'dct:accessRights', values: [dataset.accessRights] },
    { property: 'dct:accrualPeriodicity', values: [dataset.frequency] },
    { property: 'dct:issued', values: [dataset.issued] },
    { property: 'dct:modified', values: [dataset.modified] },
  ];
}

function saidOfResource(resource: CatalogueResource, dataset: CatalogueDataset): readonly Said[] {
  return [
    { property: 'dcat:accessURL', values: [resource.accessUrl ?? (isOfNationalPortal(resource) ? PRESENT : null)] },
    { property: 'dct:description', values: [resource.description] },
    { property: 'dct:format', values: [resource.format ?? resource.storedFormat] },
    {
      property: 'dct:license',
      values: [resource.licence ?? dataset.licence ?? (dataset.termsId === null ? null : PRESENT)],
    },
    { property: 'dcat:downloadURL', values: [resource.downloadUrl] },
    { property: 'dcat:byteSize', values: resource.byteSize === null ? [] : [String(resource.byteSize)] },
    { property: 'dct:issued', values: [resource.issued] },
    { property: 'dct:modified', values: [resource.modified] },
  ];
}

/** A thing is named there that has no value of its own in the common shape. */
const PRESENT = 'urn:x-present:';

const WITH_SCHEME = /^[a-z][a-z0-9+.-]*:\S+$/i;

/** Its resources have a page each, whose address follows from the key. */
function isOfNationalPortal({ type, storedFormat }: CatalogueResource): boolean {
  return type !== null || storedFormat !== null;
}

function periodFaults({ temporal }: CatalogueDataset): readonly DcatApFault[] {
  // A period that is named by its address is described elsewhere.
  if (temporal === null || WITH_SCHEME.test(temporal.words ?? '')) return [];
  const said = [
    { property: 'dcat:startDate', values: [temporal.start] },
    { property: 'dcat:endDate', values: [temporal.end] },
  ];
  return faultsOf('dct:PeriodOfTime', said, null);
}

function faultsOf(name: string, said: readonly Said[], resource: string | null): readonly DcatApFault[] {
  const values = new Map(said.map((one) => [one.property, one.values]));
  return DCAT_AP.filter((property) => property.class === name && values.has(property.property)).flatMap((property) => {
    const given = (values.get(property.property) ?? []).flatMap((value) => value?.trim() || []);
    if (given.length > 0) return given.flatMap((value) => faultOf(property, value, resource) ?? []);
    if (property.obligation === 'optional') return [];
    const severity = property.obligation === 'mandatory' ? 'violation' : 'warning';
    return [{ resource, property, is: 'missing' as const, value: '', severity }];
  });
}

const ADDRESSES: ReadonlySet<string> = new Set(['dcat:accessURL', 'dcat:downloadURL']);

function faultOf(property: DcatApProperty, value: string, resource: string | null): DcatApFault | null {
  const fault = { resource, property, value: quote(value) };
  if (property.value === 'moment')
    return dcatMoment(value) === null ? { ...fault, is: 'malformed', severity: 'violation' } : null;
  if (property.value === 'count')
    return /^\d+$/.test(value) ? null : { ...fault, is: 'malformed', severity: 'violation' };
  if (property.value !== 'node' || value === PRESENT || absoluteIri(value) !== null) return null;
  if (!ADDRESSES.has(property.property)) return { ...fault, is: 'words', severity: 'warning' };
  return isAddress(value) ? null : { ...fault, is: 'malformed', severity: 'violation' };
}

/**
 * Whether some reader makes an address of it: of another scheme, or relative to a description whose own address the
 * dataset does not tell (Data Packages, RDF with a base). Words are none.
 */
function isAddress(text: string): boolean {
  if (WITH_SCHEME.test(text)) return !/^(?:https?|ftp):/i.test(text);
  return /^\S*[./]\S*[^.,\s]$/.test(text) || /\.[a-z0-9]{1,8}$/i.test(text);
}
