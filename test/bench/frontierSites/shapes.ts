import type { Draft, Link, Page, PageLook, Room } from './draft.ts';
import { MONTHS } from './titles.ts';
import type { Day } from './urlStyles.ts';

/** One level of a tree of pages. */
export type Level = {
  /** How many children each page above gets. */
  readonly count: () => number;
  readonly title: (at: number, above: string) => string;
  readonly look?: PageLook;
  readonly role?: 'section' | 'item';
  readonly paragraphs?: () => number;
};

/** Puts links on a page, and on further pages of the listing when there are more than fit. Returns all these pages. */
export function fillList(draft: Draft, room: Room, pageId: number, links: readonly Link[], perPage: number): number[] {
  const first = draft.page(pageId);
  const pages = [pageId];
  const count = Math.max(1, Math.ceil(links.length / perPage));
  for (let n = 2; n <= count; n += 1) {
    pages.push(
      draft.addPage(room.style, {
        title: first.title,
        parent: pageId,
        look: first.look,
        path: room.style.turned(first.path, n, perPage),
        paragraphs: 0,
        original: false,
      }),
    );
  }
  for (const [at, id] of pages.entries()) {
    draft.page(id).links.push(...links.slice(at * perPage, (at + 1) * perPage));
    draft.page(id).pager = pagerLinks(draft, pages, at);
  }
  return pages;
}

function pagerLinks(draft: Draft, pages: readonly number[], at: number): Link[] {
  const last = pages.length - 1;
  if (last === 0) return [];
  const shown = new Set<number>();
  const add = (from: number, to: number): void => {
    for (let n = Math.max(0, from); n <= Math.min(last, to); n += 1) if (n !== at) shown.add(n);
  };
  const habit = draft.traits.pager;
  if (habit === 'all' && last < 25) add(0, last);
  else if (habit === 'block') add(at - (at % 10), at - (at % 10) + 10);
  else if (habit !== 'next' && habit !== 'ends') add(at - 2, at + 2);
  if (habit === 'ends' || habit === 'window' || habit === 'all') {
    add(0, 0);
    add(last, last);
  }
  const links = [...shown].sort((a, b) => a - b).map((n) => ({ to: pages[n] ?? 0, label: String(n + 1) }));
  if (at > 0) links.unshift({ to: pages[at - 1] ?? 0, label: '« Предишна' });
  if (at < last) links.push({ to: pages[at + 1] ?? 0, label: 'Следваща »' });
  return links;
}

/** The root page of a new section; its hub gets a link to it. */
export function openSection(draft: Draft, room: Room, title: string, look: PageLook = 'list'): number {
  const root = draft.addPage(room.style, {
    title,
    parent: room.hub,
    role: 'section',
    look,
    section: draft.entries.length,
  });
  draft.page(room.hub).links.push({ to: root, label: title });
  draft.sections.push(root);
  return root;
}

/** A tree of pages under a page, level by level; lists that are too long are paged. The leaves are the lowest pages. */
export function growTree(draft: Draft, room: Room, root: number, levels: readonly Level[]): number[] {
  const [level, ...below] = levels;
  if (level === undefined) return [root];
  const above = draft.page(root);
  const links: Link[] = [];
  const leaves: number[] = [];
  const count = level.count();
  for (let at = 0; at < count; at += 1) {
    const title = level.title(at, above.title);
    const id = draft.addPage(room.style, {
      title,
      parent: root,
      date: dateWithin(draft, title, above),
      look: level.look ?? (below.length > 0 ? 'list' : 'article'),
      role: level.role ?? (below.length > 0 ? 'section' : 'item'),
      ...(level.paragraphs === undefined ? {} : { paragraphs: level.paragraphs() }),
    });
    links.push({ to: id, label: draft.page(id).title });
    leaves.push(...growTree(draft, room, id, below));
  }
  fillList(draft, room, root, links, Math.max(draft.traits.perPage, 12));
  return leaves;
}

/** A day in the year that the title names, else in the year that the page above names, else any. */
function dateWithin(draft: Draft, title: string, above: Page): Day {
  const year = /\b20[012]\d\b/u.exec(title)?.[0] ?? /\b20[012]\d\b/u.exec(above.title)?.[0];
  const month = MONTHS.findIndex((name) => title.startsWith(name)) + 1;
  const any = draft.day();
  return { ...any, ...(year === undefined ? {} : { year: Number(year) }), ...(month === 0 ? {} : { month }) };
}

/** Years from the newest back, as indexes of years have them. */
export function yearTitle(draft: Draft, words: readonly string[]): (at: number) => string {
  const word = draft.r.pick(words);
  const newest = draft.r.int(2021, 2024);
  return (at) => (word === '' ? String(newest - at) : `${word} ${newest - at}${draft.traits.shout ? ' Г.' : ' г.'}`);
}
