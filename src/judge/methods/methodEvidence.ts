import type { Capture } from '../../model/capture.ts';
import { answerOf } from '../../model/capture.ts';
import type { CatalogueDataset, CatalogueResource } from '../../model/catalogue.ts';
import type { CaptureId, SubjectId } from '../../model/ids.ts';
import { portalPath } from '../../model/portalPath.ts';
import type { LicenceEntry, Tables } from '../../model/tables.ts';
import type { Candidate, PortalPlace } from '../derive/candidate.ts';
import {
  absoluteAddress,
  type ListedDataset,
  listedResources,
  type ListedResource,
  type Seen,
} from '../derive/discoverPortal.ts';
import type { Exchanges } from '../derive/exchanges.ts';
import { meaningOf } from '../derive/catalogueLicence.ts';
import { pathPart } from '../../model/pathPart.ts';

/** An address of a resource and what came when it was asked for. */
export type Asked = {
  /** Absolute, where it can be made so; as written it stands in the resource. */
  readonly address: string | null;
  /** Nobody asked, or something on our side kept us from it: no method may count that. */
  readonly asked: boolean;
  /** Of the last answer; null = none came (no connection, broken off). */
  readonly status: number | null;
  readonly capture: CaptureId | null;
};

/** A licence as written, and what we know of it; CKAN's `other-open` is open and no licence of the table. */
export type StatedLicence = { readonly words: string; readonly entry: LicenceEntry | null; readonly isOpen: boolean };

/** What the bytes of a resource are, as inspect found. */
export type Sniffed = {
  /** Id in rules/tables/formats.yaml; null = not known. */
  readonly format: string | null;
  /** What it is packed in, as `format.container` names it; null = nothing. */
  readonly container: string | null;
  /** Names of what an archive holds; empty for anything else. */
  readonly members: readonly string[];
  readonly capture: CaptureId | null;
};

export type DistributionEvidence = {
  readonly key: string;
  readonly title: string;
  readonly resource: CatalogueResource;
  readonly access: Asked;
  readonly download: Asked;
  /** As stated for it, else for its dataset; null = nowhere. */
  readonly licence: StatedLicence | null;
  readonly body: Sniffed | null;
  /** The catalogue keeps the file itself. */
  readonly hosted: boolean;
};

export type DatasetEvidence = {
  readonly subject: SubjectId;
  readonly dataset: CatalogueDataset;
  /** Answers that describe it. */
  readonly captures: readonly CaptureId[];
  readonly distributions: readonly DistributionEvidence[];
  /** Day of judgement, ISO. */
  readonly asOf: string;
};

/** The evidence of one listed dataset in the terms that other methods ask in: DCAT's, status codes, and bytes. */
export function methodEvidence(listed: ListedDataset, seen: Seen, tables: Tables, asOf: string): DatasetEvidence {
  const { dataset, listing, details } = listed;
  return {
    subject: `dataset:${dataset.uri}`,
    dataset,
    captures: [...new Set([listing.id, ...(details === null ? [] : [details.id])])],
    distributions: listedResources(seen, listed).map((candidate) => distribution(candidate, seen.exchanges, tables)),
    asOf,
  };
}

/** Whether anybody is named for questions, whatever is said of them. */
export function isReached(contact: CatalogueDataset['contact']): boolean {
  return contact !== null && (contact.isNamed || contact.email !== 'none' || contact.url !== null);
}

/** The address whose answer counts where one does: the file's own when it was asked for, or when there is no other. */
export function checkedAddress({ access, download }: DistributionEvidence): Asked {
  return download.asked || access.address === null ? download : access;
}

/** It was asked for, and no good answer came. */
export function isBroken({ asked: was, status }: Asked): boolean {
  return was && (status === null || status >= 400);
}

/** National portal: the resource is kept on the portal itself (file, or uploaded by a program). */
const KEPT_BY_PORTAL: readonly (number | null)[] = [1, 4];

function distribution(candidate: ListedResource, exchanges: Exchanges, tables: Tables): DistributionEvidence {
  const { portal } = candidate;
  const { resource, dataset, listing } = portal;
  const named = (address: string | null): Asked => asked(absoluteAddress(address, listing), exchanges);
  const isOnPortal = resource.type !== null || resource.storedFormat !== null;
  const hosted = isOnPortal && (resource.storedFormat !== null || KEPT_BY_PORTAL.includes(resource.type));
  return {
    key: candidate.key,
    title: resource.title,
    resource,
    access: isOnPortal && resource.accessUrl === null ? portalPage(portal, exchanges) : named(resource.accessUrl),
    download: hosted && resource.downloadUrl === null ? portalDownload(portal, exchanges) : named(resource.downloadUrl),
    licence: licenceOf(resource, dataset, tables),
    body: sniffed(candidate, exchanges),
    hosted,
  };
}

function asked(address: string | null, exchanges: Exchanges): Asked {
  const capture = address === null ? undefined : exchanges.at(address);
  return askedBy(address, capture);
}

function askedBy(address: string | null, capture: Capture | undefined): Asked {
  if (capture === undefined || capture.result.is === 'not-attempted')
    return { address, asked: false, status: null, capture: capture?.id ?? null };
  const { result } = capture;
  // What our own browser or disk did is no answer of the server.
  const isOurs = result.is === 'failure' && /^(?:browser|file)-/.test(result.code);
  return {
    address,
    asked: !isOurs,
    status: result.is === 'response' ? answerOf(result).status : null,
    capture: capture.id,
  };
}

/** The page on which people find a resource of the national portal; its address follows from the key. */
function portalPage({ resource, listing }: PortalPlace, exchanges: Exchanges): Asked {
  const address = new URL(portalPath('resourceView', resource.uri), listing.request.url).href;
  return asked(address, exchanges);
}

/** The link that a citizen clicks on that page (portal API note, § 8); it is asked for on a sample only. */
function portalDownload({ resource, listing }: PortalPlace, exchanges: Exchanges): Asked {
  const { uri, storedFormat } = resource;
  const [taken] = exchanges.askedFor('portal-download', uri);
  if (taken !== undefined) return askedBy(taken.request.url, exchanges.final(taken));
  const format = storedFormat === 'CSV' || storedFormat === null ? 'csv' : storedFormat.toLowerCase();
  const path = `/resource/download/${pathPart(uri)}/${format}`;
  return { address: new URL(path, listing.request.url).href, asked: false, status: null, capture: null };
}

function licenceOf(
  resource: CatalogueResource,
  dataset: CatalogueDataset,
  tables: Tables,
): DistributionEvidence['licence'] {
  const words = [resource.licence, dataset.licence].find((text) => text !== null && text.trim() !== '') ?? null;
  if (words !== null) return statedLicence(words, tables);
  const { termsId } = dataset;
  if (termsId === null) return null;
  const entry = tables.licences.find(({ portalTerms }) => portalTerms.includes(termsId)) ?? null;
  return { words: `terms_of_use_id ${termsId}`, entry, isOpen: entry?.class === 'open' };
}

export function statedLicence(words: string, tables: Tables): StatedLicence {
  const meaning = meaningOf(words, tables);
  const entry = tables.licences.find(({ id }) => id === meaning?.licence) ?? null;
  return { words, entry, isOpen: meaning?.says === 'open' };
}

function sniffed({ capture, outcome }: Candidate, exchanges: Exchanges): Sniffed | null {
  if (capture === null || outcome !== 'answered') return null;
  const rows = exchanges.value(capture, 'portal.rows');
  if (rows !== undefined) return { format: 'json', container: null, members: [], capture: capture.id };
  const members = exchanges.value(capture, 'archive.members') ?? [];
  return {
    format: exchanges.value(capture, 'format.id') ?? null,
    container: exchanges.value(capture, 'format.container') ?? null,
    members: members.map(({ name }) => name),
    capture: capture.id,
  };
}
