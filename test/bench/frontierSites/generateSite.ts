import { addCopies } from './copies.ts';
import { ARCHETYPES, type Archetype, type Place } from './archetypes.ts';
import { DATA_SECTIONS } from './dataSections.ts';
import { Draft, type Room } from './draft.ts';
import { NOISE_SECTIONS } from './noiseTable.ts';
import { addOldSite } from './oldSite.ts';
import { random, type Random } from './random.ts';
import { siteOf } from './siteOf.ts';
import { sitemapsOf } from './sitemaps.ts';
import type { GeneratedSite } from './site.ts';

/** How large the site is to be: all pages, the share of copies among them, and the data files. */
type Sizes = { readonly pages: number; readonly copies: number; readonly files: number };

function sizesOf(r: Random): Sizes {
  const pages = Math.round(3000 * (18_500 / 3000) ** r.next());
  const share = 0.016 * (0.08 / 0.016) ** r.next();
  return { pages, copies: r.next() * 0.3, files: Math.round(pages * 1.7 * share) };
}

/**
 * A site like those of Bulgarian public bodies, whole and deterministic: the seed chooses the archetype, the system,
 * the habits of its editors, all sizes and every word. Any whole number is a seed.
 */
export function generateSite(seed: number): GeneratedSite {
  const r = random(seed, 0);
  const archetype = archetypeOf(seed);
  const draft = new Draft(seed, archetype);
  const sizes = sizesOf(r);
  addFront(draft);
  const shares = filesByPlace(r, archetype, sizes.files);
  for (const [place, files] of shares) if (place !== 'attachments') addData(draft, place, files, sizes.pages);
  addNoise(draft, Math.floor(sizes.pages * (1 - sizes.copies)) - draft.pageCount);
  addData(draft, 'attachments', shares.get('attachments') ?? 0, sizes.pages);
  for (const hub of draft.hubs) draft.page(hub).links = draft.r.shuffle(draft.page(hub).links);
  addMenus(draft);
  addCopies(draft, sizes.pages);
  return siteOf(draft, sitemapsOf(draft));
}

/** Seeds that follow one another take the archetypes in turn, in an order that is another for each round. */
function archetypeOf(seed: number): Archetype {
  const count = ARCHETYPES.length;
  const turn = ((seed % count) + count) % count;
  return random((seed - turn) / count, 3).shuffle(ARCHETYPES)[turn] as Archetype;
}

/** Home and the pages of the first level, in an order of the seed's. */
function addFront(draft: Draft): void {
  const { r } = draft;
  draft.addPage(draft.style, {
    title: 'Начало',
    parent: null,
    path: '/',
    section: null,
    look: 'list',
    date: draft.day(),
  });
  for (const title of r.shuffle(draft.institution.hubs).slice(0, r.int(6, draft.institution.hubs.length))) {
    draft.hubs.push(draft.addPage(draft.style, { title, parent: 0, section: null, role: 'section', look: 'list' }));
  }
}

function roomOf(draft: Draft): Room {
  return { hub: draft.r.pick(draft.hubs), style: draft.style, template: 'main' };
}

/** Shares out the files over the places of the archetype; a place whose share is shaken to little is left out. */
function filesByPlace(r: Random, archetype: Archetype, files: number): Map<Place, number> {
  const weights = Object.entries(archetype.places).map(
    ([place, weight]) => [place as Place, weight * r.next() * (r.chance(0.8) ? 1 : 0)] as const,
  );
  const sum = weights.reduce((total, [, weight]) => total + weight, 0);
  const shares = new Map<Place, number>();
  for (const [place, weight] of weights) {
    const share = Math.floor((files * weight) / Math.max(sum, 1e-9));
    if (share >= 2) shares.set(place, share);
  }
  const left = files - [...shares.values()].reduce((total, share) => total + share, 0);
  const place = shares.keys().next().value ?? (Object.keys(archetype.places)[0] as Place);
  return shares.set(place, (shares.get(place) ?? 0) + left);
}

function addData(draft: Draft, place: Place, files: number, pages: number): void {
  if (files === 0) return;
  const room = roomOf(draft);
  if (place === 'oldSite') addOldSite(draft, room.hub, files, Math.floor(pages * (0.1 + draft.r.next() * 0.25)));
  else DATA_SECTIONS[place](draft, room, files);
}

function addNoise(draft: Draft, budget: number): void {
  const { r } = draft;
  const chosen = NOISE_SECTIONS.filter(
    (section) => section.only?.includes(draft.archetype.institution) !== false && r.chance(section.share),
  ).map((section) => ({
    ...section,
    weight: section.weight * (0.3 + r.next() * 1.4),
  }));
  const sum = chosen.reduce((total, section) => total + section.weight, 0);
  for (const section of chosen) {
    const share = Math.floor((budget * section.weight) / sum);
    if (share >= 8) section.build(draft, roomOf(draft), share);
  }
  // Pages that every institution has, under some first-level page.
  for (const title of [
    'Контакти',
    'Политика за защита на личните данни',
    'Условия за ползване',
    'Карта на сайта',
    'Достъпност',
    'Регистрация',
    'Вътрешни правила',
  ]) {
    const room = roomOf(draft);
    const id = draft.addPage(room.style, { title, parent: room.hub, section: null, paragraphs: 9 });
    if (/данни|Регистрация/u.test(title)) draft.decoyPages.add(id);
    draft.page(room.hub).links.push({ to: id, label: title });
    draft.foot.push({ to: id, label: title });
    if (title === 'Карта на сайта')
      draft.page(id).links.push(...draft.sections.slice(0, 120).map((to) => ({ to, label: draft.page(to).title })));
  }
}

function addMenus(draft: Draft): void {
  const { r, traits } = draft;
  const home = draft.page(0);
  const main = r.shuffle(draft.sections.filter((id) => draft.page(id).template === 'main'));
  const inMenu = main.slice(0, Math.max(0, traits.menuLinks - draft.hubs.length));
  for (const hub of r.shuffle(draft.hubs)) {
    draft.menu.push({ hub, children: r.shuffle(inMenu.filter((id) => draft.page(id).parent === hub)) });
  }
  draft.foot.push(...main.slice(-traits.footLinks).map((to) => ({ to, label: draft.page(to).title })));
  draft.foot.push(
    { to: 'https://portal.example/', label: 'Портал на администрацията' },
    { to: `${draft.origin}/rss-old.php`, label: 'RSS' },
  );
  const latest = r
    .shuffle(draft.articles)
    .slice(0, 5)
    .map((to) => ({ to, label: draft.page(to).title }));
  draft.latest.push(...latest);
  home.links.push(
    ...r.shuffle([...draft.hubs, ...main.slice(0, r.int(0, 12))]).map((to) => ({ to, label: draft.page(to).title })),
    ...latest,
  );
}
