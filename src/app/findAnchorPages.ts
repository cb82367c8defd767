import { getDocumentProxy } from 'unpdf';

/**
 * Pages (from 1) of the named places of a PDF. Chromium makes a named destination for every anchor that a link of the
 * page leads to; it has no target-counter, so this is how the table of contents learns its numbers.
 */
export async function findAnchorPages(pdf: Uint8Array): Promise<ReadonlyMap<string, number>> {
  const document = await getDocumentProxy(pdf);
  try {
    const destinations = (await document.getDestinations()) as Record<string, readonly unknown[]>;
    const pages = new Map<string, number>();
    for (const [name, destination] of Object.entries(destinations)) {
      const page = destination[0];
      if (typeof page === 'object' && page !== null) {
        pages.set(
          decodeURIComponent(name),
          (await document.getPageIndex(page as Parameters<typeof document.getPageIndex>[0])) + 1,
        );
      }
    }
    return pages;
  } finally {
    await document.cleanup();
  }
}
