import type { Draft, FileEntry, Link, Room } from './draft.ts';
import { transliterate } from './transliterate.ts';
import type { Day } from './urlStyles.ts';

const DATA_TYPES: Readonly<Record<string, number>> = { xlsx: 34, xls: 28, csv: 9, ods: 3, json: 4, xml: 10, zip: 8 };
const CATALOGUE_TYPES: Readonly<Record<string, number>> = { csv: 10, json: 7, xml: 5, xlsx: 6, zip: 1 };
const PAPER_TYPES = { pdf: 70, doc: 13, docx: 12, rtf: 2, jpg: 3 } as const;
const BARE = [
  'тук',
  'изтегли',
  'виж',
  'ТУК',
  'Изтегляне',
  'свали',
  'линк',
  'Файл',
  'Приложение',
  'Прикачен файл',
  'Приложение 1',
  'прегледай',
  'отвори',
];
const OPAQUE = [
  'Приложение',
  'Таблица',
  'Справка',
  'Списък',
  'Форма',
  'Образец',
  'prilojenie',
  'Book1',
  'scan',
  'document',
  'file',
];

/** What a file is called, apart from its extension: from its title, from its date, or of nobody's making. */
function fileName(draft: Draft, title: string, date: Day): string {
  const { r } = draft;
  const stamp = r.pick([`${date.year}`, `${date.month}_${date.year}`, `${date.day}.${date.month}.${date.year}`]);
  const latin = r.chance(0.75);
  const written = (text: string): string => (latin ? transliterate(text) : text);
  const joint = r.pick(['_', '_', '-', ' ']);
  const habit = r.weighted({ title: 5, opaque: 3, number: 2 });
  if (habit === 'number') return `${r.int(1, 99_999).toString(r.pick([10, 16]))}_${date.year}`;
  if (habit === 'opaque') return `${written(r.pick(OPAQUE))}${joint}${r.int(1, 40)}_${stamp}`;
  const words = title
    .replaceAll(/[^\p{L}\p{N} ]/gu, '')
    .split(' ')
    .slice(0, r.int(2, 5));
  return `${written(words.join(joint))}_${stamp}`;
}

/** The link to a file as the editors of this site write it. */
function linkTo(draft: Draft, file: FileEntry): Link {
  const { r, traits } = draft;
  const habit = r.weighted(traits.fileLabels);
  const to = file.id;
  if (habit === 'name') return { to, label: `${file.name}.${file.extension}` };
  if (habit === 'title') {
    const size = r.chance(0.25) ? ` (${file.extension.toUpperCase()}, ${r.int(12, 900)} KB)` : '';
    return { to, label: `${file.title}${size}` };
  }
  const beside = r.chance(traits.namedBeside) ? { beside: file.title } : {};
  if (habit === 'bare') return { to, label: r.pick(BARE), ...beside };
  const tip = r.chance(0.4) ? { tip: r.pick(['Изтегли файла', file.title, 'Свали документа']) } : {};
  return { to, label: r.pick([file.extension, 'файл', 'икона', 'download', '']), icon: true, ...tip, ...beside };
}

export type Dropped = { readonly topic: string; readonly truth: FileEntry['truth']; readonly catalogue?: boolean };

/** A new file and the link to it; nobody links it until the link is put on a page. */
export function newFile(draft: Draft, room: Room, dropped: Dropped, day?: Day): Link {
  const { r } = draft;
  const date = day ?? draft.day();
  const extension =
    dropped.truth === 'data' ? r.weighted(dropped.catalogue ? CATALOGUE_TYPES : DATA_TYPES) : r.weighted(PAPER_TYPES);
  const title = r.chance(0.3)
    ? `${dropped.topic} – ${r.pick(['към', 'за'])} ${date.day}.${date.month}.${date.year} г.`
    : dropped.topic;
  const id = draft.addFile(room.style, {
    title,
    name: fileName(draft, title, date),
    extension,
    truth: dropped.truth,
    date,
  });
  return linkTo(draft, draft.entries[id] as FileEntry);
}

/** A packed procurement file: an archive of papers, which is no data. */
export function newArchiveOfPapers(draft: Draft, room: Room): Link {
  const date = draft.day();
  const name = `${draft.r.pick(['dokumentacia', 'OP', 'prilojenia', 'PUP_chertezhi', 'Документация'])}_${draft.r.int(1, 400)}_${date.year}`;
  const id = draft.addFile(room.style, {
    title: 'Документация за участие',
    name,
    extension: draft.r.pick(['zip', 'zip', 'rar']),
    truth: 'decoy',
    date,
  });
  return linkTo(draft, draft.entries[id] as FileEntry);
}

/** Puts so many papers on a page: PDFs and the like; some of them, by topic, look like data. */
export function putPapers(draft: Draft, room: Room, page: number, count: number, topic: string): void {
  const looksLikeData = draft.institution.datasets.includes(topic);
  for (let n = 0; n < count; n += 1) {
    draft.page(page).links.push(newFile(draft, room, { topic, truth: looksLikeData ? 'decoy' : 'document' }));
  }
}

/**
 * Puts exactly `count` data files on the leaves, few or many on each, leaving some leaves without. `topicOf` names
 * what stands on a leaf.
 */
export function dropData(
  draft: Draft,
  room: Room,
  leaves: readonly number[],
  count: number,
  topicOf: (leaf: number) => string,
  catalogue = false,
): void {
  const order = draft.r.shuffle(leaves);
  const usual = Math.max(1, Math.ceil(count / Math.max(1, order.length * 0.8)));
  let left = count;
  for (let at = 0; left > 0; at = (at + 1) % order.length) {
    const leaf = order[at];
    if (leaf === undefined) throw new Error('no page for the data');
    const here = Math.min(left, draft.r.int(Math.max(1, usual - 1), usual + 1));
    for (let n = 0; n < here; n += 1) {
      draft
        .page(leaf)
        .links.push(newFile(draft, room, { topic: topicOf(leaf), truth: 'data', catalogue }, draft.page(leaf).date));
    }
    if (draft.r.chance(0.25)) putPapers(draft, room, leaf, draft.r.int(1, 3), topicOf(leaf));
    left -= here;
  }
}
