import type { LearnedCount } from '../../model/ports.ts';
import { comesBefore, flagOf, formHere, formOf, topicOf, totalOf } from './cellNames.ts';
import {
  DECAY,
  type Gain,
  namesOf,
  parentOf,
  priorOf,
  rewardOf,
  type Novelty,
  type Stat,
  valueOfDocuments,
  valueOfDownloads,
  valueOfFiles,
  valueOfPages,
} from './estimate.ts';
import type { LinkTraits } from './linkTraits.ts';
import { openSections } from './openSections.ts';
import { isPaging, pathKind } from './pathKind.ts';

/**
 * What a lane has learned of its host: which kinds of links led to data. A queue of the frontier is a *cell*: links
 * that share how they were offered (words, place, branch of the site) and the kind of their address. Each cell is
 * estimated from what its own entries and those of wider kinds gave, so the next entry is the best of the best cell.
 * Deterministic; everything is bounded, and what changes is handed to the store with the exchange that changed it.
 */
export type Learner = {
  /** The cell of a new link on a page that `sourceOf` told of. */
  cellOf(url: string, traits: LinkTraits, source: Source): string;
  /**
   * Where the links of one page belong: a page with many new links begins a branch of its own. `parent` = the cell
   * that the page was taken from, '' for home, sitemaps and probes.
   */
  sourceOf(url: string, parent: string, newLinks: number): Source;
  /** How far a new link is a link to data, 0 … 1: by its format, or by what addresses of this form turned out to be. */
  likeness(cell: string, traits: LinkTraits): number;
  /** What the best page that waits is worth now. */
  price(queues: ReadonlyMap<string, number>): number;
  learn(cell: string, gain: Gain): void;
  /** The waiting queue to take from: the best, or the best of the obligations. Null when none waits. */
  choose(queues: ReadonlyMap<string, number>, obligationIsDue: boolean): string | null;
  /** Queues that wait, best first. */
  order(queues: ReadonlyMap<string, number>): readonly string[];
  /** How many addresses of a cell's kind were asked in vain, when these are too many; null while it is worth asking. */
  wornOut(cell: string): string | null;
  /** Counts that changed since the last call. */
  takeChanges(): readonly LearnedCount[];
};
export type Source = { readonly kind: string; readonly branch: string; readonly topic: number };

const MAX_CELLS = 2000;
const MAX_NODES = 500;
const MAX_CHILDREN = 24;
const MAX_PLACES = 200;
/** Sorts of things that links name. */
const MAX_HEADS = 300;
const MAX_BRANCHES = 150;
const BRANCH_DEPTH = 3;
/** New links on one page that make it the beginning of a branch. */
const BRANCH_LINKS = 6;
/** Addresses of one kind asked for before the kind is given up, if next to nothing came of them. */
const PATIENCE = 300;
const LEAST_GAIN = 0.01;
/** Downloads of which fewer are data are taken for letters: many little hopes would look like one find. */
const DOUBTFUL = 0.2;
/** How often an archive without a word of data is data: mostly it holds the papers and drawings of a tender. */
const ARCHIVE = 0.1;
/** What a page must give to be a find: not a few hopes. */
const FIND = 0.7;
/** Every how many pages one goes to the section that is known least, however little it promises. */
const SPREAD_EVERY = 4;
/** News, other languages and echoes are no sections that must be known. */
const LEAST_TO_SPREAD = 0.2;

type Cell = {
  /** f = data files, d = downloads, l = letters and other documents, o = obligations, s = named by a sitemap alone, p = other pages. */
  readonly flag: string;
  readonly words: number;
  readonly prior: number;
  readonly kinds: readonly Stat[];
  readonly branch: string;
  readonly novelty: Novelty;
  /** What addresses of this form turned out to be. */
  readonly form: Stat;
  /** The same in this branch alone. */
  readonly formHere: Stat;
};

export function openLearner(stored: readonly LearnedCount[]): Learner {
  const stats = new Map<string, Stat>(stored.map(({ kind, asked, gained }) => [kind, { asked, gained }]));
  const cells = new Map<string, Cell>();
  const children = new Map<string, number>();
  const sizes = { t: 0, c: 0, x: 0, h: 0 };
  const changed = new Set<string>();
  const sections = openSections(statOf, (name) => changed.add(name));
  for (const name of stats.keys()) count(name);

  function count(name: string): void {
    const family = name.charAt(0);
    if (family === 't' || family === 'c' || family === 'x' || family === 'h') sizes[family] += 1;
    if (family === 't') children.set(parentOf(name), (children.get(parentOf(name)) ?? 0) + 1);
  }
  function statOf(name: string): Stat {
    const known = stats.get(name);
    if (known !== undefined) return known;
    const made = { asked: 0, gained: 0 };
    stats.set(name, made);
    changed.add(name);
    count(name);
    return made;
  }
  function cellNamed(name: string): Cell {
    const known = cells.get(name);
    if (known !== undefined) return known;
    const [flag = '', kind = '', words = '0', branch = ''] = name.split('|', 4);
    const made = {
      flag,
      words: Number(words.split('.')[0]),
      prior: priorOf(kind, words),
      kinds: namesOf(name).map(statOf),
      branch,
      novelty: { branch: statOf(`b ${branch}`), beside: sections.beside(branch) },
      form: statOf(formOf(name)),
      formHere: statOf(formHere(name)),
    };
    cells.set(name, made);
    return made;
  }
  function valueOf(name: string, isCurious: boolean): number {
    const cell = cellNamed(name);
    if (cell.flag === 'f') return valueOfFiles(cell.kinds) + cell.words / 1000;
    if (cell.flag === 'l') return valueOfDocuments(cell.prior, cell.kinds);
    const asFiles = cell.flag === 'd' ? valueOfDownloads(cell.form, cell.formHere, cell.kinds) : null;
    return asFiles ?? valueOfPages(cell.prior, cell.kinds, isCurious ? cell.novelty : null);
  }

  function nodeOf(url: string): string {
    let last = '';
    for (const node of pathKind(url)) {
      const name = `t ${node}`;
      if (!stats.has(name)) {
        const isFull = sizes.t >= MAX_NODES || (children.get(parentOf(name)) ?? 0) >= MAX_CHILDREN;
        // One node more for each that is full: what did not fit is at least known to be there.
        if (isFull && last !== '') return nameOf(`t ${last}/+`);
        statOf(name);
      }
      last = node;
    }
    return last;
  }
  function nameOf(name: string): string {
    statOf(name);
    return name.slice(2);
  }
  function placeName(kind: string, place: string): string {
    const name = `c ${kind} ${place}`;
    return !stats.has(name) && sizes.c >= MAX_PLACES ? `+ ${place.split('_')[0] ?? ''}` : nameOf(name);
  }
  function headName(head: string): string {
    const name = `h ${head}`;
    return head === '' || stats.has(name) || sizes.h < MAX_HEADS ? nameOf(name) : '+';
  }
  function begun(branch: string): string {
    const branches = statOf('branches');
    if (branches.asked >= MAX_BRANCHES) return branch;
    branches.asked += 1;
    changed.add('branches');
    const path = branch === '' ? [] : branch.split('.');
    return [...path.slice(0, BRANCH_DEPTH - 1), String(branches.asked)].join('.');
  }

  /** The best of the section of which least was asked: where nobody looks, nothing is learned. */
  function leastKnown(queues: ReadonlyMap<string, number>): string | null {
    let best: string | null = null;
    let least = Infinity;
    let most = -Infinity;
    for (const [name, entries] of queues) {
      if (entries === 0 || !/^[pos]/.test(name)) continue;
      const { prior, branch } = cellNamed(name);
      if (prior < LEAST_TO_SPREAD) continue;
      const asked = sections.askedOfSection(branch);
      if (asked > least) continue;
      const value = valueOf(name, true);
      if (asked === least && (value < most || (value === most && best !== null && !comesBefore(name, best)))) continue;
      best = name;
      least = asked;
      most = value;
    }
    return best;
  }

  return {
    cellOf(url, traits, source) {
      const flag = flagOf(traits);
      const kind = `${flag}|${traits.kind}|${traits.words}.${source.topic}`;
      const cell = `${kind}|${source.branch}|${placeName(source.kind, traits.place)}|${nodeOf(url)}|${headName(traits.head)}`;
      if (stats.has(`x ${cell}`)) return cell;
      if (sizes.x >= MAX_CELLS) return `${kind}||||`;
      statOf(`x ${cell}`);
      return cell;
    },
    sourceOf(url, parent, newLinks) {
      const [, , words = '', branch = ''] = parent.split('|');
      const begins = newLinks >= BRANCH_LINKS && !isPaging(url);
      return { kind: nodeOf(url), branch: begins ? begun(branch) : branch, topic: topicOf(words) };
    },
    likeness(cell, traits) {
      if (traits.isDataFormat) return traits.isArchive ? ARCHIVE : 1;
      const { asked, gained } = statOf(formOf(cell));
      if (traits.isDocument) return 0;
      if (!traits.isDownload) return gained / (asked + 2);
      const here = statOf(formHere(cell));
      const anywhere = (gained + (traits.kind === 'data-file' ? 1 : 0.4)) / (asked + 2);
      const share = (here.gained + anywhere) / (here.asked + 1);
      return share < DOUBTFUL ? 0 : share;
    },
    price(queues) {
      let most = 0;
      for (const [name, entries] of queues) {
        if (entries > 0 && /^[ops]/.test(name)) most = Math.max(most, valueOf(name, false));
      }
      return most;
    },
    learn(cell, gain) {
      const isFiles = /^[fdl]/.test(cell);
      let reward = isFiles ? Number(gain.isData) : rewardOf(gain, (child) => valueOf(child, false));
      const add = (name: string, decay: number): void => {
        const stat = statOf(name);
        stat.asked = stat.asked * decay + 1;
        stat.gained = stat.gained * decay + reward;
        changed.add(name);
      };
      for (const name of namesOf(cell)) add(name, isFiles ? 1 : DECAY);
      if (!isFiles) {
        add(totalOf(cell), 1);
        sections.note(cellNamed(cell).branch, gain.files >= FIND);
      }
      reward = Number(gain.isData);
      add(formOf(cell), 1);
      if (cell.startsWith('d')) add(formHere(cell), 1);
    },
    choose(queues, obligationIsDue) {
      if ((queues.get('') ?? 0) > 0) return '';
      const isForOthers = !obligationIsDue && sections.asked() % SPREAD_EVERY === SPREAD_EVERY - 1;
      const other = isForOthers ? leastKnown(queues) : null;
      if (other !== null) return other;
      let best: string | null = null;
      let most = -Infinity;
      for (const [name, entries] of queues) {
        if (entries === 0 || (obligationIsDue && !name.startsWith('o'))) continue;
        const value = valueOf(name, true);
        if (value < most || (value === most && best !== null && !comesBefore(name, best))) continue;
        most = value;
        best = name;
      }
      return best;
    },
    order: (queues) =>
      [...queues.keys()]
        .map((name) => ({ name, value: name === '' ? Infinity : valueOf(name, true) }))
        .sort((a, b) => b.value - a.value || (comesBefore(a.name, b.name) ? -1 : 1))
        .map(({ name }) => name),
    wornOut(cell) {
      if (cell === '' || /^[fdl]/.test(cell)) return null;
      const total = stats.get(totalOf(cell));
      if (total === undefined || total.asked < PATIENCE || total.gained / total.asked >= LEAST_GAIN) return null;
      return `${total.asked} addresses of one pattern led to nothing`;
    },
    takeChanges() {
      const counts = [...changed].map((kind) => {
        const { asked, gained } = statOf(kind);
        return { kind, asked, gained };
      });
      changed.clear();
      return counts;
    },
  };
}
