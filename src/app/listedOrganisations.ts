import type { CatalogueOrganisation } from '../model/catalogue.ts';
import type { AuditStore, StoredCapture } from '../store/auditStore.ts';

/**
 * Organisations that an audit (`captures` = all of its) read of the catalogue, in the order of the catalogue; each once. Null = the list was not
 * read, and nothing may be said about who is missing in it.
 */
export function listedOrganisations(
  store: Pick<AuditStore, 'facts'>,
  captures: readonly Pick<StoredCapture, 'capture'>[],
): readonly CatalogueOrganisation[] | null {
  const lists = captures.flatMap(({ capture: { target, result } }) => {
    const isList = target.purpose === 'portal-organisations' && target.institutionId === null;
    if (!isList || result.is !== 'response') return [];
    const fact = store.facts('', `body:${result.body.digest}`).find(({ key }) => key === 'catalogue.organisations');
    return fact?.known === true && fact.key === 'catalogue.organisations' ? [fact.value] : [];
  });
  if (lists.length === 0) return null;
  const byUri = new Map(lists.flat().map((organisation) => [organisation.uri, organisation]));
  return [...byUri.values()];
}
