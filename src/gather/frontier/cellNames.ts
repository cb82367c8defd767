import type { LinkTraits } from './linkTraits.ts';

// Names of cells (openCells): `flag|kind|words.topic|branch|place|form of the address`; and what is counted under parts of
// them.

/** Whether a page speaks of data: what its own link said, 0 or 1. `cell` = the one that it was taken from. */
export function topicOf(cell: string): number {
  return Number.parseInt(cell.split('|', 3)[2] ?? '', 10) > 0 ? 1 : 0;
}

/** f = data files, d = downloads, l = letters and other documents, o = obligations, s = named by a sitemap alone, p = other pages. */
export function flagOf(traits: LinkTraits): string {
  if (traits.isDataFormat) return 'f';
  if (traits.isDownload) return 'd';
  if (traits.isDocument) return 'l';
  if (traits.obligation) return 'o';
  return traits.isListed ? 's' : 'p';
}

export function branchOf(cell: string): string {
  return cell.split('|', 4)[3] ?? '';
}

/** Counts that never forget, of addresses of one form in one branch of the site. */
export function totalOf(cell: string): string {
  return `n ${branchOf(cell)} ${nodeOf(cell)}`;
}

/** Whether addresses of one form are data files in one branch of the site: where data are, and where letters. */
export function formHere(cell: string): string {
  return `e ${branchOf(cell)} ${nodeOf(cell)}`;
}

/** Whether addresses of one form are data files. */
export function formOf(cell: string): string {
  return `d ${nodeOf(cell)}`;
}

function nodeOf(cell: string): string {
  return cell.split('|')[5] ?? '';
}
