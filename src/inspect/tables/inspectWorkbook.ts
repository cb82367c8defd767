import { storedZip } from '../archives/storedZip.ts';
import type { OpenZip } from '../archives/openZip.ts';
import { putDocumentDates } from '../documents/documentFacts.ts';
import { readOfficeProperties } from '../documents/readOfficeProperties.ts';
import type { TextBody } from '../format/detectFormat.ts';
import type { Inspection } from '../inspection.ts';
import { readLicenceStatements } from '../licences/readLicenceStatements.ts';
import { textPieces, xmlPieces } from '../trees/readXmlEvents.ts';
import { readOds } from './readOds.ts';
import { MAX_XLS_BYTES, readXls } from './readXls.ts';
import { readXlsx } from './readXlsx.ts';
import { putWorkbook } from './workbook.ts';

const CONTENT_BYTES = 512 * 1024 * 1024;
/** The parts of a binary workbook together, unpacked. */
const XLSB_BYTES = 128 * 1024 * 1024;

/** Facts of an Office Open XML workbook. */
export async function inspectXlsx(zip: OpenZip, inspection: Inspection): Promise<void> {
  putWorkbook(inspection.facts, await readXlsx(zip, inspection.watch));
  await putProperties(zip, inspection);
}

/** Facts of an OpenDocument spreadsheet. */
export async function inspectOds(zip: OpenZip, inspection: Inspection): Promise<void> {
  const content = zip.members.find((member) => member.name === 'content.xml');
  if (content === undefined) throw new Error('content.xml is missing');
  if (await isEncrypted(zip)) throw new Error('the spreadsheet is encrypted');
  const { sheets, problem } = await readOds(xmlPieces(zip.stream(content, CONTENT_BYTES)), inspection.watch);
  if (problem !== null)
    inspection.facts.put(
      'data.parse-error',
      problem.slice(0, 300),
      { kind: 'member', name: 'content.xml', inside: null },
      problem,
    );
  putWorkbook(inspection.facts, sheets);
  await putProperties(zip, inspection);
}

/** Facts of a flat OpenDocument spreadsheet: one XML file instead of a ZIP. */
export async function inspectFlatOds(body: TextBody, inspection: Inspection): Promise<void> {
  const { sheets, problem } = await readOds(textPieces(body.text), inspection.watch);
  if (problem !== null) inspection.facts.put('data.parse-error', problem.slice(0, 300));
  putWorkbook(inspection.facts, sheets);
}

/** Facts of workbooks that only the large library reads: XLS, SYLK, SpreadsheetML 2003. */
export async function inspectXls(inspection: Inspection): Promise<void> {
  await readLarge(inspection, ({ source }) => source.range(0, source.size));
}

/** Facts of a binary workbook. The library's own inflating never ends on damaged pieces: it is given none. */
export async function inspectXlsb(zip: OpenZip, inspection: Inspection): Promise<void> {
  await readLarge(inspection, () => storedZip(zip, XLSB_BYTES));
}

async function readLarge(
  inspection: Inspection,
  bytesOf: (inspection: Inspection) => Promise<Uint8Array>,
): Promise<void> {
  const { source, facts } = inspection;
  if (source.size > MAX_XLS_BYTES) {
    return facts.unknown('table.shape', 'too-costly', `workbooks of this format are read up to ${MAX_XLS_BYTES} bytes`);
  }
  const { sheets, created, modified } = await readXls(await bytesOf(inspection), inspection.watch);
  putWorkbook(facts, sheets);
  putDocumentDates(created, modified, facts);
}

async function putProperties(zip: OpenZip, { facts, tables }: Inspection): Promise<void> {
  const properties = await readOfficeProperties(zip);
  putDocumentDates(properties.created, properties.modified, facts);
  const at = { kind: 'member', name: 'properties', inside: null } as const;
  const statements = readLicenceStatements(properties.words, tables, { scope: 'file', source: 'property', at });
  if (statements[0] !== undefined) facts.put('licence.statements', statements, at, statements[0].words);
}

async function isEncrypted(zip: OpenZip): Promise<boolean> {
  const manifest = zip.members.find((member) => member.name.toLowerCase() === 'meta-inf/manifest.xml');
  if (manifest === undefined) return false;
  return Buffer.from(await zip.read(manifest, 4 * 1024 * 1024)).includes('encryption-data');
}
