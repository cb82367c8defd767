import { readArcgisAnswer } from '../../../inspect/catalogue/arcgisDirectory.ts';
import { readCkanAnswer } from '../../../inspect/catalogue/ckanAnswer.ts';
import { readDataPackage } from '../../../inspect/catalogue/dataPackage.ts';
import { readOgcAnswer } from '../../../inspect/catalogue/ogcRecords.ts';
import { readDataJson } from '../../../inspect/catalogue/projectOpenData.ts';
import { pageDescriptions } from '../../../inspect/page/pageDescriptions.ts';
import { readSitemap } from '../../../inspect/sitemap.ts';
import { type CatalogueBody, readBody, readDescription } from '../open/readDescription.ts';
import type { CatalogueKind } from '../../../model/config.ts';
import { alternateLinks } from '../../../inspect/page/alternateLinks.ts';
import type { Probes } from './openProbes.ts';
import type { Probed, Question } from './probeTypes.ts';

/** The catalogue that was recognised: its kind, where its harvest begins, and what gave it away. */
export type Detected = {
  readonly kind: CatalogueKind;
  readonly url: string;
  /** Its own name for itself; null when it told none. */
  readonly title: string | null;
  /** The address that was recognised. */
  readonly by: string;
};

/** An address that was asked in vain, and what it said: a status, or why nobody answered. */
export type Tried = { readonly url: string; readonly said: string };
export type Detection = { readonly found: Detected | null; readonly tried: readonly Tried[] };

const RDF = 'text/turtle, application/ld+json;q=0.9, application/rdf+xml;q=0.8';
const ANYTHING = `${RDF}, application/json;q=0.7, text/html;q=0.6, */*;q=0.1`;
const JSON_FIRST = 'application/json, */*;q=0.1';
/** Pages of a sitemap that are looked at for descriptions of datasets. */
const MAX_SAMPLED = 3;
const PROMISING = /(?:dataset|opendata|open-data|\/data\/|nabor|danni|catalog)/i;

type Seen = { readonly url: string; readonly body: CatalogueBody };
type Recognise = (seen: Seen) => Omit<Detected, 'by'> | null;
type Step = { readonly question: Question; readonly recognise: Recognise };

/** Finds out of which kind a catalogue is by a few polite questions, the surest first; stops at the first answer that tells. */
export async function detectCatalogue(asked: string, probes: Probes): Promise<Detection> {
  const tried: Tried[] = [];
  const known = new Set<string>();
  async function ask({
    question,
    recognise,
  }: Step): Promise<{ readonly found: Detected | null; readonly seen: Seen | null }> {
    if (known.has(question.url)) return { found: null, seen: null };
    known.add(question.url);
    const probed = await probes.ask(question);
    const seen = probed.is === 'answer' ? { url: probed.url, body: readBody(probed, probed.body) } : null;
    const found = seen === null ? null : recognise(seen);
    if (found === null) tried.push({ url: question.url, said: saidOf(probed, seen) });
    return { found: found === null ? null : { ...found, by: question.url }, seen };
  }

  const first = await ask({ question: { url: asked, accept: ANYTHING }, recognise: anything });
  if (first.found !== null) return { found: first.found, tried };
  // Where the address leads is the catalogue's; nobody there means nobody anywhere.
  if (first.seen === null) return { found: null, tried };
  const base = first.seen.url;
  const steps = [...linkedSteps(first.seen), ...usualSteps(base)];
  for (const step of steps) {
    const { found } = await ask(step);
    if (found !== null) return { found, tried };
  }
  const sampled = await sitemapPages(base, ask);
  return { found: sampled, tried };
}

type Ask = (step: Step) => Promise<{ readonly found: Detected | null; readonly seen: Seen | null }>;

/** The last resort: pages that describe datasets, found by the sitemap. */
async function sitemapPages(base: string, ask: Ask): Promise<Detected | null> {
  let pages: readonly string[] = [];
  const url = new URL('/sitemap.xml', base).href;
  const recognise: Recognise = ({ body }) => {
    pages = body.is === 'text' && !body.isPage ? readSitemap(body.text).urls.map((one) => one.url) : [];
    return null;
  };
  await ask({ question: { url, accept: 'application/xml, text/xml;q=0.9, */*;q=0.1' }, recognise });
  const own = pages.filter((page) => URL.parse(page)?.host === URL.parse(base)?.host);
  const chosen = [...own.filter((page) => PROMISING.test(page)), ...own.filter((page) => !PROMISING.test(page))];
  for (const page of chosen.slice(0, MAX_SAMPLED)) {
    const { found } = await ask({
      question: { url: page, accept: 'text/html, */*;q=0.1' },
      recognise: described(base),
    });
    if (found !== null) return found;
  }
  return null;
}

/** A page with descriptions: the catalogue is the site whose pages these are. */
function described(base: string): Recognise {
  return ({ body }) =>
    body.is === 'text' && body.isPage && pageDescriptions(body.text).length > 0
      ? { kind: 'schema-org', url: base, title: null }
      : null;
}

/** Descriptions that the page itself links to for programs. */
function linkedSteps({ url, body }: Seen): readonly Step[] {
  if (body.is !== 'text' || !body.isPage) return [];
  return alternateLinks(body.text, url).map((link) => ({
    question: { url: link, accept: ANYTHING },
    recognise: anything,
  }));
}

/** Where each kind usually is: below the address that was given, then at the root of its host. */
function usualSteps(asked: string): readonly Step[] {
  const folder = new URL('.', asked).href;
  const inside = asked.endsWith('/') ? asked : folder;
  const bases = [...new Set([inside, new URL('/', asked).href])];
  const at = (path: string): readonly string[] => bases.map((base) => new URL(path, base).href);
  const get = (path: string, accept: string, recognise: Recognise): readonly Step[] =>
    at(path).map((url) => ({ question: { url, accept }, recognise }));
  return [
    ...get('api/3/action/status_show', JSON_FIRST, ckan),
    ...at('api/listLocale').map((url): Step => ({
      question: { url, accept: JSON_FIRST, post: '{}' },
      recognise: egov,
    })),
    ...get('data.json', JSON_FIRST, anything),
    ...get('catalog.ttl', RDF, anything),
    ...get('catalog.rdf', RDF, anything),
    ...get('catalog.jsonld', RDF, anything),
    ...get('datapackage.json', JSON_FIRST, anything),
    ...get('arcgis/rest/services?f=json', JSON_FIRST, anything),
    ...get('collections?f=json', JSON_FIRST, anything),
  ];
}

const ckan: Recognise = ({ url, body }) => {
  const answer = body.is === 'json' ? readCkanAnswer(body.json) : null;
  return answer?.is === 'status'
    ? { kind: 'ckan', url: url.replace(/api\/3\/action\/status_show.*$/, ''), title: answer.title }
    : null;
};

const egov: Recognise = ({ url, body }) => {
  const isOurs =
    body.is === 'json' && typeof body.json === 'object' && body.json !== null && 'locale_list' in body.json;
  return isOurs ? { kind: 'data-egov-bg', url: url.replace(/api\/listLocale.*$/, ''), title: null } : null;
};

/** Any answer by what is in it, whatever its address. */
const anything: Recognise = (seen) => {
  const { url, body } = seen;
  if (body.is === 'json') {
    const list = readDataJson(body.json);
    if (list !== null) return { kind: 'data-json', url, title: titleIn(body.json) };
    const action = ckan(seen);
    if (action !== null) return action;
    const ogc = readOgcAnswer(body.json);
    if (ogc !== null) return { kind: 'ogc-records', url: ogcBase(url), title: ogc.is === 'landing' ? ogc.title : null };
    if (readArcgisAnswer(body.json)?.is === 'directory')
      return { kind: 'arcgis', url: url.replace(/\?.*$/, ''), title: null };
    if (readDataPackage(body.json) !== null) return { kind: 'data-package', url, title: titleIn(body.json) };
  }
  const description = readDescription(body);
  if (description?.isCatalogue === true) return { kind: 'dcat', url, title: description.title?.slice(0, 200) ?? null };
  return described(url)(seen);
};

function ogcBase(url: string): string {
  return url.replace(/collections(?:[/?].*)?$/, '').replace(/\?.*$/, '');
}

function titleIn(json: unknown): string | null {
  const title: unknown = typeof json === 'object' && json !== null ? Reflect.get(json, 'title') : null;
  return typeof title === 'string' && title.trim() !== '' ? title.trim().slice(0, 200) : null;
}

function saidOf(probed: Probed, seen: Seen | null): string {
  if (probed.is === 'none') return probed.because === 'robots' ? `robots.txt: ${probed.detail}` : probed.detail;
  const page = seen?.body.is === 'text' && seen.body.isPage ? ' HTML' : '';
  return `HTTP ${probed.result.status}${page}`;
}
