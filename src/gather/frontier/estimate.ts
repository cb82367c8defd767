/** What asking a kind of link gave so far. The counts of pages forget: a kind that has been emptied must sink. */
export type Stat = { asked: number; gained: number };

/**
 * What asking one entry gave. `files` = new links to data, those counted in part that may be; `children` = cells of the
 * other new links; `isData` = it was a data file itself; `price` = what the best page was worth that waited already.
 */
export type Gain = {
  readonly files: number;
  readonly children: readonly string[];
  readonly isData: boolean;
  readonly price: number;
};

/** Share of the older observations that one more leaves: about the last 16 count. */
export const DECAY = 0.94;
/** How strongly each wider kind speaks for the narrower one: as that many observations. */
const WEIGHT_OF_WIDER = 1.5;
/** What is promised of a kind before anything of it was asked: new data links for each request, about. */
const PRIOR: Readonly<Record<string, number>> = {
  'data-file': 0.8,
  'data-page': 0.8,
  navigation: 0.5,
  page: 0.3,
  file: 0.05,
  late: 0.1,
  echo: 0.002,
};
/** Branches of which little was asked are better than they look: nobody knows yet. */
const CURIOSITY = 0.2;
/** The same for single cells. */
const CURIOSITY_OF_CELL = 0.2;
const MOST_CHILDREN = 40;
/** What a link's own new links are worth beside new data: they may still turn out to be nothing. */
const TRUST = 0.6;
/** Share of the price that a link must be worth to count. */
const LEAST_SHARE = 0.5;

/** `words` = how the link's own words speak for it, and how those of the page that it stands on: `3.2`. */
export function priorOf(kind: string, words: string): number {
  const [own = 0, topic = 0] = words.split('.').map(Number);
  return (PRIOR[kind] ?? 0.1) * (1 + 0.2 * own) * (1 + 0.25 * topic);
}

/** How little is known of a branch, and what became of the branches beside it. */
export type Novelty = { readonly branch: Stat; readonly beside: Stat };

/** Expected gain of asking a page: from the widest of its kinds to the narrowest, each leaning on the one before. */
export function valueOfPages(prior: number, kinds: readonly Stat[], novelty: Novelty | null): number {
  let value = prior;
  for (const stat of kinds) value = (stat.gained + WEIGHT_OF_WIDER * value) / (stat.asked + WEIGHT_OF_WIDER);
  if (novelty === null) return value;
  const { branch, beside } = novelty;
  const own = kinds.at(-1)?.asked ?? 0;
  // The thirtieth year of an archive whose other years gave nothing is less of a secret than a new section.
  const hope = Math.sqrt((prior * (beside.gained + 1)) / (beside.asked + 1));
  return value + hope * (CURIOSITY / (1 + branch.asked) + CURIOSITY_OF_CELL / (1 + own));
}

/** Files of one kind asked before pages; after that the many of one kind stand back behind what else there is. */
const FIRST_FILES = 30;
/** Files that were asked for and were none, after which a kind is doubted. */
const DOUBTED = 4;

/** Downloads of a kind asked first of all, only to know what they are. */
const SAMPLE = 3;

/** Downloads without a format: a few are asked to know what such addresses give; then they are files, or nothing. */
export function valueOfDownloads(form: Stat, here: Stat, kinds: readonly Stat[]): number | null {
  const share = (form.gained + 0.5) / (form.asked + 1);
  // Where such addresses are sometimes data and sometimes not, each branch of the site is sampled.
  if (form.asked < SAMPLE || (here.asked < SAMPLE && share > 0.05 && share < 0.95)) return 60;
  return (here.gained + share) / (here.asked + 1) > 0.3 ? valueOfFiles(kinds) : null;
}

/** Documents lead nowhere: by what their words promise, and fewer of a kind the more of it were asked. */
export function valueOfDocuments(prior: number, kinds: readonly Stat[]): number {
  return (0.3 * prior * FIRST_FILES) / Math.max(FIRST_FILES, kinds[0]?.asked ?? 0);
}

/** Files of a kind: surely data, and so first, while they are what they seem and not yet too many of one kind. */
export function valueOfFiles(kinds: readonly Stat[]): number {
  const { asked, gained } = kinds[0] ?? { asked: 0, gained: 0 };
  const share = (gained + 1) / (asked + 1);
  if (asked < FIRST_FILES && (asked < DOUBTED || share > 0.3)) return 100 + share;
  return (share * FIRST_FILES) / Math.max(FIRST_FILES, asked);
}

/** The kinds that a cell belongs to, from wide to narrow; the cell itself is the last. */
export function namesOf(cell: string): readonly string[] {
  const [flag = '', kind = '', words = '', branch = '', place = '', node = ''] = cell.split('|');
  if (/^[fdl]$/.test(flag)) return [`x ${cell}`];
  const names = [`w ${kind}|${words}`];
  // What shows once more what a rich section shows is no richer for it.
  if (kind === 'echo') return [...names, `x ${cell}`];
  const nodes: string[] = [];
  for (let name = node === '' ? '' : `t ${node}`; name !== ''; name = parentOf(name)) nodes.push(name);
  names.push(...nodes.reverse());
  if (place !== '') names.push(`c ${place}`);
  const steps = branch.split('.');
  for (let depth = 1; depth <= steps.length; depth += 1) names.push(`b ${steps.slice(0, depth).join('.')}`);
  names.push(`x ${cell}`);
  return names;
}

/** The next wider node of an address: without its query, then without its last part; '' for a host. */
export function parentOf(name: string): string {
  const query = name.indexOf('?');
  if (query !== -1) return name.slice(0, query);
  const slash = name.lastIndexOf('/');
  return slash === -1 ? '' : name.slice(0, slash);
}

/**
 * Gain of a page for each request that it leads to: its own data links, and the best of its new links when they are
 * asked too. So a list without files, but with pages full of them, is worth what these are worth. Links no better than
 * what waits already are no gain: a search page that lists the same poor pages once more leads nowhere.
 */
export function rewardOf(
  { files, children, price }: Pick<Gain, 'files' | 'children' | 'price'>,
  worth: (cell: string) => number,
): number {
  // Hopes count as what they are; of many files on one page the next page of its kind has fewer.
  let sum = files <= 1 ? files : 1 + Math.log2(files);
  let best = sum;
  const values = children
    .map(worth)
    .filter((value) => TRUST * value > LEAST_SHARE * price)
    .sort((a, b) => b - a);
  for (const [index, value] of values.slice(0, MOST_CHILDREN).entries()) {
    sum += TRUST * value;
    best = Math.max(best, sum / (2 + index));
  }
  return best;
}
