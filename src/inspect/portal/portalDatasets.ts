import type { CatalogueDataset, CatalogueResource } from '../../model/catalogue.ts';
import { describedDataset, describedResource } from '../../model/describedDataset.ts';
import { isPersonalPublisher } from '../../model/personalPublisher.ts';
import { contactEmail } from '../catalogue/contactEmail.ts';
import { itemsOf, type Members, numberField, textField, textOrNull } from '../catalogue/jsonFields.ts';
import { provenanceSaid } from '../catalogue/provenanceSaid.ts';
import { dateField } from './dateField.ts';
import { portalSettings } from './portalSettings.ts';
import { portalThemes } from './portalThemes.ts';

const MAX_RESOURCES = 5_000;
const MAX_TAGS = 200;
const MAX_NAME = 1_000;
const MAX_DESCRIPTION = 5_000;
const MAX_SLA = 1_000;
const MAX_ADDRESS = 2_000;
/** Resource types by number, and as the portal translates them where it gives no number (Q18). */
const TYPES: Readonly<Record<string, number>> = {
  файл: 1, file: 1, хиперлинк: 2, хипервръзка: 2, hyperlink: 2, api: 3, 'автоматично качване': 4, 'автоматично': 4, 'automatic upload': 4,
}; // prettier-ignore
/** Storage classes by number, in the order of the portal's own list. */
const STORED_FORMATS = ['CSV', 'JSON', 'KML', 'RDF', 'XML', 'TSV', 'XSD', 'ODS', 'SLK', 'RTF', 'ODT', 'ZIP'];

/**
 * One dataset of listDatasets (text in `descript`, resources inline in an object keyed by uri) or getDatasetDetails
 * (text in `description`, a number in `descript`, settings of the publisher's own, no resources). Names, addresses and
 * ids of persons are not read. The portal has no frequency, period, area, language or standard to tell.
 */
export function portalDataset(item: Members): CatalogueDataset | null {
  const id = numberField(item, 'id');
  const uri = textField(item, 'uri', 100);
  if (id === null || uri === '') return null;
  return describedDataset({
    id,
    uri,
    title: textField(item, 'name', MAX_NAME),
    description: textField(item, 'description', MAX_DESCRIPTION) || textField(item, 'descript', MAX_DESCRIPTION),
    publisher: publisherOf(item),
    keywords: itemsOf(item['tags'], MAX_TAGS).flatMap((tag) => textOrNull(tag, 'name', MAX_NAME) ?? []),
    themes: portalThemes(numberField(item, 'category_id')),
    ...provenanceSaid(textOrNull(item, 'source', MAX_SLA)),
    version: versionField(item),
    issued: dateField(item, 'created_at'),
    modified: dateField(item, 'updated_at'),
    contact: contactOf(item),
    termsId: numberField(item, 'terms_of_use_id'),
    sla: textField(item, 'sla', MAX_SLA),
    settings: portalSettings(item['custom_settings']),
    resources: itemsOf(item['resource'] ?? item['resources'], MAX_RESOURCES).flatMap(
      (resource) => portalResource(resource) ?? [],
    ),
  });
}

/** Lists name the organisation by number, details by uri and name too; none = a private person's dataset. */
function publisherOf(item: Members): CatalogueDataset['publisher'] {
  const number = numberField(item, 'org_id');
  const [details] = itemsOf([item['org']], 1);
  const name = details === undefined ? null : textOrNull(details, 'name', MAX_NAME);
  if (number === null && name === null) return null;
  return {
    key: number === null ? null : String(number),
    name: name !== null && isPersonalPublisher(name) ? null : name,
  };
}

/** Whether there is somebody to write to; who it is stays unread (Q20). */
function contactOf(item: Members): CatalogueDataset['contact'] {
  const emails = ['support_email', 'author_email'].flatMap((key) => textOrNull(item, key, 200) ?? []);
  const isNamed = ['support_name', 'author_name'].some((key) => textField(item, key, 200) !== '');
  if (emails.length === 0 && !isNamed) return null;
  return { isNamed, email: contactEmail(emails), url: null };
}

function portalResource(item: Members): CatalogueResource | null {
  const id = numberField(item, 'id');
  const uri = textField(item, 'uri', 100);
  // Deleted rows stay in the answers of some methods.
  if (id === null || uri === '' || dateField(item, 'deleted_at') !== null) return null;
  return describedResource({
    uri,
    id,
    title: textField(item, 'name', MAX_NAME),
    description: 'description' in item ? textField(item, 'description', MAX_DESCRIPTION) : null,
    type: numberField(item, 'resource_type') ?? TYPES[textField(item, 'type', 50).toLowerCase()] ?? null,
    storedFormat: storedFormat(item),
    accessUrl: textOrNull(item, 'resource_url', MAX_ADDRESS),
    version: versionField(item),
    issued: dateField(item, 'created_at'),
    modified: dateField(item, 'updated_at'),
    schema: schemaOf(item),
  });
}

/** Raw rows say `schema_descript`, listResources `schema_description` (Q25: free text, rarely there). */
function schemaOf(item: Members): string | null {
  return (
    textOrNull(item, 'schema_url', MAX_ADDRESS) ??
    textOrNull(item, 'schema_descript', MAX_SLA) ??
    textOrNull(item, 'schema_description', MAX_SLA)
  );
}

/** A number in one method, a name in another (Q18). A number beyond the list is kept as unknown. */
function storedFormat(item: Members): string | null {
  const key = numberField(item, 'file_format') ?? numberField(item, 'file_format_key');
  const name = textField(item, 'file_format', 20).toUpperCase();
  if (name !== '' && !/^\d+$/.test(name)) return name;
  return key === null ? null : (STORED_FORMATS[key - 1] ?? null);
}

/** Always a string on the portal; a number would lose its last zero („1.10“). */
function versionField(item: Members): string | null {
  const value = item['version'];
  return typeof value === 'number' ? String(value) : textOrNull(item, 'version', 40);
}
