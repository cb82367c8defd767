import { Buffer } from 'node:buffer';
import { deflateSync, gzipSync } from 'node:zlib';
import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { memorySource } from '../../../src/evidence/payloadSource.ts';
import { lookIntoBody } from '../../../src/evidence/redaction/lookIntoBody.ts';
import { createNumberGuard, hasPersonalNumber } from '../../../src/evidence/redaction/personalNumbers.ts';

/** Nobody's: the first days of invented people, with the check digit. */
const EGN = '7501020018';
const FOREIGNER = '7001234568';

async function zipOf(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** A PDF whose pages show what these operators say; compressed, so that no search in its bytes finds it. */
function pdfOf(...pages: readonly string[]): Buffer {
  const numbers = pages.map((_, index) => 4 + 2 * index);
  const parts = [
    Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n'),
    Buffer.from(
      `2 0 obj<</Type/Pages/Count ${pages.length}/Kids[${numbers.map((at) => `${at} 0 R`).join(' ')}]>>endobj\n`,
    ),
    Buffer.from('3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n'),
    ...pages.flatMap((operators, index) => {
      const at = 4 + 2 * index;
      const content = deflateSync(`BT /F1 12 Tf 20 200 Td ${operators} ET`);
      const page = `<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents ${at + 1} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`;
      const stream = `${at + 1} 0 obj<</Length ${content.length}/Filter/FlateDecode>>stream\n`;
      return [Buffer.from(`${at} 0 obj${page}endobj\n${stream}`), content, Buffer.from('\nendstream endobj\n')];
    }),
    Buffer.from('trailer<</Root 1 0 R>>\n%%EOF\n'),
  ];
  return Buffer.concat(parts);
}

async function look(body: Uint8Array): Promise<unknown> {
  const found = await lookIntoBody(memorySource(body));
  return found.is === 'unseen' ? found.kind : found.is;
}
const cyrillic1251 = (text: string): Buffer =>
  Buffer.from(
    [...text].map((letter) => (letter > '\u040f' ? (letter.codePointAt(0) ?? 0) - 0x410 + 0xc0 : letter.charCodeAt(0))),
  );

describe('personal numbers', () => {
  it.each([
    ['in UTF-8', Buffer.from(`Иван Иванов, ЕГН ${EGN}, София`)],
    ['next to a Cyrillic letter', Buffer.from(`ЕГН${EGN}г.`)],
    ['in windows-1251', cyrillic1251(`ЕГН: ${EGN}`)],
    ['in UTF-16', Buffer.from(`\ufeffИме;ЕГН\r\nИван;${EGN}\r\n`, 'utf16le')],
    ['in a CSV with commas', Buffer.from(`Иван,${EGN},София`)],
    ['in a CSV before a number', Buffer.from(`${EGN},5`)],
    ['in an address', Buffer.from(`<a href="/spravka?egn=${EGN}">`)],
    ['in XML of a sheet', Buffer.from(`<c r="A1"><v>${EGN}</v></c>`)],
    ['of a foreigner', Buffer.from(`ЛНЧ ${FOREIGNER}`)],
    ['of a foreigner in windows-1251', cyrillic1251(`лнч: ${FOREIGNER}`)],
    ['in a gzip', gzipSync(`а;б\n1;${EGN}\n`)],
  ])('are found %s', async (_, body) => expect(await look(body)).toBe('personal'));

  it('are found in a sheet inside a container', async () => {
    expect(
      await look(await zipOf({ 'xl/sharedStrings.xml': '<a/>', 'xl/worksheets/sheet1.xml': `<v>${EGN}</v>` })),
    ).toBe('personal');
    expect(
      await look(await zipOf({ 'xl/worksheets/sheet1.xml': '<v>1</v>', 'xl/media/i.png': Buffer.from('\x89PNG\0\0') })),
    ).toBe('clean');
  });

  it('are found in the text of a PDF, in one run or several, and a page that is a picture is said to be unseen', async () => {
    expect(await look(pdfOf(`(EGN ${EGN}) Tj`))).toBe('personal');
    expect(await look(pdfOf(`[(75010) -20 (20018)] TJ`))).toBe('personal');
    expect(await look(pdfOf('(Nishto lichno 1234567890) Tj'))).toBe('clean');
    expect(await look(pdfOf('(Stranica) Tj', ''))).toBe('pdf');
    expect(await look(pdfOf('', `(${EGN}) Tj`))).toBe('personal');
  });

  it('are found in an old workbook, as text and as a number', async () => {
    const workbook = (cell: string | number): Buffer => {
      const book = utils.book_new(
        utils.aoa_to_sheet([
          ['Име', 'ЕГН'],
          ['Иван', cell],
        ]),
      );
      return write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer;
    };
    expect(await look(workbook(EGN))).toBe('personal');
    expect(await look(workbook(Number(EGN)))).toBe('personal');
    expect(await look(workbook(12))).toBe('clean');
  });

  it.each([
    ['a wrong check digit', '7501020019'],
    ['a longer number', `${EGN}1`],
    ['a hexadecimal number', `a${EGN}`],
    ['the end of a decimal', `3.${EGN}`],
    ['a time stamp against old copies', `/style.css?ver=${EGN}`],
    ["a foreigner's number that nobody calls so", FOREIGNER],
    ['a telephone', '0888 123 456, 0888123456'],
  ])('are not %s', async (_, text) => expect(await look(Buffer.from(text))).toBe('clean'));

  it('are found wherever the pieces end, and nothing is found that is not in the whole', () => {
    const part = fc.constantFrom(
      EGN,
      ' ',
      'х',
      'a',
      '7',
      '7501',
      '.',
      '1.',
      '?ver=',
      ',',
      '\0',
      'ЛНЧ',
      FOREIGNER,
      'ред '.repeat(20),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), fc.array(fc.nat(40), { maxLength: 30 }), (parts, sizes) => {
        const bytes = Buffer.from(parts.join(''));
        const guard = createNumberGuard();
        let at = 0;
        for (const size of sizes) {
          guard.push(bytes.subarray(at, at + size));
          at += size;
        }
        guard.push(bytes.subarray(at));
        expect(guard.found()).toBe(hasPersonalNumber(parts.join('')));
      }),
      { numRuns: 300 },
    );
  });
});

describe('what cannot be looked into is said', () => {
  it.each([
    ['pdf', Buffer.from('%PDF-1.7\n1 0 obj')],
    ['old-office', Buffer.from('d0cf11e0a1b11ae10000', 'hex')],
    ['archive', Buffer.from('Rar!\x1a\x07\0', 'latin1')],
    ['binary', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0', 'latin1')],
    ['archive', Buffer.from('PK\x03\x04 and no more', 'latin1')],
    ['archive', Buffer.from([0x1f, 0x8b, 8, 0, 1, 2])],
  ])('%s', async (kind, body) => expect(await look(body)).toBe(kind));

  it('a container inside a container', async () => {
    expect(await look(await zipOf({ 'a.zip': await zipOf({ 'b.csv': EGN }) }))).toBe('archive');
    expect(await look(await zipOf({ 'a.pdf': '%PDF-1.4' }))).toBe('pdf');
  });

  it('a container that grows too large', async () => {
    const bomb = gzipSync(Buffer.alloc(300 * 1024 * 1024, 0x20), { level: 1 });
    expect(await look(bomb)).toBe('too-large');
  });
});
