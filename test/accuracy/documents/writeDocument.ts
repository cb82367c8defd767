import { zipArchive } from '../../../fixtures/web/binaries/zipArchive.ts';
import { docx } from '../../../fixtures/web/binaries/docx.ts';
import { docOf } from './docFile.ts';
import type { Block } from './inventedDocument.ts';
import { pdfOf } from './pdfPages.ts';

export const WRITTEN_FORMATS = ['docx', 'odt', 'rtf', 'doc', 'pdf'] as const;
export type WrittenFormat = (typeof WRITTEN_FORMATS)[number];

/** The same document in each format that offices write. */
export function writeDocument(blocks: readonly Block[], format: WrittenFormat): Uint8Array {
  if (format === 'docx') return docx(blocks);
  if (format === 'odt') return odtOf(blocks);
  if (format === 'rtf') return Buffer.from(rtfOf(blocks), 'latin1');
  if (format === 'doc') return docOf(blocks);
  return pdfOf(blocks);
}

function odtOf(blocks: readonly Block[]): Uint8Array {
  const paragraph = (text: string): string => `<text:p>${escape(text)}</text:p>`;
  const body = blocks.map((block) => {
    if (typeof block === 'string') return paragraph(block);
    const rows = block.map((row) => {
      const cells = row.map((cell) => `<table:table-cell>${paragraph(cell)}</table:table-cell>`).join('');
      return `<table:table-row>${cells}</table:table-row>`;
    });
    return `<table:table>${rows.join('')}</table:table>`;
  });
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>${body.join('')}</office:text></office:body></office:document-content>`;
  return zipArchive([
    { name: 'mimetype', bytes: Buffer.from('application/vnd.oasis.opendocument.text'), stored: true },
    { name: 'content.xml', bytes: Buffer.from(content) },
  ]);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** RTF 1.9.1: each row defines its cells, cells end with \cell, rows with \row. */
function rtfOf(blocks: readonly Block[]): string {
  const words = (text: string): string =>
    [...text].map((character) => rtfCharacter(character)).join('');
  const body = blocks.map((block) => {
    if (typeof block === 'string') return `\\pard ${words(block)}\\par\n`;
    const rows = block.map((row) => {
      const edges = row.map((_, index) => `\\cellx${2000 * (index + 1)}`).join('');
      return `\\trowd${edges}\\pard\\intbl ${row.map((cell) => `${words(cell)}\\cell `).join('')}\\row\n`;
    });
    return `${rows.join('')}\\pard\\par\n`;
  });
  return `{\\rtf1\\ansi\\ansicpg1251\\uc1{\\fonttbl{\\f0\\fcharset204 Arial;}}\\f0 ${body.join('')}}`;
}

function rtfCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === '\n') return '\\line ';
  if ('\\{}'.includes(character)) return `\\${character}`;
  return code < 128 ? character : `\\u${code}?`;
}
