import { searched, startSearch } from './walkSearch.ts';
import type { PageAsked, PageRead, Walk, Walked } from './walkTypes.ts';

/** Ends a list that never ends: so many times the requests that its own total asks for, and some. */
const MOST_BLOCKS_FACTOR = 4;
const MOST_BLOCKS_MORE = 50;
const MOST_PASSES = 4;
/** Blocks in a row of which not one place could be read. */
const MOST_DEAD_BLOCKS = 2;

/**
 * Reading one list of datasets whole while it changes (API.md §3, §13). Pages by number lose a dataset whenever an
 * earlier one is taken away between two requests, so the list is read by date: oldest first, and each block begins with
 * the last date that the one before it showed (`date_from`, inclusive). What is removed or added elsewhere then shifts
 * nothing; datasets of the same second are read by page number below that date. A portal that ignores the date, or
 * datasets without one, are read by page number.
 *
 * Invariant: a block is left only when each of its places was read, or was found unreadable alone (Q11) and counted. The
 * state is a few numbers and one date for each block; which datasets were seen is kept beside it, one row each.
 */
export function startWalk(): Walk {
  return {
    by: 'dates',
    phase: 'walk',
    from: null,
    page: 1,
    parts: 1,
    latest: null,
    latestNew: 0,
    rows: 0,
    unreadHere: 0,
    dead: 0,
    unique: 0,
    gone: 0,
    total: null,
    unread: 0,
    blocks: 1,
    marks: [[null, 0]],
    search: null,
    pass: 0,
    passNew: 0,
  };
}

/** What a walk begins with. */
export function firstAsked(size: number): PageAsked {
  return { from: null, page: 1, size };
}

/** What follows from one answer; `read` null = it could not be had, however often it was asked for. */
export function walked(walk: Walk, size: number, asked: PageAsked, read: PageRead | null): Walked {
  if (walk.phase === 'walk') return inBlock(walk, size, asked, read);
  if (walk.phase === 'check' || walk.phase === 'recount') return checked(walk, size, read);
  if (walk.phase === 'search') return searched(walk, size, asked, read);
  if (walk.phase === 'again') return readAgain(walk, size, asked, read);
  return { walk, asks: [] };
}

/** The largest part into which a page can be cut evenly; null = it is one dataset. Two is the size of counting. */
function partOf(size: number): number | null {
  for (let part = Math.floor(size / 2); part >= 1; part -= 1) if (size % part === 0 && part !== 2) return part;
  return null;
}

function inBlock(walk: Walk, size: number, asked: PageAsked, read: PageRead | null): Walked {
  if (read === null) {
    const part = partOf(asked.size);
    if (part === null) return afterPart({ ...walk, unread: walk.unread + 1, unreadHere: walk.unreadHere + 1 }, size);
    const count = asked.size / part;
    const asks = Array.from({ length: count }, (_, index) => ({
      from: asked.from,
      size: part,
      page: (asked.page - 1) * count + index + 1,
    }));
    return { walk: { ...walk, parts: walk.parts + count - 1 }, asks };
  }
  return afterPart(taken(walk, asked, read), size);
}

/** Adds what one page showed to its block. */
function taken(walk: Walk, asked: PageAsked, { rows, total }: PageRead): Walk {
  let before = walk.from ?? '';
  const isByDate = rows.every(({ created }) => {
    const isNext = created !== null && created >= before;
    before = created ?? before;
    return isNext;
  });
  let { latest, latestNew, unique } = walk;
  for (const { created, isNew } of rows) {
    if (isNew) unique += 1;
    if (created === null || (latest !== null && created < latest)) continue;
    latestNew = (created === latest ? latestNew : 0) + (isNew ? 1 : 0);
    latest = created;
  }
  const by = isByDate ? walk.by : 'pages';
  // With a date the portal counts from there on.
  const whole = asked.from === null ? (total ?? walk.total) : walk.total;
  return { ...walk, by, latest, latestNew, unique, rows: walk.rows + rows.length, total: whole };
}

function afterPart(walk: Walk, size: number): Walked {
  if (walk.parts > 1) return { walk: { ...walk, parts: walk.parts - 1 }, asks: [] };
  const dead = walk.rows === 0 && walk.unreadHere > 0 ? walk.dead + 1 : 0;
  // Not one bad row but a portal that is out of order.
  if (dead >= MOST_DEAD_BLOCKS) return { walk: { ...walk, dead, phase: 'broken-off' }, asks: [] };
  const mostBlocks = (MOST_BLOCKS_FACTOR * Math.max(walk.total ?? 0, walk.unique)) / size + MOST_BLOCKS_MORE;
  if (walk.rows + walk.unreadHere < size || walk.blocks > mostBlocks) return ended(walk);
  const next = { ...walk, dead, parts: 1, rows: 0, unreadHere: 0, blocks: walk.blocks + 1, latest: null, latestNew: 0 };
  const { from, latest } = walk;
  if (walk.by === 'pages') {
    // Where the dates turn out to be ignored, the last full page by number is read once more.
    const page = from === null ? walk.page + 1 : Math.max(1, Math.floor(walk.unique / size));
    return { walk: { ...next, from: null, page }, asks: [{ from: null, page, size }] };
  }
  if (latest !== null && (from === null || latest > from)) {
    const marks = [...walk.marks, [latest, walk.unique - walk.latestNew] as const];
    return { walk: { ...next, from: latest, page: 1, marks }, asks: [{ from: latest, page: 1, size }] };
  }
  const page = walk.page + 1;
  return { walk: { ...next, page }, asks: [{ from, page, size }] };
}

/** A list of one block told its total with it; of a longer one, or one that is shorter than it says, it is asked for. */
function ended(walk: Walk): Walked {
  const isAll = walk.total === null || walk.unique + walk.unread >= walk.total;
  if (walk.blocks === 1 && isAll) return done(walk);
  return { walk: { ...walk, phase: 'check' }, asks: [{ from: null, page: 1, size: 2 }] };
}

function checked(walk: Walk, size: number, read: PageRead | null): Walked {
  if (read?.total === undefined || read.total === null) return done(walk);
  const unique = walk.unique + read.rows.filter(({ isNew }) => isNew).length;
  const next = { ...walk, unique, total: read.total };
  if (unique + walk.unread >= read.total) return done(next);
  if (walk.by === 'dates') return startSearch(next, size);
  return { walk: { ...next, phase: 'again', pass: 1 }, asks: [{ from: null, page: 1, size: size - 1 }] };
}

/** Without dates only reading everything again can find what was missed; four times at most, while it finds something. */
function readAgain(walk: Walk, size: number, asked: PageAsked, read: PageRead | null): Walked {
  const rows = read?.rows ?? [];
  const isNew = rows.filter((row) => row.isNew).length;
  const next = { ...walk, unique: walk.unique + isNew, passNew: walk.passNew + isNew };
  if (rows.length >= asked.size) return { walk: next, asks: [{ ...asked, page: asked.page + 1 }] };
  const isFound = next.unique + next.unread >= (next.total ?? 0);
  if (read === null || isFound || next.passNew === 0 || walk.pass >= MOST_PASSES) return done(next);
  const pass = walk.pass + 1;
  return { walk: { ...next, pass, passNew: 0 }, asks: [{ from: null, page: 1, size: size - pass }] };
}

function done(walk: Walk): Walked {
  return { walk: { ...walk, phase: 'done' }, asks: [] };
}

/** The total is asked for again, once in each pass: a page that no other request asks for. */
const MOST_RECOUNTS = 3;

/** One that was read has gone away since. A list that was done is looked at again, when its total is known anew. */
export function goneFrom(walk: Walk, created: string | null): Walked {
  const marks = walk.marks.map(
    ([from, older]) => [from, from !== null && created !== null && created < from ? older - 1 : older] as const,
  );
  const next = { ...walk, unique: walk.unique - 1, gone: walk.gone + 1, marks };
  const isOver = walk.phase === 'done' && walk.by === 'dates' && walk.blocks > 1 && walk.pass < MOST_RECOUNTS;
  if (!isOver) return { walk: next, asks: [] };
  const pass = walk.pass + 1;
  return { walk: { ...next, phase: 'recount', pass }, asks: [{ from: null, page: 1 + pass, size: 2 }] };
}

/** The portal takes no dates: what is left of the list is read by page number, from the last full page on. */
export function withoutDates(walk: Walk, size: number): Walked {
  if (walk.phase !== 'walk') return done(walk);
  const page = Math.max(1, Math.floor(walk.unique / size));
  const next = { ...walk, by: 'pages', from: null, page, parts: 1, rows: 0, unreadHere: 0 } as const;
  return { walk: next, asks: [{ from: null, page, size }] };
}
