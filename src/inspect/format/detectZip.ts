import type { OpenZip } from '../archives/openZip.ts';
import { shapefileSets } from '../geo/shapefileSets.ts';

const ODF_TYPES: readonly (readonly [RegExp, string])[] = [
  [/opendocument\.spreadsheet/, 'ods'],
  [/opendocument\.text/, 'odt'],
  [/opendocument\.presentation/, 'odp'],
  [/opendocument\.(?:graphics|chart|formula|image)/, 'odg'],
  [/opendocument\.database/, 'odb'],
  [/epub/, 'epub'],
];

const OOXML_TYPES: readonly (readonly [RegExp, string])[] = [
  [/sheet\.binary\.macroEnabled\.main/i, 'xlsb'],
  [/(?:sheet|template)\.macroEnabled\.main/i, 'xlsm'],
  [/spreadsheetml\.(?:sheet|template)\.main/i, 'xlsx'],
  [/wordprocessingml\.(?:document|template)\.main|ms-word\.(?:document|template)\.macroEnabled/i, 'docx'],
  [/presentationml\.(?:presentation|slideshow|template)\.main|ms-powerpoint\.\w+\.macroEnabled/i, 'pptx'],
];

const SMALL_PART_BYTES = 1024 * 1024;

/**
 * What a ZIP really is, by its members: an office document, a map, a book, or just an archive (`zip`). The names of
 * formats that are archives by definition come first; one table in a ZIP is not decided here.
 */
export async function detectZip(zip: OpenZip): Promise<string> {
  const names = new Set(zip.members.map((member) => member.name.toLowerCase()));
  const odf = await declaredType(zip, 'mimetype', ODF_TYPES);
  if (odf !== null) return odf;
  const ooxml = await declaredType(zip, '[content_types].xml', OOXML_TYPES);
  if (ooxml !== null) return ooxml;
  const has = (ending: RegExp): boolean => [...names].some((name) => ending.test(name));
  // Excel itself declares the binary workbook by a default only: then the part that is there decides.
  if (names.has('xl/workbook.bin')) return 'xlsb';
  if (names.has('xl/workbook.xml')) return 'xlsx';
  if (names.has('word/document.xml')) return 'docx';
  // LibreOffice documents whose first member was lost by repacking still have their content and manifest.
  if (names.has('content.xml') && names.has('meta-inf/manifest.xml')) return manifestType(zip);
  if (has(/\.gdb\/[^/]+\.gdbtable$/)) return 'filegdb-zip';
  if (shapefileSets(zip.members).length > 0) return 'shapefile-zip';
  if (has(/\.kml$/) && [...names].every((name) => /\.(?:kml|png|jpe?g|gif|dae|xml|txt|svg)$/.test(name))) return 'kmz';
  return 'zip';
}

async function declaredType(
  zip: OpenZip,
  name: string,
  types: readonly (readonly [RegExp, string])[],
): Promise<string | null> {
  const member = zip.members.find((candidate) => candidate.name.toLowerCase() === name);
  if (member === undefined || member.encrypted) return null;
  try {
    // Defaults say what a part of that extension would be, not that there is one: SheetJS names xlsb's in every xlsx.
    const text = Buffer.from(await zip.read(member, SMALL_PART_BYTES))
      .toString('utf8')
      .replaceAll(/<(?:\w+:)?Default\b[^>]*>/gi, '');
    return types.find(([pattern]) => pattern.test(text))?.[1] ?? null;
  } catch {
    return null;
  }
}

async function manifestType(zip: OpenZip): Promise<string> {
  return (await declaredType(zip, 'meta-inf/manifest.xml', ODF_TYPES)) ?? 'zip';
}
