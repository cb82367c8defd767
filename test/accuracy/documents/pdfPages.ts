import type { Block } from './inventedDocument.ts';

const PAGE = { width: 595, height: 842, left: 56, top: 786, bottom: 60, right: 539 };
const SIZE = 10;
const LINE = 13;
/** Width of a letter in parts of its size, the same for all: enough to lay out lines that do not run into each other. */
const LETTER = 0.5;

type Placed = { readonly text: string; readonly x: number; readonly y: number };

/** A born-digital PDF (ISO 32000-1) of paragraphs and ruled tables; long cells go on in further lines, as printed. */
export function pdfOf(blocks: readonly Block[]): Uint8Array {
  const pages = layOut(blocks);
  const glyphs = new Map<string, number>();
  const contents = pages.map((page) => page.map((piece) => showText(piece, glyphs)).join('\n'));
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${pages.map((_, index) => `${6 + 2 * index} 0 R`).join(' ')}]/Count ${pages.length}>>`,
    '<</Type/Font/Subtype/Type0/BaseFont/Invented/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>',
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/Invented/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW ${LETTER * 1000}>>`,
    stream(toUnicode(glyphs)),
    ...contents.flatMap((content, index) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${PAGE.width} ${PAGE.height}]/Contents ${7 + 2 * index} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`,
      stream(content),
    ]),
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj ${object} endobj`).join('\n');
  return Buffer.from(`%PDF-1.4\n${body}\ntrailer <</Root 1 0 R>>\n`, 'latin1');
}

function layOut(blocks: readonly Block[]): Placed[][] {
  const pages: Placed[][] = [[]];
  let y = PAGE.top;
  const put = (pieces: readonly { text: string; x: number }[]): void => {
    if (y < PAGE.bottom) {
      pages.push([]);
      y = PAGE.top;
    }
    for (const { text, x } of pieces) if (text !== '') pages.at(-1)?.push({ text, x, y });
    y -= LINE;
  };
  for (const block of blocks) {
    if (typeof block === 'string') {
      for (const line of wrapped(block, PAGE.right - PAGE.left)) put([{ text: line, x: PAGE.left }]);
    } else {
      const columns = columnsOf(block);
      for (const row of block) {
        const cells = row.map((cell, column) => wrapped(cell, (columns[column]?.width ?? 60) - 8));
        const lines = Math.max(1, ...cells.map((cell) => cell.length));
        for (let line = 0; line < lines; line += 1) {
          put(cells.map((cell, column) => ({ text: cell[line] ?? '', x: columns[column]?.x ?? PAGE.left })));
        }
      }
    }
    y -= LINE / 2;
  }
  return pages;
}

/** Columns as wide as their longest cell deserves, the whole as wide as the page. */
function columnsOf(rows: readonly (readonly string[])[]): { x: number; width: number }[] {
  const count = Math.max(...rows.map((row) => row.length));
  const longest = Array.from({ length: count }, (_, column) =>
    Math.min(40, Math.max(4, ...rows.map((row) => (row[column] ?? '').length))),
  );
  const all = longest.reduce((total, length) => total + length, 0);
  let x = PAGE.left;
  return longest.map((length) => {
    const width = ((PAGE.right - PAGE.left) * length) / all;
    x += width;
    return { x: x - width, width };
  });
}

function wrapped(text: string, width: number): string[] {
  const most = Math.max(3, Math.floor(width / (SIZE * LETTER)));
  const lines: string[] = [];
  for (const piece of text.split('\n')) {
    let line = '';
    for (const word of piece.split(' ')) {
      if (line !== '' && line.length + 1 + word.length > most) {
        lines.push(line);
        line = '';
      }
      line = line === '' ? word : `${line} ${word}`;
    }
    lines.push(line);
  }
  return lines;
}

function showText({ text, x, y }: Placed, glyphs: Map<string, number>): string {
  const codes = [...text].map((character) => {
    const known = glyphs.get(character) ?? glyphs.size + 1;
    glyphs.set(character, known);
    return known.toString(16).padStart(4, '0');
  });
  return `BT /F1 ${SIZE} Tf ${x.toFixed(1)} ${y.toFixed(1)} Td <${codes.join('')}> Tj ET`;
}

function toUnicode(glyphs: ReadonlyMap<string, number>): string {
  const hex = (code: number): string => code.toString(16).padStart(4, '0');
  const pairs = [...glyphs].map(([character, glyph]) => `<${hex(glyph)}> <${hex(character.codePointAt(0) ?? 0)}>`);
  const parts: string[] = [];
  for (let at = 0; at < pairs.length; at += 100) {
    const some = pairs.slice(at, at + 100);
    parts.push(`${some.length} beginbfchar\n${some.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Invented def\n1 begincodespacerange <0000> <ffff> endcodespacerange\n${parts.join('\n')}\nendcmap end end`;
}

function stream(content: string): string {
  return `<</Length ${content.length}>> stream\n${content}\nendstream`;
}
