/** One value of ASN.1 in BER (ITU-T X.690): its tag and where its content stands. */
export type BerValue = {
  /** First byte of the tag: class, constructed bit, number. Numbers above 30 are all given as 31. */
  readonly tag: number;
  readonly from: number;
  /** Behind the content; for an indefinite length before the two zeros that end it. */
  readonly to: number;
  /** Behind the whole value. */
  readonly end: number;
};

/** Values within values; signatures have a dozen levels. */
const MAX_DEPTH = 64;

/**
 * Reads the value that begins at `at` and ends at `limit` at the latest. Throws when it breaks off, or when values of
 * indefinite length stand in each other beyond all use.
 */
export function readBer(bytes: Uint8Array, at: number, limit: number, depth = 0): BerValue {
  if (depth > MAX_DEPTH) throw new Error('values in values without end');
  const tag = byteAt(bytes, at, limit);
  let place = at + 1;
  if ((tag & 0x1f) === 0x1f) while ((byteAt(bytes, place++, limit) & 0x80) !== 0);
  const first = byteAt(bytes, place, limit);
  place += 1;
  if (first === 0x80) return indefinite(bytes, { tag, from: place, limit, depth });
  let length = first;
  if (first > 0x80) {
    length = 0;
    for (let left = first & 0x7f; left > 0; left -= 1) length = length * 256 + byteAt(bytes, place++, limit);
  }
  if (!Number.isSafeInteger(length) || place + length > limit) throw new Error('a value breaks off');
  return { tag, from: place, to: place + length, end: place + length };
}

/** The values that stand in a constructed one, one after the other. */
export function* berChildren(bytes: Uint8Array, parent: BerValue, depth = 0): Generator<BerValue> {
  for (let at = parent.from; at < parent.to;) {
    const child = readBer(bytes, at, parent.to, depth);
    yield child;
    at = child.end;
  }
}

function byteAt(bytes: Uint8Array, at: number, limit: number): number {
  const byte = at < limit ? bytes[at] : undefined;
  if (byte === undefined) throw new Error('a value breaks off');
  return byte;
}

function indefinite(
  bytes: Uint8Array,
  {
    tag,
    from,
    limit,
    depth,
  }: { readonly tag: number; readonly from: number; readonly limit: number; readonly depth: number },
): BerValue {
  if ((tag & 0x20) === 0) throw new Error('a simple value without a length');
  let at = from;
  while (byteAt(bytes, at, limit) !== 0 || byteAt(bytes, at + 1, limit) !== 0)
    at = readBer(bytes, at, limit, depth + 1).end;
  return { tag, from, to: at, end: at + 2 };
}
