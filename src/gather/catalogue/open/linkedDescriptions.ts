import { readDataJson } from '../../../inspect/catalogue/projectOpenData.ts';
import { readDataPackage } from '../../../inspect/catalogue/dataPackage.ts';
import { normaliseAddress } from '../../frontier/normaliseAddress.ts';
import type { CatalogueAdapter } from '../adapter.ts';
import { catalogueEntry, type ListPage, OPEN_PROMISE, pageFailed, pageRead, troubleOf } from './openHarvest.ts';
import { type CatalogueBody, readBody, readDescription } from './readDescription.ts';
import { withEarlier } from './withEarlier.ts';

/** What one document says: its datasets and where the list goes on, as written; null = it is not what was expected. */
type Document = Omit<ListPage, 'next'> & { readonly next: string | null };

/** Catalogues that are documents: one, or several that are linked. */
function ofDocuments(accept: string, read: (body: CatalogueBody) => Document | null): CatalogueAdapter {
  const adapter: CatalogueAdapter = {
    followsRedirects: true,
    accept,
    seeds: ({ config }) => [
      catalogueEntry(new URL(config.portal.url).href, { promise: OPEN_PROMISE.lists, foundOn: null }),
    ],
    apply(context, before, entry, capture, body) {
      const answer = readBody(capture, body);
      const document = read(answer);
      if (document === null) return pageFailed(context, before, entry, capture, { kind: troubleOf(answer) });
      const url = document.next === null ? null : normaliseAddress(document.next, capture.request.url);
      const next = url === null ? [] : [catalogueEntry(url, { promise: OPEN_PROMISE.lists, foundOn: capture.id })];
      return pageRead(context, before, capture, { ...document, next });
    },
  };
  return withEarlier(adapter, (body) => read(body)?.datasets ?? []);
}

/** DCAT and DCAT-AP in Turtle, RDF/XML or JSON-LD; pages are followed as Hydra links them. */
export const DCAT: CatalogueAdapter = ofDocuments(
  'text/turtle, application/ld+json;q=0.9, application/rdf+xml;q=0.8, application/n-triples;q=0.7, */*;q=0.1',
  (body) => {
    const description = readDescription(body);
    return description?.isCatalogue === true ? { ...description, withheld: 0 } : null;
  },
);

/** `data.json` of Project Open Data v1.1, also that of ArcGIS Hub: one document, whole. */
export const DATA_JSON: CatalogueAdapter = ofDocuments('application/json, */*;q=0.1', (body) => {
  const list = body.is === 'json' ? readDataJson(body.json) : null;
  return list === null ? null : { ...list, total: null, next: null };
});

/** One Data Package: its descriptor, and the files beside it. */
export const DATA_PACKAGE: CatalogueAdapter = ofDocuments('application/json, */*;q=0.1', (body) => {
  const dataset = body.is === 'json' ? readDataPackage(body.json) : null;
  return dataset === null ? null : { datasets: [dataset], withheld: 0, total: null, next: null };
});
