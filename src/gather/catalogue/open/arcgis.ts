import { readArcgisAnswer } from '../../../inspect/catalogue/arcgisDirectory.ts';
import type { CatalogueAdapter } from '../adapter.ts';
import { catalogueEntry, leadsTo, OPEN_PROMISE, pageFailed, pageRead, troubleOf } from './openHarvest.ts';
import { readBody } from './readDescription.ts';
import { withEarlier } from './withEarlier.ts';
import { pathPart } from '../../../model/pathPart.ts';

/** ArcGIS REST services: the directory with its folders, then each service, whose layers are the resources. */
export const ARCGIS: CatalogueAdapter = withEarlier(
  {
    followsRedirects: true,
    accept: 'application/json, */*;q=0.1',
    seeds: ({ portalUrl }) => [
      catalogueEntry(asked(portalUrl), { promise: OPEN_PROMISE.organisations, foundOn: null }),
    ],
    apply(context, before, entry, capture, body) {
      const read = readBody(capture, body);
      const answer = read.is === 'json' ? readArcgisAnswer(read.json) : null;
      const { portalUrl } = context;
      const foundOn = capture.id;
      if (answer?.is === 'directory') {
        const folders = answer.folders.map((name) =>
          catalogueEntry(asked(new URL(`${pathPart(name)}/`, portalUrl).href), {
            promise: OPEN_PROMISE.lists,
            foundOn,
          }),
        );
        // Names of services hold their folder: they are below the directory itself.
        const services = answer.services.map(({ name, type }) =>
          catalogueEntry(asked(new URL(`${name.split('/').map(pathPart).join('/')}/${type}/`, portalUrl).href), {
            promise: OPEN_PROMISE.single,
            kind: 'dataset',
            foundOn,
          }),
        );
        return leadsTo(before, capture, [...folders, ...services]);
      }
      if (answer?.is === 'service')
        return pageRead(context, before, capture, { datasets: [answer.dataset], withheld: 0, total: null, next: [] });
      const unreadable = entry.target.kind === 'dataset';
      return pageFailed(context, before, entry, capture, { kind: troubleOf(read), unreadable });
    },
  },
  (body) => {
    const answer = body.is === 'json' ? readArcgisAnswer(body.json) : null;
    return answer?.is === 'service' ? [answer.dataset] : [];
  },
);

function asked(url: string): string {
  return `${url}?f=json`;
}
