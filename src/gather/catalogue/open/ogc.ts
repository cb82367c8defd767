import { readOgcAnswer } from '../../../inspect/catalogue/ogcRecords.ts';
import { normaliseAddress } from '../../frontier/normaliseAddress.ts';
import type { CatalogueAdapter } from '../adapter.ts';
import { catalogueEntry, leadsTo, OPEN_PROMISE, pageFailed, pageRead, troubleOf } from './openHarvest.ts';
import { readBody } from './readDescription.ts';
import { withEarlier } from './withEarlier.ts';
import { pathPart } from '../../../model/pathPart.ts';

const LIMIT = 100;

/** OGC API Records: collections of records, each page by page as its links say. */
export const OGC_RECORDS: CatalogueAdapter = withEarlier(
  {
    followsRedirects: true,
    accept: 'application/geo+json, application/json;q=0.9, */*;q=0.1',
    seeds: ({ portalUrl }) => [
      catalogueEntry(new URL('collections?f=json', portalUrl).href, {
        promise: OPEN_PROMISE.organisations,
        foundOn: null,
      }),
    ],
    apply(context, before, entry, capture, body) {
      const read = readBody(capture, body);
      const answer = read.is === 'json' ? readOgcAnswer(read.json) : null;
      const { portalUrl } = context;
      const foundOn = capture.id;
      if (answer?.is === 'records') {
        const url = answer.next === null ? null : normaliseAddress(answer.next, capture.request.url);
        const next = url === null ? [] : [catalogueEntry(url, { promise: OPEN_PROMISE.lists, foundOn })];
        // The count of one collection says nothing of the others, and records may describe services too.
        return pageRead(context, before, capture, { datasets: answer.datasets, withheld: 0, total: null, next });
      }
      if (answer?.is === 'collections') {
        const lists = answer.ids.map((id) =>
          catalogueEntry(new URL(`collections/${pathPart(id)}/items?f=json&limit=${LIMIT}`, portalUrl).href, {
            promise: OPEN_PROMISE.lists,
            foundOn,
          }),
        );
        return leadsTo(before, capture, lists);
      }
      return pageFailed(context, before, entry, capture, { kind: troubleOf(read) });
    },
  },
  (body) => {
    const answer = body.is === 'json' ? readOgcAnswer(body.json) : null;
    return answer?.is === 'records' ? answer.datasets : [];
  },
);
