/**
 * Walks over runs of equal and of packed values (Parquet's „RLE/bit-packing hybrid“) until so many are there. Throws
 * where one run would give more values than all together, which the library would count out, for ever when they are
 * negative. What breaks off is left to the library, which sees it.
 *
 * @param width bits of one value
 */
export function checkRuns(bytes: Uint8Array, from: number, to: number, width: number, values: number): void {
  const end = Math.min(to, bytes.length);
  let seen = 0;
  for (let at = from; seen < values && at < end;) {
    const head = runHead(bytes, at);
    const isPacked = head.value % 2 === 1;
    const count = Math.floor(head.value / 2) * (isPacked ? 8 : 1);
    // Packed values come by eight: the last ones may be too many.
    if (count > values + 7) throw new Error(`a run of ${count} values in a page of ${values}`);
    seen += count;
    at = head.end + (isPacked ? (count / 8) * width : Math.ceil(width / 8));
  }
}

function runHead(bytes: Uint8Array, at: number): { readonly value: number; readonly end: number } {
  let value = 0;
  for (let index = 0; index < 5; index += 1) {
    const byte = bytes[at + index] ?? 0;
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, end: at + index + 1 };
  }
  throw new Error('the length of a run has no end');
}
