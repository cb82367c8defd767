import type { Stat } from './estimate.ts';

/** Requests and finds of the parts of a site, which are branches: `1.7.48` is a part of `1.7`, and that one of `1`. */
export type Sections = {
  /** Parts of the section above that were asked, and how many of these led to data: what a new part may be. */
  beside(branch: string): Stat;
  note(branch: string, isFind: boolean): void;
};

const NOTHING: Stat = { asked: 0, gained: 0 };

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
    note(branch, isFind) {
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
