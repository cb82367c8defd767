import type { Purpose, Target, TargetKind } from '../../../model/capture.ts';
import type { CaptureId, InstitutionId } from '../../../model/ids.ts';
import { canonicalJson, type Json } from '../../../model/json.ts';
import type { FrontierEntry } from '../../../model/ports.ts';
import { makeEntry, type Salt } from '../../frontier/frontierEntry.ts';

/** Organisations first, then datasets, then what a clerk would open. */
const PROMISE_OF: { readonly [P in Purpose]?: number } = {
  'portal-organisations': 7_000_000,
  'portal-datasets': 6_000_000,
  'portal-terms': 5_000_000,
  'portal-rows': 4_000_000,
  'portal-download': 4_000_000,
  file: 4_000_000,
};

/** With the dataset's own resources, not before those of others: a budget that ends cuts whole datasets. */
const DETAILS_PROMISE = 4_000_000;

/** Ten to twenty datasets a page: each brings all its resources along, some have over a thousand. */
export const DATASETS_PER_PAGE = 20;
const ORGANISATIONS_PER_PAGE = 50;

export type PortalAbout = {
  readonly kind: TargetKind;
  readonly purpose: Purpose;
  readonly institutionId: InstitutionId | null;
  readonly portalUri: string | null;
  readonly foundOn: CaptureId | null;
};

/** POST of one API method. The body's keys are in one order: it is part of the entry's key. */
function apiEntry(portalUrl: string, method: string, body: Json, about: PortalAbout): FrontierEntry {
  return makeEntry({
    target: targetOf(`${portalUrl}api/${method}`, about),
    promise: PROMISE_OF[about.purpose] ?? 0,
    method: 'POST',
    body: canonicalJson(body),
  });
}

export function listDataOrganisations(portalUrl: string): FrontierEntry {
  return apiEntry(
    portalUrl,
    'listDataOrganisations',
    { locale: 'bg' },
    about('portal', 'portal-organisations', null, null, null),
  );
}

/** The costly way to the same (logos inside), for when the cheap one fails. */
export function listOrganisations(portalUrl: string, page: number, foundOn: CaptureId): FrontierEntry {
  const body = { records_per_page: ORGANISATIONS_PER_PAGE, page_number: page, criteria: { locale: 'bg' } };
  return apiEntry(portalUrl, 'listOrganisations', body, about('portal', 'portal-organisations', null, null, foundOn));
}

export function isFullOrganisationsPage(count: number): boolean {
  return count >= ORGANISATIONS_PER_PAGE;
}

/** Organisations without published datasets are not in listDataOrganisations. */
export function organisationDetails(
  portalUrl: string,
  uri: string,
  institutionId: InstitutionId,
  foundOn: CaptureId,
): FrontierEntry {
  return apiEntry(
    portalUrl,
    'getOrganisationDetails',
    { org_uri: uri, locale: 'bg' },
    about('organisation', 'portal-organisations', institutionId, uri, foundOn),
  );
}

export type DatasetsPage = {
  readonly organisationId: number;
  readonly organisationUri: string;
  readonly institutionId: InstitutionId;
  readonly page: number;
  readonly size: number;
};

/** Ordered by date of creation: the only stable walk that the API offers (its own order shifts while one reads). */
export function listDatasets(portalUrl: string, wanted: DatasetsPage, foundOn: CaptureId): FrontierEntry {
  const criteria = {
    org_ids: [wanted.organisationId],
    public: true,
    order: { field: 'created_at', type: 'asc' },
    locale: 'bg',
  };
  const body = { records_per_page: wanted.size, page_number: wanted.page, criteria };
  return apiEntry(
    portalUrl,
    'listDatasets',
    body,
    about('organisation', 'portal-datasets', wanted.institutionId, wanted.organisationUri, foundOn),
  );
}

/** The page that an entry of listDatasets asks for; null when it is another. */
export function datasetsPageOf(entry: FrontierEntry): DatasetsPage | null {
  const { target } = entry;
  if (
    target.purpose !== 'portal-datasets' ||
    !target.url.endsWith('/listDatasets') ||
    entry.body === null ||
    target.institutionId === null ||
    target.portalUri === null
  )
    return null;
  const body = JSON.parse(entry.body) as {
    records_per_page: number;
    page_number: number;
    criteria: { org_ids: readonly number[] };
  };
  const organisationId = body.criteria.org_ids[0];
  if (organisationId === undefined) return null;
  const { institutionId, portalUri: organisationUri } = target;
  return { organisationId, organisationUri, institutionId, page: body.page_number, size: body.records_per_page };
}

/** The one place where publishers write how often their data change (`custom_settings`). */
export function datasetDetails(
  portalUrl: string,
  uri: string,
  institutionId: InstitutionId,
  foundOn: CaptureId,
): FrontierEntry {
  const target = targetOf(
    `${portalUrl}api/getDatasetDetails`,
    about('dataset', 'portal-datasets', institutionId, uri, foundOn),
  );
  const body = canonicalJson({ dataset_uri: uri, locale: 'bg' });
  return makeEntry({ target, promise: DETAILS_PROMISE, method: 'POST', body });
}

export function termsDetails(portalUrl: string, termsId: number, foundOn: CaptureId): FrontierEntry {
  return apiEntry(
    portalUrl,
    'getTermsOfUseDetails',
    { terms_id: termsId, locale: 'bg' },
    about('portal', 'portal-terms', null, null, foundOn),
  );
}

export function resourceRows(
  portalUrl: string,
  uri: string,
  institutionId: InstitutionId,
  foundOn: CaptureId,
): FrontierEntry {
  return apiEntry(
    portalUrl,
    'getResourceData',
    { resource_uri: uri },
    about('resource', 'portal-rows', institutionId, uri, foundOn),
  );
}

/** What the button on the resource's page downloads; `format` of the stored data, or `zip`. */
export function resourceDownload(
  portalUrl: string,
  uri: string,
  format: string,
  institutionId: InstitutionId,
  foundOn: CaptureId,
): FrontierEntry {
  const id = encodeURIComponent(uri);
  const path = format === 'zip' ? `resource/download/zip/${id}` : `resource/download/${id}/${format}`;
  const target = targetOf(`${portalUrl}${path}`, about('resource', 'portal-download', institutionId, uri, foundOn));
  return makeEntry({ target, promise: PROMISE_OF['portal-download'] ?? 0 });
}

/** A resource that is only a link: asked in the portal's lane, at the pace of the host it names. */
export function linkedResource(
  url: string,
  uri: string,
  institutionId: InstitutionId,
  foundOn: CaptureId,
): FrontierEntry {
  return makeEntry({
    target: targetOf(url, about('resource', 'file', institutionId, uri, foundOn)),
    promise: PROMISE_OF.file ?? 0,
  });
}

export function again(entry: FrontierEntry, promise: number): FrontierEntry {
  const salt: Salt = 'again';
  return makeEntry({ target: entry.target, method: entry.method, body: entry.body, promise, salt });
}

function about(
  kind: TargetKind,
  purpose: Purpose,
  institutionId: InstitutionId | null,
  portalUri: string | null,
  foundOn: CaptureId | null,
): PortalAbout {
  return { kind, purpose, institutionId, portalUri, foundOn };
}

function targetOf(url: string, { kind, purpose, institutionId, portalUri, foundOn }: PortalAbout): Target {
  return { kind, purpose, url, institutionId, depth: 1, foundOn, linkIndex: null, redirectFrom: null, portalUri };
}
