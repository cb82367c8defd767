import type { DescribedGraph } from '../catalogue/describedGraph.ts';
import { jsonLdGraph } from '../catalogue/jsonLdGraph.ts';
import type { PageReading } from './pageReading.ts';

/** A script of JSON-LD: what it describes, and where it stands. */
export type PageScript = { readonly graph: DescribedGraph; readonly css: string };

/** The scripts of JSON-LD of a page; a broken one describes nothing. */
export function pageScripts({ jsonLd }: Pick<PageReading, 'jsonLd'>): readonly PageScript[] {
  return jsonLd.map(({ text, css }) => ({ graph: jsonLdGraph([parseLoosely(text)]), css }));
}

function parseLoosely(text: string): unknown {
  // Templates wrap JSON-LD into CDATA or an HTML comment.
  const bare = text
    .replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[|\/\/<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\]\]>\*\/|\/\/\]\]>|\]\]>)\s*$/, '');
  try {
    return withContext(JSON.parse(bare));
  } catch {
    return null;
  }
}

/** On pages a description that names no context is one of schema.org: there is no other habit. */
function withContext(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return '@type' in value && !('@context' in value) ? { '@context': 'https://schema.org', ...value } : value;
}
