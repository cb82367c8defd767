import * as CFB from 'cfb';
import type { Block } from './inventedDocument.ts';

const FIB_BYTES = 0x400;
const FLAGS_AT = 0x0a;
const CLX_AT = 0x01a2;
/** fWhichTblStm: the piece table is in the stream 1Table. */
const SECOND_TABLE = 0x0200;

/** A Word 97 document ([MS-DOC]) with nothing in it but its text in one piece: cells end with a mark, rows with one more. */
export function docOf(blocks: readonly Block[]): Uint8Array {
  const text = blocks
    .map((block) =>
      typeof block === 'string'
        ? `${block}\r`
        : block.map((row) => `${row.map((cell) => `${cell.replaceAll('\n', '\r')}\u0007`).join('')}\u0007`).join(''),
    )
    .join('');
  const header = Buffer.alloc(FIB_BYTES);
  header.writeUInt16LE(0xa5ec, 0);
  header.writeUInt16LE(0x00c1, 2);
  header.writeUInt16LE(SECOND_TABLE, FLAGS_AT);
  const clx = Buffer.alloc(5 + 8 + 8);
  clx.writeUInt8(2, 0);
  clx.writeUInt32LE(16, 1);
  clx.writeUInt32LE(0, 5);
  clx.writeUInt32LE(text.length, 9);
  clx.writeUInt32LE(FIB_BYTES, 5 + 8 + 2);
  header.writeUInt32LE(0, CLX_AT);
  header.writeUInt32LE(clx.length, CLX_AT + 4);
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, '/WordDocument', Buffer.concat([header, Buffer.from(text, 'utf16le')]));
  CFB.utils.cfb_add(file, '/1Table', clx);
  return new Uint8Array(CFB.write(file, { type: 'buffer' }) as Buffer);
}
