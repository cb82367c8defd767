import { lzmaState, type LzmaProperties } from './lzmaState.ts';

/** Bytes that LZMA packed, `bytes` of them; `properties` are the five bytes that 7z keeps of a coder. Throws on damage. */
export function unpackLzma(input: Uint8Array, properties: Uint8Array, bytes: number): Uint8Array {
  const out = new Uint8Array(bytes);
  const state = lzmaState(out);
  state.reset(lzmaProperties(properties[0] ?? 255));
  state.unpack(input, bytes);
  return out;
}

/** Bytes that LZMA2 packed: chunks with a head of their own, packed or plain. Throws on damage. */
export function unpackLzma2(input: Uint8Array, bytes: number): Uint8Array {
  const out = new Uint8Array(bytes);
  const state = lzmaState(out);
  let properties: LzmaProperties | null = null;
  for (let at = 0; state.length() < bytes;) {
    const control = byteAt(input, at);
    if (control === 0) throw new Error('the packed data end too early');
    if (control >= 0x80) {
      const unpacked = ((control & 0x1f) << 16) + (byteAt(input, at + 1) << 8) + byteAt(input, at + 2) + 1;
      const packed = (byteAt(input, at + 3) << 8) + byteAt(input, at + 4) + 1;
      const reset = (control >> 5) & 3;
      let from = at + 5;
      if (reset >= 2) {
        properties = lzmaProperties(byteAt(input, from));
        from += 1;
      }
      if (properties === null) throw new Error('packed data before their properties');
      if (reset >= 1) state.reset(properties);
      state.unpack(input.subarray(from, from + packed), Math.min(bytes, state.length() + unpacked));
      at = from + packed;
    } else {
      if (control > 2) throw new Error('a chunk of no known kind');
      const plain = (byteAt(input, at + 1) << 8) + byteAt(input, at + 2) + 1;
      state.copy(input.subarray(at + 3, at + 3 + plain));
      at += 3 + plain;
    }
  }
  return out;
}

function byteAt(input: Uint8Array, at: number): number {
  const byte = input[at];
  if (byte === undefined) throw new Error('the packed data break off');
  return byte;
}

function lzmaProperties(byte: number): LzmaProperties {
  if (byte >= 9 * 5 * 5) throw new Error('LZMA with properties that there are not');
  return { lc: byte % 9, lp: Math.floor(byte / 9) % 5, pb: Math.floor(byte / 45) };
}

/** How many bytes of LZMA2 stand at the beginning of `input`, and how many they become: heads of chunks tell both. */
export function lzma2Extent(input: Uint8Array): { readonly packed: number; readonly unpacked: number } {
  let unpacked = 0;
  for (let at = 0; ;) {
    const control = byteAt(input, at);
    if (control === 0) return { packed: at + 1, unpacked };
    const size = (byteAt(input, at + 1) << 8) + byteAt(input, at + 2) + 1;
    if (control >= 0x80) {
      unpacked += ((control & 0x1f) << 16) + size;
      at += 5 + (control >= 0xc0 ? 1 : 0) + (byteAt(input, at + 3) << 8) + byteAt(input, at + 4) + 1;
    } else {
      unpacked += size;
      at += 3 + size;
    }
  }
}
