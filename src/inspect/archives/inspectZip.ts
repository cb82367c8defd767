import { quote } from '../../model/evidence.ts';
import { bytesSource } from '../byteSource.ts';
import { detectFormat } from '../format/detectFormat.ts';
import type { Inspection } from '../inspection.ts';
import type { OpenZip, ZipMember } from './openZip.ts';

/** Inflated bytes of one member that is inspected or whose format is looked for. */
const MEMBER_BYTES = 64 * 1024 * 1024;
/** Of large members only so much is inflated to find the format. */
const MAX_LISTED = 200;
const MAX_FORMATS = 40;
/** Bytes inflated for formats of members, all together. */
const FORMATS_BYTES = 64 * 1024 * 1024;

/** Members that speak about the data and are not the data; rubbish that systems leave. */
const BESIDE_DATA =
  /(?:^|\/)(?:readme|licen[cs]e|copying|прочети|лиценз|notice|thumbs\.db|\.ds_store|desktop\.ini)[^/]*$|(?:^|\/)__MACOSX\/|(?:^|\/)\._[^/]*$/i;
const STATES_LICENCE = /(?:^|\/)(?:readme|licen[cs]e|copying|прочети|лиценз|notice)[^/]*$/i;
const TEXT_BYTES = 256 * 1024;

/** Inspects the one member that counts, in place; answers false when there is not exactly one. */
export type InspectMember = (bytes: Uint8Array, memberName: string) => Promise<void>;

/**
 * An ordinary ZIP: its members, or its only data file as if it were published alone (DESIGN §2: the member counts, the
 * container is named beside it).
 */
export async function inspectZip(zip: OpenZip, inspection: Inspection, inspectMember: InspectMember): Promise<void> {
  const { facts } = inspection;
  const data = zip.members.filter((member) => !BESIDE_DATA.test(member.name));
  await inspectStatements(zip, inspection);
  const only = data.length === 1 && !zip.cut ? data[0] : undefined;
  if (only !== undefined && !only.encrypted && inspection.depth === 0) {
    const bytes = await tryRead(zip, only, MEMBER_BYTES);
    if (bytes !== null) {
      facts.put('format.container', 'zip', { kind: 'member', name: only.name, inside: null }, only.name);
      listMembers(data, inspection, new Map());
      return inspectMember(bytes, only.name);
    }
  }
  facts.put(
    'format.id',
    'zip',
    { kind: 'bytes', from: 0, to: 4 },
    zip.members
      .slice(0, 5)
      .map(({ name }) => name)
      .join(', '),
  );
  if (zip.members.some((member) => member.encrypted))
    facts.put(
      'format.note',
      'encrypted',
      { kind: 'whole' },
      zip.members.find((member) => member.encrypted)?.name ?? '',
    );
  listMembers(zip.members, inspection, await memberFormats(zip, data));
}

/** Facts about the members of formats that are archives by definition (map layers, shapefiles). */
export function listMembers(
  members: readonly ZipMember[],
  inspection: Inspection,
  formats: ReadonlyMap<string, string>,
): void {
  inspection.facts.put(
    'archive.members',
    members
      .slice(0, MAX_LISTED)
      .map(({ name, bytes }) => ({ name: quote(name), bytes, format: formats.get(name) ?? null })),
    { kind: 'whole' },
    members
      .slice(0, 5)
      .map(({ name }) => name)
      .join(', '),
  );
}

async function memberFormats(zip: OpenZip, members: readonly ZipMember[]): Promise<ReadonlyMap<string, string>> {
  const formats = new Map<string, string>();
  let left = FORMATS_BYTES;
  for (const member of members.slice(0, MAX_FORMATS)) {
    if (member.encrypted || member.bytes > left) continue;
    const bytes = await tryRead(zip, member, left);
    if (bytes === null) continue;
    left -= bytes.length;
    const finding = await detectFormat(bytesSource(bytes));
    if (finding.id !== null) formats.set(member.name, finding.id);
  }
  return formats;
}

/** What a readme or licence file beside the data says on re-use. */
async function inspectStatements(zip: OpenZip, inspection: Inspection): Promise<void> {
  for (const member of zip.members.filter((candidate) => STATES_LICENCE.test(candidate.name)).slice(0, 5)) {
    const bytes = await tryRead(zip, member, TEXT_BYTES);
    if (bytes !== null) inspection.readStatements(bytes, member.name);
  }
}

async function tryRead(zip: OpenZip, member: ZipMember, maxBytes: number): Promise<Uint8Array | null> {
  if (member.encrypted || member.bytes > maxBytes) return null;
  try {
    return await zip.read(member, maxBytes);
  } catch {
    return null;
  }
}
