import type { CatalogueDataset } from '../../model/catalogue.ts';
import { METADATA_FIELDS, type MetadataField } from '../../model/catalogueFields.ts';
import { quote } from '../../model/evidence.ts';
import type { FactValues } from '../../model/factValues.ts';
import type { Tables } from '../../model/tables.ts';
import type { ListedDataset } from './discoverPortal.ts';

type FieldFact = FactValues['dataset.fields'][number];

/**
 * Each field as the catalogue has it. What it says counts wherever it says it; silence counts only where the kind of
 * catalogue has a place for the field and the answer that would hold it was read. `frequency` = words on refreshing that
 * derive found in the publisher's own pairs and texts.
 */
export function datasetFields(
  listed: ListedDataset,
  kind: string,
  frequency: string,
  tables: Tables,
): FactValues['dataset.fields'] {
  const { dataset, details } = listed;
  const withheld: readonly MetadataField[] = dataset.withheld ?? [];
  const can = tables.catalogues.kinds.find(({ id }) => id === kind)?.fields;
  return METADATA_FIELDS.map((field): FieldFact => {
    const words = (field === 'frequency' && dataset.frequency === null ? frequency : wordsOf(dataset, field)).trim();
    const state = can?.[field] ?? 'extension';
    if (state === 'automatic') return { field, is: 'automatic', words: '' };
    if (withheld.includes(field)) return { field, is: 'withheld', words: '' };
    if (words !== '') return { field, is: 'stated', words: quote(words) };
    if (state === 'none') return { field, is: 'no-field', words: '' };
    if (state === 'extension') return { field, is: 'no-field-maybe', words: '' };
    if (state === 'details' && details === null) return { field, is: 'unread', words: '' };
    return { field, is: 'missing', words: '' };
  });
}

function wordsOf(dataset: CatalogueDataset, field: MetadataField): string {
  switch (field) {
    case 'title':
      return dataset.title;
    case 'description':
      return dataset.description;
    case 'contact':
      return contactWords(dataset);
    case 'theme':
      return dataset.themes.join(', ');
    case 'keywords':
      return dataset.keywords.join(', ');
    case 'frequency':
      return dataset.frequency ?? '';
    case 'period':
      return periodWords(dataset.temporal);
    case 'area':
      return dataset.spatial.join(', ');
    case 'licence':
      return licenceWords(dataset);
    case 'provenance':
      return dataset.provenance ?? '';
    case 'version':
      return dataset.version ?? dataset.resources.find(({ version }) => version !== null)?.version ?? '';
    default:
      return schemaWords(dataset);
  }
}

/** Persons are not in it: that there is somebody is all that is told. */
function contactWords({ contact }: CatalogueDataset): string {
  if (contact === null) return '';
  return contact.url ?? (contact.email === 'none' ? (contact.isNamed ? '…' : '') : '•••@•••');
}

function periodWords(temporal: CatalogueDataset['temporal']): string {
  if (temporal === null) return '';
  const { start, end, words } = temporal;
  if (words !== undefined) return words;
  return start === null && end === null ? '' : `${start ?? '…'} – ${end ?? '…'}`;
}

/** DCAT says it of each distribution, most catalogues of the dataset. */
function licenceWords({ licence, termsId, resources }: CatalogueDataset): string {
  if (licence !== null) return licence;
  if (termsId !== null) return `terms_of_use_id ${termsId}`;
  return resources.find((resource) => resource.licence !== null)?.licence ?? '';
}

function schemaWords({ resources, conformsTo }: CatalogueDataset): string {
  return resources.find(({ schema }) => schema !== null)?.schema ?? conformsTo[0] ?? '';
}
