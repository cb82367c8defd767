/** A stream of numbers that follows from its seed (mulberry32): the same seed makes the same bodies everywhere. */
export type Chance = {
  /** 0 ≤ n < below. */
  int(below: number): number;
  pick<T>(list: readonly T[]): T;
};

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (below: number): number => Math.floor(next() * below);
  return {
    int,
    pick: (list) => {
      const picked = list[int(list.length)];
      if (picked === undefined) throw new RangeError('nothing to pick from');
      return picked;
    },
  };
}

/** Bytes that parsers trip over: ends of strings, deep nesting, huge numbers, half characters, marks of formats. */
const TOKENS: readonly Buffer[] = [
  '\0', '\ufeff', '"', '""', "'", '\r', '\n', '\r\n', '\t', ';', ',', '\\', '<', '>', '</', '<!--', '-->', '<![CDATA[', ']]>', '<!DOCTYPE html>', '<table><tr><td colspan=1000000>', '<base href="//">',
  '&#x110000;', '&amp;', '%PDF-1.7', '%%EOF', 'endobj', 'stream\r\n', 'startxref\n999999999999', 'xref', '/Kids [1 0 R]', 'PK\u0003\u0004', 'PK\u0005\u0006', 'PK\u0001\u0002', '[[[[[[[[', '{{{{{{{{', '{"a":', '1e999999', '-', '0x',
  '9999999999999999999999', 'NaN', '@prefix a: <', '<#> <#> <#> .', 'BEGIN:VCALENDAR', '{\\rtf1', '\u202e', '\ud83d', '­'.repeat(50), 'а'.repeat(300), '%'.repeat(100), '31.12.2025 г.', '٣', 'ЕГН',
].map((text) => Buffer.from(text)); // prettier-ignore
const NUMBERS = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0xffffffff];
const LONGEST = 2 * 1024 * 1024;

type Mutation = (body: Buffer, chance: Chance, other: Buffer) => Buffer;

const MUTATIONS: readonly Mutation[] = [
  /** Some bits turned. */
  (body, chance) => {
    const changed = Buffer.from(body);
    for (let times = 1 + chance.int(16); times > 0 && changed.length > 0; times -= 1) {
      const at = chance.int(changed.length);
      changed[at] = (changed[at] ?? 0) ^ (1 << chance.int(8));
    }
    return changed;
  },
  /** Cut off. */
  (body, chance) => body.subarray(0, chance.int(body.length + 1)),
  /** Its beginning lost. */
  (body, chance) => body.subarray(chance.int(Math.min(body.length, 4_096) + 1)),
  /** A piece left out. */
  (body, chance) => {
    const [from, to] = piece(body, chance);
    return Buffer.concat([body.subarray(0, from), body.subarray(to)]);
  },
  /** A piece many times over. */
  (body, chance) => {
    const [from, to] = piece(body, chance);
    const times = 1 + chance.int(200);
    const repeated = Array.from({ length: times }, () => body.subarray(from, to));
    return Buffer.concat([body.subarray(0, to), ...repeated, body.subarray(to)]).subarray(0, LONGEST);
  },
  /** A token put in. */
  (body, chance) => {
    const at = chance.int(body.length + 1);
    const tokens = Array.from({ length: 1 + chance.int(4) }, () => chance.pick(TOKENS));
    return Buffer.concat([body.subarray(0, at), ...tokens, body.subarray(at)]);
  },
  /** A number of one, two or four bytes set to a limit: lengths, offsets, counts. */
  (body, chance) => {
    const changed = Buffer.from(body);
    const bytes = chance.pick([1, 2, 4]);
    if (changed.length < bytes) return changed;
    const value = chance.pick(NUMBERS) % 256 ** bytes;
    const at = chance.int(changed.length - bytes + 1);
    if (chance.int(2) === 0) changed.writeUIntLE(value, at, bytes);
    else changed.writeUIntBE(value, at, bytes);
    return changed;
  },
  /** The end of another body behind the beginning of this one. */
  (body, chance, other) =>
    Buffer.concat([body.subarray(0, chance.int(body.length + 1)), other.subarray(chance.int(other.length + 1))]),
];

function piece(body: Buffer, chance: Chance): readonly [from: number, to: number] {
  const from = chance.int(body.length + 1);
  return [from, Math.min(body.length, from + chance.int(2_048))];
}

/** A body as a hostile or careless hand might make it of real ones: one to five changes. */
export function mutate(bodies: readonly Buffer[], chance: Chance): Buffer {
  let body = chance.pick(bodies);
  for (let times = 1 + chance.int(5); times > 0; times -= 1)
    body = chance.pick(MUTATIONS)(body, chance, chance.pick(bodies));
  return body.subarray(0, LONGEST);
}
