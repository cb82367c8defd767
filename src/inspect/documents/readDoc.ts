import type { CompoundFile } from '../format/detectCompound.ts';
import { upperHalf } from '../text/singleByteTables.ts';
import type { DocumentReading } from './documentFacts.ts';
import { readDocGrids } from './readDocGrids.ts';
import { readSummaryDates } from './readSummaryDates.ts';

/** Places in the file information block of Word 97 and later ([MS-DOC] 2.5). */
const FLAGS_AT = 0x0a;
const CLX_AT = 0x01a2;
const MAX_CHARACTERS = 1_000_000;

export type DocOutcome = { readonly reading: DocumentReading } | { readonly encrypted: true };

/** Text and tables of a Word 97–2003 document. Throws when the stream is not one. */
export function readDoc(compound: CompoundFile): DocOutcome {
  const stream = compound.stream('WordDocument');
  if (stream === null || stream.length < CLX_AT + 8) throw new Error('the WordDocument stream is missing or too short');
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const flags = view.getUint16(FLAGS_AT, true);
  if ((flags & 0x0100) !== 0) return { encrypted: true };
  const table = compound.stream((flags & 0x0200) === 0 ? '0Table' : '1Table');
  const text = table === null ? plainRun(stream, view) : pieces(stream, table, view);
  const dates = readSummaryDates(compound.stream('\u0005SummaryInformation'));
  return {
    reading: {
      words: readable(text),
      ...readDocGrids(text),
      marksTables: true,
      created: dates.created,
      modified: dates.modified,
      properties: '',
    },
  };
}

/** Word 6 and 95 keep the text in one run of bytes. */
function plainRun(stream: Uint8Array, view: DataView): string {
  const from = view.getUint32(0x18, true);
  const to = Math.min(view.getUint32(0x1c, true), stream.length);
  return from < to ? oneByteText(stream.subarray(from, Math.min(to, from + MAX_CHARACTERS))) : '';
}

/** The text is a list of pieces, each in 16-bit characters or in windows-1252 bytes ([MS-DOC] 2.8.35, 2.9.73). */
function pieces(stream: Uint8Array, table: Uint8Array, view: DataView): string {
  const clxFrom = view.getUint32(CLX_AT, true);
  const clxBytes = view.getUint32(CLX_AT + 4, true);
  const clx = new DataView(table.buffer, table.byteOffset, table.byteLength);
  let at = clxFrom;
  const end = Math.min(clxFrom + clxBytes, table.length);
  while (at + 5 <= end && table[at] === 1) at += 3 + clx.getUint16(at + 1, true);
  if (at + 5 > end || table[at] !== 2) throw new Error('the list of text pieces is damaged');
  const bytes = clx.getUint32(at + 1, true);
  const start = at + 5;
  const count = Math.floor((Math.min(bytes, end - start) - 4) / 12);
  let text = '';
  for (let index = 0; index < count && text.length < MAX_CHARACTERS; index += 1) {
    const characters = clx.getUint32(start + 4 * (index + 1), true) - clx.getUint32(start + 4 * index, true);
    const place = clx.getUint32(start + 4 * (count + 1) + 8 * index + 2, true);
    text += piece(stream, place, Math.min(characters, MAX_CHARACTERS));
  }
  return text;
}

function piece(stream: Uint8Array, place: number, characters: number): string {
  const compressed = (place & 0x4000_0000) !== 0;
  const offset = place & 0x3fff_ffff;
  if (compressed) return oneByteText(stream.subarray(offset / 2, offset / 2 + characters));
  return new TextDecoder('utf-16le').decode(stream.subarray(offset, offset + 2 * characters));
}

function oneByteText(bytes: Uint8Array): string {
  const upper = upperHalf('windows-1252');
  let text = '';
  for (const byte of bytes) text += byte < 128 ? String.fromCharCode(byte) : (upper[byte - 128] ?? '');
  return text;
}

/** Without field codes (between 13 and 14), marks and controls. */
function readable(text: string): string {
  return text
    .replace(/\u0013[^\u0013\u0014\u0015]*\u0014?/g, '')
    .replace(/[\u0000-\u001f]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
