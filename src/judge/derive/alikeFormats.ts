import type { FormatEntry } from '../../model/tables.ts';

/** GeoJSON is JSON, a TSV may be called CSV, and what is inside an announced archive is no surprise. */
export function areAlikeFormats(declared: FormatEntry, found: FormatEntry): boolean {
  if (declared.id === found.id || declared.family === 'archive') return true;
  // A service hands data out in formats of its own, and a link to it may lead to a page that explains it.
  if (declared.family === 'service' || found.family === 'service') return true;
  if (declared.extensions.some((extension) => found.extensions.includes(extension))) return true;
  const isText = (entry: FormatEntry): boolean => ['csv', 'tsv', 'txt'].includes(entry.id);
  if (isText(declared) && isText(found)) return true;
  return declared.family === 'tree' && (found.family === 'tree' || found.family === 'geo' || found.family === 'graph')
    ? declared.id === found.id || found.family !== 'tree'
    : false;
}
