import type { LearnedCount } from '../../model/ports.ts';
import { estimate, type Gain, namesOf as namesOfCell, parentOf, rewardOf, type Stat } from './estimate.ts';
import type { LinkTraits } from './linkTraits.ts';
import { pathKind } from './pathKind.ts';

/**
 * What a lane has learned of its host: which kinds of links led to data. A queue of the frontier is a *cell*: links
 * that share how they were offered (words, place, branch of the site) and the kind of their address. Each cell is
 * estimated from what its own entries and those of wider kinds gave, so the next entry is the best of the best cell.
 * Deterministic; everything is bounded, and what changes is handed to the store with the exchange that changed it.
 */
export type Learner = {
  /** The cell of a new link, found on a page that was taken from the cell `parent` ('' for home, sitemaps, probes). */
  cellOf(url: string, traits: LinkTraits, source: Source): string;
  /** Where the links of one page belong: a page with many new links begins a branch of its own. */
  sourceOf(url: string, parent: string, newLinks: number): Source;
  learn(cell: string, gain: Gain): void;
  /** The waiting queue to take from: the best, or the best of the obligations. Null when none waits. */
  choose(queues: ReadonlyMap<string, number>, obligationIsDue: boolean): string | null;
  /** Queues that wait, best first. */
  order(queues: ReadonlyMap<string, number>): readonly string[];
  worth(cell: string): number;
  /** Counts that changed since the last call. */
  takeChanges(): readonly LearnedCount[];
};
export type Source = { readonly kind: string; readonly branch: string };

const MAX_CELLS = 800;
const MAX_NODES = 500;
const MAX_CHILDREN = 24;
const MAX_PLACES = 200;
const MAX_BRANCHES = 150;
const BRANCH_DEPTH = 3;
/** New links on one page that make it the beginning of a branch. */
const BRANCH_LINKS = 6;
const DECAY = 0.94;

export function openLearner(stored: readonly LearnedCount[]): Learner {
  const stats = new Map<string, Stat>(stored.map(({ kind, asked, gained }) => [kind, { asked, gained }]));
  const children = new Map<string, number>();
  const sizes = { t: 0, c: 0, x: 0 };
  for (const name of stats.keys()) count(name);
  const changed = new Set<string>();

  function count(name: string): void {
    const family = name.charAt(0);
    if (family === 't' || family === 'c' || family === 'x') sizes[family] += 1;
    if (family === 't') children.set(parentOf(name), (children.get(parentOf(name)) ?? 0) + 1);
  }
  function admit(name: string): void {
    if (stats.has(name)) return;
    stats.set(name, { asked: 0, gained: 0 });
    changed.add(name);
    count(name);
  }

  function nodeOf(url: string): string {
    let last = '';
    for (const node of pathKind(url)) {
      const name = `t ${node}`;
      if (!stats.has(name)) {
        const isFull = sizes.t >= MAX_NODES || (children.get(parentOf(name)) ?? 0) >= MAX_CHILDREN;
        if (isFull && last !== '') {
          // One node more for each that is full: what did not fit is at least known to be there.
          admit(`t ${last}/+`);
          return `${last}/+`;
        }
        admit(name);
      }
      last = node;
    }
    return last;
  }

  function placeName(kind: string, place: string): string {
    const name = `c ${kind} ${place}`;
    if (stats.has(name)) return name.slice(2);
    if (sizes.c >= MAX_PLACES) return `+ ${place.split('_')[0] ?? ''}`;
    admit(name);
    return name.slice(2);
  }

  function begun(branch: string): string {
    const next = (stats.get('branches')?.asked ?? 0) + 1;
    if (next > MAX_BRANCHES) return branch;
    stats.set('branches', { asked: next, gained: 0 });
    changed.add('branches');
    const path = branch === '' ? [] : branch.split('.');
    return [...path.slice(0, BRANCH_DEPTH - 1), String(next)].join('.');
  }

  // Cells are few and asked about at every request; their names are put together once.
  const names = new Map<string, readonly string[]>();
  const namesOf = (cell: string): readonly string[] => {
    const known = names.get(cell) ?? namesOfCell(cell);
    if (names.size < 4 * MAX_CELLS) names.set(cell, known);
    return known;
  };
  const valueOf = (cell: string): number => estimate(cell, namesOf(cell), stats);
  const best = (names: Iterable<string>): string | null => {
    let found: string | null = null;
    let most = -Infinity;
    for (const name of names) {
      const value = valueOf(name);
      if (value > most || (value === most && found !== null && name < found)) {
        most = value;
        found = name;
      }
    }
    return found;
  };

  return {
    cellOf(url, traits, source) {
      const flag = traits.isDataFormat ? 'f' : traits.obligation ? 'o' : 'p';
      const kind = `${flag}|${traits.kind}|${traits.words}`;
      const cell = `${kind}|${source.branch}|${placeName(source.kind, traits.place)}|${nodeOf(url)}`;
      if (stats.has(`x ${cell}`)) return cell;
      if (sizes.x >= MAX_CELLS) return `${kind}|||`;
      admit(`x ${cell}`);
      return cell;
    },
    sourceOf(url, parent, newLinks) {
      const branch = parent.split('|')[3] ?? '';
      return { kind: nodeOf(url), branch: newLinks >= BRANCH_LINKS ? begun(branch) : branch };
    },
    learn(cell, gain) {
      const isFiles = cell.startsWith('f');
      const reward = isFiles ? Math.min(1, gain.files) : rewardOf(gain, valueOf);
      const decay = isFiles ? 1 : DECAY;
      for (const name of namesOf(cell)) {
        const { asked, gained } = stats.get(name) ?? { asked: 0, gained: 0 };
        if (!stats.has(name)) admit(name);
        stats.set(name, { asked: asked * decay + 1, gained: gained * decay + reward });
        changed.add(name);
      }
    },
    choose(queues, obligationIsDue) {
      const waiting = [...queues].flatMap(([name, entries]) => (entries > 0 ? [name] : []));
      if (waiting.includes('')) return '';
      const obligations = obligationIsDue ? waiting.filter((name) => name.startsWith('o')) : [];
      return best(obligations.length > 0 ? obligations : waiting);
    },
    order: (queues) =>
      [...queues.keys()]
        .map((name) => ({ name, value: name === '' ? Infinity : valueOf(name) }))
        .sort((a, b) => b.value - a.value || (a.name < b.name ? -1 : 1))
        .map(({ name }) => name),
    worth: valueOf,
    takeChanges() {
      const counts = [...changed].map((kind) => ({ kind, ...(stats.get(kind) ?? { asked: 0, gained: 0 }) }));
      changed.clear();
      return counts;
    },
  };
}
