import type { Place } from './archetypes.ts';
import type { Draft, Link, Room } from './draft.ts';
import { dropData, newFile, putPapers } from './fileDrop.ts';
import { attachments, pageTitle, sitemapFiles, sitemapPages } from './scatteredData.ts';
import { fillList, growTree, openSection, yearTitle } from './shapes.ts';
import { MONTHS, SILENT_TITLES, titleOf } from './titles.ts';

const NAMES = {
  registers: [
    'Публични регистри',
    'Регистри',
    'Списъци и регистри',
    'Информационни регистри',
    'Справки',
    'Информация',
    'Документи',
    'Обществена информация',
  ],
  budget: [
    'Бюджет',
    'Бюджет и финанси',
    'Финанси',
    'Финансови отчети',
    'Отчетност',
    'Прозрачност',
    'Документи на дирекцията',
    'Счетоводство',
  ],
  month: [
    'Месечни справки',
    'Статистика',
    'Бюлетин',
    'Наблюдения',
    'Архив',
    'Ежемесечна информация',
    'Анализи',
    'Резултати',
  ],
  paged: [
    'Справки и отчети',
    'Списъци',
    'Файлове',
    'Обявления и документи',
    'Библиотека',
    'Съобщения по ЗУТ',
    'Всички документи',
    'Публикации',
  ],
  catalogue: ['Отворени данни', 'Набори от данни', 'Данни и статистика', 'Каталог', 'Данни за повторно използване'],
  long: [
    'Отчети по месеци',
    'Таблици',
    'Справки',
    'Приложения към програмата',
    'Данни',
    'Списък на файловете',
    'Документи за изтегляне',
  ],
} as const;

/** A page of the same look and title as those with data, which holds only text, or a scan, or a form to fill in. */
function addDecoyPage(draft: Draft, room: Room, parent: number): Link {
  const topic = draft.r.pick(draft.institution.datasets);
  const id = draft.addPage(room.style, { title: topic, parent, role: 'section' });
  draft.decoyPages.add(id);
  if (draft.r.chance(0.5)) putPapers(draft, room, id, draft.r.int(1, 4), topic);
  return { to: id, label: topic };
}

/** Register index → register → year → type or page of records → files. */
function registers(draft: Draft, room: Room, count: number): void {
  const { r } = draft;
  const root = openSection(draft, room, r.pick(NAMES.registers));
  const topics = r.shuffle(draft.institution.datasets).slice(0, r.int(4, 12));
  const depth = r.int(1, 3);
  const perLeaf = r.int(1, 6);
  const years = r.int(3, 13);
  const wanted = Math.max(2, Math.ceil(count / perLeaf / topics.length));
  const below = Math.max(1, Math.ceil(wanted / (depth === 1 ? 1 : years)));
  const yearLevel = {
    count: () => Math.min(years, wanted),
    title: yearTitle(draft, ['', 'Регистър', 'За', 'Година', 'Вписани през']),
  };
  const kind = r.pick(['Раздел', 'Тип', 'Категория', 'Партида', 'Вписване', 'Район']);
  const typeLevel = {
    count: () => Math.min(60, below),
    title: (at: number) => `${kind} ${at + 1}`,
    look: r.pick(['table', 'article'] as const),
  };
  const levels = depth === 1 ? [yearLevel] : depth === 2 ? [yearLevel, typeLevel] : [typeLevel, yearLevel];
  const links: Link[] = [];
  const leaves: number[] = [];
  const topicAt = new Map<number, string>();
  for (const topic of topics) {
    const id = draft.addPage(room.style, {
      title: pageTitle(draft, topic),
      parent: root,
      role: 'section',
      look: 'list',
    });
    links.push({ to: id, label: draft.page(id).title });
    for (const leaf of growTree(draft, room, id, levels)) {
      leaves.push(leaf);
      topicAt.set(leaf, topic);
    }
  }
  for (let n = r.int(1, 8); n > 0; n -= 1) links.push(addDecoyPage(draft, room, root));
  fillList(draft, room, root, r.shuffle(links), 40);
  dropData(draft, room, leaves, count, (leaf) => topicAt.get(leaf) ?? '');
}

/** Finance page → years → reports of months and quarters, papers and tables side by side. */
function budget(draft: Draft, room: Room, count: number): void {
  const { r } = draft;
  const root = openSection(draft, room, r.pick(NAMES.budget));
  const topics = r.shuffle(draft.institution.datasets).slice(0, 4);
  const years = r.int(4, 14);
  const parts = Math.min(40, Math.max(1, Math.ceil(count / years / r.int(2, 5))));
  const part = r.pick(['Отчет', 'Тримесечен отчет', 'Месечен отчет', 'Приложение', 'Касово изпълнение']);
  const leaves = growTree(draft, room, root, [
    { count: () => years, title: yearTitle(draft, ['Бюджет', 'Отчети', '', 'Година']) },
    { count: () => parts, title: (at) => `${part} ${at + 1}` },
  ]);
  for (const leaf of leaves) if (r.chance(0.5)) putPapers(draft, room, leaf, r.int(1, 3), 'Доклад към отчета');
  dropData(draft, room, leaves, count, () => r.pick(topics));
}

/** Index → year → month → bulletins, the files on the month or on a page of the day. */
function monthArchive(draft: Draft, room: Room, count: number): void {
  const { r } = draft;
  const root = openSection(draft, room, r.pick(NAMES.month));
  const topic = r.pick(draft.institution.datasets);
  const years = Math.min(15, Math.max(2, Math.ceil(count / 30)));
  const perMonth = Math.max(1, Math.ceil(count / years / 12));
  const deep = perMonth > 2 && r.chance(0.6);
  const leaves = growTree(draft, room, root, [
    { count: () => years, title: yearTitle(draft, ['', 'Архив', 'Година']) },
    { count: () => 12, title: (at, year) => `${MONTHS[at]} ${year.replaceAll(/\D/gu, '')}`, paragraphs: () => 1 },
    ...(deep
      ? [
          {
            count: () => Math.min(28, Math.ceil(perMonth / 1.5)),
            title: (at: number) => `${r.pick(['Бюлетин', 'Справка', 'Ден', 'Измервания'])} ${at + 1}`,
          },
        ]
      : []),
  ]);
  dropData(draft, room, leaves, count, () => topic);
}

/** One long paged list of documents, among them the data: on the list itself or on the page of each item. */
function pagedList(draft: Draft, room: Room, count: number): void {
  const { r } = draft;
  const root = openSection(draft, room, r.pick(NAMES.paged), r.chance(0.5) ? 'table' : 'list');
  const itemPages = r.chance(0.5);
  const papers = Math.round(count * (itemPages ? r.int(1, 3) : r.int(1, 6)));
  const links: Link[] = [];
  const withData: number[] = [];
  for (let n = 0; n < count + papers; n += 1) {
    const isData = n < count;
    const topic = isData ? r.pick(draft.institution.datasets) : titleOf.notice(r);
    if (!itemPages) {
      links.push(newFile(draft, room, { topic, truth: isData ? 'data' : 'document' }));
      continue;
    }
    const id = draft.addPage(room.style, { title: isData ? pageTitle(draft, topic) : topic, parent: root });
    links.push({ to: id, label: draft.page(id).title });
    if (isData) withData.push(id);
    else putPapers(draft, room, id, r.int(0, 2), topic);
  }
  if (itemPages) dropData(draft, room, withData, count, (leaf) => draft.page(leaf).title);
  // Many lists begin with what was published last, and the tables belong to some period: they stand together.
  const order = r.chance(0.5) ? r.shuffle(links) : rotated(links, r.int(0, links.length - 1));
  fillList(draft, room, root, order, draft.traits.perPage);
}

function rotated<T>(list: readonly T[], by: number): T[] {
  return [...list.slice(by), ...list.slice(0, by)];
}

/** A catalogue of datasets, each page with the same data in several formats. */
function catalogue(draft: Draft, room: Room, count: number): void {
  const { r } = draft;
  const root = openSection(draft, room, r.pick(NAMES.catalogue));
  const leaves = growTree(draft, room, root, [
    {
      count: () => Math.max(1, Math.ceil(count / 3)),
      title: (at) => `${r.pick(draft.institution.datasets)}${at > 20 ? ` ${2008 + (at % 17)}` : ''}`,
      look: 'table',
      paragraphs: () => r.int(1, 3),
    },
  ]);
  dropData(draft, room, leaves, count, (leaf) => draft.page(leaf).title, true);
}

/** A few pages with many files each; when there are more than two of them they stand under an index. */
function longPage(draft: Draft, room: Room, count: number): void {
  const { r } = draft;
  const perPage = r.int(12, 55);
  const index = count > 2 * perPage ? openSection(draft, room, r.pick([...NAMES.long, ...NAMES.month])) : null;
  const look = r.chance(0.5) ? 'table' : 'list';
  const links: Link[] = [];
  for (let left = count; left > 0; left -= perPage) {
    const topic = r.pick(draft.institution.datasets);
    const title = r.chance(0.4) ? r.pick(NAMES.long) : pageTitle(draft, topic);
    const page =
      index === null
        ? openSection(draft, room, title, look)
        : draft.addPage(room.style, { title, parent: index, role: 'section', look });
    links.push({ to: page, label: title });
    for (let n = Math.min(left, perPage); n > 0; n -= 1) {
      draft.page(page).links.push(newFile(draft, room, { topic, truth: 'data' }));
      if (r.chance(0.15)) putPapers(draft, room, page, 1, topic);
    }
  }
  if (index !== null) fillList(draft, room, index, r.shuffle(links), Math.max(12, draft.traits.perPage));
}

/** The aside of a part of the site shows files on all pages of that part. */
function sidebar(draft: Draft, room: Room, count: number): void {
  const { r } = draft;
  const index = openSection(draft, room, r.pick(['Направления', 'Ресори', 'Дейности', 'Теми', 'Сектори']));
  const names = [...draft.institution.departments, ...SILENT_TITLES];
  const links: Link[] = [];
  for (let left = count; left > 0;) {
    const here = Math.min(left, r.int(3, 14));
    const title = r.pick(names);
    const section = draft.entries.length;
    const root = draft.addPage(room.style, { title, parent: index, role: 'section', section });
    links.push({ to: root, label: title });
    growTree(draft, room, root, [{ count: () => r.int(2, 9), title: () => titleOf.service(r) }]);
    const topic = r.pick(draft.institution.datasets);
    for (let n = 0; n < here; n += 1) draft.page(root).aside.push(newFile(draft, room, { topic, truth: 'data' }));
    left -= here;
  }
  fillList(draft, room, index, links, Math.max(12, draft.traits.perPage));
}

/** Pages of departments: function, staff, documents; some hold the tables that the department keeps. */
function departments(draft: Draft, room: Room, count: number): void {
  const { r } = draft;
  const root = openSection(draft, room, r.pick(['Структура', 'Дирекции и отдели', 'Звена', 'Ресори', 'Организация']));
  const names = r.shuffle(draft.institution.departments);
  const subpages = [
    'Функции',
    'Документи',
    'Контакти',
    'Формуляри',
    'Полезна информация',
    'Отчети',
    'Дейности',
    'Проекти',
    'Екип',
    'Наредби',
    'Списъци',
    'Архив',
  ];
  const perLeaf = r.int(1, 5);
  const deep = Math.max(1, Math.ceil(count / perLeaf / names.length / 4));
  const leaves = growTree(draft, room, root, [
    { count: () => names.length, title: (at) => names[at] ?? '' },
    { count: () => r.int(5, subpages.length), title: (at) => subpages[at] ?? '' },
    ...(deep > 1
      ? [
          {
            count: () => Math.min(40, deep),
            title: () => r.pick([...SILENT_TITLES, titleOf.topic(r), titleOf.service(r)]),
          },
        ]
      : []),
  ]);
  const holding = r.shuffle(leaves).slice(0, Math.max(1, Math.ceil(count / perLeaf)));
  for (const leaf of leaves) if (r.chance(0.15)) putPapers(draft, room, leaf, 1, 'Заявление');
  dropData(draft, room, holding, count, () => r.pick(draft.institution.datasets));
}

/**
 * Each puts so many data files into a site, with the pages that lead to them. All places but the old site, which is a
 * site of its own.
 */
export const DATA_SECTIONS: Readonly<
  Record<Exclude<Place, 'oldSite'>, (draft: Draft, room: Room, count: number) => void>
> = {
  registers,
  budget,
  monthArchive,
  pagedList,
  catalogue,
  longPage,
  departments,
  sidebar,
  attachments,
  sitemapPages,
  sitemapFiles,
};
