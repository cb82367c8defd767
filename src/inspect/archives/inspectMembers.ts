import type { Fact, FactKey } from '../../model/facts.ts';
import type { FactValues } from '../../model/factValues.ts';
import type { PersonalColumn } from '../../model/personalColumn.ts';
import { bodyFacts } from '../bodyFacts.ts';
import { bytesSource } from '../byteSource.ts';
import { detectFormat } from '../format/detectFormat.ts';
import type { Inspection } from '../inspection.ts';
import type { Archive, ArchiveMember, MemberFindings } from './archive.ts';

const MAX_MEMBERS = 40;
/** Bytes inflated for members, all together. */
const ALL_BYTES = 64 * 1024 * 1024;
/** Of these, bytes of tables that are read row by row. */
const TABLE_BYTES = 32 * 1024 * 1024;
const TABLES = new Set([
  'csv',
  'tsv',
  'xlsx',
  'xlsm',
  'xlsb',
  'xls',
  'ods',
  'fods',
  'dbf',
  'sqlite',
  'gpkg',
  'parquet',
]);
const ARCHIVES = new Set(['zip', 'shapefile-zip', 'tar', 'gz', 'bz2', 'xz', 'zst', '7z', 'rar']);

/**
 * Looks into the members of an archive that holds several, as far as the bounds go: their formats, of tables also the
 * faults that keep a program from using them, and whose personal numbers are in them (table.personal-columns of the
 * archive, each with the member's name in the place of a sheet). An archive among them is noted as nested.
 */
export async function inspectMembers(
  archive: Archive,
  members: readonly ArchiveMember[],
  inspection: Inspection,
): Promise<MemberFindings> {
  const findings = new Map<string, { format: string; faulty?: true }>();
  const personal: PersonalColumn[] = [];
  let bytesLeft = ALL_BYTES;
  let tableBytesLeft = TABLE_BYTES;
  let tables = 0;
  for (const member of members.slice(0, MAX_MEMBERS)) {
    if (member.encrypted || member.bytes > bytesLeft) continue;
    const bytes = await read(archive, member, bytesLeft);
    if (bytes === null) continue;
    bytesLeft -= bytes.length;
    const { id } = await detectFormat(bytesSource(bytes));
    if (id === null) continue;
    findings.set(member.name, { format: id });
    if (ARCHIVES.has(id)) inspection.facts.put('format.note', 'nested', { kind: 'whole' }, member.name);
    if (!TABLES.has(id) || bytes.length > tableBytesLeft) continue;
    tableBytesLeft -= bytes.length;
    const facts = await factsOf(bytes, member.name, archive.id, inspection);
    const faults = valueIn(facts, 'table.faults');
    if (faults?.some(({ breaksUse }) => breaksUse) === true) findings.set(member.name, { format: id, faulty: true });
    const columns = valueIn(facts, 'table.personal-columns');
    if (columns !== undefined) tables += 1;
    for (const column of columns ?? [])
      personal.push({ ...column, sheet: column.sheet === null ? member.name : `${member.name}: ${column.sheet}` });
  }
  if (tables > 0) inspection.facts.put('table.personal-columns', personal);
  return findings;
}

async function factsOf(
  bytes: Uint8Array,
  name: string,
  container: string,
  inspection: Inspection,
): Promise<readonly Fact[]> {
  const facts = bodyFacts(inspection.digest);
  await inspection.inspect({
    ...inspection,
    source: bytesSource(bytes),
    facts: facts.inside(name),
    containers: [...inspection.containers, container],
  });
  return facts.list();
}

function valueIn<K extends FactKey>(facts: readonly Fact[], key: K): FactValues[K] | undefined {
  const fact = facts.find((candidate) => candidate.key === key);
  return fact?.known === true ? (fact.value as FactValues[K]) : undefined;
}

async function read(archive: Archive, member: ArchiveMember, maxBytes: number): Promise<Uint8Array | null> {
  try {
    return await archive.read(member, maxBytes);
  } catch {
    return null;
  }
}
