import { absoluteIri } from '../../model/absoluteIri.ts';
import type { FormatEntry, LicenceEntry } from '../../model/tables.ts';
import { type DcatNode, type DcatValue, makeNode, typed } from './dcatNode.ts';
import type { DcatScope, ExportedDataset, ExportedDistribution } from './dcatScope.ts';
import { moment, toldText } from './dcatText.ts';
import { HVD_REGULATION } from './euCodes.ts';
import type { Judged } from './judgedIndex.ts';
import { distributionMeasurements } from './measurementNodes.ts';
import {
  formatEntry,
  formatReference,
  given,
  licenceEntry,
  licenceReference,
  mediaTypeReference,
  type Reference,
} from './references.ts';

/** A distribution with what it refers to, and what we measured of it. */
export function* distributionNodes(
  scope: DcatScope,
  { dataset }: ExportedDataset,
  distribution: ExportedDistribution,
  hvd: boolean,
): Generator<DcatNode> {
  const { iri, resource, accessUrl, judged } = distribution;
  const { languages } = dataset;
  const entry = entryOf(scope, distribution);
  const format = formatReference(entry, resource.format ?? resource.storedFormat, `${iri}#format`);
  const mediaType = mediaTypeReference(entry, resource.mediaType);
  const { licence, rights } = licenceOf(scope, dataset, distribution);
  const seen = bodyOf(scope, judged);
  const checksum = checksumOf(iri, resource.checksum, seen?.digest ?? null);
  const schema = resource.schema === null ? null : given(resource.schema, 'dct:Standard', `${iri}#schema`);
  const download = absoluteIri(resource.downloadUrl ?? '');
  const size = resource.byteSize ?? seen?.bytes ?? -1;
  yield makeNode(iri, ['dcat:Distribution'], {
    'dct:title': toldText(resource.title, languages),
    'dct:description': toldText(resource.description ?? '', languages),
    'dcat:accessURL': { iri: accessUrl },
    'dcat:downloadURL': download === null ? null : { iri: download },
    'dct:format': format?.value ?? null,
    'dcat:mediaType': mediaType?.value ?? null,
    'dcat:byteSize': Number.isSafeInteger(size) && size >= 0 ? typed(size, 'xsd:nonNegativeInteger') : null,
    'spdx:checksum': checksum?.value ?? null,
    'dct:license': licence?.value ?? null,
    'dct:rights': rights?.value ?? null,
    'dct:conformsTo': schema?.value ?? null,
    'dct:issued': moment(resource.issued),
    'dct:modified': moment(resource.modified),
    'dcatap:applicableLegislation': hvd ? { iri: HVD_REGULATION } : null,
  });
  // Release 3.0.0 of the shapes asks for this class, which everything has.
  for (const url of new Set([accessUrl, ...(download === null ? [] : [download])]))
    yield makeNode(url, ['rdfs:Resource'], {});
  const references = [format, mediaType, checksum, licence, rights, schema];
  for (const reference of references) if (reference !== null) yield reference.node;
  if (checksum !== null) yield makeNode(checksum.algorithm, ['spdx:ChecksumAlgorithm'], {});
  yield* distributionMeasurements(scope, distribution);
}

/** What the content is, as we found it; else what its catalogue declares. */
function entryOf({ formats }: DcatScope, { judged, resource }: ExportedDistribution): FormatEntry | null {
  const found = formatEntry(judged?.resource.format ?? null, formats);
  return found ?? formatEntry(resource.format, formats) ?? formatEntry(resource.mediaType, formats);
}

/** The licence that is stated for it, for its dataset, by the terms of the portal, or that we found; words are rights. */
function licenceOf(
  { bg }: DcatScope,
  dataset: ExportedDataset['dataset'],
  { iri, resource, judged }: ExportedDistribution,
): { readonly licence: Reference | null; readonly rights: Reference | null } {
  const { tables } = bg.input;
  const stated = [resource.licence, dataset.licence].find((text) => text !== null && text.trim() !== '') ?? null;
  const rights = resource.rights === null ? null : given(resource.rights, 'dct:RightsStatement', `${iri}#rights`);
  const place = `${iri}#licence`;
  if (stated !== null) {
    const entry = licenceEntry(stated, tables);
    if (entry !== null) return { licence: licenceReference(entry, place), rights };
    if (absoluteIri(stated) !== null) return { licence: given(stated, 'dct:LicenseDocument', place), rights };
    return { licence: null, rights: rights ?? given(stated, 'dct:RightsStatement', `${iri}#rights`) };
  }
  const isMeant = ({ id, portalTerms }: LicenceEntry): boolean =>
    dataset.termsId === null ? id === foundLicence(judged) : portalTerms.includes(dataset.termsId);
  const entry = tables.licences.find(isMeant);
  return { licence: entry === undefined ? null : licenceReference(entry, place), rights };
}

/** Statements that contradict each other are no licence. */
function foundLicence(judged: Judged | null): string | null {
  const { licence = null, licenceId = null } = judged?.resource ?? {};
  return licence === 'open' || licence === 'restricted' ? licenceId : null;
}

/** The file as we saw it, if it is the resource and came whole. */
function bodyOf({ bg }: DcatScope, judged: Judged | null): { readonly digest: string; readonly bytes: number } | null {
  if (judged === null || judged.resource.place !== null) return null;
  const capture = bg.index.captures.get(judged.resource.capture ?? '')?.capture;
  if (capture === undefined || capture.target.purpose === 'portal-rows' || capture.request.method !== 'GET')
    return null;
  const { result } = capture;
  return result.is === 'response' && result.body.truncated === null && result.status === 200 ? result.body : null;
}

const ALGORITHMS: Readonly<Record<number, string>> = {
  32: 'checksumAlgorithm_md5',
  40: 'checksumAlgorithm_sha1',
  64: 'checksumAlgorithm_sha256',
  96: 'checksumAlgorithm_sha384',
  128: 'checksumAlgorithm_sha512',
};

/** The one that the catalogue states, if its length tells by which algorithm; else that of the bytes we saw. */
function checksumOf(
  iri: string,
  stated: string | null,
  seen: string | null,
): (Reference & { readonly algorithm: string }) | null {
  const values = [
    stated
      ?.trim()
      .toLowerCase()
      .replace(/^(?:md5|sha-?\d+)[:=]/, '') ?? '',
    seen ?? '',
  ];
  const value = values.find((text) => /^[0-9a-f]+$/.test(text) && ALGORITHMS[text.length] !== undefined);
  if (value === undefined) return null;
  const algorithm = `http://spdx.org/rdf/terms#${ALGORITHMS[value.length] ?? ''}`;
  const id = `${iri}#checksum`;
  const hex: DcatValue = typed(value, 'xsd:hexBinary');
  const node = makeNode(id, ['spdx:Checksum'], { 'spdx:algorithm': { iri: algorithm }, 'spdx:checksumValue': hex });
  return { value: { iri: id }, node, algorithm };
}
