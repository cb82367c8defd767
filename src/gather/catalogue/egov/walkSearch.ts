import type { PageAsked, PageRead, Search, Walk, Walked } from './walkTypes.ts';

/** The size of a page that is asked for its total alone; no page and no part has it. */
const COUNTING = 2;
/** Requests for the search at most: this many, or this share of the walk's. */
const LEAST_REQUESTS = 10;
const SHARE_OF_BLOCKS = 0.05;
/** Readings of one block again: with each the page is one shorter, so that it is another request. */
const MOST_REREADS = 4;

/**
 * The portal counts more datasets than were read: some came back from draft behind the reader (Q14), or stood among
 * equals that the portal shuffles. It counts from any date on, so the block where they are is found by halving. Those
 * that went away meanwhile hide what came; a difference that stays is told with the crawl's health.
 */
export function startSearch(walk: Walk, size: number): Walked {
  const search: Search = {
    low: 0,
    high: walk.marks.length,
    counts: { 0: walk.total ?? 0 },
    reread: {},
    isReading: false,
    found: 0,
    requests: 0,
  };
  return halved({ ...walk, phase: 'search', search }, search, size);
}

export function searched(walk: Walk, size: number, asked: PageAsked, read: PageRead | null): Walked {
  const { search } = walk;
  if (search === null || read === null) return given(walk);
  const isNew = read.rows.filter((row) => row.isNew).length;
  const from = walk.marks.findIndex(([date]) => date === asked.from);
  const next = added(walk, from, isNew);
  if (!search.isReading) {
    if (read.total === null) return given(next);
    return halved(next, { ...search, counts: { ...search.counts, [from]: read.total } }, size);
  }
  const found = search.found + isNew;
  const end = walk.marks[search.low + 1]?.[0];
  const last = read.rows.at(-1)?.created ?? null;
  const goesOn = read.rows.length >= asked.size && (end === undefined || end === null || last === null || last < end);
  if (goesOn) return ask(next, { ...search, found }, { ...asked, page: asked.page + 1 });
  if (next.unique + next.unread >= (next.total ?? 0)) return given(next);
  // Nothing new in a block of one page: it is not there. Among many equals another look may show it.
  if (found === 0 && asked.page === 1) return given(next);
  return halved(next, { ...search, isReading: false, found: 0, low: 0, high: walk.marks.length }, size);
}

/** Asks for the count in the middle of what is left, or reads the block that is left. */
function halved(walk: Walk, search: Search, size: number): Walked {
  let { low, high } = search;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const counted = search.counts[middle];
    const [from, older] = walk.marks[middle] ?? [null, 0];
    if (counted === undefined) return ask(walk, { ...search, low, high }, { from, page: 1, size: COUNTING });
    if (counted > walk.unique - older) low = middle;
    else high = middle;
  }
  const reread = (search.reread[low] ?? 0) + 1;
  if (reread > MOST_REREADS) return given(walk);
  const next = { ...search, low, high, isReading: true, found: 0, reread: { ...search.reread, [low]: reread } };
  return ask(walk, next, { from: walk.marks[low]?.[0] ?? null, page: 1, size: size - reread });
}

function ask(walk: Walk, search: Search, page: PageAsked): Walked {
  if (search.requests >= Math.max(LEAST_REQUESTS, Math.ceil(walk.blocks * SHARE_OF_BLOCKS))) return given(walk);
  return { walk: { ...walk, search: { ...search, requests: search.requests + 1 } }, asks: [page] };
}

/** Counts new ones of a block: all later blocks have so many more before them. */
function added(walk: Walk, mark: number, count: number): Walk {
  if (count === 0) return walk;
  const marks = walk.marks.map(([from, older], index) => [from, index > mark ? older + count : older] as const);
  return { ...walk, marks, unique: walk.unique + count };
}

function given(walk: Walk): Walked {
  return { walk: { ...walk, phase: 'done', search: null }, asks: [] };
}
