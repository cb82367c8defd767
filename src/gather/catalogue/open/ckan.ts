import type { Capture } from '../../../model/capture.ts';
import type { FrontierEntry } from '../../../model/ports.ts';
import { type CkanAnswer, readCkanAnswer } from '../../../inspect/catalogue/ckanAnswer.ts';
import type { LaneState } from '../../lane/laneState.ts';
import type { Step } from '../../lane/step.ts';
import type { CatalogueAdapter, CatalogueContext } from '../adapter.ts';
import {
  catalogueEntry,
  leadsTo,
  OPEN_PROMISE,
  pageFailed,
  pageRead,
  progressOf,
  troubleOf,
  unseen,
} from './openHarvest.ts';
import { type CatalogueBody, readBody } from './readDescription.ts';
import { withEarlier } from './withEarlier.ts';

const ROWS = 100;
/** CKAN gives no more organisations at a time when it gives all of their fields. */
const ORGANISATIONS = 25;
/** By date of creation: what comes new during the walk stands at its end. The second walk is for what was removed meanwhile. */
const ORDERS = ['metadata_created asc, id asc', 'name asc'] as const;

/**
 * CKAN's Action API (https://docs.ckan.org/en/latest/api/): package_search page by page; where that is closed,
 * package_list and package_show one by one.
 */
export const CKAN: CatalogueAdapter = withEarlier(
  {
    followsRedirects: true,
    seeds: ({ portalUrl }) => [
      organisations(portalUrl, 0, null),
      search(portalUrl, { start: 0, rows: ROWS, order: 0 }, null),
    ],
    apply(context, before, entry, capture, body) {
      const { portalUrl } = context;
      const read = readBody(capture, body);
      const answer = read.is === 'json' ? readCkanAnswer(read.json) : null;
      if (entry.target.purpose === 'portal-organisations')
        return afterOrganisations(portalUrl, before, entry, capture, answer);
      return answer === null || answer.is === 'refusal'
        ? failed(context, before, entry, capture, { read, answer })
        : answered(context, before, entry, capture, answer);
    },
  },
  (body) => {
    const answer = body.is === 'json' ? readCkanAnswer(body.json) : null;
    return answer?.is === 'datasets' ? answer.datasets : [];
  },
);

type Walk = { readonly start: number; readonly rows: number; readonly order: number };

function action(portalUrl: string, name: string, query: Readonly<Record<string, string>>): string {
  const url = new URL(`api/3/action/${name}`, portalUrl);
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
  return url.href;
}

function organisations(portalUrl: string, offset: number, foundOn: Capture['id'] | null): FrontierEntry {
  const url = action(portalUrl, 'organization_list', {
    all_fields: 'true',
    limit: String(ORGANISATIONS),
    offset: String(offset),
  });
  return catalogueEntry(url, { promise: OPEN_PROMISE.organisations, purpose: 'portal-organisations', foundOn });
}

function search(portalUrl: string, { start, rows, order }: Walk, foundOn: Capture['id'] | null): FrontierEntry {
  const sort = ORDERS[order] ?? ORDERS[0];
  const url = action(portalUrl, 'package_search', { rows: String(rows), start: String(start), sort });
  return catalogueEntry(url, { promise: OPEN_PROMISE.lists, foundOn });
}

/** The walk that an entry is a step of; null for other actions. */
function walkOf(entry: FrontierEntry): Walk | null {
  const url = URL.parse(entry.target.url);
  if (url === null || !url.pathname.endsWith('/package_search')) return null;
  const order = ORDERS.findIndex((sort) => sort === url.searchParams.get('sort'));
  return {
    start: Number(url.searchParams.get('start') ?? 0),
    rows: Number(url.searchParams.get('rows') ?? ROWS),
    order: Math.max(0, order),
  };
}

/** Names of publishers stand beside datasets too: without this list nothing but their counts is missing. */
function afterOrganisations(
  portalUrl: string,
  before: LaneState,
  entry: FrontierEntry,
  capture: Capture,
  answer: CkanAnswer | null,
): Step {
  const offset = Number(URL.parse(entry.target.url)?.searchParams.get('offset') ?? 0);
  const isFull = answer?.is === 'organisations' && answer.organisations.length >= ORGANISATIONS;
  return leadsTo(before, capture, isFull ? [organisations(portalUrl, offset + ORGANISATIONS, capture.id)] : []);
}

function answered(
  context: CatalogueContext,
  before: LaneState,
  entry: FrontierEntry,
  capture: Capture,
  answer: Exclude<CkanAnswer, { readonly is: 'refusal' }>,
): Step {
  if (answer.is === 'names') {
    const shows = answer.names.map((name) =>
      catalogueEntry(action(context.portalUrl, 'package_show', { id: name }), {
        promise: OPEN_PROMISE.single,
        kind: 'dataset',
        foundOn: capture.id,
      }),
    );
    return pageRead(context, before, capture, { datasets: [], withheld: 0, total: answer.names.length, next: shows });
  }
  if (answer.is !== 'datasets') return pageFailed(context, before, entry, capture, { kind: 'good' });
  const walk = walkOf(entry);
  const { datasets, withheld, listed, total } = answer;
  const next =
    walk === null
      ? []
      : nextOf(context, capture, walk, { listed, total, seen: unseen(context, datasets).length + withheld });
  return pageRead(context, before, capture, { datasets, withheld, total, next, mayRepeat: (walk?.order ?? 0) > 0 });
}

/** The next page; after the last one a second walk in another order when fewer datasets were seen than are counted. */
function nextOf(
  context: CatalogueContext,
  capture: Capture,
  { start, rows, order }: Walk,
  page: { readonly listed: number; readonly total: number | null; readonly seen: number },
): readonly FrontierEntry[] {
  // Parts of a page that failed lead nowhere: their page went on for them.
  if (rows < ROWS) return [];
  const end = start + page.listed;
  const isBefore = page.total !== null && end < page.total;
  // A count may be too low: a full page of the first walk is followed by another.
  const isMore = page.listed > 0 && (isBefore || (order === 0 && page.listed >= rows));
  if (isMore) return [search(context.portalUrl, { start: end, rows, order }, capture.id)];
  const { read, withheld, unreadable } = progressOf(context);
  const seen = read + withheld + page.seen;
  const isShort = page.total !== null && end > 0 && seen < page.total && unreadable === 0;
  return isShort && order + 1 < ORDERS.length
    ? [search(context.portalUrl, { start: 0, rows, order: order + 1 }, capture.id)]
    : [];
}

function failed(
  context: CatalogueContext,
  before: LaneState,
  entry: FrontierEntry,
  capture: Capture,
  { read, answer }: { readonly read: CatalogueBody; readonly answer: CkanAnswer | null },
): Step {
  const kind = troubleOf(read);
  const walk = walkOf(entry);
  // One dataset that cannot be shown hides nothing else.
  if (walk === null)
    return pageFailed(context, before, entry, capture, {
      kind,
      unreadable: entry.target.url.includes('/package_show'),
    });
  const isRefusal = answer?.is === 'refusal' || kind !== 'broken';
  if (isRefusal && walk.start === 0 && walk.rows === ROWS) {
    const list = catalogueEntry(action(context.portalUrl, 'package_list', {}), {
      promise: OPEN_PROMISE.lists,
      foundOn: capture.id,
    });
    return pageFailed(context, before, entry, capture, { kind, instead: [list] });
  }
  const parts = partsOf(context.portalUrl, walk, capture);
  return pageFailed(context, before, entry, capture, { kind, instead: parts, unreadable: walk.rows === 1 });
}

/** A page that cannot be served whole is asked in tenths, and the walk goes on behind it. */
function partsOf(portalUrl: string, walk: Walk, capture: Capture): readonly FrontierEntry[] {
  if (walk.rows <= 1) return [];
  const rows = Math.max(1, Math.floor(walk.rows / 10));
  const parts = Array.from({ length: 10 }, (_, index) => ({ ...walk, rows, start: walk.start + index * rows }));
  const behind = walk.rows === ROWS ? [{ ...walk, start: walk.start + ROWS }] : [];
  return [...parts, ...behind].map((part) => search(portalUrl, part, capture.id));
}
