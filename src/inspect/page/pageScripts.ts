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
    return JSON.parse(bare);
  } catch {
    return null;
  }
}
