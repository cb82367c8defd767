import type { CatalogueResource } from '../../model/catalogue.ts';
import { describedResource } from '../../model/describedDataset.ts';
import { bytesOf, cut, LONGEST } from './descriptionTexts.ts';
import type { Said } from './saidOf.ts';

/** A distribution of a graph; `uri` = the key of one without an address of its own. Null = it is only named. */
export function resourceOfGraph(said: Said | null, uri: string): CatalogueResource {
  if (said === null) return describedResource({ uri: uri.slice(0, LONGEST.address) });
  const { id } = said.node;
  const [checksum] = said.things('checksum');
  const access = said.name('accessURL', 'url');
  const download = said.name('downloadURL', 'contentUrl');
  return describedResource({
    uri: (id.startsWith('_:') ? uri : id).slice(0, LONGEST.address),
    title: cut(said.words('title', 'name', 'prefLabel'), LONGEST.title) ?? '',
    description: cut(said.words('description'), LONGEST.description) ?? '',
    accessUrl: cut(access, LONGEST.address),
    downloadUrl: cut(download, LONGEST.address),
    format: cut(said.name('format', 'fileFormat'), LONGEST.address),
    mediaType: cut(said.name('mediaType', 'encodingFormat'), LONGEST.address),
    licence: cut(said.name('license', 'licence'), LONGEST.address),
    rights: cut(said.name('rights', 'accessRights'), LONGEST.address),
    byteSize: bytesOf(said.words('byteSize', 'contentSize')),
    checksum: cut(checksum?.words('checksumValue') ?? said.words('checksumValue', 'sha256'), LONGEST.word),
    version: cut(said.words('version', 'versionInfo'), LONGEST.word),
    issued: cut(said.words('issued', 'datePublished'), LONGEST.word),
    modified: cut(said.words('modified', 'dateModified'), LONGEST.word),
    schema: cut(said.name('conformsTo', 'schema'), LONGEST.address),
  });
}
