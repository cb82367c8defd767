import type { LearnedCount } from '../../model/ports.ts';
import { formHere, formOf, totalOf } from './cellNames.ts';
import {
  DECAY,
  type Gain,
  namesOf,
  rewardOf,
  valueOfDocuments,
  valueOfDownloads,
  valueOfFiles,
  valueOfPages,
} from './estimate.ts';
import type { LinkTraits } from './linkTraits.ts';
import { openCells, type Source } from './openCells.ts';
import { openCounts } from './openCounts.ts';
import { openSections } from './openSections.ts';

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
/** Addresses of one kind asked for before the kind is given up, if next to nothing came of them. */
const PATIENCE = 300;
const LEAST_GAIN = 0.01;
/** Downloads of which fewer are data are taken for letters: many little hopes would look like one find. */
const DOUBTFUL = 0.2;
/** How often an archive without a word of data is data: mostly it holds the papers and drawings of a tender. */
const ARCHIVE = 0.1;
/** What a page must give to be a find: not a few hopes. */
const FIND = 0.7;
export function openLearner(stored: readonly LearnedCount[]): Learner {
  const counts = openCounts(stored);
  const sections = openSections(counts.of, counts.note);
  const cells = openCells(counts, sections);

  function valueOf(name: string, isCurious: boolean): number {
    const cell = cells.of(name);
    if (cell.flag === 'f') return valueOfFiles(cell.kinds) + cell.words / 1000;
    if (cell.flag === 'l') return valueOfDocuments(cell.prior, cell.kinds);
    const asFiles = cell.flag === 'd' ? valueOfDownloads(cell.form, cell.formHere, cell.kinds) : null;
    return asFiles ?? valueOfPages(cell.prior, cell.kinds, isCurious ? cell.novelty : null);
  }

  return {
    cellOf: cells.nameOf,
    sourceOf: cells.sourceOf,
    likeness(cell, traits) {
      if (traits.isDataFormat) return traits.isArchive ? ARCHIVE : 1;
      const { asked, gained } = counts.of(formOf(cell));
      if (traits.isDocument) return 0;
      if (!traits.isDownload) return gained / (asked + 2);
      const here = counts.of(formHere(cell));
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
        const stat = counts.of(name);
        stat.asked = stat.asked * decay + 1;
        stat.gained = stat.gained * decay + reward;
        counts.note(name);
      };
      for (const name of namesOf(cell)) add(name, isFiles ? 1 : DECAY);
      if (!isFiles) {
        add(totalOf(cell), 1);
        sections.note(cells.of(cell).branch, gain.files >= FIND);
      }
      reward = Number(gain.isData);
      add(formOf(cell), 1);
      if (cell.startsWith('d')) add(formHere(cell), 1);
    },
    choose(queues, obligationIsDue) {
      if ((queues.get('') ?? 0) > 0) return '';
      let best: string | null = null;
      let most = -Infinity;
      for (const [name, entries] of queues) {
        if (entries === 0 || (obligationIsDue && !name.startsWith('o'))) continue;
        const value = valueOf(name, true);
        if (value < most || (value === most && best !== null && name > best)) continue;
        most = value;
        best = name;
      }
      return best;
    },
    order: (queues) =>
      [...queues.keys()]
        .map((name) => ({ name, value: name === '' ? Infinity : valueOf(name, true) }))
        .sort((a, b) => b.value - a.value || (a.name < b.name ? -1 : 1))
        .map(({ name }) => name),
    wornOut(cell) {
      if (cell === '' || /^[fdl]/.test(cell)) return null;
      const total = counts.of(totalOf(cell));
      if (total.asked < PATIENCE || total.gained / total.asked >= LEAST_GAIN) return null;
      return `${total.asked} addresses of one pattern led to nothing`;
    },
    takeChanges: counts.takeChanges,
  };
}
