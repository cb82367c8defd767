import { MemberError } from './archives/archive.ts';
import { inspectArchive, listMembers } from './archives/inspectArchive.ts';
import { isCompressor } from './archives/decompress.ts';
import { inspectCompressed } from './archives/inspectCompressed.ts';
import { mayOpen } from './archives/mayOpen.ts';
import { openSevenZip } from './archives/openSevenZip.ts';
import { openRar } from './archives/openRar.ts';
import { openTar } from './archives/openTar.ts';
import { putDocument } from './documents/documentFacts.ts';
import { inspectCompound } from './documents/inspectCompound.ts';
import { inspectPdf } from './documents/inspectPdf.ts';
import { readTextDocument } from './documents/readTextDocument.ts';
import type { FormatFinding } from './format/detectFormat.ts';
import { detectFormat } from './format/detectFormat.ts';
import { inspectShapes } from './geo/inspectShapes.ts';
import type { Inspection } from './inspection.ts';
import { inspectText } from './inspectText.ts';
import { inspectSigned } from './signed/inspectSigned.ts';
import { inspectSqlite } from './sqlite/inspectSqlite.ts';
import { inspectDbf } from './tables/dbf/inspectDbf.ts';
import { inspectParquet } from './tables/parquet/inspectParquet.ts';
import { inspectOds, inspectXlsx, inspectXls, inspectXlsb } from './tables/inspectWorkbook.ts';

/** Finds the format and hands the body to the inspector of that format; a failure of either becomes an unknown fact. */
export async function inspectContent(inspection: Inspection): Promise<void> {
  const { facts, source } = inspection;
  let finding: FormatFinding;
  try {
    finding = await detectFormat(source);
  } catch (error) {
    return facts.unknown('format.id', 'inspection-failed', message(error));
  }
  try {
    await inspectAs(finding, inspection);
  } catch (error) {
    putFormat(finding, inspection);
    noteFailure(finding, inspection, error);
  }
}

async function inspectAs(finding: FormatFinding, inspection: Inspection): Promise<void> {
  // What a container holds is the format; the container stands beside it.
  if (finding.kind !== 'unknown' && CONTAINERS.has(finding.id)) return inspectPacked(finding, inspection);
  putFormat(finding, inspection);
  if (finding.kind === 'text') return inspectText(finding.body, inspection);
  if (finding.kind === 'zip') return inspectZipFormat(finding, inspection);
  if (finding.kind === 'compound') return inspectCompound(finding.compound, inspection);
  if (finding.kind === 'unknown') return;
  if (finding.id === 'pdf') return inspectPdf(inspection);
  if (finding.id === 'dbf') return inspectDbf(inspection);
  if (finding.id === 'shp') return inspectShapes(inspection);
  if (finding.id === 'parquet') return inspectParquet(inspection);
  if (finding.id === 'sqlite' || finding.id === 'gpkg') return inspectSqlite(inspection, finding.id === 'gpkg');
  if (finding.id === 'xls') return inspectXls(inspection);
}

const CONTAINERS = new Set(['zip', 'shapefile-zip', 'tar', 'gz', 'bz2', 'xz', 'zst', '7z', 'rar', 'p7m']);

/** A container, opened as far as the bounds go; one inside another is named and left closed. */
async function inspectPacked(finding: FormatFinding, inspection: Inspection): Promise<void> {
  const id = finding.id === 'shapefile-zip' ? 'zip' : finding.id;
  if (id === null || !mayOpen(id, inspection.containers)) {
    putFormat(finding, inspection);
    inspection.facts.put('format.note', 'nested');
    return inspection.facts.unknown('archive.members', 'too-costly', 'an archive inside an archive is not opened');
  }
  if (finding.kind === 'zip') return inspectArchive(finding.zip, inspection);
  if (isCompressor(id)) return inspectCompressed(id, inspection);
  if (id === 'p7m') return inspectSigned(inspection);
  if (id === 'tar') return inspectArchive(await openTar(inspection.source), inspection);
  if (id === 'rar') return inspectArchive(await openRar(inspection.source), inspection);
  if (id === '7z') return inspectArchive(await openSevenZip(inspection.source), inspection);
}

function putFormat(finding: FormatFinding, { facts }: Inspection): void {
  if (finding.kind === 'unknown') {
    if (finding.id === null) return facts.unknown('format.id', finding.why, finding.detail);
    facts.put('format.note', 'malformed', { kind: 'whole' }, finding.detail);
    facts.put('data.parse-error', finding.detail.slice(0, 300));
  }
  if (finding.id !== null) facts.put('format.id', finding.id, { kind: 'bytes', from: 0, to: 512 }, beginning(finding));
}

function beginning(finding: FormatFinding): string {
  if (finding.kind === 'text') return finding.body.text.slice(0, 200);
  if (finding.kind === 'zip')
    return finding.zip.members
      .slice(0, 6)
      .map(({ name }) => name)
      .join(', ');
  return '';
}

/** What a reader threw, as the reason why the facts of this format are not known. */
function noteFailure(finding: FormatFinding, { facts }: Inspection, error: unknown): void {
  const detail = message(error);
  const encrypted = /password|encrypt/i.test(detail);
  const why =
    error instanceof MemberError
      ? error.why
      : encrypted
        ? 'encrypted'
        : isOurFault(error)
          ? 'inspection-failed'
          : 'unparsable';
  if (encrypted) facts.put('format.note', 'encrypted', { kind: 'whole' }, detail);
  else if (why === 'unparsable') facts.put('data.parse-error', detail.slice(0, 300), { kind: 'whole' }, detail);
  const isDocument = ['docx', 'odt', 'doc', 'rtf', 'pdf'].includes(finding.id ?? '');
  const isPacked = CONTAINERS.has(finding.id ?? '');
  facts.unknown(isPacked ? 'archive.members' : isDocument ? 'document.words' : 'table.shape', why, detail);
}

async function inspectZipFormat(
  finding: Extract<FormatFinding, { kind: 'zip' }>,
  inspection: Inspection,
): Promise<void> {
  const { zip, id } = finding;
  if (id === 'xlsx' || id === 'xlsm') return inspectXlsx(zip, inspection);
  if (id === 'xlsb') return inspectXlsb(zip, inspection);
  if (id === 'ods') return inspectOds(zip, inspection);
  if (id === 'docx' || id === 'odt')
    return putDocument(await readTextDocument(zip), inspection.tables, inspection.facts);
  return listMembers(zip.members, inspection);
}

/** Errors of a program, ours or a library's: they say nothing about the file, and must not be held against it. */
function isOurFault(error: unknown): boolean {
  return error instanceof TypeError || error instanceof ReferenceError;
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
