import type { Archetype } from './archetypes.ts';
import { INSTITUTIONS, type Institution } from './institutions.ts';
import { random, type Random } from './random.ts';
import { traitsOf, type Traits } from './traits.ts';
import { slugOf } from './transliterate.ts';
import { URL_STYLES, type Day, type UrlStyle } from './urlStyles.ts';

/** A link in the body of a page: to an entry of the draft, or to an absolute URL elsewhere. */
export type Link = {
  readonly to: number | string;
  readonly label: string;
  /** Plain text before the link. */
  readonly beside?: string;
  readonly icon?: boolean;
  readonly tip?: string;
};

export type PageLook = 'list' | 'table' | 'article' | 'gallery' | 'calendar' | 'form';

export type Page = {
  readonly is: 'page';
  readonly id: number;
  readonly url: string;
  readonly path: string;
  readonly title: string;
  readonly look: PageLook;
  readonly parent: number | null;
  /** The page whose submenu and aside this page shows; null for home and hubs. */
  readonly section: number | null;
  readonly template: 'main' | 'old' | 'print' | 'english';
  readonly date: Day;
  /** Number of the page in the content system; not the index in the draft. */
  readonly number: number;
  readonly paragraphs: number;
  links: Link[];
  pager: Link[];
  tools: Link[];
  aside: Link[];
  /** Not a copy of another page, so that a sitemap names it. */
  readonly original: boolean;
};

export type FileEntry = {
  readonly is: 'file';
  readonly id: number;
  readonly url: string;
  readonly title: string;
  readonly name: string;
  readonly extension: string;
  readonly truth: 'data' | 'decoy' | 'document';
};

export type Entry = Page | FileEntry;

/** The part of a site where sections are built: their parent, address habits and template. */
export type Room = { readonly hub: number; readonly style: UrlStyle; readonly template: 'main' | 'old' };

export type NewPage = {
  readonly title: string;
  readonly parent: number | null;
  readonly section?: number | null;
  readonly look?: PageLook;
  readonly role?: 'section' | 'item';
  readonly date?: Day;
  readonly path?: string;
  readonly paragraphs?: number;
  readonly template?: Page['template'];
  readonly original?: boolean;
};

/** A site while it is being built; afterwards only read. */
export class Draft {
  readonly seed: number;
  readonly archetype: Archetype;
  readonly institution: Institution;
  readonly name: string;
  readonly origin: string;
  readonly r: Random;
  readonly traits: Traits;
  readonly style: UrlStyle;
  readonly entries: Entry[] = [];
  readonly byUrl = new Map<string, number>();
  readonly decoyPages = new Set<number>();
  readonly hubs: number[] = [];
  /** Roots of sections, for menus. */
  readonly sections: number[] = [];
  /** Pages of the noise to which a file may be attached. */
  readonly articles: number[] = [];
  /** Pages that only a sitemap names; files likewise. */
  readonly unlinked = new Set<number>();
  /** The copy of a page whose address carries a session id; and all such copies. */
  readonly sessionCopies = new Map<number, number>();
  readonly inSession = new Set<number>();
  readonly menu: { readonly hub: number; readonly children: readonly number[] }[] = [];
  readonly foot: Link[] = [];
  readonly latest: Link[] = [];
  pageCount = 0;
  #number: number;
  readonly #slugs = new Map<string, number>();

  constructor(seed: number, archetype: Archetype) {
    this.seed = seed;
    this.archetype = archetype;
    this.institution = INSTITUTIONS[archetype.institution];
    this.r = random(seed, 1);
    this.name = this.r.pick(this.institution.names);
    this.origin = `http://s${seed}.example`;
    this.traits = traitsOf(this.r, archetype);
    this.style = URL_STYLES[this.r.pick(archetype.styles)](this.r);
    this.#number = this.r.int(20, 900);
  }

  page(id: number): Page {
    const entry = this.entries[id];
    if (entry?.is !== 'page') throw new Error(`no page ${id}`);
    return entry;
  }

  /** Any day of the years in which such sites were kept. */
  day(): Day {
    return { year: this.r.int(2009, 2024), month: this.r.int(1, 12), day: this.r.int(1, 28) };
  }

  /** The next number of the content system; sections do not follow one another in it. */
  nextNumber(): number {
    this.#number += this.r.chance(0.02) ? this.r.int(20, 400) : this.r.int(1, 3);
    return this.#number;
  }

  addPage(style: UrlStyle, made: NewPage): number {
    const id = this.entries.length;
    const number = this.nextNumber();
    const date = made.date ?? this.day();
    const { slugWords, latin, joint } = this.traits;
    const slug = slugOf(made.title, slugWords, latin, joint) || 'n';
    const path = this.#free((name) => made.path ?? this.#pagePath(style, made, { slug: name, number, date }), slug);
    const parent = made.parent === null ? null : this.page(made.parent);
    this.#keep({
      is: 'page',
      id,
      url: this.urlOf(path),
      path,
      title: made.title,
      look: made.look ?? 'article',
      parent: made.parent,
      section: made.section === undefined ? (parent?.section ?? null) : made.section,
      template: made.template ?? parent?.template ?? 'main',
      date,
      number,
      paragraphs: made.paragraphs ?? this.r.int(1, 9),
      links: [],
      pager: [],
      tools: [],
      aside: [],
      original: made.original ?? true,
    });
    this.pageCount += 1;
    return id;
  }

  /** A file that no page links yet. `extensionless` hides its format from the address. */
  addFile(style: UrlStyle, made: Pick<FileEntry, 'title' | 'name' | 'extension' | 'truth'> & { date: Day }): number {
    const hidden = this.r.chance(this.traits.extensionless);
    const number = this.nextNumber();
    const path = this.#free((name) => {
      const at = { name, extension: made.extension, id: number, date: made.date };
      return hidden ? style.download(at) : style.file(at);
    }, made.name);
    const id = this.entries.length;
    const { title, name, extension, truth } = made;
    this.#keep({ is: 'file', id, url: this.urlOf(path), title, name, extension, truth });
    return id;
  }

  urlOf(path: string): string {
    return new URL(path, this.origin).href;
  }

  #keep(entry: Entry): void {
    this.entries.push(entry);
    this.byUrl.set(entry.url, entry.id);
  }

  #pagePath(style: UrlStyle, made: NewPage, at: { slug: string; number: number; date: Day }): string {
    const parent = made.parent === null ? null : this.page(made.parent);
    return style.page({
      role: made.role ?? 'item',
      slug: at.slug,
      id: at.number,
      parentPath: parent === null || parent.id === 0 ? '' : parent.path,
      parentNumber: parent?.number ?? 0,
      date: at.date,
    });
  }

  /** The first path that is still free, the name numbered as content systems number twins. */
  #free(pathFor: (name: string) => string, name: string): string {
    const bare = pathFor(name);
    if (!this.byUrl.has(this.urlOf(bare))) return bare;
    for (let n = (this.#slugs.get(name) ?? 1) + 1; ; n += 1) {
      let path = pathFor(`${name}${this.traits.joint}${n}`);
      if (path === bare) path = `${bare}${bare.includes('?') ? '&' : '?'}v=${n}`;
      if (this.byUrl.has(this.urlOf(path))) continue;
      this.#slugs.set(name, n);
      return path;
    }
  }
}
