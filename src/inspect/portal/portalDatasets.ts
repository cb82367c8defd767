import type { PortalDataset } from '../../model/factValues.ts';
import { dateField, itemsOf, numberField, textField } from './portalFields.ts';
import type { PortalObject } from './portalFields.ts';
import { portalSettings } from './portalSettings.ts';

type PortalResource = PortalDataset['resources'][number];

const MAX_RESOURCES = 5_000;
const MAX_NAME = 1_000;
const MAX_DESCRIPTION = 5_000;
const MAX_SLA = 1_000;
/** Resource types by number, and as the portal translates them where it gives no number (Q18). */
const TYPES: Readonly<Record<string, number>> = {
  файл: 1, file: 1, хиперлинк: 2, хипервръзка: 2, hyperlink: 2, api: 3, 'автоматично качване': 4, 'автоматично': 4, 'automatic upload': 4,
}; // prettier-ignore
/** Storage classes by number, in the order of the portal's own list. */
const STORED_FORMATS = ['CSV', 'JSON', 'KML', 'RDF', 'XML', 'TSV', 'XSD', 'ODS', 'SLK', 'RTF', 'ODT', 'ZIP'];

/**
 * One dataset of listDatasets (text in `descript`, resources inline in an object keyed by uri) or getDatasetDetails
 * (text in `description`, a number in `descript`, settings of the publisher's own, no resources). Names, addresses and ids of persons are not read.
 */
export function portalDataset(item: PortalObject): PortalDataset | null {
  const id = numberField(item, 'id');
  const uri = textField(item, 'uri', 100);
  if (id === null || uri === '') return null;
  return {
    id,
    uri,
    name: textField(item, 'name', MAX_NAME),
    description: textField(item, 'description', MAX_DESCRIPTION) || textField(item, 'descript', MAX_DESCRIPTION),
    organisationId: numberField(item, 'org_id'),
    termsId: numberField(item, 'terms_of_use_id'),
    version: versionField(item),
    createdAt: dateField(item, 'created_at'),
    updatedAt: dateField(item, 'updated_at'),
    sla: textField(item, 'sla', MAX_SLA),
    settings: portalSettings(item['custom_settings']),
    resources: itemsOf(item['resource'] ?? item['resources'], MAX_RESOURCES).flatMap(
      (resource) => portalResource(resource) ?? [],
    ),
  };
}

function portalResource(item: PortalObject): PortalResource | null {
  const id = numberField(item, 'id');
  const uri = textField(item, 'uri', 100);
  // Deleted rows stay in the answers of some methods.
  if (id === null || uri === '' || dateField(item, 'deleted_at') !== null) return null;
  const url = textField(item, 'resource_url', 2_000);
  return {
    uri,
    id,
    name: textField(item, 'name', MAX_NAME),
    type: numberField(item, 'resource_type') ?? TYPES[textField(item, 'type', 50).toLowerCase()] ?? 0,
    storedFormat: storedFormat(item),
    url: url === '' ? null : url,
    version: versionField(item),
    createdAt: dateField(item, 'created_at'),
    updatedAt: dateField(item, 'updated_at'),
  };
}

/** A number in one method, a name in another (Q18). A number beyond the list is kept as unknown. */
function storedFormat(item: PortalObject): string | null {
  const key = numberField(item, 'file_format') ?? numberField(item, 'file_format_key');
  const name = textField(item, 'file_format', 20).toUpperCase();
  if (name !== '' && !/^\d+$/.test(name)) return name;
  return key === null ? null : (STORED_FORMATS[key - 1] ?? null);
}

/** Always a string on the portal; a number would lose its last zero („1.10“). */
function versionField(item: PortalObject): string {
  const value = item['version'];
  return typeof value === 'number' ? String(value) : textField(item, 'version', 40);
}
