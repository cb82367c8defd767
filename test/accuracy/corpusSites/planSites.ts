import type { Item } from '../question.ts';

/** One invented body: the files of one top folder, each at its own address. */
export type PlannedSite = {
  readonly id: string;
  readonly host: string;
  readonly name: string;
  readonly files: readonly PlannedFile[];
};
export type PlannedFile = { readonly item: Item; readonly path: string; readonly url: string };

/** One site for each top folder; what lies in none is left out. Order as in the manifest. */
export function planSites(items: readonly Item[]): PlannedSite[] {
  const folders = [...new Set(items.map(({ source }) => source).filter((source) => source !== ''))];
  return folders.map((folder, index) => {
    const label =
      folder
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '') || `folder-${index + 1}`;
    const host = `${label}.corpora.example`;
    const files = items
      .filter(({ source }) => source === folder)
      .map((item) => {
        const path = `/${item.id.split('/').slice(1).map(encodeURIComponent).join('/')}`;
        return { item, path, url: new URL(path, `http://${host}/`).href };
      });
    return { id: label, host, name: `Измислено ведомство „${label}“`, files };
  });
}
