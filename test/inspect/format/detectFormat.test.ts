import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { bytesSource } from '../../../src/inspect/byteSource.ts';
import { detectFormat } from '../../../src/inspect/format/detectFormat.ts';
import { hasEndlessChain } from '../../../src/inspect/format/hasEndlessChain.ts';
import { quote } from '../../../src/model/evidence.ts';
import type { FormatEntry } from '../../../src/model/tables.ts';
import { makeOds, makeXlsx, row } from '../makeOffice.ts';
import { makeZip } from '../makeZip.ts';

const ENTRIES = parse(
  readFileSync(new URL('../../../rules/tables/formats.yaml', import.meta.url), 'utf8'),
) as readonly FormatEntry[];

async function formatOf(body: string | Uint8Array): Promise<string | null> {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : new Uint8Array(body);
  return (await detectFormat(bytesSource(bytes))).id;
}

const hex = (digits: string, more = ''): Uint8Array =>
  Buffer.concat([Buffer.from(digits, 'hex'), Buffer.from(more), Buffer.alloc(64)]);
const KML = '<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark/></kml>';

describe('detectFormat', () => {
  const cases: readonly (readonly [name: string, body: string | Uint8Array, id: string | null])[] = [
    ['CSV with semicolons', 'код;име\n1;Река\n2;Гора\n', 'csv'],
    ['CSV in UTF-16', Buffer.from('\ufeffкод;име\n1;Река\n2;Гора\n', 'utf16le'), 'csv'],
    [
      'CSV with prose in its cells',
      'id,бележка\n1,"Получено, но върнато, понеже е непълно."\n2,"Прието, без забележки."\n',
      'csv',
    ],
    ['CSV with HTML in its cells', `a,b,c\n${'1,<p>x</p>,2\n'.repeat(6)}`, 'csv'],
    [
      'CSV under lines that explain it',
      '# Регистър, обновен днес\n# код: номер, име: име\nкод,име\n1,Река\n2,Гора\n',
      'csv',
    ],
    ['Turtle in one line', '@prefix e: <https://e.example/> . e:a e:b """x\ny""" , "z" .', 'turtle'],
    ['N-Quads', '<https://e.example/a> <https://e.example/b> "c"@bg <https://e.example/g> .\n', 'nquads'],
    ['TriG', '@prefix e: <https://e.example/> .\ne:g { e:a e:b [ e:c 1 ] }\n', 'trig'],
    [
      'features one by one',
      '{"type":"Feature","geometry":null}\n{"type":"Feature","geometry":null}\n',
      'geojson-text-sequence',
    ],
    ['XML whose document type has no end', '<?xml version="1.0"?>\n<!DOCTYPE data [\n<!ELEMENT d> x', 'xml'],
    ['CSV of the header alone', 'код,име,дата\n', 'csv'],
    ['a list in quotes', '"Река"\n"Гора"\n"Бор"\n', 'csv'],
    ['TSV', 'код\tиме\n1\tРека\n2\tГора\n', 'tsv'],
    [
      'a letter with commas',
      'Уважаеми господине,\nвъв връзка с Вашето писмо, което получихме, Ви уведомяваме, че няма данни.\nС уважение, кметът\n',
      'txt',
    ],
    ['words one below the other', 'Река\nГора\nБор\n', 'txt'],
    ['values parted by spaces', 'BLG BG-01\nBGS BG-02\nVAR BG-03\n', 'txt'],
    ['lines of a program', 'a = 1;\nb = 2;\nfunction c() { return 3; }\nd = 4;\n', 'txt'],
    ['only spaces', '  \n \n', 'txt'],
    ['JSON', '{"a": [1, 2]}', 'json'],
    ['JSON that is cut off', '{"редове": [{"a": 1}, {"a"', 'json'],
    ['JSON that holds one string', '"Тук няма данни, а изречение."', 'json'],
    ['settings in sections', '[main]\nname = a\nport = 1\n', 'txt'],
    ['JSON lines', '{"a":1}\n{"a":2}\n', 'jsonl'],
    ['GeoJSON', '{"type":"FeatureCollection","features":[]}', 'geojson'],
    ['TopoJSON', '{"type":"Topology","arcs":[],"objects":{}}', 'topojson'],
    ['JSON-LD', '{"@context":"https://schema.org","@type":"Dataset"}', 'jsonld'],
    ['XML with a declaration', '<?xml version="1.0"?><редове><ред/></редове>', 'xml'],
    ['XML without a declaration', '<rows><row id="1"/></rows>', 'xml'],
    ['KML', KML, 'kml'],
    ['GPX', '<gpx version="1.1"></gpx>', 'gpx'],
    ['GML', '<gml:FeatureCollection xmlns:gml="http://www.opengis.net/gml"></gml:FeatureCollection>', 'gml'],
    ['RSS', '<rss version="2.0"><channel/></rss>', 'rss'],
    ['Atom', '<feed xmlns="http://www.w3.org/2005/Atom"></feed>', 'atom'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'svg'],
    ['RDF/XML', '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>', 'rdf'],
    [
      'Excel 2003 XML',
      '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
      'spreadsheetml-2003',
    ],
    ['an XML schema', '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>', 'xsd'],
    ['a WMS', '<WMS_Capabilities version="1.3.0"/>', 'wms'],
    ['HTML', '<!DOCTYPE html><title>Община</title>', 'html'],
    ['an HTML table that a program calls .xls', '<table><tr><td>1</td></tr></table>', 'html'],
    [
      'HTML of an office program',
      '<html xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40"><table/></html>',
      'html',
    ],
    ['Turtle', '@prefix ex: <https://a.example/> .\nex:a ex:b "c" .\n', 'turtle'],
    ['Turtle without its prefixes', '<item/1> a ex:Item ;\n  ex:name "Река" ;\n  ex:size 5 .\n', 'turtle'],
    ['N-Triples', '<https://a.example/1> <https://a.example/p> "x" .\n', 'ntriples'],
    ['N-Quads', '<https://a.example/1> <https://a.example/p> "x" <https://a.example/g> .\n', 'nquads'],
    ['TriG', '@prefix ex: <https://a.example/> .\nex:g {\n  ex:a ex:b ex:c .\n}\n', 'trig'],
    ['RTF', '{\\rtf1\\ansi текст}', 'rtf'],
    ['a calendar', 'BEGIN:VCALENDAR\nVERSION:2.0\n', 'ics'],
    ['SYLK', 'ID;PWXL;N;E\nC;Y1;X1;K"a"\n', 'sylk'],
    ['a saved message', 'From: a@b.example\nTo: c@d.example\nSubject: Данни\n\nЗдравейте', 'eml'],
    ['a saved page', 'MIME-Version: 1.0\nContent-Type: multipart/related\n\n--x', 'mhtml'],
    ['DXF', '0\nSECTION\n2\nHEADER\n', 'dxf'],
    ['PDF', '%PDF-1.7\n', 'pdf'],
    ['PDF behind rubbish', `${' '.repeat(300)}%PDF-1.7\n`, 'pdf'],
    ['a ZIP of anything', makeZip({ 'a.txt': 'a', 'b.txt': 'b' }), 'zip'],
    ['XLSX', makeXlsx([{ rows: row(1, ['a', 1]) }]), 'xlsx'],
    [
      'XLSB, declared by the default for its extension only',
      makeZip({
        '[Content_Types].xml':
          '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>',
        'xl/workbook.bin': 'x',
      }),
      'xlsb',
    ],
    [
      'XLSX that also names the type of XLSB',
      makeZip({
        '[Content_Types].xml':
          '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/><Override PartName="/xl/workbook.xml" ContentType="spreadsheetml.sheet.main+xml"/>',
        'xl/workbook.xml': '<workbook/>',
      }),
      'xlsx',
    ],
    ['ODS', makeOds('<table:table/>'), 'ods'],
    ['ODT', makeZip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' }), 'odt'],
    [
      'DOCX',
      makeZip({ '[Content_Types].xml': 'wordprocessingml.document.main+xml', 'word/document.xml': '<a/>' }),
      'docx',
    ],
    ['KMZ', makeZip({ 'doc.kml': KML, 'images/a.png': 'x' }), 'kmz'],
    ['a shapefile in a ZIP', makeZip({ 'a/roads.shp': 'x', 'a/roads.dbf': 'x', 'a/roads.shx': 'x' }), 'shapefile-zip'],
    ['PNG', hex('89504e470d0a1a0a'), 'png'],
    ['JPEG', hex('ffd8ffe0'), 'jpg'],
    ['Parquet', hex('50415231'), 'parquet'],
    ['SQLite', hex('53514c69746520666f726d6174203300'), 'sqlite'],
    [
      'GeoPackage',
      Buffer.concat([hex('53514c69746520666f726d6174203300'), Buffer.from('CREATE TABLE gpkg_contents')]),
      'gpkg',
    ],
    ['Access', hex('000100005374616e64617264204a657420444200'), 'mdb'],
    ['a signed file', hex('308006092a864886f70d010702'), 'p7m'],
    ['DWG', hex('414331303332'), 'dwg'],
    ['7z', hex('377abcaf271c'), '7z'],
    ['RAR', hex('526172211a0700'), 'rar'],
    ['bytes of nothing known', hex('0102030405fffe00', 'x'), null],
    ['only zero bytes', new Uint8Array(100), null],
  ];
  it.each(cases)('recognises %s', async (_, body, id) => {
    expect(await formatOf(body)).toBe(id);
  });

  it('has an entry for every format it recognises, with ids and names once', () => {
    const ids = ENTRIES.map((entry) => entry.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, , id] of cases) if (id !== null) expect(ids).toContain(id);
    const names = ENTRIES.flatMap((entry) => [entry.id, ...entry.aliases]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe('the table of formats', () => {
  it.each(ENTRIES.map((entry) => [entry.id, entry] as const))('is consistent about %s', (_, entry) => {
    if (entry.maxLevel >= 3) expect(entry).toMatchObject({ open: true, structured: true });
    if (entry.machineReadable === 'no') expect(entry.maxLevel).toBeLessThanOrEqual(1);
    expect(entry.reason.bg).toMatch(/\p{Script=Cyrillic}/u);
  });
});

/** So large that the time they once took, which grew with its square, is far beyond any test's limit. */
describe('bodies that once took minutes', () => {
  const letters = 'я'.repeat(400_000);
  const chains = (next: readonly number[]): Buffer => {
    const file = Buffer.alloc(512 * (next.length + 2), 0);
    file.write('d0cf11e0a1b11ae1', 'hex');
    file.writeUInt16LE(3, 26);
    file.fill(0xff, 68, 512);
    file.writeInt32LE(next.length, 76);
    for (const [sector, following] of next.entries())
      file.writeInt32LE(following, 512 * (next.length + 1) + sector * 4);
    return file;
  };

  test.each([
    ['one word without end', Buffer.from(letters)],
    ['the same in one byte each', Buffer.alloc(400_000, 0xff)],
    ['line ends alone', Buffer.from(`x${'\n'.repeat(600_000)}{`)],
    ['a quote of letters and one sign', Buffer.from(`@prefix a: <${letters}@> .`)],
    ['a compound file whose chain comes back to itself', chains([1, 2, 0])],
  ])('%s', async (_name, body) => {
    expect((await detectFormat(bytesSource(new Uint8Array(body)))).kind).toMatch(/text|unknown/);
    expect(quote(body.toString('utf8')).length).toBeGreaterThan(0);
  });

  test('a compound file whose chains end is read', () => {
    expect(hasEndlessChain(chains([1, 2, -2]))).toBe(false);
    expect(hasEndlessChain(chains([1, 2, 1]))).toBe(true);
    expect(hasEndlessChain(Buffer.alloc(100))).toBe(false);
  });
});
