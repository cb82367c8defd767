// LZMA as its author describes it (lzma-specification.txt, public domain). The output is the dictionary.

export type LzmaProperties = { readonly lc: number; readonly lp: number; readonly pb: number };

export type LzmaState = {
  /** Bytes written so far. */
  length(): number;
  /** Forgets what was learned of the data, not the data. */
  reset(properties: LzmaProperties): void;
  /** Unpacks one run of packed bytes until so many bytes of output are there. Throws on damage. */
  unpack(input: Uint8Array, until: number): void;
  /** Takes bytes as they are. */
  copy(plain: Uint8Array): void;
};

const TOP = 2 ** 24;
const HALF = 1024;
/** Places of the probabilities in one table. */
const IS_MATCH = 0;
const IS_REP = IS_MATCH + 12 * 16;
const IS_REP_G0 = IS_REP + 12;
const IS_REP_G1 = IS_REP_G0 + 12;
const IS_REP_G2 = IS_REP_G1 + 12;
const IS_REP0_LONG = IS_REP_G2 + 12;
const POS_SLOT = IS_REP0_LONG + 12 * 16;
const POS_SPECIAL = POS_SLOT + 4 * 64;
const POS_ALIGN = POS_SPECIAL + 115;
const LENGTH = POS_ALIGN + 16;
const LENGTH_PROBS = 2 + 16 * 8 + 16 * 8 + 256;
const REP_LENGTH = LENGTH + LENGTH_PROBS;
const LITERAL = REP_LENGTH + LENGTH_PROBS;

/** A decoder that writes into `out`. */
export function lzmaState(out: Uint8Array): LzmaState {
  let probs: Uint16Array = new Uint16Array(0);
  let [lc, lp, pb] = [0, 0, 0];
  let [state, rep0, rep1, rep2, rep3] = [0, 0, 0, 0, 0];
  let length = 0;
  let input: Uint8Array = out;
  let at = 0;
  let range = 0;
  let code = 0;

  const nextByte = (): number => {
    const byte = input[at];
    if (byte === undefined) throw new Error('the packed data break off');
    at += 1;
    return byte;
  };
  const normalise = (): void => {
    if (range < TOP) {
      range = (range << 8) >>> 0;
      code = ((code << 8) | nextByte()) >>> 0;
    }
  };
  const bit = (place: number): 0 | 1 => {
    const prob = probs[place] ?? HALF;
    const bound = (range >>> 11) * prob;
    if (code < bound) {
      range = bound;
      probs[place] = prob + ((2048 - prob) >> 5);
      normalise();
      return 0;
    }
    range -= bound;
    code -= bound;
    probs[place] = prob - (prob >> 5);
    normalise();
    return 1;
  };
  const tree = (place: number, bits: number): number => {
    let symbol = 1;
    for (let index = 0; index < bits; index += 1) symbol = symbol * 2 + bit(place + symbol);
    return symbol - 2 ** bits;
  };
  const reverseTree = (place: number, bits: number): number => {
    let symbol = 1;
    let value = 0;
    for (let index = 0; index < bits; index += 1) {
      const one = bit(place + symbol);
      symbol = symbol * 2 + one;
      value += one * 2 ** index;
    }
    return value;
  };
  const directBits = (bits: number): number => {
    let value = 0;
    for (let index = 0; index < bits; index += 1) {
      range >>>= 1;
      const one = code >= range ? 1 : 0;
      if (one === 1) code -= range;
      value = value * 2 + one;
      normalise();
    }
    return value;
  };
  const readLength = (place: number, posState: number): number => {
    if (bit(place) === 0) return tree(place + 2 + posState * 8, 3);
    if (bit(place + 1) === 0) return 8 + tree(place + 2 + 128 + posState * 8, 3);
    return 16 + tree(place + 2 + 256, 8);
  };
  const readDistance = (matchLength: number): number => {
    const slot = tree(POS_SLOT + Math.min(matchLength, 3) * 64, 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const start = (2 | (slot & 1)) * 2 ** bits;
    if (slot < 14) return start + reverseTree(POS_SPECIAL + start - slot, bits);
    return start + directBits(bits - 4) * 16 + reverseTree(POS_ALIGN, 4);
  };
  const literal = (): void => {
    const before = length > 0 ? (out[length - 1] ?? 0) : 0;
    const context = ((length & (2 ** lp - 1)) << lc) + (before >> (8 - lc));
    const place = LITERAL + 0x300 * context;
    let symbol = 1;
    if (state >= 7) {
      let match = out[length - rep0 - 1] ?? 0;
      while (symbol < 0x100) {
        const matchBit = (match >> 7) & 1;
        match <<= 1;
        const one = bit(place + (1 + matchBit) * 0x100 + symbol);
        symbol = symbol * 2 + one;
        if (matchBit !== one) break;
      }
    }
    while (symbol < 0x100) symbol = symbol * 2 + bit(place + symbol);
    out[length] = symbol - 0x100;
    length += 1;
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
  };
  /** A match with one of the last four distances; answers its length. */
  const repeated = (posState: number): number => {
    if (bit(IS_REP_G0 + state) === 0) {
      if (bit(IS_REP0_LONG + state * 16 + posState) === 0) {
        state = state < 7 ? 9 : 11;
        return 1;
      }
    } else {
      let distance = rep1;
      if (bit(IS_REP_G1 + state) === 1) {
        distance = rep2;
        if (bit(IS_REP_G2 + state) === 1) {
          distance = rep3;
          rep3 = rep2;
        }
        rep2 = rep1;
      }
      rep1 = rep0;
      rep0 = distance;
    }
    const matchLength = readLength(REP_LENGTH, posState) + 2;
    state = state < 7 ? 8 : 11;
    return matchLength;
  };
  const matched = (posState: number): number => {
    [rep3, rep2, rep1] = [rep2, rep1, rep0];
    const matchLength = readLength(LENGTH, posState);
    state = state < 7 ? 7 : 10;
    rep0 = readDistance(matchLength);
    return matchLength + 2;
  };
  const repeatBytes = (count: number, until: number): void => {
    if (rep0 >= length) throw new Error('the packed data refer to what is not there');
    const end = Math.min(until, length + count);
    for (; length < end; length += 1) out[length] = out[length - rep0 - 1] ?? 0;
  };
  return {
    length: () => length,
    reset(properties) {
      ({ lc, lp, pb } = properties);
      probs = new Uint16Array(LITERAL + 0x300 * 2 ** (lc + lp)).fill(HALF);
      [state, rep0, rep1, rep2, rep3] = [0, 0, 0, 0, 0];
    },
    unpack(packed, until) {
      input = packed;
      at = 1;
      range = 0xffffffff;
      code = 0;
      for (let index = 0; index < 4; index += 1) code = ((code << 8) | nextByte()) >>> 0;
      while (length < until) {
        const posState = length & (2 ** pb - 1);
        if (bit(IS_MATCH + state * 16 + posState) === 0) literal();
        else repeatBytes(bit(IS_REP + state) === 1 ? repeated(posState) : matched(posState), until);
      }
    },
    copy(plain) {
      const part = plain.subarray(0, out.length - length);
      if (part.length === 0) throw new Error('the packed data break off');
      out.set(part, length);
      length += part.length;
    },
  };
}
