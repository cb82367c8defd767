import { kindOfAddress } from '../judge/derive/catalogueKind.ts';
import type { CatalogueDataset, CatalogueOrganisation } from '../model/catalogue.ts';
import type { AuditConfig } from '../model/config.ts';
import type { Bilingual } from '../model/lang.ts';
import { scopedDataset } from '../model/scopedDataset.ts';
import type { CatalogueListing, DcatInput } from '../report/dcat/dcatInput.ts';
import type { StoredCapture } from '../store/auditStore.ts';
import type { AuditFolder } from './auditFolder.ts';

/** Rows and files of a catalogue hold data, no descriptions: their facts are large and are not read. What it was recognised by is read again. */
const NO_LISTING: ReadonlySet<string> = new Set(['portal-detection', 'portal-rows', 'portal-download', 'portal-terms']);
const NOBODY: Bilingual = { bg: 'Звездомер', en: 'Zvezdomer' };

/**
 * What the export of catalogues needs of a stored audit; addresses of its own begin with the host that
 * answers for it. `captures` = all of the audit's, which the report has in memory anyway.
 */
export function dcatInput(folder: Pick<AuditFolder, 'store'>, captures: readonly StoredCapture[]): DcatInput {
  const crawl = folder.store.info<AuditConfig>('config')?.crawl;
  const contact = URL.parse(crawl?.userAgent.contactUrl ?? '');
  return {
    base: contact === null ? 'urn:zvezdomer:' : `${contact.origin}/id/`,
    publisher: crawl?.contact.organisation ?? NOBODY,
    listings: () => catalogueListings(folder, captures),
  };
}

/** Answers of catalogues by lane and sequence, one at a time from the database. */
function* catalogueListings(
  { store }: Pick<AuditFolder, 'store'>,
  captures: readonly StoredCapture[],
): Generator<CatalogueListing> {
  for (const { capture } of captures) {
    const { purpose, portalUri } = capture.target;
    if (!purpose.startsWith('portal-') || NO_LISTING.has(purpose) || capture.result.is !== 'response') continue;
    let datasets: readonly CatalogueDataset[] = [];
    let kind: string | null = null;
    let organisations: readonly CatalogueOrganisation[] = [];
    for (const fact of store.facts('', `body:${capture.result.body.digest}`)) {
      if (!fact.known) continue;
      if (fact.key === 'catalogue.datasets') datasets = fact.value;
      if (fact.key === 'catalogue.kind') kind = fact.value;
      if (fact.key === 'catalogue.organisations') organisations = fact.value;
    }
    if (datasets.length + organisations.length === 0) continue;
    const { url } = capture.request;
    // As judge keys them, so that what was found of a resource stands with its description.
    const keyed = datasets.map((one) => scopedDataset(one, url, kindOfAddress(url) ?? kind));
    yield { url, about: portalUri, datasets: keyed, organisations };
  }
}
