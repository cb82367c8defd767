import { alternateLinks } from '../../../inspect/page/alternateLinks.ts';
import { readSitemap } from '../../../inspect/sitemap.ts';
import type { Target } from '../../../model/capture.ts';
import type { CaptureId } from '../../../model/ids.ts';
import type { FrontierEntry } from '../../../model/ports.ts';
import { makeEntry } from '../../frontier/frontierEntry.ts';
import { normaliseAddress } from '../../frontier/normaliseAddress.ts';
import { hostOf } from '../../lane/laneContext.ts';
import { catalogueTarget } from '../catalogueTarget.ts';
import type { Seen } from './recognise.ts';

const RDF = 'text/turtle, application/ld+json;q=0.9, application/rdf+xml;q=0.8';
const ANYTHING = `${RDF}, application/json;q=0.7, text/html;q=0.6, */*;q=0.1`;
const JSON_FIRST = 'application/json, */*;q=0.1';
const XML_FIRST = 'application/xml, text/xml;q=0.9, */*;q=0.1';
const PAGE_FIRST = 'text/html, */*;q=0.1';

/** The first question, then the others in their order, each a step below the one before; then pages of the sitemap. */
const FIRST_PROMISE = 6_000_000;
const STEP = 10;
const PAGES_PROMISE = 5_000_000;
/** Links of a page that are asked: it may name hundreds of feeds. */
const MAX_LINKED = 5;
/** Pages of a sitemap that are looked at for descriptions of datasets. */
const MAX_SAMPLED = 3;
const PROMISING = /(?:dataset|opendata|open-data|\/data\/|nabor|danni|catalog)/i;

/** Addresses that programs are served in JSON without asking; others may hold any syntax. */
const IN_JSON = /\/api\/3\/action\/|\/(?:data|datapackage)\.json$|[?&]f=json\b/;

/** What a question says that it would like best: a sitemap and a page of it are wanted as such. */
export function acceptOf({ kind, url }: Target): string {
  if (kind === 'site') return XML_FIRST;
  if (kind === 'page') return PAGE_FIRST;
  return IN_JSON.test(url) ? JSON_FIRST : ANYTHING;
}

/** The address that was named. */
export function firstQuestion(url: string): FrontierEntry {
  return question(url, FIRST_PROMISE, { foundOn: null });
}

/**
 * What is asked when the address itself gave nothing away, surest first: what the page links to for programs, where each
 * kind usually is (below the address, then at the root of its host), and the site's own map as the last resort.
 */
export function furtherQuestions(seen: Seen, foundOn: CaptureId): readonly FrontierEntry[] {
  const linked = seen.body.is === 'text' && seen.body.isPage ? alternateLinks(seen.body.text, seen.url) : [];
  const gets = [...linked.slice(0, MAX_LINKED).map((url) => ({ url })), ...usual(seen.url)];
  const asked = gets.map((one, index) => question(one.url, FIRST_PROMISE - STEP * (index + 1), { ...one, foundOn }));
  const map = question(new URL('/sitemap.xml', seen.url).href, PAGES_PROMISE + STEP, { kind: 'site', foundOn });
  return [...asked, map];
}

/** Pages of the site's own map, those first whose addresses promise datasets. */
export function mappedPages(base: string, { body }: Seen, foundOn: CaptureId): readonly FrontierEntry[] {
  const urls = body.is === 'text' && !body.isPage ? readSitemap(body.text).urls.map((one) => one.url) : [];
  const own = urls.flatMap((url) => normaliseAddress(url, base) ?? []).filter((url) => hostOf(url) === hostOf(base));
  const ordered = [...own.filter((url) => PROMISING.test(url)), ...own.filter((url) => !PROMISING.test(url))];
  return ordered.slice(0, MAX_SAMPLED).map((url) => question(url, PAGES_PROMISE, { kind: 'page', foundOn }));
}

type Usual = { readonly url: string; readonly post?: string };

function usual(asked: string): readonly Usual[] {
  const folder = new URL('.', asked).href;
  const bases = [...new Set([asked.endsWith('/') ? asked : folder, new URL('/', asked).href])];
  const at = (path: string): readonly Usual[] => bases.map((base) => ({ url: new URL(path, base).href }));
  return [
    ...at('api/3/action/status_show'),
    ...at('api/listLocale').map((one) => ({ ...one, post: '{}' })),
    ...at('data.json'),
    ...at('catalog.ttl'),
    ...at('catalog.rdf'),
    ...at('catalog.jsonld'),
    ...at('datapackage.json'),
    ...at('arcgis/rest/services?f=json'),
    ...at('sharing/rest/portals/self?f=json'),
    ...at('collections?f=json'),
  ];
}

function question(
  url: string,
  promise: number,
  {
    foundOn,
    kind = 'portal',
    post,
  }: Partial<Usual> & { readonly foundOn: CaptureId | null; readonly kind?: Target['kind'] },
): FrontierEntry {
  const target = catalogueTarget(url, { kind, purpose: 'portal-detection', foundOn });
  return post === undefined
    ? makeEntry({ target, promise })
    : makeEntry({ target, promise, method: 'POST', body: post });
}
