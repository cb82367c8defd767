import type { CatalogueDataset } from '../../../model/catalogue.ts';
import type { Capture } from '../../../model/capture.ts';
import type { FrontierEntry } from '../../../model/ports.ts';
import { pageDescriptions } from '../../../inspect/page/pageDescriptions.ts';
import { readSitemap } from '../../../inspect/sitemap.ts';
import { normaliseAddress } from '../../frontier/normaliseAddress.ts';
import { hostOf } from '../../lane/laneContext.ts';
import type { CatalogueAdapter, CatalogueContext } from '../adapter.ts';
import { catalogueEntry, leadsTo, OPEN_PROMISE, pageFailed, pageRead, troubleOf } from './openHarvest.ts';
import { readBody } from './readDescription.ts';
import { withEarlier } from './withEarlier.ts';

/** Addresses whose words promise the page of a dataset; the others come after them, as far as the budget goes. */
const PROMISING = /(?:dataset|opendata|open-data|\/data\/|nabor|danni|catalog|record|package|resource)/i;
const MAX_PAGES = 20_000;

/** Pages that describe datasets in schema.org or DCAT, found by the site's own map of itself and by its catalogue's page. */
export const SCHEMA_ORG: CatalogueAdapter = withEarlier(
  {
    followsRedirects: true,
    seeds(context) {
      const url = new URL(context.config.portal.url).href;
      const map = new URL('/sitemap.xml', url).href;
      return [
        page(url, OPEN_PROMISE.organisations, null),
        ...(map === url ? [] : [page(map, OPEN_PROMISE.organisations, null)]),
      ];
    },
    apply(context, before, entry, capture, body) {
      const read = readBody(capture, body);
      if (read.is === 'json' || (read.is === 'text' && !read.isPage)) {
        const map = read.is === 'text' ? readSitemap(read.text) : null;
        if (map?.kind === 'index') return leadsTo(before, capture, mapsOf(context, map.sitemaps, capture));
        if (map?.kind === 'urlset' || map?.kind === 'text') {
          const urls = map.urls.map(({ url }) => url);
          return leadsTo(before, capture, pagesOf(context, urls, capture));
        }
      }
      if (read.is === 'text' && read.isPage) {
        const datasets = pageDescriptions(read.text);
        const urls = datasets.flatMap((one) => elsewhere(one, capture));
        const next = pagesOf(context, urls, capture);
        return pageRead(context, before, capture, { datasets, withheld: 0, total: null, next });
      }
      // A site need not have a map, and a page that is gone hides no other.
      const kind = troubleOf(read);
      return kind === 'good'
        ? leadsTo(before, capture, [])
        : pageFailed(context, before, entry, capture, { kind, unreadable: true });
    },
  },
  (body) => (body.is === 'text' && body.isPage ? pageDescriptions(body.text) : []),
);

function page(url: string, promise: number, foundOn: Capture['id'] | null): FrontierEntry {
  return catalogueEntry(url, { promise, kind: 'page', foundOn });
}

function mapsOf(context: CatalogueContext, urls: readonly string[], capture: Capture): readonly FrontierEntry[] {
  return own(context, urls, capture).map((url) => page(url, OPEN_PROMISE.lists, capture.id));
}

function pagesOf(context: CatalogueContext, urls: readonly string[], capture: Capture): readonly FrontierEntry[] {
  return own(context, urls, capture)
    .slice(0, MAX_PAGES)
    .map((url) => page(url, PROMISING.test(url) ? OPEN_PROMISE.single + 1 : OPEN_PROMISE.single, capture.id));
}

function own(context: CatalogueContext, urls: readonly string[], capture: Capture): readonly string[] {
  const host = hostOf(context.portalUrl);
  const found = urls.flatMap((url) => normaliseAddress(url, capture.request.url) ?? []);
  return [...new Set(found)].filter((url) => hostOf(url) === host);
}

/** A catalogue's page lists datasets that have pages of their own: files are named there. */
function elsewhere({ page: own, resources }: CatalogueDataset, capture: Capture): readonly string[] {
  return own === null || resources.length > 0 || normaliseAddress(own) === normaliseAddress(capture.request.url)
    ? []
    : [own];
}
