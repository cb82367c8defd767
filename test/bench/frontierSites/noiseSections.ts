import type { Draft, Link, Room } from './draft.ts';
import { newArchiveOfPapers, newFile, putPapers } from './fileDrop.ts';
import { fillList, growTree, openSection, yearTitle } from './shapes.ts';
import { MONTHS, titleOf, type TitleKind } from './titles.ts';
import { withQuery } from './urlStyles.ts';

/** Builds a section of about so many pages that hold no data. */
export type Noise = (draft: Draft, room: Room, budget: number) => void;

/** A paged list of dated articles, with archives by month, categories and tags that show the same articles again. */
export function articles(names: readonly string[], title: TitleKind, paperShare: number): Noise {
  return (draft, room, budget) => {
    const { r } = draft;
    const root = openSection(draft, room, r.pick(names));
    const ways = { months: r.chance(0.5), categories: r.chance(0.5), tags: r.chance(0.3) };
    const perPage = draft.traits.perPage;
    const copies = Number(ways.categories) / perPage + Number(ways.tags) / 4 + Number(ways.months) / 9;
    const count = Math.max(3, Math.floor(budget / (1 + 1 / perPage + copies)));
    const links: Link[] = [];
    for (let n = 0; n < count; n += 1) {
      const id = draft.addPage(room.style, { title: titleOf[title](r), parent: root });
      const page = draft.page(id);
      if (/данни|бюджет|регистър|справка|отчет/iu.test(page.title)) draft.decoyPages.add(id);
      if (r.chance(paperShare)) putPapers(draft, room, id, r.int(1, 4), page.title);
      draft.articles.push(id);
      links.push({ to: id, label: page.title });
    }
    fillList(draft, room, root, links, perPage);
    if (ways.months) addMonths(draft, room, root, links);
    if (ways.categories) addGroups(draft, room, root, links, 'Категория', r.int(3, 9), 1);
    if (ways.tags) addGroups(draft, room, root, links, 'Етикет', Math.ceil(count / 5), 0.02);
  };
}

/** Archives by month in the aside of the section, each with the articles of its month. */
function addMonths(draft: Draft, room: Room, root: number, links: readonly Link[]): void {
  const byMonth = new Map<string, Link[]>();
  for (const link of links) {
    const date = draft.page(link.to as number).date;
    const key = `${MONTHS[date.month - 1]} ${date.year}`;
    byMonth.set(key, [...(byMonth.get(key) ?? []), link]);
  }
  const index = draft.addPage(room.style, { title: 'Архив', parent: root, role: 'section', look: 'list' });
  draft.page(root).aside.push({ to: index, label: 'Архив по месеци' });
  for (const [title, group] of byMonth) {
    const id = draft.addPage(room.style, {
      title,
      parent: index,
      role: 'section',
      look: 'list',
      paragraphs: 0,
      original: false,
    });
    draft.page(index).links.push({ to: id, label: title });
    fillList(draft, room, id, group, draft.traits.perPage);
  }
}

/** Groupings of the same articles; all of them in one group each, or a share of them in every group. */
function addGroups(
  draft: Draft,
  room: Room,
  root: number,
  links: readonly Link[],
  word: string,
  count: number,
  share: number,
): void {
  const { r } = draft;
  const groups = Array.from({ length: count }, (_, at) => {
    const title = at < 16 ? titleOf.topic(r) : `${titleOf.topic(r)} ${titleOf.village(r).split(' ').at(-1)}`;
    return {
      id: draft.addPage(room.style, {
        title: `${word}: ${title}`,
        parent: root,
        role: 'section',
        look: 'list',
        paragraphs: 0,
        original: false,
      }),
      list: [] as Link[],
    };
  });
  for (const link of links) {
    const tries = share === 1 ? 1 : r.int(0, 3);
    for (let n = 0; n < tries; n += 1) r.pick(groups).list.push(link);
  }
  for (const group of groups) {
    fillList(draft, room, group.id, group.list, draft.traits.perPage);
    const label = draft.page(group.id).title;
    const at = group.list[0]?.to;
    // A group is shown beside the articles that are in it, and the large ones in the aside of the section.
    if (typeof at === 'number') draft.page(at).tools.push({ to: group.id, label });
    if (typeof at !== 'number' || share === 1) draft.page(root).aside.push({ to: group.id, label });
  }
}

/** Index → year → items with papers: sessions of the council, orders for supplies. */
export function yearTree(
  names: readonly string[],
  title: TitleKind,
  papers: readonly [number, number],
  packed: number,
): Noise {
  return (draft, room, budget) => {
    const { r } = draft;
    const root = openSection(draft, room, r.pick(names));
    const years = Math.min(r.int(5, 15), Math.max(1, Math.floor(budget / 6)));
    const perYear = Math.max(1, Math.floor(budget / years / 1.12) - 1);
    const leaves = growTree(draft, room, root, [
      {
        count: () => years,
        title: yearTitle(draft, ['', 'Архив', 'Година', 'За']),
        look: r.pick(['list', 'table'] as const),
      },
      {
        count: () => Math.max(1, Math.round(perYear * (0.6 + r.next() * 0.8))),
        title: () => titleOf[title](r),
        role: 'item',
      },
    ]);
    for (const leaf of leaves) {
      putPapers(draft, room, leaf, r.int(...papers), titleOf[title](r));
      if (r.chance(packed)) draft.page(leaf).links.push(newArchiveOfPapers(draft, room));
      draft.articles.push(leaf);
    }
  };
}

/** A paged list whose entries are papers themselves. */
export function papersList(names: readonly string[], title: TitleKind): Noise {
  return (draft, room, budget) => {
    const root = openSection(draft, room, draft.r.pick(names), 'table');
    const count = Math.max(4, Math.min(budget, 60) * draft.traits.perPage);
    const links = Array.from({ length: count }, () =>
      newFile(draft, room, { topic: titleOf[title](draft.r), truth: 'document' }),
    );
    fillList(draft, room, root, links, draft.traits.perPage);
  };
}

/** Index → pages → pages below, mostly text; some offer a form. */
export function textPages(names: readonly string[], title: TitleKind, forms: number): Noise {
  return (draft, room, budget) => {
    const { r } = draft;
    const root = openSection(draft, room, r.pick(names));
    const below = r.int(0, 5);
    const leaves = growTree(draft, room, root, [
      { count: () => Math.max(2, Math.round(budget / (1 + below))), title: () => titleOf[title](r), role: 'item' },
      ...(below > 0 ? [{ count: () => r.int(Math.max(1, below - 1), below + 1), title: () => titleOf[title](r) }] : []),
    ]);
    for (const leaf of leaves) if (r.chance(forms)) putForm(draft, room, leaf);
  };
}

/** "Download" of an application form: a document to fill in. */
function putForm(draft: Draft, room: Room, page: number): void {
  const link = newFile(draft, room, {
    topic: draft.r.pick(['Заявление', 'Образец на заявление', 'Искане за вписване в регистъра', 'Декларация']),
    truth: 'decoy',
  });
  draft.page(page).links.push(link);
}

/** Albums, each a grid of pages with one photo. */
export function gallery(draft: Draft, room: Room, budget: number): void {
  const { r } = draft;
  const root = openSection(draft, room, r.pick(['Галерия', 'Фотогалерия', 'Снимки', 'Галерии']), 'gallery');
  const photos = r.int(6, 24);
  growTree(draft, room, root, [
    {
      count: () => Math.max(1, Math.round(budget / (photos + 2))),
      title: () => titleOf.album(r),
      look: 'gallery',
      paragraphs: () => 0,
    },
    {
      count: () => r.int(Math.max(3, photos - 5), photos + 5),
      title: (at, above) => `${above} – снимка ${at + 1}`,
      look: 'gallery',
      paragraphs: () => 0,
    },
  ]);
}

/** A calendar that can be turned month by month, with a page for each day; most days are empty. */
export function calendar(draft: Draft, room: Room, budget: number): void {
  const { r } = draft;
  const root = openSection(
    draft,
    room,
    r.pick(['Календар', 'Събития', 'Културен календар', 'Календар на събитията']),
    'calendar',
  );
  const months = Math.max(2, Math.min(144, Math.floor(budget / 29)));
  const from = r.int(2010, 2014);
  const ids: number[] = [];
  for (let at = 0; at < months; at += 1) {
    const year = from + Math.floor(at / 12);
    const address = withQuery(draft.page(root).path, `month=${year}-${(at % 12) + 1}`);
    const id = draft.addPage(room.style, {
      title: `${MONTHS[at % 12]} ${year}`,
      parent: root,
      look: 'calendar',
      path: address,
      paragraphs: 0,
      original: false,
    });
    ids.push(id);
    for (let day = 1; day <= 28; day += 1) {
      const title = `Събития на ${day} ${MONTHS[at % 12]} ${year}`;
      const dayId = draft.addPage(room.style, {
        title,
        parent: id,
        paragraphs: r.chance(0.1) ? 3 : 0,
        original: false,
      });
      draft.page(id).links.push({ to: dayId, label: String(day) });
    }
  }
  for (const [at, id] of ids.entries()) {
    const before = ids[at - 1];
    const after = ids[at + 1];
    if (before !== undefined) draft.page(id).pager.push({ to: before, label: '<<' });
    if (after !== undefined) draft.page(id).pager.push({ to: after, label: '>>' });
  }
  draft.page(root).links.push({ to: ids.at(-1) ?? root, label: 'Този месец' });
}

/** Results of the site's own search, linked from a cloud of frequent words. */
export function searchPages(draft: Draft, room: Room, budget: number): void {
  const { r } = draft;
  const root = openSection(draft, room, r.pick(['Търсене', 'Търсене в сайта', 'Разширено търсене']), 'form');
  for (let left = budget; left > 0;) {
    const word = titleOf.topic(r);
    const path = `/search?q=${encodeURIComponent(word)}&c=${left}`;
    const id = draft.addPage(room.style, {
      title: `Резултати за „${word}“`,
      parent: root,
      look: 'list',
      path,
      paragraphs: 0,
      original: false,
    });
    draft.page(root).links.push({ to: id, label: word });
    const results = Array.from({ length: draft.traits.perPage * r.int(1, 4) }, () =>
      r.pick(draft.articles.length > 0 ? draft.articles : draft.sections),
    );
    left -= fillList(
      draft,
      room,
      id,
      results.map((to) => ({ to, label: draft.page(to).title })),
      draft.traits.perPage,
    ).length;
  }
}
