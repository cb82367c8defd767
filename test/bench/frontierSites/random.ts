/** A stream of repeatable chance: the same seeds give the same stream on every machine. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** Whole, from lo to hi, both included. */
  int(lo: number, hi: number): number;
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One key of the table, as often as its weight says. */
  weighted<K extends string>(table: Readonly<Record<K, number>>): K;
  /** A new list in another order. */
  shuffle<T>(list: readonly T[]): T[];
}

/** mulberry32 (public domain), its state mixed from the seeds. */
export function random(...seeds: readonly number[]): Random {
  let state = 0x9e_37_79_b9;
  for (const seed of seeds) {
    state = Math.imul(state ^ seed, 0x85_eb_ca_6b);
    state = Math.imul(state ^ (state >>> 13), 0xc2_b2_ae_35) ^ (state >>> 16);
  }
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (lo: number, hi: number): number => lo + Math.floor(next() * (hi - lo + 1));
  return {
    next,
    int,
    chance: (share) => next() < share,
    pick: (list) => pickFrom(list, int(0, list.length - 1)),
    weighted: (table) => weightedKey(table, next()),
    shuffle: (list) => shuffled(list, int),
  };
}

function pickFrom<T>(list: readonly T[], at: number): T {
  if (at < 0 || at >= list.length) throw new Error('nothing to pick from');
  return list[at] as T;
}

function weightedKey<K extends string>(table: Readonly<Record<K, number>>, at: number): K {
  const keys = Object.keys(table) as K[];
  let left = at * keys.reduce((sum, key) => sum + table[key], 0);
  for (const key of keys) {
    left -= table[key];
    if (left < 0) return key;
  }
  return pickFrom(keys, keys.length - 1);
}

function shuffled<T>(list: readonly T[], int: (lo: number, hi: number) => number): T[] {
  const mixed = [...list];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = int(0, at);
    [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
  }
  return mixed;
}
