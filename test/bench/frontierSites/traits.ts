import type { Archetype, Layout } from './archetypes.ts';
import type { Random } from './random.ts';

/** How a link to a file reads: its title, a bare word, an icon alone, or the name of the file. */
export type FileLabel = 'title' | 'bare' | 'icon' | 'name';

/** Habits of one site, the same on all its pages. */
export type Traits = {
  readonly layout: Layout;
  readonly hrefs: 'absolute' | 'rooted' | 'raw' | 'relative';
  readonly latin: boolean;
  readonly slugWords: number;
  readonly joint: string;
  readonly perPage: number;
  readonly pager: 'all' | 'window' | 'next' | 'ends' | 'block';
  /** Lists have a second link "read more" to each item. */
  readonly readMore: boolean;
  readonly fileLabels: Readonly<Record<FileLabel, number>>;
  /** How often the title of a file stands beside a bare link or an icon. */
  readonly namedBeside: number;
  /** Share of files behind addresses that do not name the format. */
  readonly extensionless: number;
  readonly asideFirst: boolean;
  readonly menuLinks: number;
  readonly footLinks: number;
  readonly crumbs: boolean;
  readonly shares: boolean;
  readonly submenu: boolean;
  readonly latest: boolean;
  readonly shout: boolean;
};

/** The habits of the site of this archetype and seed. */
export function traitsOf(r: Random, archetype: Archetype): Traits {
  return {
    layout: r.pick(archetype.layouts),
    hrefs: r.pick(['absolute', 'rooted', 'rooted', 'raw', 'relative']),
    latin: !r.chance(archetype.cyrillic),
    slugWords: r.int(3, 8),
    joint: r.chance(0.8) ? '-' : '_',
    perPage: r.pick([8, 10, 10, 12, 15, 20, 20, 30]),
    pager: r.pick(['all', 'window', 'window', 'next', 'ends', 'block']),
    readMore: r.chance(0.5),
    fileLabels: { title: r.int(2, 10), bare: r.int(0, 6), icon: r.int(0, 3), name: r.int(0, 3) },
    namedBeside: r.next(),
    extensionless: r.chance(0.4) ? r.pick([0.1, 0.5, 1]) : 0,
    asideFirst: r.chance(0.5),
    menuLinks: r.int(18, 48),
    footLinks: r.int(4, 22),
    crumbs: r.chance(0.7),
    shares: r.chance(0.5),
    submenu: r.chance(0.6),
    latest: r.chance(0.6),
    shout: r.chance(0.2),
  };
}
