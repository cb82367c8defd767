import { readArcgisAnswer } from '../../../inspect/catalogue/arcgisDirectory.ts';
import { readCkanAnswer } from '../../../inspect/catalogue/ckanAnswer.ts';
import { readDataPackage } from '../../../inspect/catalogue/dataPackage.ts';
import { readOgcAnswer } from '../../../inspect/catalogue/ogcRecords.ts';
import { readDataJson } from '../../../inspect/catalogue/projectOpenData.ts';
import { pageDescriptions } from '../../../inspect/page/pageDescriptions.ts';
import type { CatalogueKind } from '../../../model/config.ts';
import { type CatalogueBody, readDescription } from '../open/readDescription.ts';

/** A catalogue as an answer shows it: its kind, where its harvest begins, and its own name if it tells one. */
export type Recognised = {
  readonly kind: CatalogueKind;
  readonly url: string;
  readonly title: string | null;
};

/** An answer, and the address that gave it. */
export type Seen = { readonly url: string; readonly body: CatalogueBody };

/** Any answer by what is in it, whatever its address. */
export function recognised(seen: Seen): Recognised | null {
  const { url, body } = seen;
  if (body.is === 'json') {
    const { json } = body;
    const list = readDataJson(json);
    if (list !== null) return { kind: 'data-json', url, title: titleIn(json) };
    const named = ckan(url, json) ?? egov(url, json);
    if (named !== null) return named;
    const ogc = readOgcAnswer(json);
    if (ogc !== null) return { kind: 'ogc-records', url: ogcBase(url), title: ogc.is === 'landing' ? ogc.title : null };
    const arcgis = readArcgisAnswer(json);
    if (arcgis?.is === 'directory' || arcgis?.is === 'portal')
      return { kind: 'arcgis', url: url.replace(/\?.*$/, ''), title: arcgis.is === 'portal' ? arcgis.title : null };
    if (readDataPackage(json) !== null) return { kind: 'data-package', url, title: titleIn(json) };
  }
  const description = readDescription(body);
  if (description?.isCatalogue === true) return { kind: 'dcat', url, title: description.title?.slice(0, 200) ?? null };
  return describedAt(url, body);
}

/** A page with descriptions: the catalogue is the site at `base`, whose pages these are. */
export function describedAt(base: string, body: CatalogueBody): Recognised | null {
  return body.is === 'text' && body.isPage && pageDescriptions(body.text).length > 0
    ? { kind: 'schema-org', url: base, title: null }
    : null;
}

function ckan(url: string, json: unknown): Recognised | null {
  const answer = readCkanAnswer(json);
  if (answer?.is !== 'status') return null;
  return { kind: 'ckan', url: url.replace(/api\/3\/action\/status_show.*$/, ''), title: answer.title };
}

/** The answer to listLocale, which the national portal alone gives. */
function egov(url: string, json: unknown): Recognised | null {
  const isOurs = typeof json === 'object' && json !== null && 'locale_list' in json;
  return isOurs ? { kind: 'data-egov-bg', url: url.replace(/api\/listLocale.*$/, ''), title: null } : null;
}

function ogcBase(url: string): string {
  return url.replace(/collections(?:[/?].*)?$/, '').replace(/\?.*$/, '');
}

function titleIn(json: unknown): string | null {
  const title: unknown = typeof json === 'object' && json !== null ? Reflect.get(json, 'title') : null;
  return typeof title === 'string' && title.trim() !== '' ? title.trim().slice(0, 200) : null;
}
