import { detectCatalogue, type Detected, type Tried } from '../gather/catalogue/detect/detectCatalogue.ts';
import { openProbes } from '../gather/catalogue/detect/openProbes.ts';
import type { CrawlConfig } from '../model/config.ts';
import { UserError } from '../model/errors.ts';
import type { Clock } from '../model/ports.ts';
import { catalogueCrawl } from './catalogueConfig.ts';
import { portalToDetect } from './loadConfig.ts';
import { parseResolve } from './parseResolve.ts';
import { contactMissing, isContactMissing } from './plan/missingContact.ts';
import type { NewAudit } from './prepareAudit.ts';

/** What an audit of a catalogue needs to know before it begins: of which kind it is. */
export type FoundCatalogue = { readonly detected: Detected; readonly tried: readonly Tried[] };

/** @throws UserError when nothing is recognised, with all that was tried */
async function findCatalogue(asked: URL, crawl: CrawlConfig, clock: Clock): Promise<FoundCatalogue> {
  const probes = openProbes(crawl, clock);
  try {
    const { found, tried } = await detectCatalogue(asked.href, probes);
    if (found !== null) {
      // The first request of the audit keeps its distance too.
      await probes.rest();
      return { detected: found, tried };
    }
    throw notRecognised(asked.href, tried);
  } finally {
    await probes.close();
  }
}

function notRecognised(url: string, tried: readonly Tried[]): UserError {
  const list = tried.map((one) => `  ${one.url} – ${one.said}`).join('\n');
  const isForbidden = tried.some(({ said }) => said.startsWith('robots.txt'));
  const [bgHint, enHint] = isForbidden
    ? [
        'robots.txt забранява адреси, на които може да е каталогът. Ако законът или собственикът позволяват, опишете изключението с причината му в настройките (crawl.robotsExceptions) и ползвайте --config с portal.kind: auto.',
        'robots.txt forbids addresses at which the catalogue may be. If the law or its owner allow it, write the exception with its reason into a configuration (crawl.robotsExceptions) and use --config with portal.kind: auto.',
      ]
    : [
        'Ако каталогът е на друг адрес, посочете самия него: API на CKAN, catalog.ttl, data.json, datapackage.json, arcgis/rest/services.',
        'If the catalogue is somewhere else, name that very address: the CKAN API, catalog.ttl, data.json, datapackage.json, arcgis/rest/services.',
      ];
  return new UserError('portal-unknown', {
    bg: `${url}: не разпознахме каталог. Опитахме:\n${list}\n${bgHint}`,
    en: `${url}: no catalogue was recognised. We tried:\n${list}\n${enHint}`,
  });
}

/** Portal of a new audit that is still to be found out, with the manners in which it is asked; null when nothing is. */
function portalOfNew(wanted: NewAudit): { readonly url: string; readonly crawl: CrawlConfig } | null {
  const resolve = parseResolve(wanted.resolve ?? []);
  const { address = null } = wanted.portal ?? {};
  if (wanted.configPath === null)
    return { url: address ?? '', crawl: catalogueCrawl(resolve, wanted.portal?.contact ?? null) };
  const found = portalToDetect(wanted.configPath);
  return found === null
    ? null
    : { ...found, crawl: { ...found.crawl, resolve: { ...found.crawl.resolve, ...resolve } } };
}

/** The catalogue of a new audit, found out by asking it; null when the configuration says all there is to know. */
export async function catalogueOfNew(wanted: NewAudit, clock: Clock): Promise<FoundCatalogue | null> {
  const portal = portalOfNew(wanted);
  if (portal === null) return null;
  const { crawl } = portal;
  const url = addressOf(portal.url);
  const asked = { crawl, institutions: [], portal: { url: url.href } };
  if (isContactMissing(asked))
    throw wanted.configPath === null ? noContact() : contactMissing(crawl, wanted.configPath);
  return findCatalogue(url, crawl, clock);
}

function noContact(): UserError {
  return new UserError('contact-missing', {
    bg: 'посочете с --contact страницата, на която операторите на сървъра ще видят кой ги посещава (прави се със „zvezdomer bot-page“)',
    en: 'name with --contact the page on which operators of the server see who visits them (`zvezdomer bot-page` makes it)',
  });
}

function addressOf(url: string): URL {
  const asked = URL.parse(url);
  if (asked === null || !/^https?:$/.test(asked.protocol)) {
    throw new UserError('portal-address', {
      bg: `--portal: „${url}“ не е адрес; пример: https://data.rechitsa.example`,
      en: `--portal: "${url}" is no address; example: https://data.rechitsa.example`,
    });
  }
  return asked;
}
