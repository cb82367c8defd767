/** Number of one to nine bytes, seven bits each, the highest first; answers the place behind it too. */
export function readVarint(bytes: Uint8Array, at: number): { readonly value: number; readonly end: number } {
  let value = 0;
  for (let index = 0; index < 9; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined) throw new Error('a number breaks off at the end of its page');
    // The ninth byte gives all of its bits; numbers so large are no lengths and no keys that anybody counts to.
    if (index === 8) return { value: value * 256 + byte, end: at + 9 };
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, end: at + index + 1 };
  }
  return { value, end: at + 9 };
}

/** The same as a signed number of 64 bits, as keys of rows are. */
export function signedVarint(bytes: Uint8Array, at: number): bigint {
  let value = 0n;
  for (let index = 0; index < 9; index += 1) {
    const byte = BigInt(bytes[at + index] ?? 0);
    if (index === 8) return BigInt.asIntN(64, (value << 8n) | byte);
    value = (value << 7n) | (byte & 0x7fn);
    if (byte < 0x80n) return BigInt.asIntN(64, value);
  }
  return value;
}
