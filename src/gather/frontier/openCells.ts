import { branchOf, flagOf, formHere, formOf, topicOf } from './cellNames.ts';
import { namesOf, type Novelty, parentOf, priorOf, type Stat } from './estimate.ts';
import type { LinkTraits } from './linkTraits.ts';
import type { Counts } from './openCounts.ts';
import type { Sections } from './openSections.ts';
import { isPaging, pathKind } from './pathKind.ts';

/** Where the links of a page belong: the kind of its address, its branch of the site, and how it speaks of data. */
export type Source = { readonly kind: string; readonly branch: string; readonly topic: number };

/** What a learner knows of one cell: see `flagOf` for the flag. */
export type Cell = {
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

/** Names cells, and remembers what they are made of; how many there are is bounded. */
export type Cells = {
  of(name: string): Cell;
  nameOf(url: string, traits: LinkTraits, source: Source): string;
  sourceOf(url: string, parent: string, newLinks: number): Source;
};

/** Beyond these a new cell is a wide one: by branch and folder; and beyond half as many again by branch alone. */
const MAX_CELLS = 2000;
const MAX_WIDE_CELLS = MAX_CELLS + 1000;
const MAX_NODES = 500;
const MAX_CHILDREN = 24;
const MAX_PLACES = 200;
const MAX_BRANCHES = 150;
const BRANCH_DEPTH = 3;
/** New links on one page that make it the beginning of a branch. */
const BRANCH_LINKS = 6;

export function openCells(counts: Counts, sections: Sections): Cells {
  const cells = new Map<string, Cell>();

  function make(name: string): Cell {
    const [flag = '', kind = '', words = '0'] = name.split('|', 3);
    const branch = branchOf(name);
    return {
      flag,
      words: Number(words.split('.')[0]),
      prior: priorOf(kind, words),
      kinds: namesOf(name).map(counts.of),
      branch,
      novelty: { branch: counts.of(`b ${branch}`), beside: sections.beside(branch) },
      form: counts.of(formOf(name)),
      formHere: counts.of(formHere(name)),
    };
  }
  function nodeOf(url: string): string {
    let last = '';
    for (const node of pathKind(url)) {
      const name = `t ${node}`;
      if (!counts.has(name)) {
        const isFull = counts.size('t') >= MAX_NODES || counts.below(parentOf(name)) >= MAX_CHILDREN;
        // One node more for each that is full: what did not fit is at least known to be there.
        if (isFull && last !== '') return known(`t ${last}/+`);
        counts.of(name);
      }
      last = node;
    }
    return last;
  }
  function known(name: string): string {
    counts.of(name);
    return name.slice(2);
  }
  function placeName(kind: string, place: string): string {
    const name = `c ${kind} ${place}`;
    return !counts.has(name) && counts.size('c') >= MAX_PLACES ? `+ ${place.split('_')[0] ?? ''}` : known(name);
  }
  function begun(branch: string): string {
    const branches = counts.of('branches');
    if (branches.asked >= MAX_BRANCHES) return branch;
    branches.asked += 1;
    counts.note('branches');
    const path = branch === '' ? [] : branch.split('.');
    return [...path.slice(0, BRANCH_DEPTH - 1), String(branches.asked)].join('.');
  }

  return {
    of(name) {
      const cell = cells.get(name) ?? make(name);
      cells.set(name, cell);
      return cell;
    },
    nameOf(url, traits, source) {
      const flag = flagOf(traits);
      const words = Math.max(0, Math.min(2, traits.words));
      const node = nodeOf(url);
      const place = placeName(source.kind, traits.place);
      const fine = `${flag}|${traits.kind}|${words}.${source.topic}|${source.branch}|${place}|${node}`;
      if (counts.has(`x ${fine}`) || counts.size('x') < MAX_CELLS) return known(`x ${fine}`);
      // A large site has more lists than cells: one cell for all that came late would hide what is rich among it.
      const section = source.branch.split('.', 2).join('.');
      const wide = `${flag}|${traits.kind}|0.0|${section}||${parentOf(node)}`;
      if (counts.has(`x ${wide}`) || counts.size('x') < MAX_WIDE_CELLS) return known(`x ${wide}`);
      return `${flag}|${traits.kind}|0.0|${section}||`;
    },
    sourceOf(url, parent, newLinks) {
      const branch = branchOf(parent);
      const begins = newLinks >= BRANCH_LINKS && !isPaging(url);
      return { kind: nodeOf(url), branch: begins ? begun(branch) : branch, topic: topicOf(parent) };
    },
  };
}
