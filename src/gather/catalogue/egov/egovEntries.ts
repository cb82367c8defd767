import type { CaptureId, InstitutionId } from '../../../model/ids.ts';
import { canonicalJson, type Json } from '../../../model/json.ts';
import type { FrontierEntry } from '../../../model/ports.ts';
import { makeEntry } from '../../frontier/frontierEntry.ts';
import { catalogueTarget, type TargetAbout } from '../catalogueTarget.ts';
import type { PageAsked } from './walkTypes.ts';
import { pathPart } from '../../../model/pathPart.ts';

/**
 * Organisations first, then the lists of datasets, then what describes them, then the data, and last the links that a
 * clerk would click.
 */
export const EGOV_PROMISE = {
  organisations: 7_000_000,
  lists: 6_000_000,
  vocabularies: 5_000_000,
  details: 4_500_000,
  /** The total of a list, once more, when all details are known. */
  recount: 4_460_000,
  /** Whether datasets that are no longer listed are still there. */
  absent: 4_450_000,
  /** Pages of an earlier audit, where this one could not read the list. */
  earlier: 4_440_000,
  /** The first resource of each publisher, then the second of each: a budget that ends is spent evenly. */
  bodies: 4_400_000,
  lastBody: 4_000_000,
  downloads: 3_900_000,
} as const;

const ORGANISATIONS_PER_PAGE = 50;
const LAST_ORGANISATIONS_PAGE = 191;

/** POST of one API method. The body's keys are in one order: it is part of the entry's key. */
function apiEntry(portalUrl: string, method: string, body: Json, promise: number, about: TargetAbout): FrontierEntry {
  const target = catalogueTarget(`${portalUrl}api/${method}`, about);
  return makeEntry({ target, promise, method: 'POST', body: canonicalJson(body) });
}

export function listDataOrganisations(portalUrl: string): FrontierEntry {
  const about: TargetAbout = { kind: 'portal', purpose: 'portal-organisations', foundOn: null };
  return apiEntry(portalUrl, 'listDataOrganisations', { locale: 'bg' }, EGOV_PROMISE.organisations, about);
}

/** The costly way to the same (logos inside), for when the cheap one fails. */
export function listOrganisations(portalUrl: string, page: number, foundOn: CaptureId): FrontierEntry {
  const body = { records_per_page: ORGANISATIONS_PER_PAGE, page_number: page, criteria: { locale: 'bg' } };
  const about: TargetAbout = { kind: 'portal', purpose: 'portal-organisations', foundOn };
  return apiEntry(portalUrl, 'listOrganisations', body, EGOV_PROMISE.organisations, about);
}

/** The page after a full one; the API takes no number above 191 (Q24). */
export function nextOrganisations(
  portalUrl: string,
  page: number,
  count: number,
  foundOn: CaptureId,
): readonly FrontierEntry[] {
  const isLast = count < ORGANISATIONS_PER_PAGE || page >= LAST_ORGANISATIONS_PAGE;
  return isLast ? [] : [listOrganisations(portalUrl, page + 1, foundOn)];
}

/** Organisations without published datasets are not in listDataOrganisations. */
export function organisationDetails(
  portalUrl: string,
  uri: string,
  institutionId: InstitutionId,
  foundOn: CaptureId,
): FrontierEntry {
  const about: TargetAbout = {
    kind: 'organisation',
    purpose: 'portal-organisations',
    institutionId,
    portalUri: uri,
    foundOn,
  };
  const body = { org_uri: uri, locale: 'bg' };
  return apiEntry(portalUrl, 'getOrganisationDetails', body, EGOV_PROMISE.organisations, about);
}

/** The languages, the themes and the terms that the catalogue speaks of, in both languages. */
export function vocabularies(portalUrl: string): readonly FrontierEntry[] {
  const ask = (method: string, body: Json): FrontierEntry =>
    apiEntry(portalUrl, method, body, EGOV_PROMISE.vocabularies, {
      kind: 'portal',
      purpose: 'portal-terms',
      foundOn: null,
    });
  const both = ['listDataCategories', 'listDataTermsOfUse'].flatMap((method) =>
    ['bg', 'en'].map((locale) => ask(method, { locale })),
  );
  return [ask('listLocale', {}), ...both];
}

/** One list of datasets: the whole catalogue's (all null), or one organisation's. */
export type DatasetList = {
  readonly organisationId: number | null;
  readonly organisationUri: string | null;
  readonly institutionId: InstitutionId | null;
};
export const WHOLE_LIST: DatasetList = { organisationId: null, organisationUri: null, institutionId: null };

/** Ordered by date of creation: the only stable walk that the API offers (its own order shifts while one reads). */
export function listDatasets(
  portalUrl: string,
  list: DatasetList,
  { from, page, size }: PageAsked,
  foundOn: CaptureId | null,
  promise: number = EGOV_PROMISE.lists,
): FrontierEntry {
  const criteria = {
    ...(from === null ? {} : { date_from: from }),
    ...(list.organisationId === null ? {} : { org_ids: [list.organisationId] }),
    public: true,
    order: { field: 'created_at', type: 'asc' },
    locale: 'bg',
  };
  const body = { records_per_page: size, page_number: page, criteria };
  const about: TargetAbout = {
    kind: list.organisationUri === null ? 'portal' : 'organisation',
    purpose: 'portal-datasets',
    institutionId: list.institutionId,
    portalUri: list.organisationUri,
    foundOn,
  };
  return apiEntry(portalUrl, 'listDatasets', body, promise, about);
}

/** The list and the page that an entry of listDatasets asks for; null when it is another. */
export function datasetsPageOf(
  entry: Pick<FrontierEntry, 'target' | 'body'>,
): { readonly list: DatasetList; readonly asked: PageAsked } | null {
  const { target } = entry;
  const isList = target.purpose === 'portal-datasets' && target.url.endsWith('/listDatasets');
  if (!isList || entry.body === null) return null;
  // Written by listDatasets alone.
  const { records_per_page, page_number, criteria } = JSON.parse(entry.body) as {
    records_per_page: number;
    page_number: number;
    criteria: { org_ids?: readonly number[]; date_from?: string };
  };
  return {
    list: {
      organisationId: criteria.org_ids?.[0] ?? null,
      organisationUri: target.portalUri,
      institutionId: target.institutionId,
    },
    asked: { from: criteria.date_from ?? null, page: page_number, size: records_per_page },
  };
}

/** The one place where publishers write how often their data change (`custom_settings`). */
export function datasetDetails(
  portalUrl: string,
  uri: string,
  institutionId: InstitutionId | null,
  promise: number,
  foundOn: CaptureId | null,
): FrontierEntry {
  const about: TargetAbout = { kind: 'dataset', purpose: 'portal-datasets', institutionId, portalUri: uri, foundOn };
  return apiEntry(portalUrl, 'getDatasetDetails', { dataset_uri: uri, locale: 'bg' }, promise, about);
}

export function isDetails({ target }: Pick<FrontierEntry, 'target'>): boolean {
  return target.purpose === 'portal-datasets' && target.url.endsWith('/getDatasetDetails');
}

export function termsDetails(portalUrl: string, termsId: number, locale: string, foundOn: CaptureId): FrontierEntry {
  const about: TargetAbout = { kind: 'portal', purpose: 'portal-terms', foundOn };
  const body = { terms_id: termsId, locale };
  return apiEntry(portalUrl, 'getTermsOfUseDetails', body, EGOV_PROMISE.vocabularies, about);
}

/**
 * The rows of a resource in the version that the list tells: what is stored under a version never changes, so that a
 * later audit, which would ask for the same, can keep the answer. Without a version of plain digits: what is current.
 */
export function resourceRows(
  portalUrl: string,
  { uri, version }: { readonly uri: string; readonly version: string },
  institutionId: InstitutionId | null,
  promise: number,
  foundOn: CaptureId,
): FrontierEntry {
  const about: TargetAbout = { kind: 'resource', purpose: 'portal-rows', institutionId, portalUri: uri, foundOn };
  const body = { resource_uri: uri, ...(isStoredVersion(version) ? { version } : {}) };
  return apiEntry(portalUrl, 'getResourceData', body, promise, about);
}

export function isStoredVersion(version: unknown): boolean {
  return typeof version === 'string' && /^[1-9]\d{0,8}$/.test(version);
}

/** What the button on the resource's page downloads; `format` of the stored data, or `zip`. */
export function resourceDownload(
  portalUrl: string,
  { uri, format }: { readonly uri: string; readonly format: string },
  institutionId: InstitutionId | null,
  promise: number,
  foundOn: CaptureId | null,
): FrontierEntry {
  const id = pathPart(uri);
  const path = format === 'zip' ? `resource/download/zip/${id}` : `resource/download/${id}/${format}`;
  const about: TargetAbout = { kind: 'resource', purpose: 'portal-download', institutionId, portalUri: uri, foundOn };
  return makeEntry({ target: catalogueTarget(`${portalUrl}${path}`, about), promise });
}

/** A resource that is only a link: asked in the portal's lane, at the pace of the host it names. */
export function linkedResource(
  url: string,
  uri: string,
  institutionId: InstitutionId | null,
  promise: number,
  foundOn: CaptureId,
): FrontierEntry {
  const about: TargetAbout = { kind: 'resource', purpose: 'file', institutionId, portalUri: uri, foundOn };
  return makeEntry({ target: catalogueTarget(url, about), promise });
}
