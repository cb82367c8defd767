import type { CatalogueDataset } from '../../../model/catalogue.ts';
import type { Capture } from '../../../model/capture.ts';
import type { FrontierEntry } from '../../../model/ports.ts';
import { scopedDataset } from '../../../model/scopedDataset.ts';
import { type ArcgisAnswer, readArcgisAnswer } from '../../../inspect/catalogue/arcgisDirectory.ts';
import { ARCGIS_ITEM_TYPES } from '../../../inspect/catalogue/arcgisPortal.ts';
import type { CatalogueAdapter } from '../adapter.ts';
import { catalogueEntry, leadsTo, OPEN_PROMISE, pageFailed, pageRead, troubleOf } from './openHarvest.ts';
import { type CatalogueBody, readBody } from './readDescription.ts';
import { withEarlier } from './withEarlier.ts';
import { pathPart } from '../../../model/pathPart.ts';

const SHARING = /\/sharing\/rest\//;
const ITEMS = 100;
/** A search shows no more than its first ten thousand; what its total counts beyond is told. */
const LAST_START = 10_000;

/**
 * ArcGIS REST: of a server the directory with its folders, which has no pages, then each service, whose layers are the
 * resources; of a portal (ArcGIS Online, Enterprise) the search of its own public items that hold data, page by page, the
 * oldest first, so that what comes new stands at its end. Of a layer's records the first answer is read, with as many as
 * the server gives at a time: how they are written is judged, not how many there are.
 */
export const ARCGIS: CatalogueAdapter = withEarlier(
  {
    followsRedirects: true,
    accept: 'application/json, */*;q=0.1',
    seeds: ({ portalUrl }) => [
      catalogueEntry(SHARING.test(portalUrl) ? sharing(portalUrl, 'portals/self?f=json') : asked(portalUrl), {
        promise: OPEN_PROMISE.organisations,
        foundOn: null,
      }),
    ],
    apply(context, before, entry, capture, body) {
      const read = readBody(capture, body);
      const answer = answerIn(read);
      const { portalUrl } = context;
      if (answer?.is === 'directory') return leadsTo(before, capture, listed(portalUrl, answer, capture.id));
      if (answer?.is === 'portal') return leadsTo(before, capture, [search(portalUrl, answer.id, 1, capture.id)]);
      const datasets = datasetsOf(answer, capture.request.url);
      if (answer?.is === 'service')
        return pageRead(context, before, capture, { datasets, withheld: 0, total: null, next: [] });
      if (answer?.is === 'items') {
        const { withheld, total, next } = answer;
        const more = next === null || next > LAST_START ? [] : [following(entry, next, capture.id)];
        return pageRead(context, before, capture, { datasets, withheld, total, next: more });
      }
      const unreadable = entry.target.kind === 'dataset';
      return pageFailed(context, before, entry, capture, { kind: troubleOf(read), unreadable });
    },
  },
  (body, url) => datasetsOf(answerIn(body), url),
);

function answerIn(body: CatalogueBody): ArcgisAnswer | null {
  return body.is === 'json' ? readArcgisAnswer(body.json) : null;
}

/** Services name themselves as their author's map was called („Layers“): with their address they are told apart. */
function datasetsOf(answer: ArcgisAnswer | null, url: string): readonly CatalogueDataset[] {
  if (answer?.is === 'items') return answer.datasets;
  if (answer?.is !== 'service') return [];
  const { dataset } = answer;
  return [{ ...dataset, uri: scopedDataset(dataset, url, 'arcgis').uri }];
}

/** The folders of a directory, and its services. */
function listed(
  portalUrl: string,
  { folders, services }: Extract<ArcgisAnswer, { readonly is: 'directory' }>,
  foundOn: Capture['id'],
): readonly FrontierEntry[] {
  const directories = folders.map((name) =>
    catalogueEntry(asked(new URL(`${pathPart(name)}/`, portalUrl).href), { promise: OPEN_PROMISE.lists, foundOn }),
  );
  // Names of services hold their folder: they are below the directory itself.
  const single = services.map(({ name, type }) =>
    catalogueEntry(asked(new URL(`${name.split('/').map(pathPart).join('/')}/${type}/`, portalUrl).href), {
      promise: OPEN_PROMISE.single,
      kind: 'dataset',
      foundOn,
    }),
  );
  return [...directories, ...single];
}

/** Only the portal's own: without its id the search of ArcGIS Online shows the items of everybody. */
function search(portalUrl: string, id: string, start: number, foundOn: Capture['id']): FrontierEntry {
  const types = ARCGIS_ITEM_TYPES.map((type) => `type:"${type}"`).join(' OR ');
  const query = {
    q: `orgid:${id} AND access:public AND (${types})`,
    sortField: 'created',
    sortOrder: 'asc',
    num: String(ITEMS),
    start: String(start),
    f: 'json',
  };
  const url = sharing(portalUrl, `search?${new URLSearchParams(query).toString()}`);
  return catalogueEntry(url, { promise: OPEN_PROMISE.lists, foundOn });
}

function following({ target }: FrontierEntry, start: number, foundOn: Capture['id']): FrontierEntry {
  const url = new URL(target.url);
  url.searchParams.set('start', String(start));
  return catalogueEntry(url.href, { promise: OPEN_PROMISE.lists, foundOn });
}

function sharing(portalUrl: string, path: string): string {
  return portalUrl.replace(/(\/sharing\/rest\/).*$/, (_all, base: string) => `${base}${path}`);
}

function asked(url: string): string {
  return `${url}?f=json`;
}
