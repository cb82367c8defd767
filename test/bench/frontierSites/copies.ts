import type { Draft, Link, NewPage, Page } from './draft.ts';
import { withQuery } from './urlStyles.ts';

type Copier = (draft: Draft, budget: number) => void;

/** A page that shows again what another shows, under another address. */
function addCopy(draft: Draft, of: Page, path: string, made: Partial<NewPage> = {}): Page {
  const id = draft.addPage(draft.style, {
    title: of.title,
    parent: of.parent,
    section: of.section,
    look: of.look,
    date: of.date,
    paragraphs: of.paragraphs,
    template: of.template,
    ...made,
    path,
    original: false,
  });
  return draft.page(id);
}

/** Pages that links reach and that are no copies, in some order. */
function originals(draft: Draft): Page[] {
  const pages = draft.entries.filter((entry): entry is Page => entry.is === 'page' && entry.original);
  return draft.r.shuffle(pages.filter((page) => page.template === 'main' && !draft.unlinked.has(page.id)));
}

function prints(draft: Draft, budget: number): void {
  for (const page of originals(draft).slice(0, budget)) {
    const copy = addCopy(draft, page, draft.style.print(page.path, page.number), { template: 'print' });
    copy.links = page.links;
    page.tools.push({ to: copy.id, label: draft.traits.layout === 'tables' ? 'Печат' : 'Версия за печат' });
  }
}

/** Each page has its own link to the login, with the way back in it. */
function logins(draft: Draft, budget: number): void {
  for (const page of originals(draft).slice(0, budget)) {
    const path = `/login?returnUrl=${encodeURIComponent(page.path)}`;
    const copy = addCopy(draft, page, path, {
      title: 'Вход за потребители',
      look: 'form',
      paragraphs: 0,
      section: null,
    });
    page.tools.push({ to: copy.id, label: 'Вход' });
  }
}

/** The same article once more, with the campaign in its address, linked beside the article. */
function tracked(draft: Draft, budget: number): void {
  const campaign = draft.r.pick(['utm_source=site&utm_medium=banner', 'ref=list', 'from=home', 'fbclid=IwAR2xQ']);
  for (const page of originals(draft).slice(0, budget)) {
    if (page.parent === null || draft.page(page.parent).tools.length > 14) continue;
    const copy = addCopy(draft, page, withQuery(page.path, campaign));
    copy.links = page.links;
    draft.page(page.parent).tools.push({ to: copy.id, label: 'Още »' });
  }
}

/** Sortings and filters of listings: every combination is a page of its own that links to the others. */
function facets(draft: Draft, budget: number): void {
  const { r } = draft;
  const listings = draft.sections
    .map((id) => draft.page(id))
    .filter((page) => page.links.length > 4 && page.template === 'main');
  let left = budget;
  for (const page of r.shuffle(listings)) {
    if (left <= 0) return;
    const made: Page[] = [];
    const years = r.int(2, 12);
    for (const sort of r.shuffle(['date', 'title', 'hits', 'author']).slice(0, r.int(1, 4))) {
      for (const order of ['asc', 'desc']) {
        for (let year = 0; year <= years && left > 0; year += 1, left -= 1) {
          const query = `sort=${sort}&order=${order}${year === 0 ? '' : `&filter_year=${2024 - year}`}`;
          const copy = addCopy(draft, page, withQuery(page.path, query), { parent: page.id });
          copy.links = r.shuffle(page.links).slice(0, year === 0 ? page.links.length : r.int(0, 6));
          made.push(copy);
        }
      }
    }
    const links = made.map((copy, at) => ({
      to: copy.id,
      label: at % (years + 1) === 0 ? 'Подреди ▲▼' : String(2024 - (at % (years + 1))),
    }));
    for (const one of [page, ...made]) one.tools.push(...links);
  }
}

/** Pages from the start on, each found on an earlier one by the links of its body: what a mirror can keep reachable. */
function closure(draft: Draft, start: readonly number[], budget: number): number[] {
  const found = new Set(start);
  for (const id of found) {
    if (found.size >= budget) break;
    const page = draft.page(id);
    for (const link of [...page.links, ...page.pager]) {
      if (typeof link.to !== 'number' || draft.entries[link.to]?.is !== 'page' || found.size >= budget) continue;
      found.add(link.to);
    }
  }
  return [...found];
}

const ENGLISH_TITLES = [
  'About us',
  'Structure',
  'News',
  'Contacts',
  'Projects',
  'Services',
  'Documents',
  'Tourism',
  'History',
  'Investments',
  'Events',
  'Registers',
  'Culture',
  'Education',
  'Programmes',
  'Budget',
  'Public procurement',
  'Administration',
  'Declarations',
  'Useful links',
  'Reports',
];

/** The English part: its own addresses, most links, some of the files of the Bulgarian pages. */
function english(draft: Draft, budget: number): void {
  const { r } = draft;
  const query = /[?]/u.test(draft.page(draft.hubs[0] ?? 0).path);
  const twins = new Map<number, Page>();
  for (const id of closure(draft, [0, ...draft.hubs], budget)) {
    const page = draft.page(id);
    const path = query ? withQuery(page.path, 'lang=en') : `/en${page.path.replace(/^\/bg\b/u, '')}`;
    const title = id === 0 ? 'Home' : r.pick(ENGLISH_TITLES);
    twins.set(
      id,
      addCopy(draft, page, path, {
        title,
        template: 'english',
        parent: page.parent === null ? null : (twins.get(page.parent)?.id ?? 0),
      }),
    );
  }
  const mapped = (links: readonly Link[]): Link[] =>
    links.flatMap((link): Link[] => {
      const twin = typeof link.to === 'number' ? twins.get(link.to) : undefined;
      if (twin !== undefined) return [{ to: twin.id, label: twin.title }];
      return typeof link.to === 'number' && draft.entries[link.to]?.is === 'file' && r.chance(0.4) ? [link] : [];
    });
  for (const [id, twin] of twins) {
    twin.links = mapped(draft.page(id).links);
    twin.pager = mapped(draft.page(id).pager);
  }
  const home = twins.get(0);
  if (home === undefined) return;
  draft.page(0).tools.push({ to: home.id, label: 'English' });
  for (const hub of draft.hubs) {
    const twin = twins.get(hub);
    if (twin !== undefined) home.links.push({ to: twin.id, label: twin.title });
  }
}

/** Servers that carry the session in links: home and some pages lead into copies that lead to further copies. */
function sessions(draft: Draft, budget: number): void {
  const id = draft.r.int(1_000_000, 9_999_999).toString(16).padStart(8, 'c');
  const jsp = draft.archetype.styles.includes('liferay');
  for (const of of closure(draft, draft.hubs, budget)) {
    const page = draft.page(of);
    const [path = '', query] = page.path.split('?');
    const carried = jsp
      ? `${path};jsessionid=${id}${query === undefined ? '' : `?${query}`}`
      : withQuery(page.path, `PHPSESSID=${id}`);
    const copy = addCopy(draft, page, carried);
    copy.links = page.links;
    copy.pager = page.pager;
    draft.sessionCopies.set(of, copy.id);
    draft.inSession.add(copy.id);
  }
}

/** Fills the site up to so many pages with copies of what it has, in the ways its archetype allows. */
export function addCopies(draft: Draft, target: number): void {
  const { r, archetype } = draft;
  const ways: { readonly weight: number; readonly copy: Copier }[] = [];
  if (r.chance(0.6)) ways.push({ weight: r.int(1, 5), copy: prints });
  if (r.chance(0.25)) ways.push({ weight: r.int(1, 4), copy: logins });
  if (r.chance(0.4)) ways.push({ weight: r.int(1, 2), copy: tracked });
  if (r.chance(0.5)) ways.push({ weight: r.int(1, 5), copy: facets });
  if (r.chance(archetype.english)) ways.push({ weight: r.int(2, 5), copy: english });
  if (r.chance(archetype.sessions)) ways.push({ weight: r.int(2, 5), copy: sessions });
  const room = target - draft.pageCount;
  const sum = ways.reduce((total, way) => total + way.weight, 0);
  for (const way of ways) way.copy(draft, Math.max(0, Math.floor((room * way.weight) / sum)));
  if (draft.pageCount < target) prints(draft, Math.min(target - draft.pageCount, ways.length === 0 ? target : 400));
}
