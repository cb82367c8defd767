import type { FormatEntry, Tables } from '../../model/tables.ts';
import { findPhrase, normaliseWords } from '../../model/words.ts';
import { fileNameOf } from './resolveLink.ts';

export function formatById(id: string, tables: Tables): FormatEntry | undefined {
  return tables.formats.find((entry) => entry.id === id);
}

export function formatByExtension(name: string, tables: Tables): FormatEntry | undefined {
  const extension = /\.([\p{L}\d]{1,10})$/u.exec(name.trim())?.[1]?.toLowerCase();
  return extension === undefined ? undefined : tables.formats.find(({ extensions }) => extensions.includes(extension));
}

export function formatByUrl(url: string, tables: Tables): FormatEntry | undefined {
  return formatByExtension(fileNameOf(url), tables);
}

const EU_FILE_TYPES = /^https?:\/\/publications\.europa\.eu\/resource\/authority\/file-type\/([A-Z0-9_]+)$/;

/** The code of the EU authority table of file types whose address it is. */
export function euFileTypeIn(address: string): string | undefined {
  return EU_FILE_TYPES.exec(address.trim())?.[1];
}

/** The format that an address of the EU authority table names. */
export function formatByEuAddress(address: string, tables: Tables): FormatEntry | undefined {
  const code = euFileTypeIn(address);
  return code === undefined ? undefined : tables.formats.find(({ euFileType }) => euFileType === code);
}

/** Media types that a server gives to anything. */
const EMPTY_TYPES: ReadonlySet<string> = new Set([
  'application/octet-stream',
  'text/plain',
  'application/force-download',
  'application/download',
  'binary/octet-stream',
  'text/html',
]);

export function formatByMediaType(type: string, tables: Tables): FormatEntry | undefined {
  if (EMPTY_TYPES.has(type)) return undefined;
  return tables.formats.find(({ mediaTypes }) => mediaTypes.includes(type));
}

/** The format that a text names: „(XLSX)“, „файл на Excel“. Short aliases are taken as whole words only. */
export function formatByWords(text: string, tables: Tables): FormatEntry | undefined {
  const words = normaliseWords(text);
  let best: { entry: FormatEntry; index: number } | undefined;
  for (const entry of tables.formats) {
    // The first place at which this format is named; of several formats the one named last.
    const places = namesOf(entry).flatMap((name) => findPhrase(words, name)?.index ?? []);
    const index = Math.min(...places);
    if (places.length > 0 && (best === undefined || index > best.index)) best = { entry, index };
  }
  return best?.entry;
}

/** Names that are ordinary words too say nothing about a format. */
const ORDINARY: ReadonlySet<string> = new Set([
  'text',
  'plain',
  'tab',
  'email',
  'image',
  'msg',
  'ps',
  'audio',
  'video',
  'form',
  'text-plain',
]);

function namesOf({ id, aliases, extensions }: FormatEntry): readonly string[] {
  return [id, ...aliases, ...extensions]
    .map((name) => name.toLowerCase())
    .filter((name) => name.length > 1 && !ORDINARY.has(name));
}

export function isDataFamily(entry: FormatEntry): boolean {
  return entry.family === 'table' || entry.family === 'tree' || entry.family === 'geo' || entry.family === 'graph';
}
