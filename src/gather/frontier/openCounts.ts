import type { LearnedCount } from '../../model/ports.ts';
import { parentOf, type Stat } from './estimate.ts';

/** All counts of one learner, by name; families of names are told by their first letter. */
export type Counts = {
  has(name: string): boolean;
  /** The count of this name; made when it is new. */
  of(name: string): Stat;
  /** To be stored with the exchange that changed it. */
  note(name: string): void;
  /** Names that begin with this letter: cells are `x`, forms of addresses `t`, places `c`. */
  size(family: Family): number;
  /** Forms of addresses known right below this one. */
  below(name: string): number;
  /** Counts that changed since the last call. */
  takeChanges(): readonly LearnedCount[];
};
type Family = 't' | 'c' | 'x';

export function openCounts(stored: readonly LearnedCount[]): Counts {
  const stats = new Map<string, Stat>(stored.map(({ kind, asked, gained }) => [kind, { asked, gained }]));
  const children = new Map<string, number>();
  const sizes = { t: 0, c: 0, x: 0 };
  const changed = new Set<string>();
  for (const name of stats.keys()) count(name);

  function count(name: string): void {
    const family = name.charAt(0);
    if (family === 't' || family === 'c' || family === 'x') sizes[family] += 1;
    if (family === 't') children.set(parentOf(name), (children.get(parentOf(name)) ?? 0) + 1);
  }
  function of(name: string): Stat {
    const known = stats.get(name);
    if (known !== undefined) return known;
    const made = { asked: 0, gained: 0 };
    stats.set(name, made);
    changed.add(name);
    count(name);
    return made;
  }

  return {
    has: (name) => stats.has(name),
    of,
    note: (name) => changed.add(name),
    size: (family) => sizes[family],
    below: (name) => children.get(name) ?? 0,
    takeChanges() {
      const counts = [...changed].map((kind) => {
        const { asked, gained } = of(kind);
        return { kind, asked, gained };
      });
      changed.clear();
      return counts;
    },
  };
}
