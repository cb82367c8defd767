import type { Stat } from './estimate.ts';

/** Requests and finds of the parts of a site, which are branches: `1.7.48` is a part of `1.7`, and that one of `1`. */
export type Sections = {
  /** Parts of the section above that were asked, and how many of these led to data: what a new part may be. */
  beside(branch: string): Stat;
  /** Requests for pages of the section that a branch belongs to, with all its parts. */
  askedOfSection(branch: string): number;
  /** Requests for pages of the site. */
  asked(): number;
  note(branch: string, isFind: boolean): void;
};

const NOTHING: Stat = { asked: 0, gained: 0 };
const SITE = 'p ';

/** The counts never forget, and are kept with what else the learner knows: `stat` gives one, `note` says that it changed. */
export function openSections(stat: (name: string) => Stat, changed: (name: string) => void): Sections {
  function add(name: string, asked: number, gained: number): void {
    const counts = stat(name);
    counts.asked += asked;
    counts.gained += gained;
    changed(name);
  }
  return {
    beside(branch) {
      const above = aboveBranch(branch);
      return above === '' ? NOTHING : stat(`s ${above}`);
    },
    askedOfSection(branch) {
      const [top = '', section] = branch.split('.', 2);
      return section === undefined ? stat(`q ${branch}`).asked : stat(`p ${top}.${section}`).asked;
    },
    asked: () => stat(SITE).asked,
    note(branch, isFind) {
      add(SITE, 1, Number(isFind));
      // What stands on the start page itself is a section of its own.
      add(`q ${branch}`, 1, Number(isFind));
      for (let at = branch; at !== ''; at = aboveBranch(at)) {
        const { asked, gained } = stat(`p ${at}`);
        const above = aboveBranch(at);
        if (above !== '') add(`s ${above}`, asked === 0 ? 1 : 0, isFind && gained === 0 ? 1 : 0);
        add(`p ${at}`, 1, Number(isFind));
      }
    },
  };
}

function aboveBranch(branch: string): string {
  const dot = branch.lastIndexOf('.');
  return dot === -1 ? '' : branch.slice(0, dot);
}
