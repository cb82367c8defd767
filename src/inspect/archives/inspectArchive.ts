import { quote } from '../../model/evidence.ts';
import { bytesSource } from '../byteSource.ts';
import { inspectShapefile } from '../geo/inspectShapefile.ts';
import { shapefileSets } from '../geo/shapefileSets.ts';
import type { Inspection } from '../inspection.ts';
import type { Archive, ArchiveMember, ListedMember, MemberFindings } from './archive.ts';
import { inspectMembers } from './inspectMembers.ts';

/** Bytes of the one member that is inspected in the place of the archive. */
const MEMBER_BYTES = 64 * 1024 * 1024;
const MAX_LISTED = 200;

/** Members that speak about the data and are not the data; rubbish that systems leave. */
const BESIDE_DATA =
  /(?:^|\/)(?:readme|licen[cs]e|copying|прочети|лиценз|notice|thumbs\.db|\.ds_store|desktop\.ini)[^/]*$|(?:^|\/)__MACOSX\/|(?:^|\/)\._[^/]*$/i;
const STATES_LICENCE = /(?:^|\/)(?:readme|licen[cs]e|copying|прочети|лиценз|notice)[^/]*$/i;
const TEXT_BYTES = 256 * 1024;

/**
 * An ordinary archive: its only data file as if it were published alone, its shapefile as one, or its members (DESIGN
 * §2: the member counts, the container is named beside it). Never throws for what a member does.
 */
export async function inspectArchive(archive: Archive, inspection: Inspection): Promise<void> {
  const { facts } = inspection;
  const data = archive.members.filter((member) => !BESIDE_DATA.test(member.name));
  await inspectStatements(archive, inspection);
  putNewest(data, inspection);
  const sets = shapefileSets(data);
  if (sets.length > 0 && !data.some(({ encrypted }) => encrypted)) {
    putContainer(archive, null, inspection);
    putList(data, inspection, new Map());
    return inspectShapefile(archive, sets, inspection);
  }
  const only = data.length === 1 && !archive.cut ? data[0] : undefined;
  if (only !== undefined && !only.encrypted) {
    const bytes = await tryRead(archive, only, MEMBER_BYTES);
    if (bytes !== null && bytes.length > 0) {
      putContainer(archive, only, inspection);
      noteDamage(archive, inspection);
      putList(data, inspection, new Map());
      return inspection.inspect({
        ...inspection,
        source: bytesSource(bytes),
        facts: facts.inside(only.name),
        containers: [...inspection.containers, archive.id],
      });
    }
  }
  facts.put('format.id', archive.id, { kind: 'bytes', from: 0, to: 4 }, namesOf(archive.members));
  const locked = archive.members.find(({ encrypted }) => encrypted);
  if (locked !== undefined) facts.put('format.note', 'encrypted', { kind: 'whole' }, locked.name);
  noteDamage(archive, inspection);
  putList(archive.members, inspection, await inspectMembers(archive, data, inspection));
}

/** Facts about the members of formats that are archives by definition (maps, documents). */
export function listMembers(members: readonly ArchiveMember[], inspection: Inspection): void {
  putList(members, inspection, new Map());
}

function putContainer(archive: Archive, member: ArchiveMember | null, { facts }: Inspection): void {
  const place = member === null ? undefined : ({ kind: 'member', name: member.name, inside: null } as const);
  facts.put('format.container', archive.id, place, member?.name ?? namesOf(archive.members));
}

function noteDamage({ damage }: Archive, { facts }: Inspection): void {
  if (damage !== null) facts.put('format.note', 'malformed', { kind: 'whole' }, damage);
}

function putList(members: readonly ArchiveMember[], { facts }: Inspection, found: MemberFindings): void {
  const listed = members
    .slice(0, MAX_LISTED)
    .map(({ name, bytes }): ListedMember => ({ name: quote(name), bytes, format: null, ...found.get(name) }));
  facts.put('archive.members', listed, { kind: 'whole' }, namesOf(members));
}

/** A list in which all members are of one day was often made on that day; it is their newest day nevertheless. */
function putNewest(members: readonly ArchiveMember[], { facts }: Inspection): void {
  let newest: ArchiveMember | undefined;
  for (const member of members) if ((member.modified ?? '') > (newest?.modified ?? '')) newest = member;
  if (newest?.modified === undefined) return;
  const place = { kind: 'member', name: newest.name, inside: null } as const;
  facts.put('archive.newest', newest.modified, place, `${newest.name} – ${newest.modified}`);
}

function namesOf(members: readonly ArchiveMember[]): string {
  return members
    .slice(0, 5)
    .map(({ name }) => name)
    .join(', ');
}

/** What a readme or licence file beside the data says on re-use. */
async function inspectStatements(archive: Archive, inspection: Inspection): Promise<void> {
  for (const member of archive.members.filter((candidate) => STATES_LICENCE.test(candidate.name)).slice(0, 5)) {
    const bytes = await tryRead(archive, member, TEXT_BYTES);
    if (bytes !== null) inspection.readStatements(bytes, member.name);
  }
}

async function tryRead(archive: Archive, member: ArchiveMember, maxBytes: number): Promise<Uint8Array | null> {
  if (member.encrypted || member.bytes > maxBytes) return null;
  try {
    return await archive.read(member, maxBytes);
  } catch {
    return null;
  }
}
