import { DATA_SECTIONS } from './dataSections.ts';
import type { Draft, Room } from './draft.ts';
import { NOISE_SECTIONS } from './noiseTable.ts';
import { URL_STYLES, type UrlStyle } from './urlStyles.ts';

/** The same habits under a folder of their own. */
function under(front: string, style: UrlStyle): UrlStyle {
  const bare = (path: string): string => (path.startsWith(`${front}/`) ? path.slice(front.length) : path);
  return {
    page: (at) => `${front}${style.page({ ...at, parentPath: bare(at.parentPath) })}`,
    turned: (path, n, perPage) => `${front}${style.turned(bare(path), n, perPage)}`,
    file: (at) => `${front}${style.file(at)}`,
    download: (at) => `${front}${style.download(at)}`,
    print: (path, id) => `${front}${style.print(bare(path), id)}`,
  };
}

/** The site before the last redesign, left where it was: another system, its own menu, old news and old data. */
export function addOldSite(draft: Draft, hub: number, files: number, pages: number): void {
  const { r } = draft;
  const front = r.pick(['/old', '/old_site', '/arhiv', '/2013', '/archive', '/site']);
  const style = under(front, URL_STYLES[r.pick(['staticHtml', 'customPhp', 'joomlaRaw', 'customAspx'] as const)](r));
  const title = r.pick(['Стар сайт', 'Архив на сайта', 'Предишна версия', 'Архив', 'Към стария сайт']);
  const root = draft.addPage(style, {
    title,
    parent: hub,
    path: `${front}/`,
    template: 'old',
    section: null,
    look: 'list',
  });
  draft.page(hub).links.push({ to: root, label: title });
  draft.foot.push({ to: root, label: title });
  const room: Room = { hub: root, style, template: 'old' };
  const before = draft.pageCount;
  const places = r
    .shuffle(['registers', 'longPage', 'monthArchive', 'budget', 'pagedList', 'departments'] as const)
    .slice(0, r.int(1, 3));
  for (const [at, place] of places.entries()) {
    const share =
      at === places.length - 1 ? files - Math.floor(files / places.length) * at : Math.floor(files / places.length);
    if (share > 0) DATA_SECTIONS[place](draft, room, share);
  }
  const left = pages - (draft.pageCount - before);
  const noise = r.shuffle(NOISE_SECTIONS).slice(0, 4);
  for (const section of noise) section.build(draft, room, Math.max(6, Math.floor(left / noise.length)));
  draft.page(root).links = r.shuffle(draft.page(root).links);
}
