import type { Draft, Room } from './draft.ts';
import { dropData, newFile } from './fileDrop.ts';
import { SILENT_TITLES, titleOf } from './titles.ts';

/** A title for a page that holds data: mostly its topic, sometimes a word that says nothing. */
export function pageTitle(draft: Draft, topic: string): string {
  return draft.r.chance(0.22) ? draft.r.pick(SILENT_TITLES) : topic;
}

/** Data attached to news and notices that are there anyway; to be placed after the noise. */
export function attachments(draft: Draft, room: Room, count: number): void {
  for (let left = count; left > 0;) {
    const page = draft.page(draft.r.pick(draft.articles));
    const here = Math.min(left, draft.r.int(1, 3));
    draft.decoyPages.delete(page.id);
    const topic = draft.r.chance(0.5) ? page.title : draft.r.pick(draft.institution.datasets);
    for (let n = 0; n < here; n += 1) page.links.push(newFile(draft, room, { topic, truth: 'data' }, page.date));
    left -= here;
  }
}

/** Pages with files which no page links; the sitemap has them, as it has pages that fell out of the menus. */
export function sitemapPages(draft: Draft, room: Room, count: number): void {
  const { r } = draft;
  const perPage = r.int(1, 5);
  const ids: number[] = [];
  for (let n = 0; n < Math.ceil(count / perPage); n += 1) {
    const topic = r.pick(draft.institution.datasets);
    const id = draft.addPage(room.style, {
      title: pageTitle(draft, topic),
      parent: room.hub,
      section: null,
      date: draft.day(),
    });
    draft.unlinked.add(id);
    ids.push(id);
  }
  dropData(draft, room, ids, count, (leaf) => draft.page(leaf).title);
  // Forgotten pages without data are just as many and more.
  for (let n = Math.ceil(ids.length * r.int(1, 4)); n > 0; n -= 1) {
    draft.unlinked.add(draft.addPage(room.style, { title: titleOf.news(r), parent: room.hub, section: null }));
  }
}

/** Files that only the sitemap of the media library names. */
export function sitemapFiles(draft: Draft, room: Room, count: number): void {
  for (let n = 0; n < count; n += 1) {
    const link = newFile(draft, room, { topic: draft.r.pick(draft.institution.datasets), truth: 'data' });
    if (typeof link.to === 'number') draft.unlinked.add(link.to);
  }
}
