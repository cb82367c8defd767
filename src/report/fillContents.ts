import { escapeMarkup } from './charts/escapeMarkup.ts';

/**
 * Writes page numbers into the contents of `print.html`. Chromium cannot compute them itself (no target-counter): app
 * prints once, reads on which page each anchor stands (the PDF's named destinations), fills them in and prints again.
 * An anchor without a page keeps its empty place; the length of the numbers does not move anything else.
 */
export function fillContents(html: string, pagesByAnchor: ReadonlyMap<string, number>): string {
  return html.replace(
    /(<span data-toc="([^"]+)">)[^<]*(<\/span>)/g,
    (place, open: string, anchor: string, close: string) => {
      const page = pagesByAnchor.get(anchor);
      return page === undefined ? place : `${open}${escapeMarkup(String(page))}${close}`;
    },
  );
}

/** Anchors that the contents name, in order: what app looks up among the PDF's destinations. */
export function contentsAnchors(html: string): readonly string[] {
  return [...html.matchAll(/<span data-toc="([^"]+)">/g)].map((match) => match[1] ?? '');
}
