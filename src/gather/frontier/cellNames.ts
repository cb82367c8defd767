import type { LinkTraits } from './linkTraits.ts';

// Names of cells (openLearner): `flag|kind|words.topic|branch|place|form of the address|head`; and what is counted under
// parts of them.

/** What a page speaks of is what its links speak of, and the pages behind them a little less. */
export function topicOf(words: string): number {
  const [own = 0, inherited = 0] = words.split('.').map(Number);
  return Math.max(0, Math.min(2, own), inherited - 1);
}

export function flagOf(traits: LinkTraits): string {
  if (traits.isDataFormat) return 'f';
  if (traits.isDownload) return 'd';
  if (traits.isDocument) return 'l';
  if (traits.obligation) return 'o';
  return traits.isListed ? 's' : 'p';
}

/** Of two kinds of equal worth: the plain address before the same with a query, or with the name of its document. */
export function comesBefore(a: string, b: string): boolean {
  const [of, than] = [withoutHead(a), withoutHead(b)];
  return of === than ? a < b : of < than;
}

function withoutHead(cell: string): string {
  const end = cell.lastIndexOf('|');
  return end === -1 ? cell : cell.slice(0, end);
}

/** Counts that never forget, of addresses of one form in one branch of the site. */
export function totalOf(cell: string): string {
  const [, , , branch = '', , node = ''] = cell.split('|');
  return `n ${branch} ${node}`;
}

/** Whether addresses of one form are data files in one branch of the site: where data are, and where letters. */
export function formHere(cell: string): string {
  const [, , , branch = '', , node = ''] = cell.split('|');
  return `e ${branch} ${node}`;
}

/** Whether addresses of one form are data files. */
export function formOf(cell: string): string {
  return `d ${cell.split('|')[5] ?? ''}`;
}
