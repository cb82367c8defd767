import { decodeWithTable, ownTable } from './singleByteTables.ts';

/** Decodes a text piece by piece; characters cut between two pieces are put together. */
export type PieceDecoder = { push(bytes: Uint8Array): string; end(): string };

/** A decoder for any encoding that detectEncoding can answer. Does not take off a byte order mark. */
export function textDecoder(encoding: string): PieceDecoder {
  const table = ownTable(encoding);
  if (table !== null) return { push: (bytes) => decodeWithTable(bytes, table), end: () => '' };
  if (encoding === 'utf-32le' || encoding === 'utf-32be') return utf32Decoder(encoding === 'utf-32le');
  const decoder = new TextDecoder(encoding === 'ascii' ? 'utf-8' : encoding, { ignoreBOM: true });
  return { push: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}

function utf32Decoder(littleEndian: boolean): PieceDecoder {
  let rest: Uint8Array = new Uint8Array(0);
  return {
    push(bytes) {
      const joined = new Uint8Array(rest.length + bytes.length);
      joined.set(rest);
      joined.set(bytes, rest.length);
      const whole = joined.length - (joined.length % 4);
      const view = new DataView(joined.buffer, 0, whole);
      const parts: string[] = [];
      for (let at = 0; at < whole; at += 4) parts.push(codePoint(view.getUint32(at, littleEndian)));
      rest = joined.subarray(whole);
      return parts.join('');
    },
    end: () => (rest.length > 0 ? '\ufffd' : ''),
  };
}

function codePoint(code: number): string {
  return code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\ufffd' : String.fromCodePoint(code);
}
