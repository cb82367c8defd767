/** What asking a kind of link gave so far: exponentially forgetting counts. */
export type Stat = { readonly asked: number; readonly gained: number };
export type Stats = ReadonlyMap<string, Stat>;

/** What asking one entry gave. `files` = new links that look like data; `children` = cells of the other new links. */
export type Gain = { readonly files: number; readonly children: readonly string[] };

/** How strongly each wider kind speaks for the narrower one: as that many observations. */
const WEIGHT_OF_WIDER = 1.5;
/** What is promised of a kind before anything of it was asked: new data links for each request, about. */
const PRIOR: Readonly<Record<string, number>> = {
  'data-file': 1,
  'data-page': 1.2,
  navigation: 0.6,
  page: 0.3,
  file: 0.02,
  late: 0.03,
};
/** Kinds of which little was asked are better than they look: nobody knows yet. */
const CURIOSITY = 0.3;
const MOST_CHILDREN = 40;

/** Expected gain of asking an entry of a cell: from the widest kind to the narrowest, each leaning on the one before.
 * `names` = namesOf(cell), which its caller keeps. */
export function estimate(cell: string, names: readonly string[], stats: Stats): number {
  const [flag = '', kind = '', words = '0'] = cell.split('|', 3);
  if (flag === 'f') return valueOfFiles(stats.get(`x ${cell}`)) + Number(words) / 1000;
  if (flag === '') return 0;
  const prior = (PRIOR[kind] ?? 0.1) * Math.max(0.3, 1 + 0.2 * Number(words));
  let value = prior;
  let asked = 0;
  for (const name of names) {
    const stat = stats.get(name);
    if (stat === undefined) continue;
    value = (stat.gained + WEIGHT_OF_WIDER * value) / (stat.asked + WEIGHT_OF_WIDER);
    asked = stat.asked;
  }
  return value + (CURIOSITY * prior) / (1 + asked);
}

/** The kinds that a cell belongs to, from wide to narrow; the cell itself is the last. */
export function namesOf(cell: string): readonly string[] {
  const [flag = '', kind = '', words = '', branch = '', place = '', node = ''] = cell.split('|');
  if (flag === 'f') return [`x ${cell}`];
  const names = [`w ${kind}|${words}`];
  const steps = branch === '' ? [] : branch.split('.');
  for (let depth = 1; depth <= steps.length; depth += 1) names.push(`b ${steps.slice(0, depth).join('.')}`);
  const nodes: string[] = [];
  for (let name = node === '' ? '' : `t ${node}`; name !== ''; name = parentOf(name)) nodes.push(name);
  names.push(...nodes.reverse());
  if (place !== '') names.push(`c ${place}`);
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
 * asked too. So a list without files, but with pages full of them, is worth what these are worth.
 */
export function rewardOf({ files, children }: Gain, worth: (cell: string) => number): number {
  let sum = Math.log2(1 + files);
  let best = sum;
  const values = children.map(worth).sort((a, b) => b - a);
  for (const [index, value] of values.slice(0, MOST_CHILDREN).entries()) {
    sum += 0.9 * value;
    best = Math.max(best, sum / (2 + index));
  }
  return best;
}

/** Files of one kind asked before pages; after that the many of one kind stand back behind what else there is. */
const FIRST_FILES = 30;
/** Files that were asked for and were none, after which a kind is doubted. */
const DOUBTED = 4;

/** Files of a kind: surely data, and so first, while they are what they seem and not yet too many of one kind. */
function valueOfFiles(stat: Stat | undefined): number {
  const { asked, gained } = stat ?? { asked: 0, gained: 0 };
  const share = (gained + 1) / (asked + 1);
  if (asked < FIRST_FILES && (asked < DOUBTED || share > 0.3)) return 100 + share;
  return (share * FIRST_FILES) / Math.max(FIRST_FILES, asked);
}
