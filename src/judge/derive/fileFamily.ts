import type { Tables } from '../../model/tables.ts';
import { fileNameOf } from './resolveLink.ts';

/** Family of formats that the extension of an address names; null when it names none that is known. */
export function familyOf(url: string, { formats }: Pick<Tables, 'formats'>): string | null {
  const extension = /\.([a-z0-9]{2,8})$/i.exec(fileNameOf(url))?.[1]?.toLowerCase();
  const format = formats.find(({ extensions }) => extension !== undefined && extensions.includes(extension));
  return format?.family ?? null;
}

/** Whether the address names a file that is no page: its links are not followed. */
export function isFile(url: string, tables: Pick<Tables, 'formats'>): boolean {
  const family = familyOf(url, tables);
  return family !== null && family !== 'page';
}
